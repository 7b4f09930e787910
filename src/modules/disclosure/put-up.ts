import { type Decision, grant } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { maskName } from '#kernel/masking.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import { Sm3 } from '#platform/crypto/sm3.ts'
import type { Database, Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { readNames } from '#modules/person/index.ts'
import { findProgramme } from '#modules/programme/index.ts'
import {
  bucketsOf,
  decideRoster,
  lockRoster,
  type PayableRow,
  payableInOrder,
  type Roster,
  saveRoster,
} from '#modules/roster/index.ts'
import { loadCalendar, standardValue } from '#modules/standard/index.ts'
import { decidePutUp, type NoticePeriod, noticePeriod, type PutUpRefusal } from './notice.ts'
import { copyEntries, type Entry, insertNotice, type Notice } from './store.ts'

export interface DisclosureDeps {
  readonly db: Database
  readonly pii: PersonalInformation
}

export interface PutUpInput {
  readonly rosterId: string
  /** Where the paper hangs. */
  readonly place: string
  /** Rows that wait are to follow later. */
  readonly setAside: boolean
  readonly by: { readonly staffId: string; readonly agencyCode: string }
}

/** The days for which a list has to hang, from a day on. */
export const periodFor = async (
  tx: Transaction,
  { programmeCode, regionCode }: Pick<Roster, 'programmeCode' | 'regionCode'>,
  on: Temporal.PlainDate,
): Promise<NoticePeriod> => {
  const programme = await findProgramme(tx, programmeCode, on)
  if (programme === undefined) throw new Error(`no programme ${programmeCode} on ${on.toString()}`)
  const kind = await standardValue(tx, 'noticeDayKind', regionCode, on)
  return noticePeriod(await loadCalendar(tx), on, programme.noticeDays, kind)
}

/** Names are read to be masked; each person sees by whom and why (N1). */
const maskedOf = async (
  tx: Transaction,
  { pii }: DisclosureDeps,
  { actor, requestId, at }: ActionContext,
  { rows, from }: { readonly rows: readonly PayableRow[]; readonly from: number },
): Promise<readonly Entry[]> => {
  const ids = rows.map(({ personId }) => personId)
  const proof = await pii.recordAccesses(
    tx,
    {
      actorKind: 'staff',
      actorId: actor.id,
      organisationCode: actor.organisationCode ?? '',
      purpose: 'publicNotice',
      basis: 'YKT-13',
      requestId,
      at,
    },
    ids,
    ['name'],
  )
  const names = await readNames(tx, pii, proof, ids)
  return rows.map(({ id, personId, village, subItem, amountFen }, i) => {
    const name = names.get(personId)
    if (name === undefined) throw new Error(`row ${id} has nobody`)
    const maskedName = maskName(name.reveal())
    return { rowId: id, number: from + i, village, maskedName, subItem, amountFen }
  })
}

const lineOf = (one: Entry): string =>
  [one.number, one.village, one.maskedName, one.subItem, one.amountFen].join('|')

/** Puts the rows up, a piece at a time; tells the digest of what hangs and what it comes to. */
const hangRows = async (
  tx: Transaction,
  deps: DisclosureDeps,
  context: ActionContext,
  { rosterId, id: noticeId }: Pick<Notice, 'rosterId' | 'id'>,
): Promise<string> => {
  const hash = new Sm3()
  let from = 1
  for await (const rows of payableInOrder(tx, rosterId)) {
    const entries = await maskedOf(tx, deps, context, { rows, from })
    await copyEntries(tx, noticeId, entries)
    from += rows.length
    hash.update(`${entries.map(lineOf).join('\n')}\n`)
  }
  return hash.hex()
}

const draw = async (
  tx: Transaction,
  { at }: ActionContext,
  roster: Roster,
  input: PutUpInput,
): Promise<Decision<Omit<Notice, 'listDigest'>, PutUpRefusal>> => {
  const step = decideRoster(roster.status, 'putUp')
  if (!step.granted) return step
  const { payable, toConfirm, notPayable } = await bucketsOf(tx, roster.id)
  const waiting = toConfirm.count + notPayable.count
  const decision = decidePutUp({
    ownerAgency: roster.ownerAgency,
    unit: input.by.agencyCode,
    payable: payable.count,
    waiting,
    atomic: roster.mode === 'atomic',
    setAside: input.setAside,
    place: input.place,
  })
  if (!decision.granted) return decision
  return grant('YKT-13', {
    ...(await periodFor(tx, roster, provinceDate(at))),
    id: uuidv7(at),
    rosterId: roster.id,
    programmeCode: roster.programmeCode,
    payPeriod: roster.payPeriod,
    regionCode: roster.regionCode,
    ownerAgency: roster.ownerAgency,
    place: input.place.trim(),
    rowCount: payable.count,
    totalFen: payable.totalFen,
    setAside: waiting,
    putUpBy: input.by.staffId,
    putUpUnit: input.by.agencyCode,
    putUpAt: at,
    takenDown: undefined,
  })
}

/**
 * 公示: puts the rows of a list that can be paid up in public, masked, for the days of its
 * programme; the others are set aside (Art. 13). `undefined` when there is no such list.
 */
export const putUp = (
  deps: DisclosureDeps,
  context: ActionContext,
  input: PutUpInput,
): Promise<Decision<Notice, PutUpRefusal> | undefined> =>
  deps.db.transaction(async (tx) => {
    const roster = await lockRoster(tx, input.rosterId)
    if (roster === undefined) return undefined
    const decision = await draw(tx, context, roster, input)
    await audit(tx, context, {
      action: 'disclosure.putUp',
      subjectKind: 'roster',
      subjectId: roster.id,
      decision,
      ...(decision.granted && {
        detail: { rows: decision.outcome.rowCount, endsOn: decision.outcome.endsOn.toString() },
      }),
    })
    if (!decision.granted) return decision
    const listDigest = await hangRows(tx, deps, context, decision.outcome)
    const notice = { ...decision.outcome, listDigest }
    await insertNotice(tx, notice)
    await saveRoster(tx, { ...roster, status: 'noticed' })
    return grant('YKT-13', notice)
  })
