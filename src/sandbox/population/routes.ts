import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  DocumentKindText,
  read,
  readOrder,
  Reference,
  SANDBOX_PATH,
  send,
  ShortText,
} from '../world/http.ts'
import type { Timers } from '../world/timers.ts'
import type { DeathFeed } from './death-feed.ts'
import type { Population } from './population.ts'

const document = { documentKind: DocumentKindText, documentNumber: ShortText }
const Person = z.strictObject({ name: ShortText, ...document })
const Check = z.strictObject({ requestId: Reference, name: ShortText, ...document })
const Report = z.strictObject({ ...document, diedOn: z.iso.date() })
const Since = z.object({ after: z.coerce.number().int().min(0).default(0) })

/** The addresses of the population register; the last three stand for its own clerks. */
export const registerPopulation = (
  server: FastifyInstance,
  { population, deaths }: { readonly population: Population; readonly deaths: DeathFeed },
  timers: Timers,
): void => {
  const base = `${SANDBOX_PATH}/population`
  server.post(`${base}/identity-checks`, async (request, reply) =>
    send(timers, reply, await population.check(readOrder(Check, request))),
  )
  server.get(`${base}/deaths`, async (request, reply) =>
    send(timers, reply, deaths.deliver(read(Since, request.query).after)),
  )
  server.post(`${base}/people`, async (request, reply) => {
    population.enter(read(Person, request.body))
    return reply.code(201).send({ state: 'entered' })
  })
  server.post(`${base}/deaths`, async (request, reply) => {
    deaths.report(read(Report, request.body))
    return reply.code(201).send({ state: 'reported' })
  })
  server.post(`${base}/death-withdrawals`, async (request, reply) => {
    deaths.withdraw(read(Report, request.body))
    return reply.code(201).send({ state: 'withdrawn' })
  })
}
