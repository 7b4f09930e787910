import { z } from 'zod'
import {
  type AmountStandard,
  type Basis,
  CYCLES,
  FEEDS,
  type FeedNeed,
  PAYEES,
  type PayRule,
  type Programme,
  PROGRAMME_CLASSES,
  STANDARD_UNITS,
} from './programme.ts'

/** What a list says of a programme: all but its code, its days, its owner and its payer. */
export interface Content extends Pick<
  Programme,
  'name' | 'class' | 'payee' | 'pay' | 'noticeDays' | 'regionCodes' | 'exclusions'
> {
  readonly basis: Basis | undefined
  readonly standard: AmountStandard | undefined
  readonly feeds: readonly FeedNeed[]
}

/** A programme within a list. */
export interface Entry {
  readonly code: string
  readonly content: Content
}

const byText = (a: string, b: string): number => a.localeCompare(b)

/** The same content in one spelling: what has no order is sorted. */
export const inOrder = (content: Content): Content => ({
  name: content.name,
  class: content.class,
  payee: content.payee,
  pay: content.pay,
  noticeDays: content.noticeDays,
  regionCodes: content.regionCodes.toSorted(byText),
  basis: content.basis,
  standard: content.standard,
  feeds: content.feeds.toSorted((a, b) => byText(a.feed, b.feed)),
  exclusions: content.exclusions.toSorted(byText),
})

/** A programme as an entry of a list. */
export const entryOf = (programme: Programme): Entry => ({
  code: programme.code,
  content: inOrder(programme),
})

const TextJson = z.object({
  'zh-Hans': z.string(),
  'zh-Hant': z.string(),
  en: z.string(),
  pt: z.string(),
})

const fenJson = z
  .string()
  .regex(/^\d+$/)
  .transform((text) => BigInt(text))
  .optional()

const PayJson = z
  .object({
    cycle: z.enum(CYCLES),
    month: z.number().optional(),
    day: z.number().optional(),
    on: z.string().optional(),
  })
  .transform(({ cycle, month = 1, day = 1, on = '' }): PayRule => {
    switch (cycle) {
      case 'monthly':
        return { cycle, day }
      case 'quarterly':
      case 'yearly':
        return { cycle, month, day }
      case 'once':
        return { cycle, on: Temporal.PlainDate.from(on) }
    }
  })

/** Content as it is kept: amounts as decimal text, days as ISO 8601. */
export const ContentJson = z
  .object({
    name: TextJson,
    class: z.enum(PROGRAMME_CLASSES),
    payee: z.enum(PAYEES),
    pay: PayJson,
    noticeDays: z.number(),
    regionCodes: z.array(z.string()),
    basis: z.object({ title: z.string(), document: z.string() }).optional(),
    standard: z
      .object({
        amountFen: fenJson,
        unit: z.enum(STANDARD_UNITS),
        upperFen: fenJson,
        words: TextJson,
      })
      .optional(),
    feeds: z.array(z.object({ feed: z.enum(FEEDS), maxAgeHours: z.number() })),
    exclusions: z.array(z.string()),
  })
  .transform((read): Content => ({
    ...read,
    basis: read.basis,
    standard: read.standard && {
      amountFen: read.standard.amountFen,
      unit: read.standard.unit,
      upperFen: read.standard.upperFen,
      words: read.standard.words,
    },
  }))

/** Amounts as text, names in their order, so that equal contents are equal texts. */
const plain = (_: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => byText(a, b)))
}

/** Content as text to keep, and to compare. */
export const toJson = (content: Content): string => JSON.stringify(inOrder(content), plain)
