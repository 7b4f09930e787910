import { z } from 'zod'
import { type Handle, plainDate, type Sql, sql, type Transaction } from '#platform/db.ts'
import { mergedEntries } from '#modules/person/index.ts'
import { isOver, lastDay } from './plan.ts'

interface Taking {
  readonly listId: string
  readonly credentialId: string
  readonly whole: boolean
  readonly at: Temporal.Instant
}

/** Rows that count: matched by a document, or confirmed by a person. */
const COUNTS = sql`(r.match = 'sameIdentity' or r.confirmed_by is not null)`

/** How many numbers in force a whole list does not have. */
export const countMissing = async (
  handle: Handle,
  { listId, credentialId }: Pick<Taking, 'listId' | 'credentialId'>,
): Promise<number> =>
  (
    await handle.one(
      z.object({ missing: z.number() }),
      sql`select count(*)::int as missing from credential.number_locator l
           where l.credential_id = ${credentialId}
             and not exists (select from credential.number_row r
                              where r.list_id = ${listId} and r.number_index = l.number_index)`,
    )
  ).missing

/** Ends what a list ends: numbers it says are over, replaces, or, where it is whole, leaves out. */
export const endNumbers = async (
  tx: Transaction,
  { listId, credentialId, whole, at }: Taking,
): Promise<number> => {
  // Three ways to end, each by its own index.
  await tx.run(sql`
    with recursive replacing as (
      select r.person_id from credential.number_row r
       where r.list_id = ${listId} and r.effect = 'replace' and ${COUNTS}
      union
      select m.from_id from replacing p join (${mergedEntries()}) m on m.into_id = p.person_id
    ), ending as (
      select o.id from credential.number_row r
        join credential.old_number o on o.number_index = r.number_index
       where r.list_id = ${listId} and r.effect = 'end' and o.ended_at is null
      union
      select o.id from credential.old_number o
       where o.credential_id = ${credentialId} and o.ended_at is null
         and o.person_id in (select person_id from replacing)
      union
      select o.id from credential.old_number o
       where ${whole} and o.credential_id = ${credentialId} and o.ended_at is null
         and not exists (select from credential.number_row r
                          where r.list_id = ${listId} and r.number_index = o.number_index))
    update credential.old_number o set ended_at = ${at}, ended_by_list = ${listId}
      from ending e where o.id = e.id`)
  return tx.run(sql`
    delete from credential.number_locator l
     where l.credential_id = ${credentialId}
       and not exists (select from credential.old_number o
                        where o.credential_id = l.credential_id and o.ended_at is null
                          and o.number_index = l.number_index)`)
}

/** Enters the numbers of a list. */
export const enterNumbers = async (
  tx: Transaction,
  { listId, credentialId, at }: Taking,
): Promise<number> => {
  const rows = sql`
    from credential.number_row r
   where r.list_id = ${listId} and r.effect in ('add', 'replace') and ${COUNTS}`
  await tx.run(sql`
    insert into credential.old_number (id, credential_id, person_id, number_index, number_sealed,
      tail, list_id, list_row, held_from)
    select gen_random_uuid(), ${credentialId}, r.person_id, r.number_index, r.number_sealed, r.tail,
           r.list_id, r.row, ${at}
    ${rows}`)
  return tx.run(sql`
    insert into credential.number_locator (number_index, credential_id, person_id)
    select r.number_index, ${credentialId}, r.person_id ${rows}`)
}

/** What was only needed to match the rows of a list goes. */
export const forgetRows = async (tx: Transaction, listId: string): Promise<void> => {
  await tx.run(sql`
    update credential.number_row
       set number_index = null, number_sealed = null, identity_index = null, name_index = null,
           birth_on = null
     where list_id = ${listId}`)
}

/** How many old cards of a credential are known to be whose. */
export const countNumbers = async (handle: Handle, credentialId: string): Promise<number> =>
  (
    await handle.one(
      z.object({ numbers: z.number() }),
      sql`select count(*)::int as numbers from credential.number_locator
           where credential_id = ${credentialId}`,
    )
  ).numbers

/**
 * Relations for a `with recursive`: `living`, whose some numbers in force are as the register has
 * people now, `number_index`, `person_id`. Entries that were merged since stand for the person they
 * were merged into.
 *
 * @param numbers rows of the locator: `number_index`, `person_id`
 */
export const livingHolders = (numbers: Sql): Sql => sql`
  held as (
    ${numbers}
    union all
    select h.number_index, m.into_id
      from held h join (${mergedEntries()}) m on m.from_id = h.person_id
  ), living as (
    select h.number_index, h.person_id from held h
     where not exists (select from (${mergedEntries()}) m where m.from_id = h.person_id))`

/**
 * Whose numbers these are, by their blind indexes in hexadecimal; the person as the register has
 * them now. Numbers of nobody, and those that have ended, are left out.
 */
export const holdersOfNumbers = async (
  handle: Handle,
  indexes: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const rows = await handle.many(
    z.object({ index: z.string(), person_id: z.string() }),
    sql`
    with recursive ${livingHolders(sql`
      select l.number_index, l.person_id from credential.number_locator l
        join unnest(${indexes}::text[]) as i (hex) on l.number_index = decode(i.hex, 'hex')`)}
    select encode(number_index, 'hex') as index, person_id from living`,
  )
  return new Map(rows.map((row) => [row.index, row.person_id]))
}

const HeldRow = z.object({
  credential_id: z.string(),
  name: z.string(),
  tail: z.string(),
  due_on: plainDate,
  reached_on: plainDate.nullable(),
})

/** 收进来的旧卡: one old card of a person whose number is known. */
export interface HeldOldCard {
  readonly credentialId: string
  readonly name: string
  readonly tail: string
  /** The last day on which it can still be used, or, of one that was switched off, that day. */
  readonly until: Temporal.PlainDate
  readonly off: boolean
}

/** The old cards of a person that this card has taken in, under all ids that lead to them. */
export const oldCardsOfPersons = async (
  handle: Handle,
  personIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<HeldOldCard[]> => {
  const rows = await handle.many(
    HeldRow,
    sql`select o.credential_id, c.name, o.tail, m.due_on, m.reached_on
          from credential.old_number o
          join credential.credential c on c.id = o.credential_id
          join credential.milestone m on m.credential_id = c.id and m.name = 'switchOff'
         where o.person_id = any(${personIds}::uuid[]) and o.ended_at is null
         order by c.name, o.tail`,
  )
  return rows.map((row) => {
    const last = lastDay(row.due_on, row.reached_on ?? undefined)
    return {
      credentialId: row.credential_id,
      name: row.name,
      tail: row.tail,
      until: last.until,
      off: isOver(last, on),
    }
  })
}
