import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import type { KeyRing } from './keys.ts'

/** What an organisation has a name of its own for. */
export type TokenKind = 'person' | 'account'

const SM4_ECB = 'sm4-ecb'

/** A UUID is one block of SM4: under a key for one organisation its permutation is a name. */
const tokenKey = (keys: KeyRing, kind: TokenKind, organisationCode: string): Buffer =>
  createHmac('sm3', keys.derive('pseudonym'))
    .update(`token|${kind}|${organisationCode}`)
    .digest()
    .subarray(0, 16)

/**
 * Names of people or accounts for one organisation: 32 hexadecimal digits each, in the order of the
 * UUIDs. No two organisations can join theirs (N4); we can turn them back, so that nobody has to
 * keep a list of them.
 */
export const pairwiseTokens = (
  keys: KeyRing,
  kind: TokenKind,
  organisationCode: string,
  uuids: readonly string[],
): readonly string[] => {
  const cipher = createCipheriv(SM4_ECB, tokenKey(keys, kind, organisationCode), null)
  cipher.setAutoPadding(false)
  const text = cipher.update(uuids.join('').replaceAll('-', ''), 'hex', 'hex')
  return uuids.map((_, i) => text.slice(i * 32, i * 32 + 32))
}

/** The UUIDs behind such names; what nobody was given becomes a UUID that nobody has. */
export const uuidsOfTokens = (
  keys: KeyRing,
  kind: TokenKind,
  organisationCode: string,
  tokens: readonly string[],
): readonly string[] => {
  const decipher = createDecipheriv(SM4_ECB, tokenKey(keys, kind, organisationCode), null)
  decipher.setAutoPadding(false)
  const text = decipher.update(tokens.join(''), 'hex', 'hex')
  return tokens.map((_, i) =>
    text.slice(i * 32, i * 32 + 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
  )
}
