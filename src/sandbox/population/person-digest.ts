import { createHmac } from 'node:crypto'
import type { DocumentKind } from '#kernel/identity-number/index.ts'
import { normaliseName } from '#kernel/names.ts'
import { documentKey } from '../world/document-key.ts'

export interface Identity {
  readonly name: string
  readonly documentKind: DocumentKind
  readonly documentNumber: string
}

/** One entry of the population register: nobody can be read out of it. */
export interface PersonDigest {
  readonly document: string
  /** Bound to the document, so that two people of one name do not show. */
  readonly name: string
}

const digest = (key: Uint8Array, text: string): string =>
  createHmac('sm3', key).update(text).digest('base64url')

/** The document alone, to know it again. */
export const documentDigest = (
  key: Uint8Array,
  { documentKind, documentNumber }: Omit<Identity, 'name'>,
): string => digest(key, `document|${documentKey(documentKind, documentNumber)}`)

/** Keyed digests of a person; names are compared in the form that names are compared in. */
export const personDigest = (key: Uint8Array, identity: Identity): PersonDigest => {
  const document = documentDigest(key, identity)
  return { document, name: digest(key, `name|${document}|${normaliseName(identity.name)}`) }
}
