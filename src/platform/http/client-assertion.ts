import { z } from 'zod'
import type { Database } from '../db.ts'
import type { AccessScope, PartnerKind } from './partner.ts'
import { notePartnerKeyUse, thumbprintOf } from './partner-keys.ts'
import { checkTimes, openSigned, SignedClaims, spend, tokenInvalid } from './signed-token.ts'

/** A system that has proved at the token endpoint who it is. */
export interface Client {
  readonly code: string
  readonly kind: PartnerKind
  readonly scopes: readonly AccessScope[]
  readonly keyThumbprint: string
}

/** `sub` tells it from a token that signs a request, which has none. */
const Claims = SignedClaims.extend({ sub: z.string() })

/**
 * Who made a client assertion (RFC 7523, `private_key_jwt`): ES256 by a registered key, iss and sub
 * its code, aud one of ours, exp at most five minutes ahead, a jti that is good once.
 *
 * @throws {ProblemError} 401 PARTNER_TOKEN_INVALID or PARTNER_TOKEN_USED.
 */
export const authenticateClient = async (
  db: Database,
  assertion: string,
  { audiences, at }: { readonly audiences: readonly string[]; readonly at: Temporal.Instant },
): Promise<Client> => {
  const { code, key, content } = await openSigned(db, assertion, at)
  const parsed = Claims.safeParse(JSON.parse(content))
  if (!parsed.success) throw tokenInvalid('Each of iss, sub, aud, exp and jti is needed.')
  if (parsed.data.sub !== code) throw tokenInvalid('iss and sub have to be the same client.')
  checkTimes(parsed.data, audiences, at)
  await spend(db, code, parsed.data)
  await notePartnerKeyUse(db, code, key.validFrom, at)
  return { code, kind: key.kind, scopes: key.scopes, keyThumbprint: thumbprintOf(key.jwk) }
}
