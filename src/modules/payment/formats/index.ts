import type { BankFormat } from './bank-format.ts'
import { DELIMITED } from './delimited.ts'
import { ISO_20022 } from './iso20022.ts'

/** The formats by their id, as it is agreed with a bank. */
export const BANK_FORMATS: Readonly<Record<BankFormat['id'], BankFormat>> = {
  iso20022: ISO_20022,
  delimited: DELIMITED,
}
