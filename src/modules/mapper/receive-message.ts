import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import type { AskedItem } from './asked-item.ts'
import { mapperReceived } from './events.ts'
import {
  insertItems,
  insertRequest,
  type MapperRequest,
  requestByMessage,
  type StatusQuestion,
} from './store.ts'

/** A message whose head was found good. */
export interface Message extends Pick<
  MapperRequest,
  'agencyCode' | 'programmeCode' | 'dialect' | 'action' | 'messageId' | 'transactionId'
> {
  /** What was asked, as it came; only a digest of it is kept. */
  readonly content: unknown
  readonly items: readonly AskedItem[]
  readonly itemCount: number
  readonly endpoint: string | undefined
  readonly question?: StatusQuestion | undefined
}

/** Under a key, since a short message could be guessed from a plain digest (T10). */
const digestOf = (
  pii: PersonalInformation,
  { programmeCode, action, content, endpoint }: Message,
): string =>
  pii
    .index('mapper.message', JSON.stringify([programmeCode, action, endpoint ?? null, content]))
    .toString('hex')

const requestOf = (
  pii: PersonalInformation,
  message: Message,
  at: Temporal.Instant,
): MapperRequest => ({
  id: uuidv7(at),
  agencyCode: message.agencyCode,
  programmeCode: message.programmeCode,
  dialect: message.dialect,
  action: message.action,
  messageId: message.messageId,
  transactionId: message.transactionId,
  digest: digestOf(pii, message),
  itemCount: message.itemCount,
  endpoint: message.endpoint,
  question: message.question,
  receivedAt: at,
})

/**
 * Takes a message into the books, once: the same again is the one that stands, under another
 * content it is refused. One whose caller does not wait is worked on after the commit.
 */
export const receiveMessage = async (
  tx: Transaction,
  { pii }: { readonly pii: PersonalInformation },
  context: ActionContext,
  message: Message,
): Promise<Decision<MapperRequest, 'MESSAGE_CHANGED'>> => {
  const { agencyCode, messageId, programmeCode, action, itemCount } = message
  const request = requestOf(pii, message, context.at)
  if (!(await insertRequest(tx, request))) {
    const first = await requestByMessage(tx, agencyCode, messageId)
    return first?.digest === request.digest
      ? grant('YKT-13', first)
      : refuse('YKT-22', 'MESSAGE_CHANGED', ['newMessageId'])
  }
  if (message.items.length > 0) await insertItems(tx, request.id, message.items)
  const decision = grant('YKT-13', request)
  await audit(tx, context, {
    action: `mapper.${action}`,
    subjectKind: 'programme',
    subjectId: programmeCode,
    decision,
    detail: { request: request.id, items: itemCount },
  })
  if (message.endpoint !== undefined)
    await publish(tx, context, mapperReceived, {
      subjectId: request.id,
      payload: { requestId: request.id },
    })
  return decision
}
