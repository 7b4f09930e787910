import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test from 'node:test'
import { differs, root, run } from './bootstrap.mjs'
import { withInstallLock } from './install-lock.mjs'

const wanted = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0', integrity: 'x' },
  'node_modules/tool': { version: '2.0.0', integrity: 'y', dev: true },
  'node_modules/for-mac': { version: '3.0.0', integrity: 'z', optional: true },
}
const { 'node_modules/a': a, 'node_modules/tool': tool } = wanted

test('what is installed is compared with the lockfile by content', () => {
  const complete = { 'node_modules/a': a, 'node_modules/tool': tool }
  assert.equal(differs(wanted, complete, true), false)
  assert.equal(differs(wanted, undefined, true), true)
  assert.equal(differs(wanted, { ...complete, 'node_modules/a': { version: '0.9.0' } }, true), true)
  assert.equal(differs(wanted, { 'node_modules/tool': tool }, true), true)
})

test('tools of developers may be absent where the program only runs', () => {
  assert.equal(differs(wanted, { 'node_modules/a': a }, false), false)
  assert.equal(differs(wanted, { 'node_modules/a': a }, true), true)
})

test('the answer of a program is its exit code, or 128 and the signal', async () => {
  const node = process.execPath
  assert.equal(await run(node, ['-e', 'process.exit(7)'], { cwd: root }), 7)
  const suicide = "process.kill(process.pid, 'SIGKILL')"
  assert.equal(await run(node, ['-e', suicide], { cwd: root }), 137)
})

test('a signal reaches the program that was started', async () => {
  const inner =
    "process.on('SIGTERM', () => process.exit(9)); setInterval(() => {}, 9); " +
    "process.stdout.write('up')"
  const outer = `import { run } from ${JSON.stringify(path.join(root, 'bin', 'bootstrap.mjs'))}
    process.exitCode = await run(process.execPath, ['-e', ${JSON.stringify(inner)}], {})`
  const child = spawn(process.execPath, ['--input-type=module', '-e', outer])
  child.stdout.once('data', () => child.kill('SIGTERM'))
  assert.equal(await new Promise((resolve) => child.once('exit', resolve)), 9)
})

test('two installations at once run one after the other', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'yikatong-install-'))
  const lock = path.join(directory, 'install.lock')
  // Left by an installation that was killed: no process has this number.
  await writeFile(lock, '4194999 0.5')
  const record = path.join(directory, 'record')
  const locking = path.join(root, 'bin', 'install-lock.mjs')
  const work = `import { withInstallLock } from ${JSON.stringify(locking)}
    import { appendFileSync } from 'node:fs'
    await withInstallLock(${JSON.stringify(directory)}, () => {}, async () => {
      appendFileSync(${JSON.stringify(record)}, 'in ')
      await new Promise((resolve) => setTimeout(resolve, 30))
      appendFileSync(${JSON.stringify(record)}, 'out ')
    })`
  const one = () => run(process.execPath, ['--input-type=module', '-e', work], { cwd: root })
  assert.deepEqual(await Promise.all([one(), one(), one(), one()]), [0, 0, 0, 0])
  assert.equal(await readFile(record, 'utf8'), 'in out '.repeat(4))
  assert.equal(
    await withInstallLock(
      directory,
      () => {},
      async () => 'free again',
    ),
    'free again',
  )
  await rm(directory, { recursive: true })
})
