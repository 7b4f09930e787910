import { z } from 'zod'
import type { Period } from '#kernel/period.ts'
import {
  bigInteger,
  type Handle,
  plainDate,
  type Sql,
  sql,
  type Transaction,
} from '#platform/db.ts'
import {
  CYCLES,
  FEEDS,
  type NewProgramme,
  pairOf,
  PAYEES,
  type PayRule,
  type Programme,
  PROGRAMME_CLASSES,
  STANDARD_UNITS,
} from './programme.ts'

const Name = z.object({
  'zh-Hans': z.string(),
  'zh-Hant': z.string(),
  en: z.string(),
  pt: z.string(),
})

interface PayColumns {
  readonly cycle: (typeof CYCLES)[number]
  readonly pay_month: number | null
  readonly pay_day: number
  readonly pay_year: number | null
}

/** The columns of a pay rule; the table refuses months and years where the cycle has none. */
const payOf = ({ cycle, pay_month, pay_day, pay_year }: PayColumns): PayRule => {
  const month = pay_month ?? 1
  switch (cycle) {
    case 'monthly':
      return { cycle, day: pay_day }
    case 'quarterly':
    case 'yearly':
      return { cycle, month, day: pay_day }
    case 'once':
      return { cycle, on: Temporal.PlainDate.from({ year: pay_year ?? 0, month, day: pay_day }) }
  }
}

const columnsOf = (pay: PayRule): PayColumns => ({
  cycle: pay.cycle,
  pay_month: pay.cycle === 'monthly' ? null : pay.cycle === 'once' ? pay.on.month : pay.month,
  pay_day: pay.cycle === 'once' ? pay.on.day : pay.day,
  pay_year: pay.cycle === 'once' ? pay.on.year : null,
})

const ProgrammeRow = z
  .object({
    code: z.string(),
    valid_from: plainDate,
    valid_until: plainDate.nullable(),
    name: Name,
    owner_agency: z.string(),
    payer_agency: z.string(),
    class: z.enum(PROGRAMME_CLASSES),
    payee: z.enum(PAYEES),
    cycle: z.enum(CYCLES),
    pay_month: z.number().nullable(),
    pay_day: z.number(),
    pay_year: z.number().nullable(),
    notice_days: z.number(),
    region_codes: z.array(z.string()),
    basis_title: z.string().nullable(),
    basis_document: z.string().nullable(),
    standard_fen: bigInteger.nullable(),
    standard_unit: z.enum(STANDARD_UNITS).nullable(),
    standard_upper_fen: bigInteger.nullable(),
    standard_words: Name.nullable(),
    feeds: z.array(z.object({ feed: z.enum(FEEDS), maxAgeHours: z.number() })),
    exclusions: z.array(z.string()),
    list_year: z.number().nullable(),
    demonstration: z.boolean(),
  })
  .transform((row): Programme => ({
    code: row.code,
    period: { from: row.valid_from, until: row.valid_until ?? undefined },
    name: row.name,
    ownerAgency: row.owner_agency,
    payerAgency: row.payer_agency,
    class: row.class,
    payee: row.payee,
    pay: payOf(row),
    noticeDays: row.notice_days,
    regionCodes: row.region_codes,
    basis:
      row.basis_title === null || row.basis_document === null
        ? undefined
        : { title: row.basis_title, document: row.basis_document },
    standard:
      row.standard_unit === null || row.standard_words === null
        ? undefined
        : {
            amountFen: row.standard_fen ?? undefined,
            unit: row.standard_unit,
            upperFen: row.standard_upper_fen ?? undefined,
            words: row.standard_words,
          },
    feeds: row.feeds,
    exclusions: row.exclusions,
    listYear: row.list_year ?? undefined,
    demonstration: row.demonstration,
  }))

/** Rows as they stand on a day, with the exclusions of that day. */
const programmesOn = (on: Temporal.PlainDate): Sql => sql`
  select p.code, p.valid_from, p.valid_until, p.name, p.owner_agency, p.payer_agency, p.class,
         p.payee, p.cycle, p.pay_month, p.pay_day, p.pay_year, p.notice_days, p.region_codes,
         p.basis_title, p.basis_document, p.standard_fen, p.standard_unit, p.standard_upper_fen,
         p.standard_words, p.list_year, p.demonstration,
         array(select case when e.first_code = p.code then e.second_code else e.first_code end
                 from programme.exclusion e
                where p.code in (e.first_code, e.second_code)
                  and daterange(e.valid_from, e.valid_until) @> ${on}::date
                order by 1) as exclusions,
         coalesce((select jsonb_agg(jsonb_build_object('feed', f.feed,
                                      'maxAgeHours', f.max_age_hours) order by f.feed)
                     from programme.feed f
                    where f.code = p.code and f.valid_from = p.valid_from), '[]') as feeds
    from programme.programme p
   where daterange(p.valid_from, p.valid_until) @> ${on}::date`

