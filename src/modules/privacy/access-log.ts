import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { type Cursor, decodeCursor, encodeCursor, newestFirst } from '#platform/http/cursor.ts'
import { loadSnapshot } from '#modules/catalogue/index.ts'
import { takenInCredentials } from '#modules/credential/index.ts'
import { agencyNames } from '#modules/organisation/index.ts'
import { idsOf } from '#modules/person/index.ts'
import { leadsOfPerson } from '#modules/supervision/index.ts'
import { type AccessEntry, type AccessEntryKind, type BareEntry, NOT_ME } from './access-entry.ts'
import { accessRecordOf, accessRecordsOf } from './store.ts'
import { usageEntriesOf, usageEntryOf } from './usages.ts'

export interface AccessPage {
  /** What the page before handed on; one that is not ours begins at the newest. */
  readonly cursor?: string | undefined
  /** Entries of a page; 20 when left out. */
  readonly limit?: number | undefined
  /** Whether the holder's own readings are wanted too. */
  readonly includeOwn?: boolean | undefined
}

export interface AccessLog {
  readonly entries: readonly AccessEntry[]
  readonly nextCursor: string | undefined
}

interface Deps {
  readonly db: Database
  readonly clock: Clock
}

const join = async (
  { db, clock }: Deps,
  personId: string,
  bare: readonly BareEntry[],
): Promise<AccessEntry[]> => {
  const codes = [...new Set(bare.map((entry) => entry.organisationCode))]
  const names = await agencyNames(db, codes)
  const entryIds = bare.map((entry) => entry.id)
  const ids = await idsOf(db, personId)
  const found = await Promise.all(ids.map((id) => leadsOfPerson(db, id, NOT_ME, entryIds)))
  const leadOf = (id: string) => found.map((one) => one.get(id)).find((one) => one !== undefined)
  const usages = bare.some((entry) => entry.kind === 'usage')
  const catalogue = usages ? await loadSnapshot(db, clock.now()) : undefined
  const oldCards = bare.some((entry) => entry.credentialId !== undefined)
    ? await takenInCredentials(db)
    : undefined
  return bare.map(({ organisationCode, sceneCode, placeId, credentialId, ...entry }) => {
    const scene = sceneCode === undefined ? undefined : catalogue?.sceneByCode(sceneCode)
    const lead = leadOf(entry.id)
    return {
      ...entry,
      oldCard: credentialId === undefined ? undefined : oldCards?.get(credentialId)?.name,
      organisation: { code: organisationCode, name: names.get(organisationCode) },
      scene:
        sceneCode === undefined
          ? undefined
          : {
              code: sceneCode,
              ...(scene !== undefined && { name: scene.name, purpose: scene.purpose }),
            },
      place: placeId === undefined ? undefined : catalogue?.place(placeId)?.name,
      notMe: lead === undefined ? undefined : { reference: lead.reference, status: lead.status },
    }
  })
}

/**
 * 谁查过我: every verification and every reading of this person's data, each once, the newest first
 * (PIPL 44, N2). Nobody else's can be among them.
 */
export const accessLog = async (
  deps: Deps,
  personId: string,
  page: AccessPage = {},
): Promise<AccessLog> => {
  const limit = page.limit ?? 20
  const cursor: Cursor | undefined =
    page.cursor === undefined ? undefined : decodeCursor(page.cursor)
  const wanted = { cursor, limit: limit + 1 }
  const own = page.includeOwn ?? false
  // What was read under an entry that was merged into this one is about the same person.
  const ids = await idsOf(deps.db, personId)
  const lists = await Promise.all(
    ids.flatMap((id) => [
      accessRecordsOf(deps.db, id, { ...wanted, own }),
      usageEntriesOf(deps.db, id, wanted),
    ]),
  )
  const found = lists.flat().sort(newestFirst)
  const bare = found.slice(0, limit)
  const last = bare.at(-1)
  return {
    entries: await join(deps, personId, bare),
    nextCursor: found.length > limit && last !== undefined ? encodeCursor(last) : undefined,
  }
}

/** One entry of this person; `undefined` also when it is somebody else's. */
export const accessEntryOf = async (
  deps: Deps,
  personId: string,
  { entryKind, entryId }: { readonly entryKind: AccessEntryKind; readonly entryId: string },
): Promise<AccessEntry | undefined> => {
  const find = entryKind === 'usage' ? usageEntryOf : accessRecordOf
  for (const id of await idsOf(deps.db, personId)) {
    const bare = await find(deps.db, id, entryId)
    if (bare !== undefined) return (await join(deps, personId, [bare]))[0]
  }
  return undefined
}
