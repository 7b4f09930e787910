import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { post } from './post.ts'
import { balancesOf, findFund, lockFund } from './store.ts'
import {
  type Appropriation,
  insertAppropriation,
  lockAppropriation,
  remittanceWaiting,
  saveAppropriation,
} from './store-appropriation.ts'

interface Deps {
  readonly db: Database
}

export type AppropriationRefusal =
  | 'FUND_UNKNOWN'
  | 'NOT_YOUR_FUND'
  | 'VOUCHER_MISSING'
  | 'VOUCHER_USED'
  | 'VOUCHER_DECIDED'
  | 'VOUCHER_SAME_PERSON'
  | 'MORE_THAN_RECOVERED'

/** Somebody of the unit that pays. */
interface Payer {
  readonly staffId: string
  readonly agencyCode: string
}

const record = (
  tx: Transaction,
  context: ActionContext,
  action: string,
  about: Pick<Appropriation, 'id' | 'fundCode' | 'voucherNumber' | 'amountFen'>,
  decision: Decision<unknown, string>,
) =>
  audit(tx, context, {
    action: `ledger.${action}Appropriation`,
    subjectKind: 'appropriation',
    subjectId: about.id,
    decision,
    detail: {
      fundCode: about.fundCode,
      voucherNumber: about.voucherNumber,
      amountFen: String(about.amountFen),
    },
  })

/** What was recovered and is not on its way back yet. */
const remittable = async (tx: Transaction, fundCode: string): Promise<bigint> => {
  await lockFund(tx, fundCode)
  const { recovered } = await balancesOf(tx, fundCode)
  return recovered - (await remittanceWaiting(tx, fundCode))
}

const decideEntering = async (
  tx: Transaction,
  one: Appropriation,
  by: Payer,
): Promise<Decision<Appropriation, AppropriationRefusal>> => {
  const fund = await findFund(tx, one.fundCode)
  if (fund === undefined) return refuse('YKT-13', 'FUND_UNKNOWN', ['seeFunds'])
  if (fund.payerAgency !== by.agencyCode) return refuse('YKT-13', 'NOT_YOUR_FUND')
  if (one.voucherNumber === '' || one.amountFen <= 0n)
    return refuse('YKT-13', 'VOUCHER_MISSING', ['mendEntry'])
  if (one.kind === 'remit' && one.amountFen > (await remittable(tx, one.fundCode)))
    return refuse('YKT-13', 'MORE_THAN_RECOVERED', ['mendEntry'])
  return (await insertAppropriation(tx, one))
    ? grant('YKT-13', one)
    : refuse('YKT-13', 'VOUCHER_USED', ['seeVoucher'])
}

/**
 * 录入拨款、录入缴回: somebody of the unit that pays enters a voucher; nothing moves yet (Art. 13). No
 * more goes back to the treasury than was recovered.
 */
export const enterAppropriation = (
  { db }: Deps,
  context: ActionContext,
  {
    by,
    ...wish
  }: Pick<Appropriation, 'kind' | 'fundCode' | 'voucherNumber' | 'paperDigest' | 'amountFen'> & {
    readonly by: Payer
  },
): Promise<Decision<Appropriation, AppropriationRefusal>> =>
  db.transaction(async (tx) => {
    const one: Appropriation = {
      ...wish,
      voucherNumber: wish.voucherNumber.trim(),
      id: uuidv7(context.at),
      enteredBy: by.staffId,
      enteredAt: context.at,
      status: 'entered',
      decidedBy: undefined,
      decidedAt: undefined,
    }
    const decision = await decideEntering(tx, one, by)
    await record(tx, context, 'enter', one, decision)
    return decision
  })

const decide = async (
  tx: Transaction,
  one: Appropriation,
  by: Payer,
  confirms: boolean,
): Promise<Decision<undefined, AppropriationRefusal>> => {
  const fund = await findFund(tx, one.fundCode)
  if (fund?.payerAgency !== by.agencyCode) return refuse('YKT-13', 'NOT_YOUR_FUND')
  if (one.status !== 'entered') return refuse('YKT-13', 'VOUCHER_DECIDED', ['seeVoucher'])
  return confirms && one.enteredBy === by.staffId
    ? refuse('YKT-13', 'VOUCHER_SAME_PERSON', ['askColleague'])
    : grant('YKT-13', undefined)
}

const REFERENCES = { appropriate: 'voucher', remit: 'remittance' } as const

/** What a second person has confirmed moves, if it is still there. */
const move = async (
  tx: Transaction,
  context: ActionContext,
  { kind, fundCode, voucherNumber, amountFen }: Appropriation,
): Promise<Decision<undefined, AppropriationRefusal>> => {
  const reference = `${REFERENCES[kind]}/${fundCode}/${voucherNumber}`
  const posted = await post(tx, context, { reference, fundCode, kind, amountFen })
  if (posted.granted) return grant('YKT-13', undefined)
  if (kind === 'remit' && posted.refusal === 'FUNDS_SHORT')
    return refuse('YKT-13', 'MORE_THAN_RECOVERED', ['withdraw'])
  throw new Error(`${reference} cannot be posted: ${posted.refusal}`)
}

const conclude = (
  { db }: Deps,
  context: ActionContext,
  { id, by, confirms }: { readonly id: string; readonly by: Payer; readonly confirms: boolean },
): Promise<Decision<Appropriation, AppropriationRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const one = await lockAppropriation(tx, id)
    if (one === undefined) return undefined
    const allowed = await decide(tx, one, by, confirms)
    const decision = allowed.granted && confirms ? await move(tx, context, one) : allowed
    await record(tx, context, confirms ? 'confirm' : 'withdraw', one, decision)
    if (!decision.granted) return decision
    const status = confirms ? ('confirmed' as const) : ('withdrawn' as const)
    const after = { ...one, status, decidedBy: by.staffId, decidedAt: context.at }
    await saveAppropriation(tx, after)
    return { ...decision, outcome: after }
  })

/** 确认拨款、确认缴回: another person of the unit that pays confirms a voucher; now the money moves. */
export const confirmAppropriation = (
  deps: Deps,
  context: ActionContext,
  wish: { readonly id: string; readonly by: Payer },
) => conclude(deps, context, { ...wish, confirms: true })

/** 撤回录入: a voucher that was entered wrongly is taken back before it is confirmed. */
export const withdrawAppropriation = (
  deps: Deps,
  context: ActionContext,
  wish: { readonly id: string; readonly by: Payer },
) => conclude(deps, context, { ...wish, confirms: false })
