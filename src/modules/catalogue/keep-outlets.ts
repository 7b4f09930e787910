import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import {
  districtsAmong,
  listAgencies,
  listOutlets,
  listRegions,
  registerOutlets,
} from '#modules/organisation/index.ts'
import { freeCode } from './free-code.ts'
import {
  AGENCIES_WITH_OUTLETS,
  decideOutletEntry,
  type FiledOutlet,
  type OutletEntry,
  type OutletEntryRefusal,
} from './outlet-entry.ts'
import {
  afterLook,
  type BureauStaff,
  type PlaceEntryAction,
  type PlaceEntryRefusal,
  siteFaults,
  type SiteFault,
} from './place-entry.ts'
import {
  insertOutletEntry,
  lockOutletEntry,
  outletIsFiled,
  saveOutletEntry,
} from './store-outlet-entry.ts'

interface Deps {
  readonly db: Pick<Database, 'transaction'>
}

const record = (
  tx: Transaction,
  context: ActionContext,
  act: PlaceEntryAction | 'file',
  id: string,
  decision: Decision<unknown, string>,
) =>
  audit(tx, context, {
    action: `catalogue.${act}Outlet`,
    subjectKind: 'outletEntry',
    subjectId: id,
    decision,
  })

/** What was filed, or why not; faults of the form are all named. */
export type FiledOutletEntry =
  | Decision<OutletEntry, OutletEntryRefusal>
  | {
      readonly granted: false
      readonly refusal: 'PLACE_WRONG'
      readonly faults: readonly SiteFault[]
    }

export interface OutletFiling {
  readonly agencyCode: string
  readonly content: FiledOutlet
  readonly staffId: string
}

const decideFiling = async (
  tx: Transaction,
  { agencyCode, content }: OutletFiling,
): Promise<Decision<undefined, OutletEntryRefusal>> => {
  const agency = (await listAgencies(tx)).find(({ code }) => code === agencyCode)
  if (!AGENCIES_WITH_OUTLETS.some((kind) => kind === agency?.kind))
    return refuse('YKT-18', 'AGENCY_WITHOUT_OUTLETS')
  const filed = await outletIsFiled(tx, agencyCode, content)
  const there = await listOutlets(tx, { agencyCode, regionCode: content.districtCode })
  return filed || there.some(({ name }) => name['zh-Hans'] === content.name['zh-Hans'])
    ? refuse('YKT-18', 'OUTLET_ALREADY_THERE', ['keepOutlet'])
    : grant('YKT-18', undefined)
}

const insertFiled = async (
  tx: Transaction,
  id: string,
  { agencyCode, content, staffId }: OutletFiling,
  at: Temporal.Instant,
): Promise<OutletEntry> => {
  const entry: OutletEntry = {
    id,
    agencyCode,
    content,
    outletCode: undefined,
    status: 'filed',
    filed: { staffId, at },
    reviewed: undefined,
    decided: undefined,
    remark: undefined,
  }
  await insertOutletEntry(tx, entry)
  return entry
}

/** Files an outlet of a list, which was judged with all the others of the list. */
export const enterNewOutlet = async (
  tx: Transaction,
  context: ActionContext,
  filing: OutletFiling,
): Promise<OutletEntry> => {
  const id = uuidv7(context.at)
  await record(tx, context, 'file', id, grant('YKT-18', undefined))
  return insertFiled(tx, id, filing, context.at)
}

/** 登记网点: a bank or the bureau files an outlet; nobody finds it before two have looked (Art. 18). */
export const fileOutlet = (
  { db }: Deps,
  context: ActionContext,
  filing: OutletFiling,
): Promise<FiledOutletEntry> =>
  db.transaction(async (tx) => {
    const { content } = filing
    const { at } = context
    const id = uuidv7(at)
    const districts = districtsAmong(await listRegions(tx)).map(({ code }) => code)
    const faults = siteFaults(content, new Set(districts))
    if (faults.length > 0) {
      const wrong = refuse('YKT-18', 'PLACE_WRONG' as const, ['mendEntry'])
      await record(tx, context, 'file', id, wrong)
      return { ...wrong, faults }
    }
    const decision = await decideFiling(tx, filing)
    await record(tx, context, 'file', id, decision)
    if (!decision.granted) return decision
    return grant('YKT-18', await insertFiled(tx, id, filing, at))
  })

export interface OutletStep {
  readonly action: PlaceEntryAction
  readonly by: BureauStaff
  readonly remark: string
}

/** An approved outlet stands in the register, and with that in every list and search. */
const enterOutlet = async (
  tx: Transaction,
  { agencyCode, content }: OutletEntry,
  at: Temporal.Instant,
): Promise<string> => {
  const { districtCode } = content
  const there = await listOutlets(tx, { regionCode: districtCode })
  const code = await freeCode(districtCode, at, (one) => there.some((other) => other.code === one))
  const facilities = content.facilities.map((facility) => ({ facility }))
  await registerOutlets(tx, [{ ...content, facilities, code, agencyCode }])
  return code
}

export type SteppedOutlet = Decision<OutletEntry, PlaceEntryRefusal>

const stepOne = async (
  tx: Transaction,
  context: ActionContext,
  id: string,
  { action, by, remark }: OutletStep,
): Promise<SteppedOutlet | undefined> => {
  const entry = await lockOutletEntry(tx, id)
  if (entry === undefined) return undefined
  const decision = decideOutletEntry(entry, action, by, remark)
  await record(tx, context, action, id, decision)
  if (!decision.granted) return decision
  const { at } = context
  const outletCode = decision.outcome === 'approved' ? await enterOutlet(tx, entry, at) : undefined
  const looked = afterLook(entry, decision.outcome, { staffId: by.staffId, at }, remark)
  const stepped: OutletEntry = { ...looked, outletCode }
  await saveOutletEntry(tx, stepped)
  return { ...decision, outcome: stepped }
}

/**
 * 初审、核准 or 退回: a step of one or many outlets at the bureau, in one act. What may not go on
 * stays and says why; the others go on.
 */
export const stepOutletEntries = (
  { db }: Deps,
  context: ActionContext,
  { ids, ...step }: OutletStep & { readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, SteppedOutlet>> =>
  db.transaction(async (tx) => {
    const steps = new Map<string, SteppedOutlet>()
    // In one order, so that two people who take the same ones wait and do not collide.
    for (const id of [...new Set(ids)].toSorted()) {
      const stepped = await stepOne(tx, context, id, step)
      if (stepped !== undefined) steps.set(id, stepped)
    }
    return steps
  })
