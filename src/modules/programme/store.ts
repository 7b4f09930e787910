import { z } from 'zod'
import { type Handle, plainDate, sql, type Transaction } from '#platform/db.ts'
import { CYCLES, PAYEES, type PayRule, type Programme, PROGRAMME_CLASSES } from './programme.ts'

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
    demonstration: row.demonstration,
  }))

const PROGRAMMES = sql`
  select code, valid_from, valid_until, name, owner_agency, payer_agency, class, payee, cycle,
         pay_month, pay_day, pay_year, notice_days, region_codes, demonstration
    from programme.programme`

/** Every programme that is in force on a day, by its code. */
export const listProgrammes = (handle: Handle, on: Temporal.PlainDate): Promise<Programme[]> =>
  handle.many(
    ProgrammeRow,
    sql`${PROGRAMMES} where daterange(valid_from, valid_until) @> ${on}::date order by code`,
  )

/** A programme as it stands on a day. */
export const findProgramme = (
  handle: Handle,
  code: string,
  on: Temporal.PlainDate,
): Promise<Programme | undefined> =>
  handle.maybeOne(
    ProgrammeRow,
    sql`${PROGRAMMES} where code = ${code} and daterange(valid_from, valid_until) @> ${on}::date`,
  )

/** Enters a programme for a period; two that hold on one day are refused by the database. */
export const addProgramme = async (tx: Transaction, programme: Programme): Promise<void> => {
  const pay = columnsOf(programme.pay)
  await tx.run(sql`
    insert into programme.programme (code, valid_from, valid_until, name, owner_agency,
      payer_agency, class, payee, cycle, pay_month, pay_day, pay_year, notice_days, region_codes,
      demonstration)
    values (${programme.code}, ${programme.period.from}, ${programme.period.until ?? null},
      ${JSON.stringify(programme.name)}, ${programme.ownerAgency}, ${programme.payerAgency},
      ${programme.class}, ${programme.payee}, ${pay.cycle}, ${pay.pay_month}, ${pay.pay_day},
      ${pay.pay_year}, ${programme.noticeDays}, ${programme.regionCodes},
      ${programme.demonstration})`)
}
