import { z } from 'zod'
import { PROVINCE_ZONE } from '#kernel/period.ts'
import { type Handle, instant, sql } from '#platform/db.ts'
import { type Channel, CHANNELS } from './request.ts'

/** One verification to record. Digests in hexadecimal; times in the statement's one instant. */
export interface NewUsage {
  readonly id: string
  readonly terminalId: string
  readonly counter: number
  readonly requestDigest: string
  readonly organisationCode: string
  readonly placeId: string
  readonly sceneCode: string
  readonly channel: Channel
  /** `granted` or the code of the refusal. */
  readonly outcome: string
  readonly assuranceLevel: number
  readonly personId: string | undefined
  readonly cardId: string | undefined
  readonly fields: readonly string[]
  readonly concessionRule: string | undefined
  readonly basis: string
  /** The old card whose number was told. */
  readonly credentialId: string | undefined
  /** Of the code that this verification uses up, when it is granted on one. */
  readonly codeDigest: string | undefined
}

/** A row that stands; `codeLost` when another verification had used the code up. */
export interface WrittenUsage {
  readonly id: string
  readonly codeLost: boolean
}

// Codes are claimed and usages written by one statement, so both stand or neither. Codes are
// locked in the order of their digests, or two batches could wait for each other.
const RECORD = `
  with wanted as (
    select c.digest from verification.code c
     where c.digest in (select decode(hex, 'hex') from unnest($17::text[]) as hex)
       and c.used_at is null
     order by c.digest for update
  ), claimed as (
    update verification.code c set used_at = $1::timestamptz from wanted w
     where c.digest = w.digest
    returning encode(c.digest, 'hex') as digest
  )
  insert into verification.usage (id, at, terminal_id, counter, request_digest, organisation_code,
    place_id, scene_code, channel, outcome, assurance_level, person_id, card_id, fields,
    concession_rule, basis, credential_id)
  select u.id, $1::timestamptz, u.terminal_id, u.counter, decode(u.request_digest, 'hex'),
         u.organisation_code, u.place_id, u.scene_code, u.channel,
         case when lost then 'CODE_USED' else u.outcome end, u.assurance_level, u.person_id,
         u.card_id, case when lost then '{}' else string_to_array(u.fields, ' ') end,
         case when not lost then u.concession_rule end,
         case when lost then 'YKT-22' else u.basis end, u.credential_id
    from unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::text[], $7::uuid[],
           $8::text[], $9::text[], $10::text[], $11::smallint[], $12::uuid[], $13::uuid[],
           $14::text[], $15::text[], $16::text[], $17::text[], $18::uuid[])
           as u (id, terminal_id, counter, request_digest, organisation_code, place_id, scene_code,
             channel, outcome, assurance_level, person_id, card_id, fields, concession_rule, basis,
             code_digest, credential_id)
    left join claimed on claimed.digest = u.code_digest
   cross join lateral (select u.code_digest is not null and claimed.digest is null as lost) l
      on conflict (terminal_id, counter) do nothing
  returning id, outcome = 'CODE_USED' as "codeLost"`

/** An array of numbers, UUIDs or hexadecimal: nothing in them needs a quote, so none is sought. */
const plainArray = (values: readonly (string | number | undefined)[]): string =>
  `{${values.map((value) => value ?? 'null').join(',')}}`

/**
 * Writes the usages of a batch durably and uses their codes up. A row whose terminal has used its
 * counter before is left out of the answer and of the table (V9).
 */
export const recordUsages = (
  handle: Handle,
  at: Temporal.Instant,
  usages: readonly NewUsage[],
): Promise<WrittenUsage[]> => {
  const column = (of: (usage: NewUsage) => string | undefined) =>
    usages.map((usage) => of(usage) ?? null)
  const plain = (of: (usage: NewUsage) => string | number | undefined) => plainArray(usages.map(of))
  return handle.prepared<WrittenUsage>('verification.record', RECORD, [
    at,
    plain((usage) => usage.id),
    plain((usage) => usage.terminalId),
    plain((usage) => usage.counter),
    plain((usage) => usage.requestDigest),
    column((usage) => usage.organisationCode),
    plain((usage) => usage.placeId),
    column((usage) => usage.sceneCode),
    column((usage) => usage.channel),
    column((usage) => usage.outcome),
    plain((usage) => usage.assuranceLevel),
    plain((usage) => usage.personId),
    plain((usage) => usage.cardId),
    column((usage) => usage.fields.join(' ')),
    column((usage) => usage.concessionRule),
    column((usage) => usage.basis),
    plain((usage) => usage.codeDigest),
    plain((usage) => usage.credentialId),
  ])
}

