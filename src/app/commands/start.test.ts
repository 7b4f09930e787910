import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { connect, createServer } from 'node:net'
import path from 'node:path'
import test, { after, before, describe } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { stopEmbeddedDatabase } from '#platform/embedded-database/index.ts'
import { freePort } from '#test/journeys/world.ts'
import { standHttpTerminal } from '#test/trials/http-terminal.ts'
import { missing, verificationLoad } from '#test/trials/load.ts'
import { Site } from '#test/trials/program.ts'

// These wait more than they work. The runner goes by the alphabet: here they wait beside the tests
// of rules, and not alone at the end.
const SCENE = 'GD-WH-001'

const KEY = `1:${'0123456789abcdef'.repeat(4)}`

/** Whether anybody still answers at an address. */
const answers = async (origin: string): Promise<boolean> =>
  fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(5000) }).then(
    ({ ok }) => ok,
    () => false,
  )

/** Asks until the answer is yes; the test's own patience is the limit. */
const until = async (question: () => Promise<boolean> | boolean): Promise<void> => {
  while (!(await question())) await pause(50)
}

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
    assert.match(loser.output, /just starting|already running/)
    const winner = both.find((one) => one !== loser.one)
    assert.equal((await fetch((await winner?.serving()) ?? '')).status, 200)
    assert.equal((await winner?.end('SIGTERM'))?.code, 0)
  })

  test('npm start ends with all it started, and so it does when the terminal closes', async () => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      const port = String(await freePort())
      const door = signal === 'SIGHUP' ? undefined : ['npm', 'run', '--silent']
      const program = site.run(['start'], { YKT_PORT: port }, door)
      const origin = await program.serving()
      const { code, output } = await program.end(signal)
      assert.equal(code, 0, output)
      assert.equal(await answers(origin), false)
      assert.equal(await site.databaseServer(), undefined, 'the server has left its pid file')
    }
  })

  test('a request of which half has come keeps the program no longer than the drain', async () => {
    const { program, origin } = await site.start(await freePort())
    const socket = connect(Number(new URL(origin).port), '127.0.0.1')
    socket.on('error', () => {})
    const head = 'POST /v1/verifications HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n'
    socket.write(`${head}content-length: 100\r\n\r\n{"a":`)
    await pause(300)
    const { code, output } = await program.end('SIGTERM')
    assert.equal(code, 0, output)
    assert.match(output, /Stopped/)
    assert.equal(await site.databaseServer(), undefined)
  })

  test('a database server that is killed comes back, and service with it', async () => {
    const { program, origin } = await site.start(await freePort())
    const killed = (await site.databaseServer()) ?? 0
    process.kill(killed, 'SIGKILL')
    await until(async () => !(await answers(origin)))
    await until(() => answers(origin))
    assert.notEqual(await site.databaseServer(), killed)
    const { code, output } = await program.end('SIGTERM')
    assert.equal(code, 0, output)
    assert.equal(output.match(/does not answer/g)?.length ?? 0, 1, output)
    assert.doesNotMatch(output, /object Object|at .*\.ts:\d+/)
  })

  test('a database server that keeps ending ends the program, with a word why', async () => {
    const { program } = await site.start(await freePort())
    // While a server starts, its pid file may name the program.
    const killed = new Set([program.process.pid])
    const kill = async (): Promise<boolean> => {
      const server = await site.databaseServer()
      if (server !== undefined && !killed.has(server) && (await site.databaseReady())) {
        process.kill(server, 'SIGKILL')
        killed.add(server)
      }
      return program.hasEnded
    }
    await until(kill)
    const { code, output } = await program.ended
    assert.equal(code, 1)
    assert.match(output, /more than 5 times within 10 minutes/)
    assert.equal(killed.size, 1 + 6)
  })

  test('what fails half-way through a start leaves nothing behind', async () => {
    const { program } = await site.start(await freePort())
    const db = await site.database()
    await db.pool.query('alter schema jobs rename to mislaid')
    assert.equal((await program.end('SIGTERM')).code, 0)
    const port = await freePort()
    const { code, output } = await site.run(['start'], { YKT_PORT: String(port) }).ended
    assert.equal(code, 1, output)
    assert.doesNotMatch(output, /is serving/)
    assert.equal(await answers(`http://127.0.0.1:${port}`), false)
    assert.equal(await site.databaseServer(), undefined)
    const again = await site.database()
    await again.pool.query('alter schema mislaid rename to jobs')
    await stopEmbeddedDatabase(path.join(site.directory, 'database'))
  })

  test('a command that is told to stop takes its database server along', async () => {
    const args = ['seed', '--profile', 'load', '--holders', '400000']
    const program = site.run(args)
    await until(() => /rows\/s/.test(program.output) || program.hasEnded)
    const beside = await site.run(['start']).ended
    assert.match(beside.output, /A command \(process \d+\) uses the data/)
    const { code, output } = await program.end('SIGINT')
    assert.equal(code, 130, output)
    assert.equal(await site.databaseServer(), undefined)
  })

  test('a database that does not answer is told with the setting that names it', async () => {
    const setting = { DATABASE_URL: 'postgres://127.0.0.1:1/none' }
    const { code, output } = await site.run(['start'], setting).ended
    assert.equal(code, 1)
    assert.match(output, /cannot be reached.*ECONNREFUSED.*DATABASE_URL/)
    const chinese = await site.run(['start', '--lang', 'zh'], setting).ended
    assert.match(chinese.output, /数据库连接不上/)
  })

  test('who reads no further is no fault, and an unknown measurement is told', async () => {
    const cut = spawnSync('sh', ['-c', `"${process.execPath}" src/app/cli.ts openapi | head -1`])
    assert.equal(cut.stderr.toString(), '')
    const door = [process.execPath, 'bin/ykt.mjs']
    const { code, output } = await site.run(['bench', 'nope'], {}, door).ended
    assert.equal(code, 2)
    assert.match(output, /verification/)
    assert.doesNotMatch(output, /MODULE_NOT_FOUND/)
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
