import { z } from 'zod'
import { parseKeyRing } from './crypto/keys.ts'
import { readSm2Key } from './crypto/sm2.ts'
import { isNetwork } from './http/address-guard.ts'

export const port = z.coerce.number().int().min(1).max(65_535)

/** Master keys: `1:<64 hexadecimal digits>`, several separated by commas. */
export const keyRing = z.string().transform((text, context) => {
  try {
    return parseKeyRing(text)
  } catch {
    context.addIssue({ code: 'custom' })
    return z.NEVER
  }
})

/** The pairs of `102=…,103=…`; `undefined` when one of them has not the form. */
const pairsOf = (text: string, form: RegExp): readonly RegExpExecArray[] | undefined => {
  const pairs = text.split(',').map((pair) => form.exec(pair.trim()))
  return pairs.some((pair) => pair === null) ? undefined : pairs.filter((pair) => pair !== null)
}

/** `102=https://bank.example`, the slash at the end left out. */
export const bankAddresses = z.string().transform((text, context) => {
  const pairs = pairsOf(text, /^([\w-]+)=(https?:\/\/\S+?)\/?$/)
  if (pairs !== undefined)
    return new Map(pairs.map(([, code = '', address = '']) => [code, address]))
  context.addIssue({ code: 'custom', message: 'must be like 102=https://bank.example' })
  return z.NEVER
})

/** How a bank takes files of payments, as its agreement says. */
export interface BankPayments {
  readonly format: 'iso20022' | 'delimited'
  /** It keeps references, and takes each one once. */
  readonly takesOnce: boolean
}

/** `102=iso20022+once`. */
export const bankPayments = z.string().transform((text, context) => {
  const pairs = pairsOf(text, /^(\w+)=(iso20022|delimited)(\+once)?$/)
  if (pairs !== undefined)
    return new Map(
      pairs.map(([, code = '', format, once]): [string, BankPayments] => [
        code,
        { format: format === 'iso20022' ? format : 'delimited', takesOnce: once !== undefined },
      ]),
    )
  context.addIssue({ code: 'custom', message: 'must be like 102=iso20022+once' })
  return z.NEVER
})

/** A private key of SM2 in PEM. */
export const sm2PrivatePem = z.string().transform((text, context) => {
  const key = readSm2Key(text, 'private')
  if (key !== undefined) return key
  context.addIssue({ code: 'custom', message: 'must be an SM2 private key in PEM' })
  return z.NEVER
})

/** `10.20.0.0/16`, several separated by commas. */
export const networks = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .refine((all) => all.every(isNetwork))
