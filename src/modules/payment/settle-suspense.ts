import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import type { BankRecord, Verdict } from './answer.ts'
import { applyMatched } from './apply-answers.ts'
import type { Signatory } from './batch.ts'
import {
  dropProposal,
  endSuspense,
  lockSuspense,
  proposeSettlement,
  type Settlement,
  type Suspense,
} from './store-suspense.ts'

export type SuspenseRefusal =
  | 'SUSPENSE_SETTLED'
  | 'NO_PROPOSAL'
  | 'LINE_NEEDED'
  | 'NOTE_NEEDED'
  | 'SAME_PERSON'
  | 'DOES_NOT_FIT'

interface Deps {
  readonly db: Database
}

const record = (
  tx: Transaction,
  context: ActionContext,
  action: 'propose' | 'settle',
  id: string,
  decision: Decision<unknown, string>,
) =>
  audit(tx, context, {
    action: `payment.${action}Suspense`,
    subjectKind: 'suspense',
    subjectId: id,
    decision,
  })

export interface SettlementInput {
  readonly id: string
  readonly settlement: Settlement
  readonly lineId: string | undefined
  readonly note: string
  readonly by: Signatory
}

/**
 * 登记处理: what the first of two people makes of an entry: a line it is about, money that is not
 * ours and goes back, or something that is only noted (P9).
 */
export const proposeSuspense = (
  { db }: Deps,
  context: ActionContext,
  { id, settlement, lineId, note, by }: SettlementInput,
): Promise<Decision<undefined, SuspenseRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const one = await lockSuspense(tx, id)
    if (one === undefined) return undefined
    const refusal: SuspenseRefusal | undefined =
      one.settledAt !== undefined
        ? 'SUSPENSE_SETTLED'
        : settlement === 'matched' && lineId === undefined
          ? 'LINE_NEEDED'
          : note.trim() === ''
            ? 'NOTE_NEEDED'
            : undefined
    const decision =
      refusal === undefined ? grant('YKT-13', undefined) : refuse('YKT-13', refusal, ['mend'])
    await record(tx, context, 'propose', id, decision)
    if (decision.granted)
      await proposeSettlement(tx, id, {
        settlement,
        lineId: settlement === 'matched' ? lineId : undefined,
        note: note.trim(),
        by: by.staffId,
        at: context.at,
      })
    return decision
  })

/** The entry as a word about a line: people vouch for the line, the amount has to be its own. */
const asRecord = (one: Suspense, lineId: string): BankRecord => ({
  number: one.recordNumber,
  instruction: undefined,
  line: lineId,
  // Money that came in and is found to be of a line is that line's money coming back.
  claim: one.claim === 'credit' ? 'returned' : one.claim,
  amountFen: one.amountFen,
  accountTail: undefined,
  reasonCode: one.claim === 'paid' ? undefined : (one.reasonCode ?? 'R99'),
  words: '',
})

const FITS: ReadonlySet<Verdict> = new Set(['pay', 'reject', 'return', 'again'])

const match = async (
  tx: Transaction,
  context: ActionContext,
  one: Suspense,
  lineId: string,
): Promise<boolean> => {
  const source = { inboundId: one.inboundId, bankCode: one.bankCode, at: context.at }
  const verdict = await applyMatched(
    tx,
    context,
    source,
    asRecord(one, lineId),
    `suspense/${one.id}`,
  )
  return FITS.has(verdict)
}

/**
 * 复核处理: a second person agrees, and what was proposed is done: a matched entry counts for its
 * line as if the bank had named it rightly. What does not fit the line is refused and stays.
 */
export const settleSuspense = (
  { db }: Deps,
  context: ActionContext,
  { id, agreed, by }: { readonly id: string; readonly agreed: boolean; readonly by: Signatory },
): Promise<Decision<'settled' | 'open', SuspenseRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const one = await lockSuspense(tx, id)
    if (one === undefined) return undefined
    const { proposal } = one
    let refusal: SuspenseRefusal | undefined
    if (one.settledAt !== undefined) refusal = 'SUSPENSE_SETTLED'
    else if (proposal === undefined) refusal = 'NO_PROPOSAL'
    else if (proposal.by === by.staffId) refusal = 'SAME_PERSON'
    else if (!agreed) await dropProposal(tx, id)
    else if (proposal.lineId !== undefined && !(await match(tx, context, one, proposal.lineId)))
      refusal = 'DOES_NOT_FIT'
    else await endSuspense(tx, id, by.staffId, context.at)
    const decision =
      refusal === undefined
        ? grant('YKT-13', agreed ? ('settled' as const) : ('open' as const))
        : refuse('YKT-13', refusal, ['askColleague'])
    await record(tx, context, 'settle', id, decision)
    return decision
  })
