import { createHash, randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { Database } from '#platform/db.ts'
import { type PartnerKind, registerPartnerKey } from '#platform/http/partner-token.ts'

export const digestOf = (body: string): string =>
  createHash('sha256').update(body).digest('base64url')

export interface SignedRequest {
  readonly audience: string
  readonly body: string
  readonly at: Temporal.Instant
  /** Claims that differ from what is right. */
  readonly change?: Readonly<Record<string, unknown>> | undefined
}

/** A system outside that signs its requests to us. */
export interface TestPartner {
  readonly code: string
  /** The header `Authorization` of one request. */
  sign(request: SignedRequest): Promise<string>
}

const REGISTERED_AT = Temporal.Instant.from('2026-01-01T00:00:00Z')

/** Registers a partner with a key of its own. */
export const enterPartner = async (
  db: Database,
  kind: PartnerKind,
  code: string,
  validUntil?: Temporal.Instant,
): Promise<TestPartner> => {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = await exportJWK(publicKey)
  await db.transaction((tx) =>
    registerPartnerKey(tx, { kind, code, publicKey: jwk, validFrom: REGISTERED_AT, validUntil }),
  )
  return {
    code,
    sign: async ({ audience, body, at, change }) => {
      const exp = Math.floor(at.epochMilliseconds / 1000) + 120
      const claims = { iss: code, aud: audience, exp, jti: randomUUID(), digest: digestOf(body) }
      const token = await new SignJWT({ ...claims, ...change })
        .setProtectedHeader({ alg: 'ES256' })
        .sign(privateKey)
      return `Bearer ${token}`
    },
  }
}
