import { type Decision, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { normaliseNumber } from '#kernel/identity-number/index.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import {
  bankAccountOpened,
  bankAccountRefused,
  bankLossAcknowledged,
  bankLossRefused,
  bankRestoreAcknowledged,
  bankRestoreRefused,
} from './events.ts'
import { type AnswerOutcome, type AnswerRefusal, type BankAnswer, decideAnswer } from './request.ts'
import { accountOfCard, cardOfNumber, insertAccount, numberIndex } from './store-account.ts'
import { type DiscrepancyKind, insertDiscrepancy } from './store-discrepancy.ts'
import { type BankRequest, type Channel, lockRequest, saveRequest } from './store-request.ts'

export interface AnswerInput {
  /** Whose answer it is: a bank never learns of another's requests. */
  readonly bankCode: string
  readonly requestId: string
  readonly answer: BankAnswer
  readonly channel: Channel
}

/** What became of an answer, as it is told to the bank. */
export interface AppliedAnswer {
  readonly result: AnswerOutcome['result']
  readonly request: BankRequest
}

export type ApplyRefusal = AnswerRefusal | 'REQUEST_UNKNOWN'

/** The same thing said again, so that a repetition is told from a contradiction. */
const saidBefore = async (
  tx: Transaction,
  pii: PersonalInformation,
  request: BankRequest,
  answer: BankAnswer,
): Promise<boolean> => {
  if (answer.state === 'refused') return request.reasonCode === answer.reasonCode
  if (answer.state !== 'opened') return true
  const index = numberIndex(pii, normaliseNumber(answer.accountNumber))
  return (await cardOfNumber(tx, index)) === request.cardId
}

const publishResult = async (
  tx: Transaction,
  context: ActionContext,
  { id: requestId, bankCode, cardId, personId, kind }: BankRequest,
  answer: BankAnswer,
): Promise<void> => {
  const about = { requestId, bankCode, cardId, personId }
  const subjectId = cardId
  if (answer.state === 'opened') {
    const accountTail = normaliseNumber(answer.accountNumber).slice(-4)
    const payload = { ...about, accountTail }
    await publish(tx, context, bankAccountOpened, { subjectId, payload })
  }
  if (answer.state === 'done') {
    const type = kind === 'reportLoss' ? bankLossAcknowledged : bankRestoreAcknowledged
    await publish(tx, context, type, { subjectId, payload: about })
  }
  if (answer.state === 'refused') {
    const payload = { ...about, reasonCode: answer.reasonCode }
    const type = { openAccount: bankAccountRefused, reportLoss: bankLossRefused } as const
    await publish(tx, context, kind === 'restore' ? bankRestoreRefused : type[kind], {
      subjectId,
      payload,
    })
  }
}

/** Longer words of a bank are its own business. */
const MOST_REASON = 200
const MOST_REASON_CODE = 40

const advance = async (
  tx: Transaction,
  context: ActionContext,
  request: BankRequest,
  { answer, channel }: AnswerInput,
  { action, to }: Extract<AnswerOutcome, { result: 'applied' }>,
): Promise<BankRequest> => {
  const after: BankRequest = {
    ...request,
    status: to,
    ...(to !== 'accepted' && { endedAt: context.at }),
    ...(answer.state === 'refused' && {
      reasonCode: answer.reasonCode.slice(0, MOST_REASON_CODE),
      reason: answer.reason.slice(0, MOST_REASON),
    }),
  }
  const saved = await saveRequest(tx, context, after, { action, from: request.status, channel })
  await publishResult(tx, context, saved, answer)
  return saved
}

/** Takes the number of a new account in; false when it, or the card, has another already. */
const enterAccount = async (
  tx: Transaction,
  pii: PersonalInformation,
  at: Temporal.Instant,
  { cardId, personId, bankCode }: BankRequest,
  accountNumber: string,
): Promise<boolean> =>
  (await accountOfCard(tx, cardId)) === undefined &&
  insertAccount(tx, pii, {
    id: uuidv7(at),
    cardId,
    personId,
    bankCode,
    number: normaliseNumber(accountNumber),
    openedAt: at,
  })

const dispute = async (
  tx: Transaction,
  { at }: ActionContext,
  request: BankRequest,
  answer: BankAnswer,
  kind: DiscrepancyKind,
): Promise<AppliedAnswer> => {
  const detail = {
    status: request.status,
    answer: answer.state,
    ...(answer.state === 'refused' && { reasonCode: answer.reasonCode.slice(0, MOST_REASON_CODE) }),
  }
  const { id: requestId, bankCode } = request
  await insertDiscrepancy(tx, { bankCode, kind, requestId, detail }, at, provinceDate(at))
  return { result: 'disputed', request }
}

/** The effect of an answer that was granted: a step, nothing, or a discrepancy. */
const take = async (
  tx: Transaction,
  pii: PersonalInformation,
  context: ActionContext,
  request: BankRequest,
  input: AnswerInput,
  outcome: AnswerOutcome,
): Promise<AppliedAnswer> => {
  const { answer } = input
  if (outcome.result === 'repeated') return { result: 'repeated', request }
  if (outcome.result === 'disputed') return dispute(tx, context, request, answer, outcome.kind)
  const room =
    answer.state !== 'opened' ||
    (await enterAccount(tx, pii, context.at, request, answer.accountNumber))
  if (!room) return dispute(tx, context, request, answer, 'accountTaken')
  return { result: 'applied', request: await advance(tx, context, request, input, outcome) }
}

/**
 * Takes in what a bank says of a request, whichever way it comes: once, again, late or against
 * what it said before. Nothing is lost and nothing has an effect twice; what contradicts is kept
 * for the liaison of the bank.
 */
export const applyAnswer = async (
  tx: Transaction,
  pii: PersonalInformation,
  context: ActionContext,
  input: AnswerInput,
): Promise<Decision<AppliedAnswer, ApplyRefusal>> => {
  const { bankCode, requestId, answer, channel } = input
  const request = await lockRequest(tx, requestId)
  const record = async (
    decision: Decision<unknown, ApplyRefusal>,
    detail: Readonly<Record<string, string>>,
  ): Promise<void> =>
    audit(tx, context, {
      action: 'bank.applyAnswer',
      subjectKind: 'bankRequest',
      subjectId: requestId,
      decision,
      detail: { bankCode, answer: answer.state, channel, ...detail },
    })
  if (request === undefined || request.bankCode !== bankCode) {
    const unknown = refuse('YKT-22', 'REQUEST_UNKNOWN', ['checkRequest'])
    await record(unknown, {})
    return unknown
  }
  const decision = decideAnswer(request, answer, await saidBefore(tx, pii, request, answer))
  if (!decision.granted) {
    await record(decision, { from: request.status })
    return decision
  }
  const applied = await take(tx, pii, context, request, input, decision.outcome)
  await record(decision, { from: request.status, result: applied.result })
  return { ...decision, outcome: applied }
}
