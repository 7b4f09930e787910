import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { filingWorld } from './filing-world.ts'
import {
  type BureauStaff,
  decidePlaceEntry,
  type FiledPlace,
  type PlaceEntry,
  type PlaceEntryAction,
  type PlaceEntryRefusal,
  type PlaceEntryStatus,
  type PlaceFault,
  placeFaults,
} from './place-entry.ts'
import type { CatalogueReader } from './reader.ts'
import {
  admitPlace,
  endPlaces,
  insertPlaceEntry,
  lockPlaceEntry,
  oneFilingAtATime,
  placeIsThere,
  renewalIsOpen,
  savePlaceEntry,
} from './store-place-entry.ts'
import { insertPlaces } from './store-place-register.ts'
import { placesOfOperator } from './store-places.ts'

interface Deps {
  readonly db: Pick<Database, 'transaction'>
}

/** Filing is compared with the catalogue in force. */
interface FilingDeps extends Deps {
  readonly catalogue: CatalogueReader
}

interface By {
  readonly staffId: string
  readonly agencyCode: string
}

/** What can be wrong with a renewal; the rest stands as it was approved. */
const RENEWAL_FAULTS: ReadonlySet<PlaceFault> = new Set([
  'CREDIT_CODE_WRONG',
  'CREDIT_CODE_OF_ANOTHER',
  'UNTIL_PAST',
  'UNTIL_TOO_FAR',
])

const record = (
  tx: Transaction,
  context: ActionContext,
  act: string,
  id: string,
  decision: Decision<unknown, string>,
) =>
  audit(tx, context, {
    action: `catalogue.${act}Place`,
    subjectKind: 'placeEntry',
    subjectId: id,
    decision,
  })

/** What was filed, or why not; faults of the form are all named. */
export type Filed =
  | Decision<PlaceEntry, PlaceEntryRefusal>
  | {
      readonly granted: false
      readonly refusal: 'PLACE_WRONG'
      readonly faults: readonly PlaceFault[]
    }

export interface NewPlaceFiling {
  readonly content: FiledPlace
  readonly creditCode: string
  readonly authorisedUntil: Temporal.PlainDate
  readonly by: By
}

/** 申报场所: an operator files a place; the bureau looks at it before anybody sees it (Art. 8). */
export const filePlace = (
  { db, catalogue }: FilingDeps,
  context: ActionContext,
  { content, creditCode, authorisedUntil, by }: NewPlaceFiling,
): Promise<Filed> =>
  db.transaction(async (tx) => {
    const { at } = context
    const id = uuidv7(at)
    await oneFilingAtATime(tx, by.agencyCode)
    const world = await filingWorld({ handle: tx, catalogue }, by.agencyCode, content, at)
    const faults = placeFaults({ content, creditCode, authorisedUntil }, world)
    if (faults.length > 0) {
      const refused = refuse('YKT-8', 'PLACE_WRONG' as const, ['mendEntry'])
      await record(tx, context, 'file', id, refused)
      return { ...refused, faults }
    }
    const decision = (await placeIsThere(tx, by.agencyCode, content))
      ? refuse('YKT-8', 'PLACE_ALREADY_THERE' as const, ['renewPlace'])
      : grant('YKT-8', undefined)
    await record(tx, context, 'file', id, decision)
    if (!decision.granted) return decision
    const entry: PlaceEntry = {
      id,
      kind: 'new',
      placeId: undefined,
      operatorAgency: by.agencyCode,
      content,
      authorisedUntil,
      status: 'filed',
      filed: { staffId: by.staffId, at },
      reviewed: undefined,
      decided: undefined,
      remark: undefined,
    }
    await insertPlaceEntry(tx, entry)
    return grant('YKT-8', entry)
  })

export interface RenewalFiling {
  readonly placeCode: string
  readonly authorisedUntil: Temporal.PlainDate
  readonly creditCode: string
  readonly by: By
}

