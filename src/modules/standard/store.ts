import { z } from 'zod'
import { type ParameterName, PARAMETER_NAMES } from '#law/parameters.ts'
import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import { type Handle, instant, plainDate, sql, type Transaction } from '#platform/db.ts'
import type { SpecialDay } from './decreed-year.ts'
import { type EnteredSetting, kindOf } from './setting.ts'

const SettingRow = z
  .object({
    id: z.string(),
    parameter: z.enum(PARAMETER_NAMES as [ParameterName, ...ParameterName[]]),
    region_code: z.string(),
    value: z.union([z.string(), z.number(), z.boolean()]),
    valid_from: plainDate,
    confirmed: z.boolean(),
    source: z.string(),
    entered_at: instant,
  })
  .transform((row): EnteredSetting => ({
    id: row.id,
    parameter: row.parameter,
    regionCode: row.region_code,
    // JSON has no whole number as large as money may be, so fen are kept as text.
    value: kindOf(row.parameter) === 'money' ? BigInt(row.value) : row.value,
    validFrom: row.valid_from,
    confirmed: row.confirmed,
    source: row.source,
    enteredAt: row.entered_at,
  }))

/** Every setting that operators entered, of one parameter or of all, in the order of entry. */
export const enteredSettings = (handle: Handle, name?: ParameterName): Promise<EnteredSetting[]> =>
  handle.many(
    SettingRow,
    sql`
    select id, parameter, region_code, value, valid_from, confirmed, source, entered_at
      from standard.setting
     where ${name ?? null}::text is null or parameter = ${name ?? null}
     order by entered_at, id`,
  )

/** Writes a setting; earlier ones stay for what was decided under them. */
export const insertSetting = async (
  tx: Transaction,
  { actor, at }: ActionContext,
  setting: Omit<EnteredSetting, 'id' | 'enteredAt'>,
): Promise<void> => {
  const value = typeof setting.value === 'bigint' ? setting.value.toString() : setting.value
  await tx.run(sql`
    insert into standard.setting (id, parameter, region_code, value, valid_from, confirmed, source,
      entered_by, entered_at)
    values (${uuidv7(at)}, ${setting.parameter}, ${setting.regionCode}, ${JSON.stringify(value)},
      ${setting.validFrom}, ${setting.confirmed}, ${setting.source}, ${actor.id}, ${at})`)
}

const DayRow = z
  .object({ day: plainDate, kind: z.enum(['holiday', 'makeUpWorkingDay']), name: z.string() })
  .transform((row): SpecialDay => row)

/** The special days of every year, by the version of each that counts. */
export const specialDays = (handle: Handle): Promise<SpecialDay[]> =>
  handle.many(
    DayRow,
    sql`
    select d.day, d.kind, d.name from standard.special_day d
     where d.version = (select max(y.version) from standard.decreed_year y where y.year = d.year)
     order by d.day`,
  )

const YearRow = z
  .object({ year: z.number(), version: z.number(), source: z.string(), entered_at: instant })
  .transform((row) => ({
    year: row.year,
    version: row.version,
    source: row.source,
    enteredAt: row.entered_at,
  }))
/** A year whose holidays are known, and from where. */
export type DecreedYear = z.output<typeof YearRow>

/** The years that have been entered, each by its latest version. */
export const decreedYears = (handle: Handle): Promise<DecreedYear[]> =>
  handle.many(
    YearRow,
    sql`
    select distinct on (year) year, version, source, entered_at
      from standard.decreed_year order by year, version desc`,
  )

/**
 * Writes a year with its days as the next version of it. Two who enter the same year at once do
 * not get the same version: the second one waits and comes after.
 */
export const insertYear = async (
  tx: Transaction,
  { actor, at }: ActionContext,
  { year, source, days }: { year: number; source: string; days: readonly SpecialDay[] },
): Promise<number> => {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('standard.decreed_year'), ${year})`)
  const { version } = await tx.one(
    z.object({ version: z.number() }),
    sql`
    insert into standard.decreed_year (year, version, source, entered_by, entered_at)
    select ${year}, coalesce(max(version), 0) + 1, ${source}, ${actor.id}, ${at}
      from standard.decreed_year where year = ${year}
    returning version`,
  )
  await tx.run(sql`
    insert into standard.special_day (year, version, day, kind, name)
    select ${year}, ${version}, * from unnest(${days.map(({ day }) => day.toString())}::date[],
      ${days.map(({ kind }) => kind)}::text[], ${days.map(({ name }) => name)}::text[])`)
  return version
}
