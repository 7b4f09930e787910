import { isReturnReason, type ReturnReason, type ToldReason } from './return-reason.ts'

/**
 * External reason codes of ISO 20022 (status and return) that say something of a credit account, a
 * payee or a file. Those that speak of the payer's own side stay R99: they need a person.
 */
const ISO_REASONS: Readonly<Record<string, ReturnReason>> = {
  AC01: 'R02',
  AC03: 'R02',
  AC04: 'R02',
  AC06: 'R03',
  AC07: 'R02',
  AC14: 'R07',
  AC15: 'R10',
  AC16: 'R02',
  AG02: 'R12',
  AM01: 'R12',
  AM02: 'R07',
  AM03: 'R12',
  AM05: 'R11',
  AM09: 'R12',
  AM10: 'R12',
  AM11: 'R12',
  AM12: 'R12',
  BE01: 'R01',
  BE06: 'R01',
  BE22: 'R12',
  CURR: 'R12',
  DT01: 'R12',
  DU01: 'R11',
  DU02: 'R11',
  DU03: 'R11',
  DU04: 'R11',
  DU05: 'R11',
  DUPL: 'R11',
  FF01: 'R12',
  FR01: 'R13',
  LEGL: 'R03',
  MD07: 'R09',
  RR03: 'R12',
  RR04: 'R13',
}

/** The codes of one bank that are its own, agreed when the bank is connected. */
export type OwnReasons = Readonly<Record<string, ReturnReason>>

const NO_OWN: OwnReasons = {}

const find = (table: OwnReasons, code: string): ReturnReason | undefined =>
  Object.hasOwn(table, code) ? table[code] : undefined

/** What a code of ISO 20022 means here; one that is not known is R99 and keeps its own words. */
export const isoReason = (code: string, text: string): ToldReason => ({
  reason: find(ISO_REASONS, code) ?? 'R99',
  scheme: 'iso20022',
  code,
  text,
})

/** What a code of the bank means: R01 to R13 as agreed with all banks, else by its own list. */
export const ownReason = (code: string, text: string, own: OwnReasons = NO_OWN): ToldReason => ({
  reason: isReturnReason(code) ? code : (find(own, code) ?? 'R99'),
  scheme: 'own',
  code,
  text,
})
