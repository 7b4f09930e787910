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
import { FACT_FEEDS, type FactFeed, type FactFeedName } from './fact-feed.ts'
import type { Population } from './population.ts'

const document = { documentKind: DocumentKindText, documentNumber: ShortText }
const Person = z.strictObject({ name: ShortText, ...document })
const Check = z.strictObject({ requestId: Reference, name: ShortText, ...document })
const Report = z.strictObject({ ...document, diedOn: z.iso.date() })
const FactReport = z.strictObject({
  ...document,
  from: z.iso.date(),
  until: z.iso.date().nullable().default(null),
})
const Since = z.object({ after: z.coerce.number().int().min(0).default(0) })

export type FactFeeds = Readonly<Record<FactFeedName, FactFeed>>

/** `imprisonments` and `emigrations`: the feed, and what its own clerks say to it. */
const registerFacts = (server: FastifyInstance, facts: FactFeeds, timers: Timers): void => {
  for (const name of Object.keys(FACT_FEEDS) as FactFeedName[]) {
    const path = `${SANDBOX_PATH}/population/${name}`
    server.get(path, async (request, reply) =>
      send(timers, reply, facts[name].deliver(read(Since, request.query).after)),
    )
    server.post(path, async (request, reply) => {
      facts[name].report(read(FactReport, request.body))
      return reply.code(201).send({ state: 'reported' })
    })
    server.post(`${path}/withdrawals`, async (request, reply) => {
      facts[name].withdraw(read(FactReport, request.body))
      return reply.code(201).send({ state: 'withdrawn' })
    })
  }
}

/** The addresses of the population register; the last ones stand for its own clerks. */
export const registerPopulation = (
  server: FastifyInstance,
  register: {
    readonly population: Population
    readonly deaths: DeathFeed
    readonly facts: FactFeeds
  },
  timers: Timers,
): void => {
  const { population, deaths } = register
  registerFacts(server, register.facts, timers)
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
