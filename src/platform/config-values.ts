import { z } from 'zod'
import { parseKeyRing } from './crypto/keys.ts'
import { isNetwork } from './http/address-guard.ts'

/** Master keys: `1:<64 hexadecimal digits>`, several separated by commas. */
export const keyRing = z.string().transform((text, context) => {
  try {
    return parseKeyRing(text)
  } catch {
    context.addIssue({ code: 'custom' })
    return z.NEVER
  }
})

/** `102=https://…`, several separated by commas; by the code of the bank. */
export const bankAddresses = z.string().transform((text, context) => {
  const pairs = text.split(',').map((pair) => /^\s*(\w+)=(https?:\/\/\S+?)\/?\s*$/.exec(pair))
  if (pairs.some((pair) => pair === null)) {
    context.addIssue({ code: 'custom', message: 'must be like 102=https://bank.example' })
    return z.NEVER
  }
  return new Map(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']))
})

/** `10.20.0.0/16`, several separated by commas. */
export const networks = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .refine((all) => all.every(isNetwork))
