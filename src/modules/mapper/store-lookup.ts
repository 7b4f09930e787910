import { z } from 'zod'
import { type Handle, type Sql, sql } from '#platform/db.ts'
import { accountLabels, assignedAccountOf, openAssignments } from '#modules/account/index.ts'
import { standingPayConsents } from '#modules/consent/index.ts'
import { deceasedPersons, identities, mergedEntries } from '#modules/person/index.ts'
import type { AskedItem } from './asked-item.ts'
import type { FoundAccount } from './resolving.ts'

type Asked = readonly Pick<
  AskedItem,
  'position' | 'identityIndex' | 'personId' | 'accountId' | 'bankCode' | 'consentId'
>[]

/** Items of one kind with their places, and what they name in the order of the places. */
const placed = (items: Asked, has: (item: Asked[number]) => boolean) => {
  const of = items.filter(has)
  return { of, positions: of.map(({ position }) => position) }
}

// Nobody knows how many items will come; who plans for many reads whole tables: `offset 0` keeps
// each item to its own way through an index, however large the register is.

/**
 * Whom each item means, as the entry that stands now: by document, by our name, or, of an address
 * alone, whose account it is. The indexes travel as one row of bytes, 32 for each: of an array the
 * driver would spell each in digits and look for what needs quoting, in the hot path of a resolve.
 */
const named = (items: Asked): Sql => {
  const documents = placed(items, ({ identityIndex }) => identityIndex !== undefined)
  const names = placed(items, ({ personId }) => personId !== undefined)
  const addresses = placed(
    items,
    ({ identityIndex, personId, accountId }) =>
      identityIndex === undefined && personId === undefined && accountId !== undefined,
  )
  const indexes = Buffer.concat(documents.of.flatMap(({ identityIndex }) => identityIndex ?? []))
  return sql`
  meant as (
    select a.position, i.person_id
      from unnest(${documents.positions}::int[]) with ordinality a (position, place)
     cross join lateral (
       select i.person_id from (${identities()}) i
        where i.identity_index =
          substring(${indexes}::bytea from 32 * a.place::int - 31 for 32) offset 0) i
     union all
    select position, person_id
      from unnest(${names.positions}::int[],
        ${names.of.map(({ personId }) => personId)}::uuid[]) a (position, person_id)
     union all
    select a.position, o.entry_id
      from unnest(${addresses.positions}::int[],
        ${addresses.of.map(({ accountId }) => accountId)}::uuid[]) a (position, account_id)
     cross join lateral (
       select o.entry_id from (${accountLabels()}) o
        where o.account_id = a.account_id offset 0) o),
  standing as (
    select m.position, m.person_id, f.into_id from meant m left join lateral (
      select f.into_id from (${mergedEntries()}) f
       where f.from_id = m.person_id offset 0) f on true
     union all
    select s.position, s.into_id, f.into_id from standing s left join lateral (
      select f.into_id from (${mergedEntries()}) f
       where f.from_id = s.into_id offset 0) f on true
     where s.into_id is not null),
  named as (select position, person_id from standing where into_id is null)`
}

/** The statement of {@link findAccounts}: one read by index, however many items there are. */
export const accountsStatement = (
  items: Asked,
  programmeCode: string,
  at: Temporal.Instant,
): Sql => sql`
  with recursive ${named(items)},
  entries as (
    select position, person_id, person_id as entry_id from named
     union all
    select e.position, e.person_id, f.from_id from entries e cross join lateral (
      select f.from_id from (${mergedEntries()}) f where f.into_id = e.entry_id offset 0) f)
  select e.position, e.person_id as "personId", s.account_id as "accountId",
         s.bank_code as "bankCode", s.tail, s.status,
         case when s.payable_from > ${at} then s.payable_from end as "payableFrom",
         d.person_id is not null as deceased
    from entries e
   cross join lateral (
     select * from (${assignedAccountOf(sql`e.entry_id`, programmeCode, at)}) s offset 0) s
    left join lateral (
     select d.person_id from (${deceasedPersons()}) d
      where d.person_id = e.person_id offset 0) d on true`

type AccountRow = Omit<FoundAccount, 'tail' | 'payableFrom'> & {
  readonly position: number
  readonly tail: string | null
  readonly payableFrom: Temporal.Instant | null
}

/** The account to which a programme pays each person that the items mean, by their positions. */
export const findAccounts = async (
  handle: Handle,
  items: Asked,
  programmeCode: string,
  at: Temporal.Instant,
): Promise<ReadonlyMap<number, FoundAccount>> => {
  const { text, values } = accountsStatement(items, programmeCode, at)
  const rows = await handle.prepared<AccountRow>('mapper.resolve', text, values)
  const found = new Map<number, FoundAccount>()
  for (const row of rows)
    found.set(row.position, {
      personId: row.personId,
      accountId: row.accountId,
      bankCode: row.bankCode,
      tail: row.tail ?? undefined,
      status: row.status,
      payableFrom: row.payableFrom ?? undefined,
      deceased: row.deceased,
    })
  return found
}

