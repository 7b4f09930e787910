import { luhnCheck } from './check-character.ts'
import { normaliseNumber } from './normalise.ts'

export type BankCardFinding =
  | {
      readonly valid: true
      readonly normalised: string
      /** 发卡行标识代码: the first six digits. */
      readonly issuerIdentification: string
      readonly lastFour: string
    }
  | {
      readonly valid: false
      readonly reason:
        | 'WRONG_LENGTH'
        | 'WRONG_CHARACTER'
        /** Not a UnionPay card (62…), and so not the account of a social security card. */
        | 'WRONG_ISSUER'
        | 'WRONG_CHECK_CHARACTER'
    }

/** 银行卡号: the bank account on a social security card, 16–19 digits from 62, the last by Luhn. */
export const checkBankCardNumber = (raw: string): BankCardFinding => {
  const number = normaliseNumber(raw)
  if (/\D/.test(number)) return { valid: false, reason: 'WRONG_CHARACTER' }
  if (number.length < 16 || number.length > 19) return { valid: false, reason: 'WRONG_LENGTH' }
  if (!number.startsWith('62')) return { valid: false, reason: 'WRONG_ISSUER' }
  if (luhnCheck(number.slice(0, -1)) !== number.slice(-1))
    return { valid: false, reason: 'WRONG_CHECK_CHARACTER' }
  return {
    valid: true,
    normalised: number,
    issuerIdentification: number.slice(0, 6),
    lastFour: number.slice(-4),
  }
}
