import { z } from 'zod'
import { type Database, raw, sql } from '#platform/db.ts'

/** Rows that one action writes to one table. */
export interface Writes {
  /** `card.card` */
  readonly table: string
  readonly inserted: number
  readonly updated: number
}

const Counted = z.object({ table: z.string(), inserted: z.bigint(), updated: z.bigint() })

const counters = (owner: Database) =>
  owner.many(
    Counted,
    sql`
    select schemaname || '.' || relname as table, n_tup_ins as inserted, n_tup_upd as updated
      from pg_stat_user_tables where schemaname not in ('bench', 'pgboss')`,
  )

/** What an action writes, counted by the database over some of them. */
export const writesOf = async (
  owner: Database,
  times: number,
  act: () => Promise<void>,
): Promise<readonly Writes[]> => {
  const before = new Map((await counters(owner)).map((row) => [row.table, row]))
  await act()
  return (await counters(owner)).flatMap(({ table, inserted, updated }) => {
    const each = (now: bigint, then = 0n) => Math.round(Number(now - then) / times)
    const then = before.get(table)
    const writes = {
      table,
      inserted: each(inserted, then?.inserted),
      updated: each(updated, then?.updated),
    }
    return writes.inserted + writes.updated === 0 ? [] : [writes]
  })
}

/** Rows of each table that are written anew, each by its number. */
const SLOTS = 500

const Column = z.object({ name: z.string(), indexed: z.boolean() })
const Index = z.object({ definition: z.string() })

/** The name that the copy of a table has. */
const copyOf = (table: string): string => `bench.${table.replace('.', '_')}`

/** Copies a table with its columns, its indexes (none of them unique) and some of its rows. */
const copyTable = async (owner: Database, table: string): Promise<void> => {
  const [source, copy] = [raw(table), raw(copyOf(table))]
  await owner.run(sql`create table ${copy} (like ${source} including defaults)`)
  await owner.run(sql`insert into ${copy} select * from ${source} limit ${SLOTS}`)
  await owner.run(sql`alter table ${copy} add column slot int`)
  await owner.run(sql`
    update ${copy} c set slot = n.number
      from (select ctid, row_number() over () as number from ${copy}) n where n.ctid = c.ctid`)
  await owner.run(sql`create index on ${copy} (slot) where slot is not null`)
  const indexes = await owner.many(
    Index,
    sql`select pg_get_indexdef(indexrelid) as definition from pg_index
         where indrelid = ${table}::regclass`,
  )
  for (const { definition } of indexes) {
    const begin = `create index on ${copyOf(table)}`
    await owner.run(raw(definition.replace(/^CREATE (?:UNIQUE )?INDEX \S+ ON \S+/, begin)))
  }
}

/** The columns of a table, and which of them an index holds. */
const columnsOf = (owner: Database, table: string) =>
  owner.many(
    Column,
    sql`
    select attname as name, exists (select from pg_index i
        where i.indrelid = a.attrelid and a.attnum = any(i.indkey)) as indexed
      from pg_attribute a
     where attrelid = ${table}::regclass and attnum > 0 and not attisdropped order by attnum`,
  )

const statementsFor = async (owner: Database, { table, inserted, updated }: Writes) => {
  const columns = await columnsOf(owner, table)
  const names = columns.map(({ name }) => name)
  const values = names.map((name) => (name === 'id' ? 'uuidv7()' : name))
  const copy = copyOf(table)
  const insert =
    `insert into ${copy} (${names.join(', ')}) ` +
    `select ${values.join(', ')} from ${copy} where slot = :slot;`
  const plain = columns.find(({ indexed }) => !indexed)?.name ?? 'slot'
  const update = `update ${copy} set ${plain} = ${plain} where slot = :slot;`
  return [...Array<string>(inserted).fill(insert), ...Array<string>(updated).fill(update)]
}

/**
 * A script for pgbench that writes as many rows to copies of the same tables as each action does,
 * one transaction per action.
 */
export const scriptFor = async (
  owner: Database,
  actions: readonly (readonly Writes[])[],
): Promise<string> => {
  await owner.run(sql`create schema bench`)
  const tables = new Set(actions.flat().map(({ table }) => table))
  for (const table of tables) await copyTable(owner, table)
  await owner.run(sql`analyze`)
  const lines: string[] = []
  for (const writes of actions) {
    lines.push(`\\set slot random(1, ${SLOTS})`, 'begin;')
    for (const one of writes) lines.push(...(await statementsFor(owner, one)))
    lines.push('end;')
  }
  return `${lines.join('\n')}\n`
}
