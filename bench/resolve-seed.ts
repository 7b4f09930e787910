import { copyInto } from '#platform/copy.ts'
import { type Database, raw, sql } from '#platform/db.ts'
import { namedIdentityIndex } from '#modules/person/index.ts'
import { numberOf } from '#test/many-payees.ts'
import { ALLOWANCE } from '#test/payees.ts'
import { testPii } from '#test/person.ts'

const PIECE = 250_000
const ON = Temporal.PlainDate.from('2026-11-01')

/** What would be written in no order; the rest grows at its end, since ids are made in time. */
const BUILT_AFTERWARDS = [
  ['person.identity_locator', 'identity_locator_pkey'],
  ['account.account', 'account_number_index'],
  ['account.account', 'account_one_person'],
  ['account.assignment', 'assignment_one_account'],
] as const

interface Definition {
  readonly drop: string
  readonly create: string
}

/** How the schema has an index or the constraint behind it, to be made again as it was. */
const definitionOf = async (owner: Database, table: string, name: string): Promise<Definition> => {
  const { rows } = await owner.pool.query<{ index: string; rule: string | null }>(
    `select pg_get_indexdef(i.indexrelid) as index, pg_get_constraintdef(c.oid) as rule
       from pg_index i join pg_class k on k.oid = i.indexrelid
       left join pg_constraint c on c.conindid = i.indexrelid and c.conrelid = i.indrelid
      where i.indrelid = $1::regclass and k.relname = $2`,
    [table, name],
  )
  const [found] = rows
  if (found === undefined) throw new Error(`${table} has no index ${name}`)
  const { index, rule } = found
  if (rule === null)
    return { drop: `drop index ${table.replace(/\..*/, '')}.${name}`, create: index }
  return {
    drop: `alter table ${table} drop constraint ${name}`,
    create: `alter table ${table} add constraint ${name} ${rule}`,
  }
}

/** The numbers of a piece become blind indexes, as the program makes them; the rest is SQL. */
const stage = async (owner: Database, table: string, from: number, until: number) => {
  await owner.run(
    raw(`create unlogged table ${table} (n integer, identity_index bytea,
      person_id uuid default uuidv7(), account_id uuid default uuidv7())`),
  )
  const rows = function* () {
    for (let n = from; n < until; n += 1) {
      const named = { kind: 'residentIdentityCard', number: numberOf(n), issuingState: undefined }
      yield [n, namedIdentityIndex(testPii, named as Parameters<typeof namedIdentityIndex>[1], ON)]
    }
  }
  await owner.transaction((tx) => copyInto(tx, `${table} (n, identity_index)`, rows()))
}

/** As good as chance, and there already. */
const bytes = (length: number): string =>
  `substring(identity_index || identity_index for ${length})`

/** The rows of a piece, as long as they are in use; nobody opens what is sealed. */
const statementsOf = (table: string): readonly string[] => [
  `insert into person.person (id, name_sealed, name_index, sex, birth_on, region_code,
     registered_at)
   select person_id, ${bytes(39)}, sha256(identity_index), 'female', date '1940-01-01' + n % 22000,
          '440103', '${ON.toString()}' from ${table}`,
  `insert into person.identity_locator (identity_index, person_id)
   select identity_index, person_id from ${table}`,
  `insert into account.account (id, person_id, bank_code, card_id, number_sealed, number_index,
     tail, status, announced_at, activated_at)
   select account_id, person_id, (array['102', '103', '104', '105'])[1 + n % 4], uuidv7(),
          ${bytes(49)}, sha256(identity_index), lpad((n % 10000)::text, 4, '0'), 'active',
          '${ON.toString()}', '${ON.toString()}' from ${table}`,
  `insert into account.assignment (id, person_id, programme_code, account_id, valid, authorisation,
     payable_from, entered_at, actor_kind, actor_id)
   select uuidv7(), person_id, '${ALLOWANCE.code}', account_id,
          tstzrange('${ON.toString()}', null), 'initial', '${ON.toString()}', '${ON.toString()}',
          'system', 'register' from ${table}`,
  `drop table ${table}`,
]

const enter = (owner: Database, table: string): Promise<void> =>
  owner.transaction(async (tx) => {
    // What is entered refers to what is entered beside it: nothing of it needs to be looked up.
    await tx.run(sql`set local session_replication_role = replica`)
    for (const statement of statementsOf(table)) await tx.run(raw(statement))
  })

/**
 * Enters people with an account each that a programme pays, from one number to another: what a
 * resolve reads of them, through COPY and set by set; the numbers of a piece are digested while
 * the one before is entered.
 */
export const enterMappings = async (
  owner: Database,
  from: number,
  until: number,
): Promise<void> => {
  await owner.run(raw('create schema if not exists bench'))
  const definitions = await Promise.all(
    BUILT_AFTERWARDS.map(([table, name]) => definitionOf(owner, table, name)),
  )
  for (const { drop } of definitions) await owner.run(raw(drop))
  let entering = Promise.resolve()
  for (let at = from; at < until; at += PIECE) {
    const table = `bench.piece_${at}`
    await Promise.all([entering, stage(owner, table, at, Math.min(at + PIECE, until))])
    entering = enter(owner, table)
  }
  await entering
  await owner.transaction(async (tx) => {
    await tx.run(sql`set local maintenance_work_mem = '1GB'`)
    for (const { create } of definitions) await tx.run(raw(create))
  })
  await owner.run(raw('vacuum analyze'))
  await owner.run(raw('checkpoint'))
}
