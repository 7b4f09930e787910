import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { read, readOrder, Reference, SANDBOX_PATH, send, ShortText } from '../world/http.ts'
import type { Timers } from '../world/timers.ts'
import type { CardFactory } from './card-factory.ts'

const Order = z.strictObject({
  requestId: Reference,
  issuingRegion: z.string().regex(/^\d{6}$/),
  cardNumber: ShortText,
  cardIdentifier: z.string().regex(/^[0-9A-Fa-f]{32}$/),
  name: ShortText,
  socialSecurityNumber: ShortText.nullable(),
  bankCode: ShortText,
  accountNumber: ShortText.nullable(),
  photoReference: ShortText.nullable(),
})
const Params = z.object({ requestId: Reference })

/** The addresses of the card factory. */
export const registerCardFactory = (
  server: FastifyInstance,
  factory: CardFactory,
  timers: Timers,
): void => {
  const base = `${SANDBOX_PATH}/card-factory/orders`
  server.post(base, async (request, reply) =>
    send(timers, reply, factory.order(readOrder(Order, request))),
  )
  server.get(`${base}/:requestId`, async (request, reply) =>
    send(timers, reply, factory.find(read(Params, request.params).requestId)),
  )
}
