import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { type Database, type Handle, sql, raw, type Transaction } from './db.ts'

/** One folder of numbered SQL files, and the schema they fill. */
export interface MigrationSource {
  readonly module: string
  readonly directory: string
}

export interface Migration {
  readonly module: string
  readonly name: string
  readonly text: string
  readonly digest: string
}

/** Reads the migrations of every source, in the order of the sources and then of the numbers. */
export const readMigrations = async (sources: readonly MigrationSource[]): Promise<Migration[]> => {
  const migrations: Migration[] = []
  for (const { module, directory } of sources) {
    const names = (await readdir(directory).catch(() => [])).filter((n) => n.endsWith('.sql'))
    for (const name of names.sort()) {
      const text = await readFile(path.join(directory, name), 'utf8')
      const digest = createHash('sha256').update(text).digest('hex')
      migrations.push({ module, name, text, digest })
    }
  }
  return migrations
}

const Applied = z.object({ module: z.string(), name: z.string(), digest: z.string() })

/** Any number; the same in every process that migrates. */
const MIGRATION_LOCK = 20_241_101

const prepare = async (tx: Transaction): Promise<void> => {
  await tx.run(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`)
  await tx.run(sql`create schema if not exists platform`)
  await tx.run(sql`
    create table if not exists platform.migration (
      module text not null,
      name text not null,
      digest text not null,
      applied_at timestamptz not null default now(),
      primary key (module, name))`)
}

/**
 * Brings the schema up to date in one transaction: all of it or nothing.
 *
 * @returns the migrations that were applied now.
 * @throws when a file that has been applied was edited since, or is missing from the program
 *   (the database is newer than the program).
 */
export const migrate = async (
  owner: Database,
  migrations: readonly Migration[],
): Promise<Migration[]> =>
  owner.transaction(async (tx) => {
    await prepare(tx)
    const applied = await tx.many(Applied, sql`select module, name, digest from platform.migration`)
    const key = (m: { module: string; name: string }) => `${m.module}/${m.name}`
    const known = new Map(migrations.map((m) => [key(m), m]))
    for (const past of applied) {
      const now = known.get(key(past))
      if (now === undefined)
        throw new Error(`The database has migration ${key(past)}, which this program does not know`)
      if (now.digest !== past.digest)
        throw new Error(`Migration ${key(past)} was edited after it had been applied`)
    }
    const done = new Set(applied.map(key))
    const pending = migrations.filter((m) => !done.has(key(m)))
    for (const { module, name, text, digest } of pending) {
      await tx.run(raw(text))
      await tx.run(sql`
        insert into platform.migration (module, name, digest)
        values (${module}, ${name}, ${digest})`)
    }
    return pending
  })

/** The migrations that the database has not seen yet. */
export const pendingMigrations = async (
  db: Handle,
  migrations: readonly Migration[],
): Promise<Migration[]> => {
  const table = await db.one(
    z.object({ found: z.boolean() }),
    sql`select to_regclass('platform.migration') is not null as found`,
  )
  if (!table.found) return [...migrations]
  const applied = await db.many(Applied, sql`select module, name, digest from platform.migration`)
  const done = new Set(applied.map((m) => `${m.module}/${m.name}`))
  return migrations.filter((m) => !done.has(`${m.module}/${m.name}`))
}
