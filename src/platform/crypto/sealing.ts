import {
  type CipherGCMTypes,
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomFillSync,
} from 'node:crypto'
import type { KeyRing } from './keys.ts'

// The typings of node:crypto list the AES names only; OpenSSL 3.5 has this one as well.
const SM4_GCM = 'sm4-gcm' as CipherGCMTypes

const FORMAT = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16
const HEAD_BYTES = 2 + NONCE_BYTES

/** Where a sealed value lives. It is bound to the place: moved elsewhere it does not open. */
export interface Binding {
  /** `schema.table.column`. */
  readonly column: string
  readonly rowId: string
}

const associated = (head: Buffer, { column, rowId }: Binding): Buffer =>
  Buffer.concat([head.subarray(0, 2), Buffer.from(`${column}|${rowId}`)])

// Random nonces come from a block: one call to the system's generator per 512 values.
const pool = Buffer.alloc(NONCE_BYTES * 512)
let used = pool.length
const nextNonce = (): Buffer => {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const nonce = Buffer.from(pool.subarray(used, used + NONCE_BYTES))
  used += NONCE_BYTES
  return nonce
}

/** SM4-GCM: format byte, key number, nonce, ciphertext, tag. */
export const seal = (keys: KeyRing, binding: Binding, text: string): Buffer => {
  const nonce = nextNonce()
  const head = Buffer.concat([Buffer.from([FORMAT, keys.current]), nonce])
  const cipher = createCipheriv(SM4_GCM, keys.derive('sealing'), nonce)
  cipher.setAAD(associated(head, binding))
  const body = cipher.update(text, 'utf8')
  cipher.final()
  return Buffer.concat([head, body, cipher.getAuthTag()])
}

/** The text again. Throws on a flipped bit, another row or column, a cut value, an unknown key. */
export const unseal = (keys: KeyRing, binding: Binding, sealed: Uint8Array): string => {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length)
  if (bytes.length < HEAD_BYTES + TAG_BYTES || bytes[0] !== FORMAT)
    throw new Error(`A sealed value of ${binding.column} has an unknown format`)
  const nonce = bytes.subarray(2, HEAD_BYTES)
  const decipher = createDecipheriv(SM4_GCM, keys.derive('sealing', bytes[1]), nonce, {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(associated(bytes, binding))
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  const text = decipher.update(bytes.subarray(HEAD_BYTES, -TAG_BYTES))
  return Buffer.concat([text, decipher.final()]).toString('utf8')
}

/** HMAC-SM3 under a key of its own: equality can be searched, a dump alone cannot be guessed. */
export const blindIndex = (keys: KeyRing, kind: string, normalised: string): Buffer =>
  createHmac('sm3', keys.derive('blindIndex')).update(`${kind}|${normalised}`).digest()

/** One name of a person per organisation: no two can join what they were told (N4). */
export const pairwisePseudonym = (
  keys: KeyRing,
  organisationCode: string,
  personId: string,
): string =>
  createHmac('sm3', keys.derive('pseudonym'))
    .update(`${organisationCode}|${personId}`)
    .digest('base64url')
    .slice(0, 27)

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
