import { PROVINCE } from '#law/setting.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { PROVINCE_ZONE, provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { standardValue, workingDaysAfter } from '#modules/standard/index.ts'
import { MEASURE_EFFECTS } from './bank.ts'
import { bankRequestWanted } from './events.ts'
import type { RequestKind } from './request.ts'
import { holdBank } from './store.ts'
import { type BankRequest, findRequest, insertRequest } from './store-request.ts'

/** For which card something is asked of which bank. */
export interface NewBankRequest {
  /** The asker's key: the same key is the same request. */
  readonly requestId: string
  readonly bankCode: string
  readonly cardId: string
  readonly personId: string
}

export type BankRequestRefusal =
  | 'BANK_UNKNOWN'
  | 'BANK_TAKES_NO_APPLICATIONS'
  | 'OPENING_UNDER_WAY'
  | 'REQUEST_KEY_REUSED'

/** A minute before midnight: the last day of a limit counts to its end. */
const END_OF_DAY = '23:59'

/**
 * By when the bank has to answer: an opening within working days, to the end of the last, for it is
 * part of the time promised to the holder; what concerns a loss within hours, whatever the day.
 */
const answerDue = async (
  tx: Transaction,
  kind: RequestKind,
  at: Temporal.Instant,
): Promise<Temporal.Instant> => {
  const on = provinceDate(at)
  if (kind !== 'openAccount') {
    const name = kind === 'reportLoss' ? 'bankLossHours' : 'bankRestoreHours'
    return at.add({ hours: await standardValue(tx, name, PROVINCE, on) })
  }
  const days = await standardValue(tx, 'bankOpeningWorkingDays', PROVINCE, on)
  const lastDay = await workingDaysAfter(tx, on, days)
  return lastDay.toZonedDateTime({ timeZone: PROVINCE_ZONE, plainTime: END_OF_DAY }).toInstant()
}

const isSame = (known: BankRequest, request: NewBankRequest, kind: RequestKind): boolean =>
  known.kind === kind &&
  known.bankCode === request.bankCode &&
  known.cardId === request.cardId &&
  known.personId === request.personId

/** What may be asked of the bank, and whether it was asked before. */
const decide = async (
  tx: Transaction,
  request: NewBankRequest,
  kind: RequestKind,
): Promise<Decision<BankRequest | undefined, BankRequestRefusal>> => {
  const known = await findRequest(tx, request.requestId)
  if (known !== undefined)
    return isSame(known, request, kind)
      ? grant('YKT-17', known)
      : refuse('YKT-17', 'REQUEST_KEY_REUSED', ['useAnotherKey'])
  const bank = await holdBank(tx, request.bankCode)
  if (bank === undefined) return refuse('YKT-5', 'BANK_UNKNOWN', ['chooseAnotherBank'])
  // A loss is always reported, whatever is in force against the bank (Art. 25).
  if (kind === 'openAccount' && !MEASURE_EFFECTS[bank.measure].takesApplications)
    return refuse('YKT-25', 'BANK_TAKES_NO_APPLICATIONS', ['chooseAnotherBank'])
  return grant('YKT-17', undefined)
}

const ask = async (
  tx: Transaction,
  context: ActionContext,
  request: NewBankRequest,
  kind: RequestKind,
): Promise<Decision<BankRequest, BankRequestRefusal>> => {
  const { requestId: id, bankCode, cardId, personId } = request
  const record = async (
    decision: Decision<BankRequest, BankRequestRefusal>,
  ): Promise<Decision<BankRequest, BankRequestRefusal>> => {
    await audit(tx, context, {
      action: `bank.${kind}`,
      subjectKind: 'bankRequest',
      subjectId: id,
      decision,
      detail: { bankCode },
    })
    return decision
  }
  const decision = await decide(tx, request, kind)
  if (!decision.granted) return record(decision)
  if (decision.outcome !== undefined) return { ...decision, outcome: decision.outcome }
  const entered: BankRequest = {
    id,
    bankCode,
    kind,
    cardId,
    personId,
    status: 'waiting',
    reasonCode: undefined,
    reason: undefined,
    requestedAt: context.at,
    dueAt: await answerDue(tx, kind, context.at),
    sentAt: undefined,
    endedAt: undefined,
    attempts: 0,
    version: 1,
  }
  if (!(await insertRequest(tx, entered)))
    return record(refuse('YKT-3', 'OPENING_UNDER_WAY', ['cancelOpening']))
  await publish(tx, context, bankRequestWanted, {
    subjectId: cardId,
    payload: { requestId: id, bankCode, cardId, personId },
  })
  return record(grant('YKT-17', entered))
}

/**
 * 请银行开户 for a card. Refused while a measure keeps the bank from taking applications (Art. 25),
 * and while another opening for the card is under way.
 */
export const requestAccountOpening = (
  tx: Transaction,
  context: ActionContext,
  request: NewBankRequest,
): Promise<Decision<BankRequest, BankRequestRefusal>> => ask(tx, context, request, 'openAccount')

/** 请银行挂失 the account of a card: under every measure, at any time. */
export const requestLossReport = (
  tx: Transaction,
  context: ActionContext,
  request: NewBankRequest,
): Promise<Decision<BankRequest, BankRequestRefusal>> => ask(tx, context, request, 'reportLoss')

/** 请银行解挂 the account of a card; it reaches the bank after the loss that went before. */
export const requestRestoration = (
  tx: Transaction,
  context: ActionContext,
  request: NewBankRequest,
): Promise<Decision<BankRequest, BankRequestRefusal>> => ask(tx, context, request, 'restore')
