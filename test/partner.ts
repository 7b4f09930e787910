import { createHash, randomUUID } from 'node:crypto'
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose'
import type { Database } from '#platform/db.ts'
import type { PartnerKind } from '#platform/http/partner.ts'
import { registerPartnerKey } from '#platform/http/partner-token.ts'

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

/** A key pair of a partner, registered nowhere yet; the public half as JWK and as PEM. */
export const newPartnerKey = async (code: string) => {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const sign = async ({ audience, body, at, change }: SignedRequest): Promise<string> => {
    const exp = Math.floor(at.epochMilliseconds / 1000) + 120
    const claims = { iss: code, aud: audience, exp, jti: randomUUID(), digest: digestOf(body) }
    const token = await new SignJWT({ ...claims, ...change })
      .setProtectedHeader({ alg: 'ES256' })
      .sign(privateKey)
    return `Bearer ${token}`
  }
  return {
    code,
    sign,
    jwk: await exportJWK(publicKey),
    pem: await exportSPKI(publicKey),
    privateJwk: await exportJWK(privateKey),
  }
}

/** Registers a partner with a key of its own. */
export const enterPartner = async (
  db: Database,
  kind: PartnerKind,
  code: string,
  validUntil?: Temporal.Instant,
): Promise<TestPartner> => {
  const { jwk: publicKey, sign } = await newPartnerKey(code)
  await db.transaction((tx) =>
    registerPartnerKey(tx, { kind, code, publicKey, validFrom: REGISTERED_AT, validUntil }),
  )
  return { code, sign }
}
