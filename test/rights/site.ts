import { createServer } from 'node:net'
import { html } from '#kernel/html.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import type { RouteDefinition } from '#platform/http/route.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { createRelyingParty } from '#platform/oidc/relying-party.ts'
import { createAuthentication } from '#app/authentication.ts'
import { createDirectory, type SignInDeps, signInPathOf, signInRoutes } from '#app/sign-in/index.ts'
import {
  issuerOf,
  type Persona,
  registerIdentityProvider,
} from '#sandbox/identity-provider/index.ts'

export const CLIENT_ID = 'yikatong'
export const CLIENT_SECRET = 'a secret of this test only'

export interface SiteOptions {
  readonly db: Database
  readonly clock: Clock
  readonly personas: readonly Persona[]
  readonly routes: (deps: SignInDeps) => readonly RouteDefinition[]
  /** Another identity provider than the sandbox's. */
  readonly issuer?: string
}

export interface Site extends AsyncDisposable {
  readonly publicUrl: string
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })

/** A server with sign-in, the sandbox provider and some routes, listening on a port of its own. */
export const openSite = async (options: SiteOptions): Promise<Site> => {
  const { db, clock, personas } = options
  const publicUrl = `http://127.0.0.1:${await freePort()}`
  const directory = createDirectory({ db })
  const relyingParty = createRelyingParty({
    issuer: options.issuer ?? issuerOf(publicUrl),
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    publicUrl,
  })
  const deps = { db, clock, publicUrl, directory, relyingParty }
  const serverOptions: ServerOptions = {
    db,
    clock,
    log: createLogger('silent'),
    authentication: createAuthentication(deps),
    publicUrl,
    problemPage: ({ code }) => html`<!doctype html><title>${code}</title>`,
    signInPath: signInPathOf,
    languagePrefixes: new Map(),
  }
  const server = await buildServer(serverOptions)
  await registerIdentityProvider(server, {
    mode: 'demonstration',
    publicUrl,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    personas,
  })
  registerRoutes(server, serverOptions, [...signInRoutes(deps), ...options.routes(deps)])
  await server.listen({ host: '127.0.0.1', port: Number(new URL(publicUrl).port) })
  return { publicUrl, [Symbol.asyncDispose]: () => server.close() }
}
