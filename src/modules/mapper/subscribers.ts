import type { ActionContext } from '#platform/audit.ts'
import type { Clock } from '#platform/clock.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Database, Handle } from '#platform/db.ts'
import { outsideSubscriber, type Subscriber } from '#platform/deliveries.ts'
import { type PublishedEvent, publish } from '#platform/events.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { answeredHeader } from './answer-header.ts'
import { answerItems } from './answer-items.ts'
import { mapperAnswered, mapperReceived } from './events.ts'
import { callbackSignature, signedBody } from './sign-callback.ts'
import { noteMisses } from './budget.ts'
import { govStackContent } from './govstack-callback.ts'
import { answerInstructions, missesAmong } from './govstack-list.ts'
import { findRequest, type MapperRequest } from './store.ts'
import { insertOutcomes } from './store-outcomes.ts'
import { storedAnswers } from './stored-answers.ts'
import { transactionStatus } from './txn-status.ts'

export interface MapperSubscriberDeps {
  readonly db: Database
  readonly clock: Clock
  readonly keys: KeyRing
  readonly pii: PersonalInformation
  /** Brings a body to an address, once; the key tells a repetition. */
  readonly sendCallback: (
    url: string,
    key: string,
    body: string,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<void>
}

/** The work is the caller's own, done after it has hung up. */
const contextFor = (
  { agencyCode }: MapperRequest,
  event: PublishedEvent<unknown>,
  at: Temporal.Instant,
): ActionContext => ({
  actor: { kind: 'system', id: agencyCode, organisationCode: agencyCode },
  requestId: event.id,
  at,
})

const requestOf = async (handle: Handle, id: string): Promise<MapperRequest> => {
  const request = await findRequest(handle, id)
  if (request === undefined) throw new Error(`there is no message ${id}`)
  return request
}

/** The answer to a message in the shapes of the specification, without its signature. */
const contentOf = async (
  { db, keys, clock }: MapperSubscriberDeps,
  request: MapperRequest,
): Promise<string> => {
  const { id, action, agencyCode, question } = request
  const about = { agencyCode, messageId: id, at: clock.now() }
  if (request.dialect === 'govstack')
    return JSON.stringify(await govStackContent(db, request, clock.now()))
  if (action === 'validate' || action === 'pay') throw new Error(`${action} is of another dialect`)
  if (action === 'status') {
    if (question === undefined) throw new Error(`message ${id} asks nothing`)
    const asking = { ...request, correlationId: id }
    const found = await transactionStatus(db, { keys }, asking, question)
    const header = answeredHeader({ ...about, action: 'txn-status' }, found ?? NOTHING)
    return JSON.stringify({ header, ...(found && { message: found.message }) })
  }
  const { answers, ...counts } = await storedAnswers(db, { keys }, { ...request, action })
  const header = answeredHeader({ ...about, action }, counts)
  return JSON.stringify({ header, message: answers })
}

const NOTHING = { count: 0, completed: 0 }

/**
 * Answers a message piece by piece, each with the removal of its delivery, and then tells the
 * caller: whatever happens in between, each item has one effect and one answer (Q5).
 */
export const mapperSubscribers = (deps: MapperSubscriberDeps): readonly Subscriber[] => [
  outsideSubscriber(
    'mapper.answer-items',
    mapperReceived,
    // A list is made in transactions of its own; it is known again by its batch and content.
    async (event) => {
      const request = await requestOf(deps.db, event.payload.requestId)
      if (request.action !== 'validate' && request.action !== 'pay') return undefined
      return answerInstructions(deps, contextFor(request, event, deps.clock.now()), request)
    },
    async (tx, event, outcomes) => {
      const request = await requestOf(tx, event.payload.requestId)
      const context = contextFor(request, event, deps.clock.now())
      if (outcomes !== undefined) {
        await insertOutcomes(tx, request.id, outcomes, context.at)
        await noteMisses(tx, request.agencyCode, missesAmong(outcomes), context.at)
      }
      const more = outcomes === undefined && (await answerItems(tx, deps, context, request))
      await publish(tx, context, more ? mapperReceived : mapperAnswered, {
        subjectId: request.id,
        payload: { requestId: request.id },
      })
    },
  ),
  outsideSubscriber(
    'mapper.tell-caller',
    mapperAnswered,
    async ({ payload }) => {
      const request = await requestOf(deps.db, payload.requestId)
      if (request.endpoint === undefined) return
      const content = await contentOf(deps, request)
      const at = deps.clock.now()
      // The shapes of GovStack have no member for a signature: it goes beside them.
      if (request.dialect === 'govstack')
        await deps.sendCallback(request.endpoint, request.id, content, {
          'x-signature': callbackSignature(deps.keys, content, at),
        })
      else await deps.sendCallback(request.endpoint, request.id, signedBody(deps.keys, content, at))
    },
    async () => {},
  ),
]