/** 申请续期: before the authorisation of a place ends, or after it has. */
export const fileRenewal = (
  { db, catalogue }: FilingDeps,
  context: ActionContext,
  { placeCode, authorisedUntil, creditCode, by }: RenewalFiling,
): Promise<Filed> =>
  db.transaction(async (tx) => {
    const { at } = context
    const id = uuidv7(at)
    await oneFilingAtATime(tx, by.agencyCode)
    const own = await placesOfOperator(tx, by.agencyCode)
    const place = own.find(({ code }) => code === placeCode)
    if (place === undefined) {
      const refused = refuse('YKT-8', 'PLACE_NOT_YOURS' as const)
      await record(tx, context, 'renew', id, refused)
      return refused
    }
    // What is filed is what stands in the register: a renewal changes the day and nothing else.
    const { name, kind, cityCode, districtCode, address, latitude, longitude } = place
    const where = { cityCode, districtCode, address, latitude, longitude }
    const { openingHours, phone, sceneCodes } = place
    const content = { name, kind, ...where, openingHours, phone, sceneCodes }
    const world = await filingWorld({ handle: tx, catalogue }, by.agencyCode, content, at)
    const faults = placeFaults({ content, creditCode, authorisedUntil }, world).filter((fault) =>
      RENEWAL_FAULTS.has(fault),
    )
    if (faults.length > 0) {
      const refused = refuse('YKT-8', 'PLACE_WRONG' as const, ['mendEntry'])
      await record(tx, context, 'renew', id, refused)
      return { ...refused, faults }
    }
    const decision = (await renewalIsOpen(tx, place.id))
      ? refuse('YKT-8', 'RENEWAL_UNDER_WAY' as const, ['waitForBureau'])
      : grant('YKT-8', undefined)
    await record(tx, context, 'renew', id, decision)
    if (!decision.granted) return decision
    const entry: PlaceEntry = {
      id,
      kind: 'renewal',
      placeId: place.id,
      operatorAgency: by.agencyCode,
      content,
      authorisedUntil,
      status: 'filed',
      filed: { staffId: by.staffId, at },
      reviewed: undefined,
      decided: undefined,
      remark: undefined,
    }
    await insertPlaceEntry(tx, entry)
    return grant('YKT-8', entry)
  })

/** `P-440100-7K2QXM`: no two alike, and nothing to be read out of it but the city. */
const newPlaceCode = (cityCode: string, id: string): string =>
  `P-${cityCode}-${id.slice(-6).toUpperCase()}`

/** What an approval does: the place is there, or there for longer. */
const putInForce = async (
  tx: Transaction,
  { id, kind, placeId, operatorAgency, content, authorisedUntil }: PlaceEntry,
  at: Temporal.Instant,
): Promise<string> => {
  const ofPlace = placeId ?? uuidv7(at)
  if (kind === 'new')
    await insertPlaces(tx, [
      {
        ...content,
        id: ofPlace,
        code: newPlaceCode(content.cityCode, id),
        operatorAgency,
        facilities: [],
      },
    ])
  await admitPlace(tx, ofPlace, authorisedUntil)
  return ofPlace
}

const after = async (
  tx: Transaction,
  entry: PlaceEntry,
  status: PlaceEntryStatus,
  { staffId, at, remark }: { staffId: string; at: Temporal.Instant; remark: string },
): Promise<PlaceEntry> => {
  const act = { staffId, at }
  const said = remark.trim() === '' ? undefined : remark.trim()
  if (status === 'reviewed') return { ...entry, status, reviewed: act, remark: said }
  const placeId = status === 'approved' ? await putInForce(tx, entry, at) : entry.placeId
  return { ...entry, status, placeId, decided: act, remark: said ?? entry.remark }
}

/** 初审、核准 or 退回: a step of an entry at the bureau. */
export const stepPlaceEntry = (
  { db }: Deps,
  context: ActionContext,
  wish: {
    readonly id: string
    readonly action: PlaceEntryAction
    readonly by: BureauStaff
    readonly remark: string
  },
): Promise<Decision<PlaceEntry, PlaceEntryRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const { id, action, by, remark } = wish
    const entry = await lockPlaceEntry(tx, id)
    if (entry === undefined) return undefined
    const { cityCode } = entry.content
    const decision = decidePlaceEntry({ ...entry, cityCode }, action, by, remark)
    await record(tx, context, action, id, decision)
    if (!decision.granted) return decision
    const { staffId } = by
    const stepped = await after(tx, entry, decision.outcome, { staffId, at: context.at, remark })
    await savePlaceEntry(tx, stepped)
    return { ...decision, outcome: stepped }
  })

/**
 * 授权到期: on the first day without authorisation a place is taken off the lists, and its terminals
 * verify nobody any more. Its operator has been shown the day for two months.
 *
 * @returns how many places ended.
 */
export const endAuthorisations = ({ db }: Deps, context: ActionContext): Promise<number> =>
  db.transaction(async (tx) => {
    const ended = await endPlaces(tx, provinceDate(context.at))
    for (const { id, code } of ended)
      await audit(tx, context, {
        action: 'catalogue.endPlace',
        subjectKind: 'place',
        subjectId: id,
        decision: grant('YKT-8', undefined),
        detail: { code },
      })
    return ended.length
  })
