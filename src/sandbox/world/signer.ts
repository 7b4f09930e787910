import { createECDH, createHash, createPrivateKey, hkdfSync } from 'node:crypto'
import { type JWK, SignJWT } from 'jose'
import { uuidv7 } from '#kernel/ids.ts'

/** A party of the outside world that signs what it tells the program. */
export interface Signer {
  /** What stands in `iss`: a bank's code, or `cardFactory`. */
  readonly issuer: string
  /** What the program registers of it. */
  readonly publicJwk: JWK
  /** A token that vouches for one body, for a few minutes. */
  sign(body: string | Uint8Array, audience: string, at: Temporal.Instant): Promise<string>
}

const VALID_SECONDS = 240
const CURVE = 'prime256v1'
const COORDINATE = 32

/** Bytes that are a private key of P-256; the first of the seed are, but for one in 2^32. */
const keyPair = (seed: Uint8Array, issuer: string) => {
  const ecdh = createECDH(CURVE)
  for (let turn = 0; ; turn += 1)
    try {
      const secret = hkdfSync('sha256', seed, '', `sandbox/${issuer}/${turn}`, COORDINATE)
      ecdh.setPrivateKey(Buffer.from(secret))
      return { secret: Buffer.from(secret), point: ecdh.getPublicKey() }
    } catch (error) {
      if (turn > 8) throw error
    }
}

/** The same seed and issuer give the same key pair, so that its public half can be registered. */
export const signerOf = (seed: Uint8Array, issuer: string): Signer => {
  const { secret, point } = keyPair(seed, issuer)
  const curve = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 1 + COORDINATE).toString('base64url'),
    y: point.subarray(1 + COORDINATE).toString('base64url'),
  }
  const privateKey = createPrivateKey({
    key: { ...curve, d: secret.toString('base64url') },
    format: 'jwk',
  })
  const kid = `sandbox-${issuer}`
  return {
    issuer,
    publicJwk: { ...curve, kid, alg: 'ES256', use: 'sig' },
    sign: (body, audience, at) => {
      const seconds = Math.floor(at.epochMilliseconds / 1000)
      return new SignJWT({ digest: createHash('sha256').update(body).digest('base64url') })
        .setProtectedHeader({ alg: 'ES256', kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + VALID_SECONDS)
        .setJti(uuidv7(at))
        .sign(privateKey)
    },
  }
}