const column = <Value>(
  items: Asked,
  of: (item: Asked[number]) => Value | undefined,
): readonly (Value | null)[] => items.map((item) => of(item) ?? null)

const PermittedRow = z.object({
  position: z.number(),
  person_id: z.string(),
  consent_id: z.string(),
})

/** Somebody who permitted that a programme pays an account of theirs. */
export interface Permitted {
  readonly personId: string
  readonly consentId: string
}

/**
 * Whom the items mean, and the consent of theirs for this programme and account; of an item that
 * names no consent, the latest that stands. Everybody else is left out, for whatever reason.
 */
export const findPermitted = async (
  handle: Handle,
  items: Asked,
  programmeCode: string,
): Promise<ReadonlyMap<number, Permitted>> => {
  const rows = await handle.many(
    PermittedRow,
    sql`
    with recursive ${named(items)}
    select distinct on (n.position) n.position, n.person_id, c.consent_id
      from named n
      join unnest(${items.map(({ position }) => position)}::int[],
        ${column(items, ({ accountId }) => accountId)}::uuid[],
        ${column(items, ({ bankCode }) => bankCode)}::text[],
        ${column(items, ({ consentId }) => consentId)}::uuid[])
        a (position, account_id, bank_code, consent_id) on a.position = n.position
     cross join lateral (
       select o.account_id from (${accountLabels()}) o
        where o.account_id = a.account_id and o.bank_code = a.bank_code offset 0) o
     cross join lateral (
       select c.consent_id from (${standingPayConsents()}) c
        where c.person_id = n.person_id and c.account_id = o.account_id
          and c.programme_code = ${programmeCode}
          and (a.consent_id is null or c.consent_id = a.consent_id) offset 0) c
     order by n.position, c.consent_id desc`,
  )
  return new Map(
    rows.map((row) => [row.position, { personId: row.person_id, consentId: row.consent_id }]),
  )
}

const LabelRow = z
  .object({
    account_id: z.string(),
    bank_code: z.string(),
    tail: z.string().nullable(),
  })
  .transform((row) => ({
    accountId: row.account_id,
    bankCode: row.bank_code,
    tail: row.tail ?? undefined,
  }))
export type AccountLabel = z.output<typeof LabelRow>

/** How accounts are called, by their ids. */
export const labelsOf = async (
  handle: Handle,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, AccountLabel>> => {
  const rows = await handle.many(
    LabelRow,
    sql`select account_id, bank_code, tail from (${accountLabels()}) a
         where account_id = any(${accountIds}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.accountId, row]))
}

/** Whom the items mean, whatever stands of them; by their positions. */
export const findPersons = async (
  handle: Handle,
  items: Asked,
): Promise<ReadonlyMap<number, string>> => {
  const rows = await handle.many(
    z.object({ position: z.number(), person_id: z.string() }),
    sql`with recursive ${named(items)} select position, person_id from named`,
  )
  return new Map(rows.map((row) => [row.position, row.person_id]))
}

const ConsentRow = z
  .object({
    consent_id: z.string(),
    person_id: z.string(),
    account_id: z.string(),
    bank_code: z.string(),
    tail: z.string().nullable(),
  })
  .transform((row) => ({
    consentId: row.consent_id,
    personId: row.person_id,
    accountId: row.account_id,
    bankCode: row.bank_code,
    tail: row.tail ?? undefined,
  }))

/** A consent of which its programme has made no use. */
export type WaitingConsent = z.output<typeof ConsentRow>

/**
 * Consents that stand for a programme and an account that it does not pay now nor is going to, by
 * their ids, behind one of them.
 */
export const waitingConsents = (
  handle: Handle,
  programmeCode: string,
  after: string | undefined,
  limit: number,
): Promise<WaitingConsent[]> =>
  handle.many(
    ConsentRow,
    sql`
    select c.consent_id, c.person_id, c.account_id, o.bank_code, o.tail
      from (${standingPayConsents()}) c
      join (${accountLabels()}) o on o.account_id = c.account_id
     where c.programme_code = ${programmeCode} and o.status = 'active'
       and (${after ?? null}::uuid is null or c.consent_id > ${after ?? null}::uuid)
       and not exists (select from (${openAssignments(programmeCode)}) s
         where s.account_id = c.account_id)
     order by c.consent_id limit ${limit}`,
  )
