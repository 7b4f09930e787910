import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { post } from './post.ts'
import { findFund } from './store.ts'
import {
  type Appropriation,
  insertAppropriation,
  lockAppropriation,
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
  return (await insertAppropriation(tx, one))
    ? grant('YKT-13', one)
    : refuse('YKT-13', 'VOUCHER_USED', ['seeVoucher'])
}

/** 录入拨款: somebody of the unit that pays enters a voucher; nothing moves yet (Art. 13). */
export const enterAppropriation = (
  { db }: Deps,
  context: ActionContext,
  {
    by,
    ...wish
  }: Pick<Appropriation, 'fundCode' | 'voucherNumber' | 'paperDigest' | 'amountFen'> & {
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

const conclude = (
  { db }: Deps,
  context: ActionContext,
  { id, by, confirms }: { readonly id: string; readonly by: Payer; readonly confirms: boolean },
): Promise<Decision<Appropriation, AppropriationRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const one = await lockAppropriation(tx, id)
    if (one === undefined) return undefined
    const decision = await decide(tx, one, by, confirms)
    await record(tx, context, confirms ? 'confirm' : 'withdraw', one, decision)
    if (!decision.granted) return decision
    const status = confirms ? ('confirmed' as const) : ('withdrawn' as const)
    const after = { ...one, status, decidedBy: by.staffId, decidedAt: context.at }
    await saveAppropriation(tx, after)
    if (confirms) {
      const { fundCode, voucherNumber, amountFen } = one
      const reference = `voucher/${fundCode}/${voucherNumber}`
      const posted = await post(tx, context, {
        reference,
        fundCode,
        kind: 'appropriate',
        amountFen,
      })
      if (!posted.granted) throw new Error(`${reference} cannot be posted: ${posted.refusal}`)
    }
    return { ...decision, outcome: after }
  })

/** 确认拨款: another person of the unit that pays confirms a voucher; now the money is there. */
export const confirmAppropriation = (
  deps: Deps,
  context: ActionContext,
  wish: { readonly id: string; readonly by: Payer },
) => conclude(deps, context, { ...wish, confirms: true })

/** 撤回拨款录入: a voucher that was entered wrongly is taken back before it is confirmed. */
export const withdrawAppropriation = (
  deps: Deps,
  context: ActionContext,
  wish: { readonly id: string; readonly by: Payer },
) => conclude(deps, context, { ...wish, confirms: false })
