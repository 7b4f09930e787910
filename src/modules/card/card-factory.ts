import { z } from 'zod'
import type { Personal } from '#platform/pii.ts'

/** What the card factory is told of a card; it goes nowhere else. */
export interface FactoryOrder {
  readonly requestId: string
  readonly issuingRegion: string
  readonly cardNumber: string
  readonly cardIdentifier: string
  readonly name: Personal
  readonly socialSecurityNumber: Personal | undefined
  readonly bankCode: string
  readonly accountNumber: Personal | undefined
  readonly photoReference: string | undefined
}

/** 制卡厂, seen from here. */
export interface CardFactory {
  /** Orders a card; the same request twice is one card. */
  order(order: FactoryOrder): Promise<void>
  /** How far it is; `undefined` when the factory never heard of it. */
  stateOf(requestId: string): Promise<FactoryState | undefined>
}

const State = z.discriminatedUnion('state', [
  z.object({ state: z.literal('accepted') }),
  z.object({ state: z.literal('produced') }),
  z.object({
    state: z.literal('failed'),
    reasonCode: z.string(),
    reason: z.string().nullish(),
  }),
])
export type FactoryState = z.output<typeof State>

/** Longer than this is no answer; the order is sent again under its own number. */
const TIMEOUT_MILLISECONDS = 10_000

const bodyOf = (order: FactoryOrder): string =>
  JSON.stringify({
    requestId: order.requestId,
    issuingRegion: order.issuingRegion,
    cardNumber: order.cardNumber,
    cardIdentifier: order.cardIdentifier,
    name: order.name.reveal(),
    socialSecurityNumber: order.socialSecurityNumber?.reveal() ?? null,
    bankCode: order.bankCode,
    accountNumber: order.accountNumber?.reveal() ?? null,
    photoReference: order.photoReference ?? null,
  })

/**
 * The card factory over HTTP. Its errors name the request and the status, never the content.
 *
 * @param baseUrl without a slash at the end.
 */
export const httpCardFactory = (
  baseUrl: string,
  timeoutMilliseconds = TIMEOUT_MILLISECONDS,
): CardFactory => {
  const call = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(baseUrl + path, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    })
  return {
    order: async (order) => {
      const answer = await call('/orders', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': order.requestId },
        body: bodyOf(order),
      })
      await answer.body?.cancel()
      if (answer.status !== 202)
        throw new Error(`the card factory answered ${answer.status} to ${order.requestId}`)
    },
    stateOf: async (requestId) => {
      const answer = await call(`/orders/${requestId}`)
      if (answer.status === 200) return State.parse(await answer.json())
      await answer.body?.cancel()
      if (answer.status === 404) return undefined
      throw new Error(`the card factory answered ${answer.status} about ${requestId}`)
    },
  }
}
