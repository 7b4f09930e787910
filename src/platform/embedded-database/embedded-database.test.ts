import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test, { after, before } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { isReachable, type ServerUser } from './home.ts'
import { acquireInstanceLock, startEmbeddedDatabase, stopEmbeddedDatabase } from './index.ts'
import { explain } from './problem.ts'

const isRoot = process.getuid?.() === 0
const NOBODY = { uid: 65_534, gid: 65_534 }
const here = path.dirname(fileURLToPath(import.meta.url))
const log = () => {}

let top = ''
const started = new Set<string>()

/** A folder of this run whose server is stopped at the end. */
const place = async (name: string, mode = 0o755): Promise<string> => {
  const directory = path.join(top, name)
  await mkdir(directory, { recursive: true })
  await chmod(directory, mode)
  started.add(directory)
  return directory
}

const start = async (directory: string) => startEmbeddedDatabase({ directory, log })

const query = async (url: string, statement: string): Promise<readonly unknown[]> => {
  const client = new Client(url)
  await client.connect()
  try {
    const { rows } = await client.query({ text: statement, rowMode: 'array' })
    return rows.flat()
  } finally {
    await client.end()
  }
}

/** Another program that does `work` with the starter's exports, and then waits to be killed. */
const program = async (
  work: string,
  options: Partial<ServerUser> = {},
): Promise<[ChildProcess, string]> => {
  const code = `import * as database from ${JSON.stringify(path.join(here, 'index.ts'))}
    const log = () => {}
    process.stdout.write(String(await (${work})()))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], options)
  child.stderr.pipe(process.stderr)
  const answer = await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => ['the program ended']),
  ])
  return [child, String(answer[0])]
}

const killed = async (child: ChildProcess): Promise<void> => {
  const end = once(child, 'exit')
  child.kill('SIGKILL')
  await end
}

const pidFile = (directory: string) => path.join(directory, 'postgresql', 'data', 'postmaster.pid')

const serverPid = async (directory: string): Promise<number> =>
  Number.parseInt(await readFile(pidFile(directory), 'utf8'), 10)

before(async () => {
  top = await mkdtemp(path.join(tmpdir(), 'ykt-'))
  await chmod(top, 0o755)
})

after(async () => {
  for (const directory of started) {
    await stopEmbeddedDatabase(directory)
    const elsewhere = await readFile(path.join(directory, 'elsewhere'), 'utf8').catch(() => '')
    if (elsewhere !== '') await rm(elsewhere.trim(), { recursive: true })
  }
  await rm(top, { recursive: true, force: true })
})

test('the first start makes a database for Chinese text that this machine reaches', async () => {
  const directory = await place('main')
  // Left by a first start that was cut off.
  await mkdir(path.join(directory, 'initializing', 'data'), { recursive: true })
  const { ownerUrl, reused } = await start(directory)
  assert.equal(reused, false)
  assert.deepEqual(await query(ownerUrl, `select current_user, lower('É'), '㛃𫖯' < '一'`), [
    'ykt_owner',
    'é',
    true,
  ])
  const names = ['listen_addresses', 'fsync', 'synchronous_commit', 'TimeZone', 'server_encoding']
  const shown = names.map((name) => `current_setting('${name}')`).join(', ')
  assert.deepEqual(await query(ownerUrl, `select ${shown}`), [
    '127.0.0.1',
    'on',
    'on',
    'UTC',
    'UTF8',
  ])
  const password = await stat(path.join(directory, 'postgresql', 'password'))
  assert.equal(password.mode & 0o777, 0o600)
  await assert.rejects(query(ownerUrl.replace(/:[^:@]+@/, ':wrong@'), 'select 1'), /password/)
  await assert.rejects(stat(path.join(directory, 'initializing')))
})

test('what people entered does not reach the log of the server with an error', async () => {
  const directory = await place('main')
  const { ownerUrl } = await start(directory)
  const client = new Client(ownerUrl)
  await client.connect()
  await client.query('create table secret (name text primary key)')
  await client.query('insert into secret values ($1)', ['陈小明'])
  await assert.rejects(client.query('insert into secret values ($1)', ['陈小明']), /duplicate/)
  await assert.rejects(client.query(`insert into secret values ('陈小明')`), /duplicate/)
  await client.end()
  const written = await readFile(path.join(directory, 'server.log'), 'utf8')
  assert.match(written, /duplicate key value/)
  assert.doesNotMatch(written, /陈小明/)
})

test('a killed program leaves its server, and the next program goes on with it', async () => {
  const directory = await place('main')
  await stopEmbeddedDatabase(directory)
  const work = `async () => (await database.startEmbeddedDatabase(
    { directory: ${JSON.stringify(directory)}, log })).ownerUrl`
  const [child, ownerUrl] = await program(work)
  await query(ownerUrl, 'create table kept as select 42 as answer')
  await killed(child)
  const next = await start(directory)
  assert.equal(next.reused, true)
  assert.deepEqual(await query(next.ownerUrl, 'select answer from kept'), [42])
})

test('a killed server starts again and has lost nothing that was committed', async () => {
  const directory = await place('main')
  const { ownerUrl } = await start(directory)
  await query(ownerUrl, 'create table durable as select generate_series(1, 1000) as n')
  const idle = new Client(ownerUrl)
  idle.on('error', () => {})
  await idle.connect()
  process.kill(await serverPid(directory), 'SIGKILL')
  const next = await start(directory)
  assert.equal(next.reused, false)
  assert.deepEqual(await query(next.ownerUrl, 'select count(*)::int from durable'), [1000])
})

test('a pid file whose number now belongs to another process does not stop the start', async () => {
  const directory = await place('main')
  const { ownerUrl } = await start(directory)
  const pid = await serverPid(directory)
  const idler = spawn('sleep', ['1000'], isRoot ? NOBODY : {})
  await query(ownerUrl, 'select 1')
  process.kill(pid, 'SIGKILL')
  const text = await readFile(pidFile(directory), 'utf8')
  await writeFile(pidFile(directory), text.replace(String(pid), String(idler.pid)))
  const next = await start(directory)
  assert.equal(next.reused, false)
  assert.equal(await stopEmbeddedDatabase(directory), true)
  assert.equal(idler.exitCode, null)
  await killed(idler)
})

test('a pid file of which only the number was written does not stop the start', async () => {
  const directory = await place('main')
  await stopEmbeddedDatabase(directory)
  await writeFile(pidFile(directory), `${process.pid}\n`)
  const next = await start(directory)
  assert.equal(next.reused, false)
})

test('a taken port is left to its owner; the next one is taken and remembered', async () => {
  const directory = await place('main')
  await stopEmbeddedDatabase(directory)
  const taken = Number(await readFile(path.join(directory, 'port'), 'utf8'))
  const other = net.createServer().listen(taken, '127.0.0.1')
  await once(other, 'listening')
  const first = await start(directory)
  assert.ok(first.port > taken)
  await first.stop()
  other.close()
  const second = await start(directory)
  assert.equal(second.port, first.port)
  await second.stop()
  await second.stop()
  assert.equal(await stopEmbeddedDatabase(directory), false)
})

test('two first starts at once come to one server', async () => {
  const directory = await place('twice')
  const work = `async () => (await database.startEmbeddedDatabase(
    { directory: ${JSON.stringify(directory)}, disposable: true, log })).ownerUrl`
  const [[one, first], [two, second]] = await Promise.all([program(work), program(work)])
  assert.equal(first, second)
  assert.deepEqual(await query(first, 'select 1'), [1])
  await Promise.all([killed(one), killed(two)])
})

test('a long path with spaces is a place like any other', async () => {
  const directory = await place(`long ${'路'.repeat(40)}`)
  const { ownerUrl } = await startEmbeddedDatabase({ directory, disposable: true, log })
  assert.deepEqual(await query(ownerUrl, 'select 1'), [1])
  assert.equal((await start(directory)).reused, true)
  assert.equal(await stopEmbeddedDatabase(directory), true)
})

test(
  'root keeps the data elsewhere when the account of the server cannot enter',
  {
    skip: !isRoot && 'needs root',
  },
  async () => {
    const directory = await place('closed', 0o700)
    const said: string[] = []
    const say = ({ en }: { readonly en: string }) => void said.push(en)
    const first = await startEmbeddedDatabase({ directory, disposable: true, log: say })
    await query(first.ownerUrl, 'create table kept as select 7 as n')
    const elsewhere = (await readFile(path.join(directory, 'elsewhere'), 'utf8')).trim()
    assert.match(said.join('\n'), new RegExp(elsewhere))
    await first.stop()
    const second = await startEmbeddedDatabase({ directory, disposable: true, log: say })
    assert.deepEqual(await query(second.ownerUrl, 'select n from kept'), [7])
    assert.equal(await stopEmbeddedDatabase(directory), true)
  },
)

const canNobodyRun = isRoot && (await isReachable(here, NOBODY))

test(
  'an ordinary account runs the server as itself, and keeps off the data of others',
  {
    skip: !canNobodyRun && 'needs root, and a project folder that others may enter',
  },
  async () => {
    const directory = await place('ordinary', 0o777)
    const work = (where: string) => `async () => database.startEmbeddedDatabase(
    { directory: ${JSON.stringify(where)}, disposable: true, log })
      .then((it) => it.ownerUrl, (error) => error.code)`
    const [child, ownerUrl] = await program(work(directory), NOBODY)
    assert.deepEqual(await query(ownerUrl, 'select 1'), [1])
    await killed(child)
    const [stranger, refusal] = await program(work(await place('main')), NOBODY)
    assert.equal(refusal, 'OWNED_BY_ANOTHER_USER')
    await killed(stranger)
  },
)

test('a second program is told who serves the directory and where', async () => {
  const directory = await place('instance')
  const work = `async () => {
    const lock = await database.acquireInstanceLock(${JSON.stringify(directory)}, 'serve')
    await lock.announce('http://127.0.0.1:8080')
    return lock.held
  }`
  const [child] = await program(work)
  const refused = await acquireInstanceLock(directory)
  assert.deepEqual(refused, {
    held: false,
    holder: { pid: child.pid, purpose: 'serve', address: 'http://127.0.0.1:8080' },
  })
  await killed(child)
  const taken = await acquireInstanceLock(directory)
  assert.ok(taken.held)
  assert.equal((await acquireInstanceLock(directory)).held, false)
  await taken.release()
  const again = await acquireInstanceLock(directory)
  assert.ok(again.held)
  await again.release()
})

test('what the server says is told in plain words', () => {
  const codes = [
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'DISK_FULL'],
    ['could not bind IPv4 address "127.0.0.1": Address already in use', 'PORT_TAKEN'],
    ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', 'MEMORY_SHORT'],
    ['FATAL:  database files are incompatible with server', 'OTHER_MAJOR_VERSION'],
    ['postgres: error while loading shared libraries: libssl.so.1.1', 'LIBRARY_MISSING'],
    ['something nobody expected', 'NOT_STARTED'],
  ] as const
  for (const [written, code] of codes) {
    assert.equal(explain(written).code, code)
    assert.ok(explain(written).message.endsWith(written))
  }
})
