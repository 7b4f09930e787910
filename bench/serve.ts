// What every server under measurement does alike: real routes behind the real server, in a process
// of its own that ends with whoever measures.
import type { FastifyInstance } from 'fastify'
import { systemClock } from '#platform/clock.ts'
import { type Database, openDatabase } from '#platform/db.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import type { RouteDefinition } from '#platform/http/route.ts'
import { createLogger } from '#platform/log.ts'
import { Html } from '#kernel/html.ts'

export const openPool = (url: string): Database =>
  openDatabase({ url, role: 'ykt_app', poolSize: 6 })

export interface Served {
  readonly db: Database
  readonly routes: readonly RouteDefinition[]
  readonly languagePrefixes?: ServerOptions['languagePrefixes']
  /** Adds what the program adds before its routes. */
  readonly prepare?: (server: FastifyInstance) => void
}

/** Listens, and says at which port. */
export const serve = async ({
  db,
  routes,
  languagePrefixes = new Map(),
  prepare,
}: Served): Promise<void> => {
  const options: ServerOptions = {
    db,
    clock: systemClock,
    log: createLogger('error'),
    authentication: { principal: async () => undefined },
    publicUrl: 'http://127.0.0.1',
    problemPage: ({ code }) => new Html(code),
    signInPath: () => '/',
    languagePrefixes,
  }
  const server = await buildServer(options)
  prepare?.(server)
  registerRoutes(server, options, routes)
  await server.listen({ port: 0, host: '127.0.0.1' })
  const address = server.server.address()
  process.send?.({ port: typeof address === 'object' ? address?.port : undefined })
  process.on('disconnect', () => void server.close().then(() => db.close()))
}

/** What the processor has cost so far, for whoever asks. */
export const sayProcessorTime = (): void => {
  const { user, system } = process.cpuUsage()
  process.send?.({ cpuMicroseconds: user + system })
}
