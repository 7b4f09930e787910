import type { ActionContext } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import type { Access, Personal, PersonalInformation } from '#platform/pii.ts'
import { readProfile } from '#modules/person/index.ts'
import type { CardFactory, FactoryOrder } from './card-factory.ts'
import { productionAnswered } from './production-answer.ts'
import { orderInHand } from './request-account.ts'
import { lockOrder, unansweredProductions } from './store-orders.ts'

/** Reads the account number of a card under a recorded access; `undefined` where there is none. */
export type AccountNumberReader = (
  tx: Transaction,
  access: Access,
  cardId: string,
) => Promise<Personal | undefined>

export interface FactoryDeps {
  readonly db: Database
  readonly pii: PersonalInformation
  readonly factory: CardFactory
  readonly accountNumber: AccountNumberReader
}

/** What the factory needs of one request, read with its record; `undefined` once it is past. */
const readOrder = (
  { db, pii, accountNumber }: FactoryDeps,
  context: ActionContext,
  requestId: string,
): Promise<FactoryOrder | undefined> =>
  db.transaction(async (tx) => {
    const found = await orderInHand(tx, await lockOrder.byProductionRequest(tx, requestId))
    if (found?.card.status !== 'producing') return undefined
    const { order, card } = found
    const access: Access = {
      personId: order.personId,
      actorKind: 'system',
      actorId: context.actor.id,
      organisationCode: 'cardFactory',
      purpose: 'cardProduction',
      basis: 'YKT-17',
      caseReference: order.id,
      requestId: context.requestId,
      at: context.at,
    }
    const profile = await readProfile(tx, pii, access)
    if (profile === undefined) throw new Error(`the person of order ${order.id} is not registered`)
    return {
      requestId,
      issuingRegion: card.issuingRegion,
      cardNumber: card.cardNumber,
      cardIdentifier: card.cardIdentifier,
      name: profile.name,
      socialSecurityNumber: profile.socialSecurityNumber,
      bankCode: card.bankCode,
      accountNumber: await accountNumber(tx, access, card.id),
      photoReference: order.photoReference,
    }
  })

/** Sends one request to the factory, with what it needs and under its own number. */
export const orderFromFactory = async (
  deps: FactoryDeps,
  context: ActionContext,
  requestId: string,
): Promise<void> => {
  const order = await readOrder(deps, context, requestId)
  if (order !== undefined) await deps.factory.order(order)
}

/** An answer that has not come by then is asked for. */
const PATIENCE = { hours: 1 } as const
/** Requests of one run; what is left waits for the next. */
const BATCH = 100

/**
 * Asks the factory for answers that were lost on their way, and sends again what it never heard of.
 * A factory that is not there leaves the rest for the next run.
 *
 * @returns how many requests were answered.
 */
export const askFactory = async (deps: FactoryDeps, context: ActionContext): Promise<number> => {
  let answered = 0
  const waiting = await unansweredProductions(deps.db, context.at.subtract(PATIENCE), BATCH)
  for (const { productionRequestId: requestId } of waiting) {
    if (requestId === undefined) continue
    const state = await deps.factory.stateOf(requestId)
    if (state === undefined) await orderFromFactory(deps, context, requestId)
    if (state === undefined || state.state === 'accepted') continue
    const answer =
      state.state === 'produced'
        ? ({ requestId, state: 'produced' } as const)
        : ({
            requestId,
            state: 'failed',
            reason: { code: state.reasonCode, text: state.reason ?? '' },
          } as const)
    await productionAnswered(deps, context, answer)
    answered += 1
  }
  return answered
}
