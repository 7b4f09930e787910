import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import test, { after, before, describe } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '#test/journeys/world.ts'
import { standHttpTerminal } from './http-terminal.ts'
import { missing, verificationLoad } from './load.ts'
import { Site } from './program.ts'

const SCENE = 'GD-WH-001'

const KEY = `1:${'0123456789abcdef'.repeat(4)}`

/** A production that is complete. */
const PRODUCTION = {
  YKT_MODE: 'production',
  YKT_PORT: '18080',
  YKT_PUBLIC_URL: 'https://ykt.example.org',
  YKT_MASTER_KEYS: KEY,
  YKT_OIDC_ISSUER: 'https://identity.example.org',
  YKT_CARD_FACTORY_URL: 'https://cards.example.org',
  YKT_OIDC_CLIENT_ID: 'yikatong',
  YKT_OIDC_CLIENT_SECRET: 'a secret of this test only',
  YKT_LOG_LEVEL: 'warn',
} as const

describe('starting and stopping', () => {
  let site: Site
  before(async () => {
    site = await Site.make()
  })
  after(() => site[Symbol.asyncDispose]())

  test('being told to stop under load, it answers what it took and leaves in peace', async () => {
    const { program, origin } = await site.start(await freePort())
    const [db, keys] = [await site.database(), await site.keys()]
    const terminals = await Promise.all(
      [1, 2, 3].map(() => standHttpTerminal({ origin, db, keys }, SCENE)),
    )
    await db.close()
    const load = verificationLoad(terminals)
    await load.reached(terminals.length)
    await pause(Math.random() * 300)
    const { code, signal, output } = await program.end('SIGTERM')
    await load.stop()
    assert.deepEqual({ code, signal }, { code: 0, signal: null }, output)

    const again = await site.start(await freePort())
    assert.deepEqual(await missing(await site.database(), load.answered), [])
    assert.equal((await again.program.end('SIGINT')).code, 0)
  })

  test('a second start says that one is running, and where', async () => {
    const port = await freePort()
    const { program, origin } = await site.start(port)
    const second = await site.run(['start']).ended
    assert.equal(second.code, 1)
    assert.match(second.output, new RegExp(`already running.*${origin}`))
    assert.equal((await fetch(origin)).status, 200)
    await program.end('SIGTERM')
  })

  test('of two starts at once one serves and the other says so', async () => {
    const ports = [await freePort(), await freePort()]
    const both = ports.map((port) => site.run(['start'], { YKT_PORT: String(port) }))
    const loser = await Promise.race(both.map(async (one) => ({ one, ...(await one.ended) })))
    assert.equal(loser.code, 1)
    assert.match(loser.output, /already running/)
    const winner = both.find((one) => one !== loser.one)
    assert.equal((await fetch((await winner?.serving()) ?? '')).status, 200)
    assert.equal((await winner?.end('SIGTERM'))?.code, 0)
  })

  test('a port that is taken is named, with what to do', async () => {
    const port = await freePort()
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
    const { code, output } = await site.run(['start'], { YKT_PORT: String(port) }).ended
    other.close()
    assert.equal(code, 1)
    assert.match(output, new RegExp(`Port ${port} is taken.*YKT_PORT`))
    assert.doesNotMatch(output, /at .*\.ts:\d+/, 'a person gets a sentence, not a stack')
  })

  test('everything that is wrong with the settings is said at once', async () => {
    const { code, output } = await site.run(['start'], {
      YKT_PORT: 'eighty',
      YKT_LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://localhost',
      YKT_MASTER_KEYS: '1:short',
      YKT_PROT: '8080',
    }).ended
    assert.equal(code, 2)
    for (const name of ['YKT_PORT', 'YKT_LOG_LEVEL', 'DATABASE_URL', 'YKT_MASTER_KEYS', 'YKT_PROT'])
      assert.match(output, new RegExp(`^${name}: `, 'm'))
    assert.ok(!output.includes('1:short'), 'a key is not repeated')
  })

  test('production starts with nothing of the sandbox', async () => {
    const bare = await site.run(['start'], { YKT_MODE: 'production' }).ended
    assert.equal(bare.code, 2)
    for (const name of Object.keys({ ...PRODUCTION, DATABASE_URL: '' }))
      if (name !== 'YKT_MODE') assert.match(bare.output, new RegExp(`^${name}: is needed`, 'm'))

    const withoutProvider = { ...PRODUCTION, DATABASE_URL: 'postgres://localhost:1/none' }
    const { YKT_OIDC_ISSUER: _issuer, ...rest } = withoutProvider
    const refused = await site.run(['start'], rest).ended
    assert.equal(refused.code, 2)
    assert.match(refused.output, /^YKT_OIDC_ISSUER: is needed/m)
  })
})
