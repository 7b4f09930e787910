import type { ActionContext } from '#platform/audit.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Database } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { bankNames } from '#modules/bank/index.ts'
import { answeredHeader, refusedHeader } from './answer-header.ts'
import { answerItems } from './answer-items.ts'
import type { AskedItem } from './asked-item.ts'
import type { MapperAction } from './reason.ts'
import { type Message, receiveMessage } from './receive-message.ts'
import { type Resolved, resolveAccounts } from './resolve-accounts.ts'
import type { AnswerHeader } from './shapes.ts'
import { storedAnswers } from './stored-answers.ts'
import { type Told, writeAnswers } from './write-answers.ts'

export interface AnsweringDeps {
  readonly db: Database
  readonly keys: KeyRing
  readonly pii: PersonalInformation
}

/** A message of a caller that waits for its answer. */
export interface WaitingMessage {
  readonly agencyCode: string
  readonly programmeCode: string
  readonly messageId: string
  readonly transactionId: string
  readonly items: readonly AskedItem[]
  readonly content: unknown
}

export interface Answer {
  readonly header: AnswerHeader
  readonly message?: unknown
}

const toldOf = ({ item, code, found }: Resolved, at: string): Told => {
  const asksDetails = item.scope === 'details' && found !== undefined
  return {
    referenceId: item.referenceId,
    at,
    status: code === 'rjct' ? 'rjct' : 'succ',
    code: code === 'rjct' ? item.fault : code,
    refusal: item.fault,
    personId: found?.personId,
    account: asksDetails ? found : undefined,
    details: asksDetails ? { tail: found.tail, payableFrom: found.payableFrom } : undefined,
  }
}

/** Answers a resolve at once: nothing of it is kept but the records of what was read. */
export const answerResolve = async (
  deps: AnsweringDeps,
  context: ActionContext,
  message: WaitingMessage,
): Promise<Answer> => {
  const { agencyCode, messageId, transactionId, items } = message
  const { at } = context
  const resolved = await deps.db.transaction((tx) =>
    resolveAccounts(tx, deps, context, message, items),
  )
  const now = at.toString()
  const list = resolved.map((one) => toldOf(one, now))
  const asksDetails = items.some(({ scope }) => scope === 'details')
  const headings = {
    agencyCode,
    transactionId,
    correlationId: context.requestId,
    bankNames: asksDetails ? await bankNames(deps.db) : new Map(),
  }
  const about = { action: 'resolve', agencyCode, messageId, at }
  const counts = { count: items.length, completed: items.length }
  return {
    header: answeredHeader(about, counts),
    message: writeAnswers(deps, 'resolve', headings, list),
  }
}

/**
 * Does what a message asks, piece by piece, while its caller waits. The same message again goes on
 * where the first one ended, and has its answers.
 */
export const answerActs = async (
  deps: AnsweringDeps,
  context: ActionContext,
  action: Exclude<MapperAction, 'resolve'>,
  waiting: WaitingMessage,
): Promise<Answer> => {
  const { agencyCode, messageId, items } = waiting
  const message: Message = {
    ...waiting,
    action,
    dialect: 'g2p',
    itemCount: items.length,
    endpoint: undefined,
  }
  const about = { action, agencyCode, messageId, at: context.at }
  const received = await deps.db.transaction((tx) => receiveMessage(tx, deps, context, message))
  if (!received.granted) return { header: refusedHeader(about, 'rjct.message_id.duplicate') }
  const request = { ...received.outcome, action }
  while (await deps.db.transaction((tx) => answerItems(tx, deps, context, request)));
  const { answers, ...counts } = await storedAnswers(deps.db, deps, request)
  return { header: answeredHeader(about, counts), message: answers }
}
