import assert from 'node:assert/strict'
import test from 'node:test'
import { html } from '#kernel/html.ts'
import { systemClock } from '#platform/clock.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { testDatabase } from '#test/database.ts'
import { healthRoute } from './health.ts'
import { registerAssets } from './public-pages/index.ts'

const world = async () => {
  const it = await testDatabase()
  const options: ServerOptions = {
    db: it.db,
    clock: systemClock,
    log: createLogger('silent'),
    publicUrl: 'http://127.0.0.1',
    authentication: { principal: async () => undefined },
    problemPage: ({ code }) => html`<h1>${code}</h1>`,
    signInPath: () => '/',
    languagePrefixes: new Map(),
  }
  const server = await buildServer(options)
  await registerAssets(server)
  registerRoutes(server, options, [healthRoute(it)])
  return {
    ask: async (url: string, headers: Record<string, string> = {}) => {
      const answer = await server.inject({ method: 'GET', url, headers })
      return [answer.statusCode, answer.json<{ code?: string; status: unknown }>()] as const
    },
    /** Ends every connection and lets no new one in. */
    cutOff: async () => {
      await it.db.pool.query('select pg_terminate_backend(pg_backend_pid())').catch(() => {})
      it.db.pool.options.connectionString = 'postgresql://127.0.0.1:1/nobody'
    },
    [Symbol.asyncDispose]: async () => {
      await server.close()
      await it[Symbol.asyncDispose]()
    },
  }
}

test('it is healthy as long as its database answers', async () => {
  await using it = await world()
  assert.deepEqual(await it.ask('/healthz'), [200, { status: 'ok' }])
  await it.cutOff()
  const [status, { code }] = await it.ask('/healthz')
  assert.deepEqual([status, code], [503, 'DATABASE_UNAVAILABLE'])
})

test('a file that is not there or not ours is refused like everything else', async () => {
  await using it = await world()
  const code = async (...request: Parameters<typeof it.ask>) => (await it.ask(...request))[1].code
  assert.equal(await code('/assets/%00'), 'NOT_FOUND')
  assert.equal(await code('/assets/js/'), 'NOT_FOUND')
  assert.equal(await code('/assets/%2e%2e/layout.ts'), 'NOT_FOUND')
  const range = { range: 'bytes=9-1' }
  assert.equal(await code('/assets/yikatong.css', range), 'RANGE_NOT_SATISFIABLE')
})
