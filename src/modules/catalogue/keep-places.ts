import { type Decision, grant } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { recordEntry } from './file-place.ts'
import { freeCode } from './free-code.ts'
import { contentOf } from './place-change.ts'
import {
  afterLook,
  type BureauStaff,
  decidePlaceEntry,
  type PlaceEntry,
  type PlaceEntryAction,
  type PlaceEntryRefusal,
} from './place-entry.ts'
import { admitPlace, endPlaces, lockPlaceEntry, savePlaceEntry } from './store-place-entry.ts'
import { changePlace, insertPlaces } from './store-place-register.ts'
import { isPlaceCode, lockPlace } from './store-places.ts'

interface Deps {
  readonly db: Pick<Database, 'transaction'>
}

type InForce = Pick<PlaceEntry, 'placeId' | 'before'>

const enterPlace = async (
  tx: Transaction,
  { operatorAgency, content, authorisedUntil }: PlaceEntry,
  at: Temporal.Instant,
): Promise<InForce> => {
  const placeId = uuidv7(at)
  const code = await freeCode(`P-${content.cityCode}`, at, (one) => isPlaceCode(tx, one))
  await insertPlaces(tx, [{ ...content, id: placeId, code, operatorAgency, facilities: [] }])
  if (authorisedUntil !== undefined) await admitPlace(tx, placeId, authorisedUntil)
  return { placeId, before: undefined }
}

/** What an approval does: the place is there, there for longer, or as it was filed. */
const putInForce = async (
  tx: Transaction,
  entry: PlaceEntry,
  at: Temporal.Instant,
): Promise<InForce> => {
  const { kind, placeId, content, authorisedUntil } = entry
  if (kind === 'new' || placeId === undefined) return enterPlace(tx, entry, at)
  if (authorisedUntil !== undefined) await admitPlace(tx, placeId, authorisedUntil)
  if (kind === 'renewal') return { placeId, before: undefined }
  const place = await lockPlace(tx, placeId)
  await changePlace(tx, place, content, at)
  return { placeId, before: contentOf(place) }
}

/** A step that somebody of the bureau takes, and why. */
export interface EntryStep {
  readonly action: PlaceEntryAction
  readonly by: BureauStaff
  readonly remark: string
}

export type SteppedEntry = Decision<PlaceEntry, PlaceEntryRefusal>

const stepOne = async (
  tx: Transaction,
  context: ActionContext,
  id: string,
  { action, by, remark }: EntryStep,
): Promise<SteppedEntry | undefined> => {
  const entry = await lockPlaceEntry(tx, id)
  if (entry === undefined) return undefined
  const { cityCode } = entry.content
  const decision = decidePlaceEntry({ ...entry, cityCode }, action, by, remark)
  await recordEntry(tx, context, action, id, decision)
  if (!decision.granted) return decision
  const { at } = context
  const inForce = decision.outcome === 'approved' ? await putInForce(tx, entry, at) : undefined
  const looked = afterLook(entry, decision.outcome, { staffId: by.staffId, at }, remark)
  const stepped: PlaceEntry = { ...looked, ...inForce }
  await savePlaceEntry(tx, stepped)
  return { ...decision, outcome: stepped }
}

/** 初审、核准 or 退回: a step of an entry at the bureau. */
export const stepPlaceEntry = (
  { db }: Deps,
  context: ActionContext,
  { id, ...step }: EntryStep & { readonly id: string },
): Promise<SteppedEntry | undefined> => db.transaction((tx) => stepOne(tx, context, id, step))

/**
 * 批量办理: the same step for many entries in one act. Each is decided and recorded for itself, and
 * one that is refused keeps nobody else's back.
 *
 * @returns what became of each, by id; one that is not there is left out.
 */
export const stepPlaceEntries = (
  { db }: Deps,
  context: ActionContext,
  { ids, ...step }: EntryStep & { readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, SteppedEntry>> =>
  db.transaction(async (tx) => {
    const steps = new Map<string, SteppedEntry>()
    // In one order, so that two people who take the same ones wait and do not collide.
    for (const id of [...new Set(ids)].toSorted()) {
      const stepped = await stepOne(tx, context, id, step)
      if (stepped !== undefined) steps.set(id, stepped)
    }
    return steps
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
