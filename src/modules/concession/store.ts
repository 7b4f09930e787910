import { z } from 'zod'
import { bigInteger, type Handle, plainDate, sql, type Transaction } from '#platform/db.ts'
import { type Charge, type ConcessionRule, type FullPrice, priceList } from './concession.ts'
import type { PriceList } from './concession.ts'

const LabelRow = z.strictObject({
  'zh-Hans': z.string().min(1),
  'zh-Hant': z.string().min(1),
  en: z.string().min(1),
  pt: z.string().min(1),
})

const RuleRow = z.object({
  id: z.string(),
  kind: z.string(),
  region_code: z.string(),
  valid_from: plainDate,
  valid_until: plainDate.nullable(),
  age_from: z.number().nullable(),
  age_until: z.number().nullable(),
  category: z.string().nullable(),
  mode: z.enum(['free', 'percent', 'fixed']),
  percent_of_full: z.number().nullable(),
  fixed_fen: bigInteger.nullable(),
  basis: z.string(),
  label: LabelRow,
  confirmed: z.boolean(),
})

const PriceRow = z.object({
  kind: z.string(),
  region_code: z.string(),
  valid_from: plainDate,
  valid_until: plainDate.nullable(),
  full_fen: bigInteger,
})

const toCharge = (row: z.output<typeof RuleRow>): Charge => {
  if (row.percent_of_full !== null) return { mode: 'percent', percent: row.percent_of_full }
  return row.fixed_fen === null ? { mode: 'free' } : { mode: 'fixed', fen: row.fixed_fen }
}

const toRule = (row: z.output<typeof RuleRow>): ConcessionRule => ({
  id: row.id,
  kind: row.kind,
  regionCode: row.region_code,
  period: { from: row.valid_from, until: row.valid_until ?? undefined },
  ageFrom: row.age_from ?? undefined,
  ageUntil: row.age_until ?? undefined,
  category: row.category ?? undefined,
  charge: toCharge(row),
  basis: row.basis,
  label: row.label,
  confirmed: row.confirmed,
})

/** Every rule and price with its dates; a question carries the day it asks about (Art. 16). */
export const loadPriceList = async (handle: Handle): Promise<PriceList> => {
  const rules = await handle.many(RuleRow, sql`select * from concession.rule`)
  const prices = await handle.many(PriceRow, sql`select * from concession.full_price`)
  return priceList(
    rules.map(toRule),
    prices.map((row) => ({
      kind: row.kind,
      regionCode: row.region_code,
      period: { from: row.valid_from, until: row.valid_until ?? undefined },
      fullFen: row.full_fen,
    })),
  )
}

/** Adds dated rules; what is there stays, since old uses were priced by it. */
export const insertRules = async (
  tx: Transaction,
  rules: readonly ConcessionRule[],
): Promise<void> => {
  for (const { charge, period, ...rule } of rules)
    await tx.run(sql`
      insert into concession.rule (id, kind, region_code, valid_from, valid_until, age_from,
        age_until, category, mode, percent_of_full, fixed_fen, basis, label, confirmed)
      values (${rule.id}, ${rule.kind}, ${rule.regionCode}, ${period.from}, ${period.until ?? null},
        ${rule.ageFrom ?? null}, ${rule.ageUntil ?? null}, ${rule.category ?? null}, ${charge.mode},
        ${charge.mode === 'percent' ? charge.percent : null},
        ${charge.mode === 'fixed' ? charge.fen : null}, ${rule.basis},
        ${JSON.stringify(rule.label)}, ${rule.confirmed})`)
}

/** Adds dated full prices. */
export const insertFullPrices = async (
  tx: Transaction,
  prices: readonly FullPrice[],
): Promise<void> => {
  for (const { kind, regionCode, period, fullFen } of prices)
    await tx.run(sql`
      insert into concession.full_price (kind, region_code, valid_from, valid_until, full_fen)
      values (${kind}, ${regionCode}, ${period.from}, ${period.until ?? null}, ${fullFen})`)
}
