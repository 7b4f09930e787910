import { ALL_DOCUMENT_KINDS, type DocumentKind } from '#kernel/identity-number/index.ts'

/** Whom a caller means: by the name that we gave it, or by a document that it holds. */
export type NamedPerson =
  | { readonly by: 'token'; readonly token: string }
  | {
      readonly by: 'document'
      readonly kind: DocumentKind
      readonly number: string
      readonly issuingState: string | undefined
    }

/** An account as a caller names it. */
export interface NamedAccount {
  readonly token: string
  readonly bankCode: string
}

/** Who keeps the register of documents; numbers of passports are numbers of their states. */
export const REGISTER = 'register.gd'

const TOKEN = /^[0-9a-f]{32}$/

/** `type:value@provider`, which is read without regard to case. */
const PARTS = /^([a-z0-9]{1,40}):([0-9a-z()/ -]{1,64})@([0-9a-z.-]{1,64})$/i

const KINDS: ReadonlyMap<string, DocumentKind> = new Map(
  ALL_DOCUMENT_KINDS.map((kind) => [kind.toLowerCase(), kind]),
)

const split = (text: string) => {
  const [, type = '', value = '', provider = ''] = PARTS.exec(text) ?? []
  return { type: type.toLowerCase(), value, provider: provider.toLowerCase() }
}

/**
 * Reads an id: `token:<32 hexadecimal digits>@<code of the caller>` or
 * `<kind of document>:<number>@register.gd`, of a foreign passport `@<its state>`. Whether the
 * number can be one is asked elsewhere.
 */
export const readPersonId = (text: string, agencyCode: string): NamedPerson | undefined => {
  const { type, value, provider } = split(text)
  if (type === 'token') {
    const token = value.toLowerCase()
    return TOKEN.test(token) && provider === agencyCode ? { by: 'token', token } : undefined
  }
  const kind = KINDS.get(type)
  if (kind === undefined) return undefined
  if (kind === 'passportForeign')
    return /^[a-z]{3}$/.test(provider)
      ? { by: 'document', kind, number: value, issuingState: provider.toUpperCase() }
      : undefined
  return provider === REGISTER
    ? { by: 'document', kind, number: value, issuingState: undefined }
    : undefined
}

/** The id by which a caller knows somebody from now on: no other caller has the same (N4). */
export const writePersonId = (token: string, agencyCode: string): string =>
  `token:${token}@${agencyCode}`

/** Reads a financial address: `token:<32 hexadecimal digits>@<code of the bank>`. */
export const readAccountAddress = (text: string): NamedAccount | undefined => {
  const { type, value, provider } = split(text)
  const token = value.toLowerCase()
  return type === 'token' && TOKEN.test(token) && /^[0-9a-z]{1,11}$/.test(provider)
    ? { token, bankCode: provider }
    : undefined
}

/** A financial address: which account it is, for this caller alone, and never its number. */
export const writeAccountAddress = ({ token, bankCode }: NamedAccount): string =>
  `token:${token}@${bankCode}`