/** Every programme that is in force on a day, by its code. */
export const listProgrammes = (handle: Handle, on: Temporal.PlainDate): Promise<Programme[]> =>
  handle.many(ProgrammeRow, sql`${programmesOn(on)} order by p.code`)

/** A programme as it stands on a day. */
export const findProgramme = (
  handle: Handle,
  code: string,
  on: Temporal.PlainDate,
): Promise<Programme | undefined> =>
  handle.maybeOne(ProgrammeRow, sql`${programmesOn(on)} and p.code = ${code}`)

/** Enters a programme for a period; two that hold on one day are refused by the database. */
export const addProgramme = async (tx: Transaction, programme: NewProgramme): Promise<void> => {
  const pay = columnsOf(programme.pay)
  const { basis, standard, feeds = [] } = programme
  await tx.run(sql`
    insert into programme.programme (code, valid_from, valid_until, name, owner_agency,
      payer_agency, class, payee, cycle, pay_month, pay_day, pay_year, notice_days, region_codes,
      basis_title, basis_document, standard_fen, standard_unit, standard_upper_fen,
      standard_words, list_year, demonstration)
    values (${programme.code}, ${programme.period.from}, ${programme.period.until ?? null},
      ${JSON.stringify(programme.name)}, ${programme.ownerAgency}, ${programme.payerAgency},
      ${programme.class}, ${programme.payee}, ${pay.cycle}, ${pay.pay_month}, ${pay.pay_day},
      ${pay.pay_year}, ${programme.noticeDays}, ${programme.regionCodes},
      ${basis?.title ?? null}, ${basis?.document ?? null}, ${standard?.amountFen ?? null},
      ${standard?.unit ?? null}, ${standard?.upperFen ?? null},
      ${standard === undefined ? null : JSON.stringify(standard.words)},
      ${programme.listYear ?? null}, ${programme.demonstration})`)
  for (const { feed, maxAgeHours } of feeds)
    await tx.run(sql`
      insert into programme.feed (code, valid_from, feed, max_age_hours)
      values (${programme.code}, ${programme.period.from}, ${feed}, ${maxAgeHours})`)
}

/** Enters that nobody receives both programmes during a period, whichever is named first (P19). */
export const addExclusion = async (
  tx: Transaction,
  codes: readonly [string, string],
  period: Period,
): Promise<void> => {
  const [first, second] = pairOf(...codes)
  await tx.run(sql`
    insert into programme.exclusion (first_code, second_code, valid_from, valid_until)
    values (${first}, ${second}, ${period.from}, ${period.until ?? null})`)
}

/** Ends the row of a programme that holds on a day; from that day on it is not in force. */
export const endProgramme = async (
  tx: Transaction,
  code: string,
  on: Temporal.PlainDate,
): Promise<void> => {
  const ended = await tx.run(sql`
    update programme.programme set valid_until = ${on}
     where code = ${code} and valid_from < ${on} and valid_until is null`)
  if (ended !== 1) throw new Error(`${code} does not stand open on ${on.toString()}`)
}

/** Ends an exclusion from a day on. */
export const endExclusion = async (
  tx: Transaction,
  codes: readonly [string, string],
  on: Temporal.PlainDate,
): Promise<void> => {
  const [first, second] = pairOf(...codes)
  await tx.run(sql`
    update programme.exclusion set valid_until = ${on}
     where first_code = ${first} and second_code = ${second} and valid_until is null`)
}

/** Every row of a programme, the newest first; exclusions are those of its first day. */
export const versionsOf = async (handle: Handle, code: string): Promise<Programme[]> => {
  const days = await handle.many(
    z.object({ valid_from: plainDate }),
    sql`select valid_from from programme.programme where code = ${code} order by 1 desc`,
  )
  const found = await Promise.all(days.map((row) => findProgramme(handle, code, row.valid_from)))
  return found.filter((one) => one !== undefined)
}

/** Days on which somebody publishes wait here for each other. */
export const lockProgrammes = async (tx: Transaction): Promise<void> => {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('programme.list', 0))`)
}
