import { decimalAmount, exactAmount } from './amount.ts'
import type { Fault, FaultCode, Place } from './fault.ts'
import { ACCOUNT_NUMBER, LINE_ID, LOST, PERIOD, REFERENCE, UNSEEN } from './line-check.ts'

/** How one kind of value is read, and the fault of a text that is none. */
export interface Kind<T> {
  readonly fault: FaultCode
  /** Whether a wrong value may be told: not where it can be part of a person's data. */
  readonly shown: boolean
  readonly parse: (text: string) => T | undefined
}

const kind = <T>(fault: FaultCode, parse: Kind<T>['parse'], shown = true): Kind<T> => ({
  fault,
  shown,
  parse,
})

const matching = (fault: FaultCode, pattern: RegExp, shown = true): Kind<string> =>
  kind(fault, (text) => (pattern.test(text) ? text : undefined), shown)

const parseDate = (text: string): Temporal.PlainDate | undefined => {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

// Almost every line of a file has the day of the one before.
let lastDate: { readonly text: string; readonly date: Temporal.PlainDate | undefined } | undefined
const dateOf = (text: string): Temporal.PlainDate | undefined => {
  if (lastDate?.text !== text) lastDate = { text, date: parseDate(text) }
  return lastDate.date
}

const FREE_LENGTH = 500

export const LINE_ID_KIND = matching('LINE_ID', LINE_ID)
export const REFERENCE_KIND = matching('REFERENCE', REFERENCE)
export const PERIOD_KIND = matching('REFERENCE', PERIOD)
export const TAIL_KIND = matching('ACCOUNT', /^\d{4}$/, false)
export const ACCOUNT_KIND = matching('ACCOUNT', ACCOUNT_NUMBER, false)
export const EXACT_AMOUNT_KIND = kind('AMOUNT', exactAmount)
export const DECIMAL_AMOUNT_KIND = kind('AMOUNT', decimalAmount)
export const CURRENCY_KIND = matching('CURRENCY', /^CNY$/)
export const SUM_KIND = kind('TOTALS', exactAmount)
export const DECIMAL_SUM_KIND = kind('TOTALS', decimalAmount)
const integer = (text: string): number | undefined =>
  /^(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : undefined
export const COUNT_KIND = kind('TOTALS', integer)
export const NUMBER_KIND = kind('NUMBER', integer)
/** 20261126. */
export const COMPACT_DATE_KIND = kind('DATE', (text) =>
  /^\d{8}$/.test(text) ? dateOf(text) : undefined,
)
/** 2026-11-26. */
export const DATE_KIND = kind('DATE', (text) =>
  /^\d{4}-\d\d-\d\d$/.test(text) ? dateOf(text) : undefined,
)
/** Words of a bank: anything that can be seen. Characters of private use stay as they came. */
export const FREE_TEXT_KIND = kind(
  'FIELD_TOO_LONG',
  (text) => (text.length <= FREE_LENGTH ? text : undefined),
  false,
)
export const CODE_KIND = matching('REASON_MISSING', /^[0-9A-Za-z._-]{1,35}$/)

const SHOWN_LENGTH = 40

/** A value for a message: short, and with what cannot be seen written out. */
const shown = (text: string): string =>
  Array.from(text.slice(0, SHOWN_LENGTH))
    .map((character) =>
      UNSEEN.test(character) || LOST.test(character)
        ? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
        : character,
    )
    .join('')

/** What a word of a bank means by a table; words that every object knows mean nothing. */
export const meaningOf = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined

/** Where the values of one record are. */
export interface Fields {
  textOf(name: string): string | undefined
  /** Asked for only where something is wrong. */
  placeOf(name: string): Place
  readonly place: Place
  /** Nothing in the whole record is unseen or lost, so that no value has to be looked at for it. */
  readonly isClean: boolean
}

/** Whether a text has neither what cannot be seen nor what a conversion lost. */
export const isClean = (text: string): boolean => !UNSEEN.test(text) && !LOST.test(text)

/** Looks up the values of one record by name and keeps the first thing that is wrong. */
export class FieldReader {
  readonly #fields: Fields
  fault: Fault | undefined

  constructor(fields: Fields) {
    this.#fields = fields
  }

  /** A value that must be there. */
  take<T>(name: string, { fault, shown: isShown, parse }: Kind<T>): T | undefined {
    const fields = this.#fields
    const text = fields.textOf(name)
    if (text === undefined)
      return this.#note({ code: 'ELEMENT_MISSING', place: fields.place }, name)
    if (!fields.isClean && UNSEEN.test(text))
      return this.#note({ code: 'CONTROL_CHARACTER', place: fields.placeOf(name) })
    if (!fields.isClean && LOST.test(text))
      return this.#note({ code: 'LOST_CHARACTER', place: fields.placeOf(name) })
    const value = parse(text)
    if (value !== undefined) return value
    return this.#note({
      code: fault,
      place: fields.placeOf(name),
      found: isShown ? shown(text) : undefined,
    })
  }

  /** A value that may be absent or empty. */
  maybe<T>(name: string, as: Kind<T>): T | undefined {
    return (this.#fields.textOf(name) ?? '') === '' ? undefined : this.take(name, as)
  }

  /** One of the words of a table. */
  word<T>(name: string, table: Readonly<Record<string, T>>, fault: FaultCode): T | undefined {
    return this.take(
      name,
      kind(fault, (text) => meaningOf(table, text)),
    )
  }

  /** A value that is none for a reason that only its record knows. */
  spoil(code: FaultCode, name: string): void {
    this.#note({ code, place: this.#fields.placeOf(name) })
  }

  #note({ code, place, found }: Fault, expected?: string): undefined {
    this.fault ??= { code, place, found, expected }
    return undefined
  }
}
