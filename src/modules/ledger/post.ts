import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { decidePosting, type PostingKind } from './ledger.ts'
import { balancesOf, findPosting, insertPosting, lockFund, type Posting } from './store.ts'
import { closedThrough } from './store-closed.ts'

export interface PostingInput {
  /** `send/<file>`: what is posted; the same again is the posting that stands. */
  readonly reference: string
  readonly fundCode: string
  readonly kind: PostingKind
  readonly amountFen: bigint
}

export type PostingRefusal = 'FUNDS_SHORT' | 'FUND_UNKNOWN' | 'REFERENCE_DIFFERS'

/** 记账日: a day that is closed takes nothing more; what is late stands on the next, and says so. */
const dayOfPosting = (
  today: Temporal.PlainDate,
  closed: Temporal.PlainDate | undefined,
): Pick<Posting, 'on' | 'lateFor'> =>
  closed === undefined || Temporal.PlainDate.compare(closed, today) < 0
    ? { on: today, lateFor: undefined }
    : { on: closed.add({ days: 1 }), lateFor: today }

const isSame = (posting: Posting, { fundCode, kind, amountFen }: PostingInput): boolean =>
  posting.fundCode === fundCode && posting.kind === kind && posting.amountFen === amountFen

/**
 * 记账: moves money of one fund account between two of its ledger accounts, in the transaction of
 * what it is posted for (Art. 13). A reference is posted once for ever; the same reference with
 * another content is refused (P5), and so is money that is not there (P11).
 */
export const post = async (
  tx: Transaction,
  context: ActionContext,
  input: PostingInput,
): Promise<Decision<Posting, PostingRefusal>> => {
  const { reference, fundCode, kind, amountFen } = input
  const refused = async (refusal: PostingRefusal, instead: readonly string[] = []) => {
    const decision = refuse('YKT-13', refusal, instead)
    const detail = { kind, reference, amountFen: String(amountFen) }
    const about = { action: 'ledger.post', subjectKind: 'fund', subjectId: fundCode }
    await audit(tx, context, { ...about, decision, detail })
    return decision
  }
  if ((await lockFund(tx, fundCode)) === undefined) return refused('FUND_UNKNOWN', ['openFund'])
  const before = await findPosting(tx, reference)
  if (before !== undefined)
    return isSame(before, input) ? grant('YKT-13', before) : refused('REFERENCE_DIFFERS')
  const decision = decidePosting(kind, amountFen, await balancesOf(tx, fundCode))
  if (!decision.granted) return refused(decision.refusal, decision.instead)
  const day = dayOfPosting(provinceDate(context.at), await closedThrough(tx, fundCode))
  const posting = { id: uuidv7(context.at), reference, fundCode, kind, amountFen, ...day }
  await insertPosting(tx, context, posting, decision.outcome)
  return grant('YKT-13', posting)
}
