import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { distanceMetres, type Location } from '#kernel/location.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { listOutlets, type Outlet } from '#modules/organisation/index.ts'
import { MEASURE_EFFECTS } from './bank.ts'
import { neutralOrder } from './neutral-order.ts'
import { type Bank, holdBank, listBanks } from './store.ts'
import { type MeasureRecord, measuresInForce } from './store-measure.ts'
import { insertShownList, lockShownList, writeChoice } from './store-shown.ts'

/** A bank as the chooser shows it. */
export interface ShownBank {
  readonly bank: Bank
  /** Greyed: with the measure in force, its facts and its day. */
  readonly measure: MeasureRecord | undefined
  /** The nearest first, or those of the region. */
  readonly outlets: readonly Outlet[]
  /** One of these outlets makes the card at once. */
  readonly instantIssuance: boolean
  /** To the nearest outlet, where somebody said where they are. */
  readonly metres: number | undefined
}

/** Banks in the order in which they are shown; the id says which showing it was. */
export interface ShownBanks {
  readonly id: string
  readonly banks: readonly ShownBank[]
}

export interface ShowInput {
  readonly personId: string | undefined
  /** Where somebody is, if they said so. */
  readonly near?: Location | undefined
  /** City or district whose outlets are named, for somebody who did not say where they are. */
  readonly regionCode?: string | undefined
}

const OUTLETS_NAMED = 3

const locationOf = ({ latitude, longitude }: Outlet): Location | undefined =>
  latitude === undefined || longitude === undefined ? undefined : { latitude, longitude }

const metresTo = (outlet: Outlet, near: Location | undefined): number => {
  const location = locationOf(outlet)
  return near === undefined || location === undefined ? Infinity : distanceMetres(location, near)
}

const shown = (
  bank: Bank,
  outlets: readonly Outlet[],
  measure: MeasureRecord | undefined,
  near: Location | undefined,
): ShownBank => {
  const own = outlets
    .filter(({ agencyCode }) => agencyCode === bank.agencyCode)
    .map((outlet) => ({ outlet, metres: metresTo(outlet, near) }))
    .toSorted((a, b) => (a.metres === b.metres ? 0 : a.metres - b.metres))
  const [nearest] = own
  const named = own.slice(0, OUTLETS_NAMED).map(({ outlet }) => outlet)
  return {
    bank,
    measure,
    outlets: named,
    instantIssuance: named.some((outlet) => outlet.instantIssuance),
    metres:
      nearest === undefined || nearest.metres === Infinity ? undefined : Math.round(nearest.metres),
  }
}

/** From the random part of a fresh id: nobody can wish for an order. */
const seedOf = (id: string): number => Number.parseInt(id.slice(-8), 16) | 0

/**
 * 银行列表: the banks somebody can choose among, in neutral order, which is written down with its
 * seed (Art. 6). Banks under a measure are shown greyed; those whose agreement ended are not.
 */
export const showBanks = async (
  tx: Transaction,
  { at }: ActionContext,
  { personId, near, regionCode }: ShowInput,
): Promise<ShownBanks> => {
  const banks = (await listBanks(tx)).filter(
    ({ measure }) => MEASURE_EFFECTS[measure].chooser !== 'hidden',
  )
  // Who says where they are is near outlets of any city.
  const outlets = await listOutlets(tx, near === undefined ? { regionCode } : {})
  const measures = await measuresInForce(tx)
  const id = uuidv7(at)
  const seed = seedOf(id)
  const locations = (agencyCode: string): readonly Location[] =>
    outlets
      .filter((outlet) => outlet.agencyCode === agencyCode)
      .flatMap((outlet) => locationOf(outlet) ?? [])
  const codes = neutralOrder(
    banks.map(({ code, agencyCode }) => ({ code, locations: locations(agencyCode) })),
    seed,
    near,
  )
  await insertShownList(tx, { id, at, personId, seed, byDistance: near !== undefined, codes })
  const byCode = new Map(banks.map((bank) => [bank.code, bank]))
  return {
    id,
    banks: codes.flatMap((code) => {
      const bank = byCode.get(code)
      return bank === undefined ? [] : [shown(bank, outlets, measures.get(code), near)]
    }),
  }
}

export type ChoiceRefusal = 'LIST_UNKNOWN' | 'BANK_NOT_SHOWN' | 'BANK_TAKES_NO_APPLICATIONS'

export interface Choice {
  readonly listId: string
  readonly bankCode: string
  readonly personId: string | undefined
}

/**
 * 选择银行: notes the choice beside the order it was made from. The measure is read under a lock,
 * so a bank that was suspended while somebody read the list cannot be chosen any more.
 */
export const chooseBank = async (
  tx: Transaction,
  context: ActionContext,
  { listId, bankCode, personId }: Choice,
): Promise<Decision<Bank, ChoiceRefusal>> => {
  const list = await lockShownList(tx, listId)
  const bank = await holdBank(tx, bankCode)
  const decide = (): Decision<Bank, ChoiceRefusal> => {
    if (list === undefined || list.personId !== personId)
      return refuse('YKT-6', 'LIST_UNKNOWN', ['showListAgain'])
    if (bank === undefined || !list.codes.includes(bankCode))
      return refuse('YKT-6', 'BANK_NOT_SHOWN', ['chooseAnotherBank'])
    return MEASURE_EFFECTS[bank.measure].takesApplications
      ? grant('YKT-6', bank)
      : refuse('YKT-25', 'BANK_TAKES_NO_APPLICATIONS', ['chooseAnotherBank'])
  }
  const decision = decide()
  await audit(tx, context, {
    action: 'bank.choose',
    subjectKind: 'shownList',
    subjectId: listId,
    decision,
    detail: { bankCode },
  })
  if (decision.granted) await writeChoice(tx, listId, bankCode, context.at)
  return decision
}
