import { grant } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { subscriber, type Subscriber } from '#platform/deliveries.ts'
import type { PublishedEvent } from '#platform/events.ts'
import {
  IDENTITY_CHECKED,
  IDENTITY_REVIEWED,
  identityOfPerson,
  type IdentityState,
} from '#modules/person/index.ts'
import { endWithOrder } from './end-with-order.ts'
import { moveCase, readFile, recordCase } from './move-case.ts'
import { SERVICES } from './service.ts'
import { type Case, lockOpenCases, saveCase } from './store.ts'
import { insertStep } from './store-step.ts'

/** Whatever stops a card is done for anybody at once; what makes one waits until it is sure. */
export const waitsForIdentity = (
  { service }: Pick<Case, 'service'>,
  state: IdentityState,
): state is Exclude<IdentityState, 'settled'> =>
  SERVICES[service].result !== 'cardStopped' && state !== 'settled'

/** What keeps a case from going on, as far as it is about who its person is. */
export const identityBlocks = async (
  tx: Transaction,
  one: Pick<Case, 'service' | 'personId'>,
): Promise<Exclude<IdentityState, 'settled'> | undefined> => {
  const { state } = await identityOfPerson(tx, one.personId)
  return waitsForIdentity(one, state) ? state : undefined
}

/** 待核身份: the case is accepted and waits; its tracker says with whom. */
export const awaitIdentity = async (
  tx: Transaction,
  context: ActionContext,
  one: Case,
): Promise<Case> => {
  const { review } = await identityOfPerson(tx, one.personId)
  await insertStep(tx, context, one, { code: 'identityAsked', heldBy: 'agency' })
  return saveCase(tx, { ...one, heldBy: 'agency', heldCode: review?.withAgency })
}

const FOLLOW = 'handling.follow-identity'

const contextOf = (event: Pick<PublishedEvent<unknown>, 'id' | 'at'>): ActionContext => ({
  actor: { kind: 'system', id: FOLLOW },
  requestId: `event-${event.id}`,
  at: event.at,
})

/**
 * What becomes of the cases of a person whose identity was looked at: they go back to the counter
 * that accepted them, move on to the unit that looks, or end with the reason.
 */
const followIdentity = async (
  tx: Transaction,
  event: Pick<PublishedEvent<{ readonly personId: string }>, 'id' | 'at' | 'payload'>,
): Promise<void> => {
  const context = contextOf(event)
  const { personId } = event.payload
  const { state, review } = await identityOfPerson(tx, personId)
  for (const one of await lockOpenCases(tx, personId)) {
    const file = await readFile(tx, one)
    if (!file.reached.has('identityAsked') || file.reached.has('identityConfirmed')) continue
    if (state === 'refused')
      await endWithOrder(tx, context, file, 'refuse', { refusalCode: 'identityNotProved' })
    else if (state !== 'settled') await saveCase(tx, { ...one, heldCode: review?.withAgency })
    else {
      const moved = await moveCase(tx, context, file, {
        code: 'identityConfirmed',
        heldBy: 'agency',
        heldCode: one.acceptAgency,
        eventId: event.id,
      })
      await recordCase(tx, context, 'followIdentity', one, grant('YKT-6', moved))
    }
  }
}

/** Cases follow what the register and the second unit say of their person. */
export const identitySubscribers = (): readonly Subscriber[] => [
  subscriber(FOLLOW, IDENTITY_CHECKED, followIdentity),
  subscriber(FOLLOW, IDENTITY_REVIEWED, followIdentity),
]