const UsageRow = z.object({
  id: z.string(),
  at: instant,
  terminal_id: z.string(),
  counter: z.coerce.number(),
  organisation_code: z.string(),
  place_id: z.string(),
  scene_code: z.string(),
  channel: z.enum(CHANNELS),
  outcome: z.string(),
  assurance_level: z.number(),
  fields: z.array(z.string()),
  concession_rule: z.string().nullable(),
  basis: z.string(),
  credential_id: z.string().nullable(),
})

/** 用卡记录: one verification as it stands in the table. */
export interface Usage {
  readonly id: string
  readonly at: Temporal.Instant
  readonly terminalId: string
  readonly counter: number
  readonly organisationCode: string
  readonly placeId: string
  readonly sceneCode: string
  readonly channel: Channel
  /** `granted` or the code of the refusal. */
  readonly outcome: string
  readonly assuranceLevel: number
  /** What the venue was told of the holder. */
  readonly fields: readonly string[]
  readonly concessionRule: string | undefined
  readonly basis: string
  /** The old card whose number was told. */
  readonly credentialId: string | undefined
}

const toUsage = (row: z.output<typeof UsageRow>): Usage => ({
  id: row.id,
  at: row.at,
  terminalId: row.terminal_id,
  counter: row.counter,
  organisationCode: row.organisation_code,
  placeId: row.place_id,
  sceneCode: row.scene_code,
  channel: row.channel,
  outcome: row.outcome,
  assuranceLevel: row.assurance_level,
  fields: row.fields,
  concessionRule: row.concession_rule ?? undefined,
  basis: row.basis,
  credentialId: row.credential_id ?? undefined,
})

const CounterRow = z.object({ id: z.string(), digest: z.string() })

/** The usage that a terminal's counter stands for, with the digest of its request. */
export const findByCounter = (
  handle: Handle,
  terminalId: string,
  counter: number,
): Promise<{ readonly id: string; readonly digest: string } | undefined> =>
  handle.maybeOne(
    CounterRow,
    sql`
    select id, encode(request_digest, 'hex') as digest from verification.usage
     where terminal_id = ${terminalId} and counter = ${counter}`,
  )

/** A usage of an organisation; `undefined` also when it is another organisation's. */
export const findUsage = async (
  handle: Handle,
  organisationCode: string,
  id: string,
): Promise<Usage | undefined> => {
  const row = await handle.maybeOne(
    UsageRow,
    sql`
    select id, at, terminal_id, counter, organisation_code, place_id, scene_code, channel, outcome,
           assurance_level, fields, concession_rule, basis, credential_id
      from verification.usage where id = ${id} and organisation_code = ${organisationCode}`,
  )
  return row === undefined ? undefined : toUsage(row)
}

/** Where a list goes on, and how long a page is. */
export interface UsagePage {
  /** Only what is older than this; left out, the newest come. */
  readonly before?: Temporal.Instant | undefined
  readonly limit: number
}

/** Verifications of a person, the newest first. */
export const usagesOfPerson = async (
  handle: Handle,
  personId: string,
  { before, limit }: UsagePage,
): Promise<Usage[]> => {
  const rows = await handle.many(
    UsageRow,
    sql`
    select id, at, terminal_id, counter, organisation_code, place_id, scene_code, channel, outcome,
           assurance_level, fields, concession_rule, basis, credential_id
      from verification.usage
     where person_id = ${personId} and at < ${before ?? 'infinity'}
     order by at desc, id desc limit ${limit}`,
  )
  return rows.map(toUsage)
}

/** How much of each terminal's day a list shows. */
const PER_TERMINAL = 200

/**
 * Verifications of an organisation on one day in the province, the newest first, without the
 * persons. Goes terminal by terminal down its counters: a usage has no index by organisation to
 * pay for.
 */
export const usagesToday = async (
  handle: Handle,
  organisationCode: string,
  day: Temporal.PlainDate,
): Promise<Usage[]> => {
  const from = day.toZonedDateTime(PROVINCE_ZONE).toInstant()
  const until = day.add({ days: 1 }).toZonedDateTime(PROVINCE_ZONE).toInstant()
  const rows = await handle.many(
    UsageRow,
    sql`
    select u.* from verification.terminal t
     cross join lateral (
       select id, at, terminal_id, counter, organisation_code, place_id, scene_code, channel,
              outcome, assurance_level, fields, concession_rule, basis, credential_id
         from verification.usage where terminal_id = t.id
        order by counter desc limit ${PER_TERMINAL}) u
     where t.organisation_code = ${organisationCode} and u.at >= ${from} and u.at < ${until}
     order by u.at desc, u.id desc`,
  )
  return rows.map(toUsage)
}
