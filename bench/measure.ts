// What every measurement against pgbench does alike.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { openDatabase } from '#platform/db.ts'
import { startEmbeddedDatabase } from '#platform/embedded-database/index.ts'
import { migrate } from '#platform/migrate.ts'
import { allMigrations } from '#app/migrations.ts'
import { findPgbench } from './pgbench.ts'

export const say = (line: string): void => void process.stdout.write(`${line}\n`)
export const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`
export const best = (values: readonly number[]): number => Math.max(...values)

/** The middle one of the ratios of neighbouring turns. */
export const ratioOf = (pairs: readonly (readonly [number, number])[]): number => {
  const ratios = pairs.map(([ours, theirs]) => ours / theirs).sort((a, b) => a - b)
  return Number((ratios[Math.floor((ratios.length - 1) / 2)] ?? Number.NaN).toFixed(3))
}

/** The pgbench of the system; without one, says how to get it and ends. */
export const needPgbench = (): string => {
  const program = findPgbench()
  if (program !== undefined) return program
  say('pgbench is missing: apt-get install postgresql-contrib (or postgresql-client) brings it')
  process.exit(2)
}

/** How busy the machine is before; says when others are at work. */
export const loadBefore = (): number => {
  const [load1 = 0] = loadavg()
  // The scheduler shares by process: pgbench has dozens to put against others, the program one.
  if (load1 > availableParallelism() / 2)
    say(`Others are at work here (load ${load1.toFixed(1)}): the ratio will be too low`)
  return load1
}

/** A part of the measurement in a process of its own. */
export const start = (file: string, ...rest: string[]): ChildProcess =>
  fork(path.join(import.meta.dirname, file), rest)

/** The same of one that serves, once it says at which port. */
export const startServing = async (file: string, ...rest: string[]) => {
  const child = start(file, ...rest)
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { child, port }
}

export const ask = async <Answer>(child: ChildProcess, question: object): Promise<Answer> => {
  child.send(question)
  const [answer] = (await once(child, 'message')) as [Answer]
  return answer
}

/** A migrated database server of its own, durable as in use, and gone at the end. */
export const startServer = async (port: number) => {
  const directory = await mkdtemp(path.join(tmpdir(), 'ykt-bench-'))
  // Under root the database server runs as somebody else, who must be able to enter.
  await chmod(directory, 0o755)
  const database = await startEmbeddedDatabase({ directory, port, log: ({ en }) => say(en) })
  const owner = openDatabase({ url: database.ownerUrl, poolSize: 2 })
  await migrate(owner, await allMigrations())
  return {
    database,
    owner,
    stop: async () => {
      await owner.close()
      await database.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
