// `ykt test [files]`: one database server for the run, then Node's test runner has the last word.
import { globSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import {
  acquireInstanceLock,
  startEmbeddedDatabase,
} from '../src/platform/embedded-database/index.ts'
import { root, run } from './bootstrap.mjs'

const TESTS = ['bin/**/*.test.mjs', 'src/**/*.test.ts', 'test/**/*.test.ts']

/** Minutes each: begun last, one would run alone at the end while a core has nothing to do. */
const LONGEST = new Set(['test/model/lifecycle.db.test.ts', 'test/rights.db.test.ts'])

/** Node sorts what it is given, and whole paths come before others. */
const longestFirst = (files) =>
  files.map((file) => (LONGEST.has(file) ? path.join(root, file) : file))

const given = process.argv.slice(2)
const options = given.filter((argument) => argument.startsWith('-'))
const named = given.filter((argument) => !argument.startsWith('-'))
const files = named.length > 0 ? named : longestFirst(TESTS.flatMap((pattern) => globSync(pattern)))

/** A server for this run, unless the caller brought one along; answers how to leave it. */
const database = async () => {
  if (process.env.YKT_TEST_DATABASE_URL) return async () => {}
  const usual = path.join(root, '.data', 'test')
  const instance = await acquireInstanceLock(usual)
  // Another run in this folder would lose its server when the first one ends.
  const directory = instance.held ? usual : `${usual}-${process.pid}`
  const log = ({ en }) => process.stderr.write(`${en}\n`)
  const server = await startEmbeddedDatabase({ directory, disposable: true, log })
  process.env.YKT_TEST_DATABASE_URL = server.ownerUrl
  return async () => {
    await server.stop()
    if (instance.held) await instance.release()
    else await rm(directory, { recursive: true, force: true })
  }
}

// Ctrl-C ends the runner; this process stays to stop the server.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})
const leave = await database()
process.env.YKT_TEST_RUN = String(process.pid)
try {
  const runner = ['--test', '--test-concurrency=3', '--test-reporter=spec', ...options, ...files]
  process.exitCode = await run(process.execPath, runner, { cwd: root })
} finally {
  await leave()
}
