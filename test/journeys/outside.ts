import { z } from 'zod'
import type { ActionContext } from '#platform/audit.ts'
import { deliverDue, syncSubscriptions } from '#platform/deliveries.ts'
import { eventType, publish } from '#platform/events.ts'
import { createLogger } from '#platform/log.ts'
import {
  cancelCard,
  cardSubscribers,
  currentCard,
  openOrderOf,
  productionAnswered,
} from '#modules/card/index.ts'
import { NEWCOMERS } from '#app/seed/data/newcomers.ts'
import { PERSONAS } from '#app/seed/data/personas.ts'
import { allSubscribers } from '#app/subscribers.ts'
import { followers } from '#test/acts.ts'
import type { World } from './world.ts'

const Told = z.record(z.string(), z.unknown())

/** The id of a persona. */
export const personaId = (sub: string): string => {
  const found = [...PERSONAS, ...NEWCOMERS].find((one) => one.sub === sub)
  if (found === undefined) throw new Error(`there is no persona ${sub}`)
  return found.id
}

/**
 * Bank and card factory as a test wants them, and cases that follow their cards. Of the program's
 * own followers only those are left that are named: `person.` lets people be told.
 */
export const playOutside = async ({ app: { deps }, settle }: World, left = 'nobody') => {
  const { db, clock } = deps
  const subscribers = [
    ...allSubscribers(deps).filter(({ name }) => name.startsWith(left)),
    ...cardSubscribers({
      ...deps,
      factory: { order: async () => {}, stateOf: async () => undefined },
      accountNumber: async () => undefined,
    }),
    ...followers,
  ]
  await db.transaction((tx) => syncSubscriptions(tx, subscribers))
  const deliver = () => deliverDue({ db, clock, log: createLogger('silent') }, subscribers)
  const context = (): ActionContext => ({
    actor: { kind: 'system', id: 'test' },
    requestId: 'test',
    at: clock.now(),
  })
  const orderOf = async (personId: string) => {
    const order = await openOrderOf(db, personId)
    if (order === undefined) throw new Error('nothing is ordered')
    return order
  }
  const openAccount = async (personId: string): Promise<void> => {
    await deliver()
    const { accountRequestId: requestId, cardId, bankCode } = await orderOf(personId)
    const type = eventType('bank.account-opened', Told)
    const payload = { requestId, cardId, personId, bankCode, accountTail: '7788' }
    await db.transaction((tx) => publish(tx, context(), type, { subjectId: 'test', payload }))
    await deliver()
    // The program delivers as well, and may have it in hand still.
    await settle()
  }
  return {
    deliver,
    /** The bank of the order opens the account. */
    openAccount,
    /** Bank and factory do their part: the card is made. */
    makeCard: async (personId: string): Promise<void> => {
      await openAccount(personId)
      const { productionRequestId: requestId = '' } = await orderOf(personId)
      await productionAnswered(deps, context(), { requestId, state: 'produced' })
      await deliver()
    },
    /** Somebody who has no card any more. */
    endCard: async (personId: string): Promise<void> => {
      const card = await currentCard(db, personId)
      if (card === undefined) return
      const cardId = card.id
      await cancelCard(deps, context(), { personId, cardId, reason: 'emigration' })
    },
  }
}
