import { z } from 'zod'
import { type Handle, sql, type Transaction } from '../db.ts'
import { digestOf, type Realm } from '../session.ts'

/** A sign-in under way: what the answer of the identity provider is held against. */
export interface PendingSignIn {
  readonly realm: Realm
  /** PKCE: proves that whoever began is who exchanges the code. */
  readonly codeVerifier: string
  readonly nonce: string
  readonly returnTo: string
}

const Row = z.object({
  realm: z.enum(['resident', 'staff', 'developer']),
  code_verifier: z.string(),
  nonce: z.string(),
  return_to: z.string(),
})

/** Longer than anybody needs to sign in; afterwards the answer is refused. */
const PATIENCE = { minutes: 10 } as const

export const rememberSignIn = (
  tx: Transaction,
  state: string,
  pending: PendingSignIn,
  at: Temporal.Instant,
): Promise<number> =>
  tx.run(sql`
    insert into platform.sign_in (state_digest, realm, code_verifier, nonce, return_to, created_at)
    values (${digestOf(state)}, ${pending.realm}, ${pending.codeVerifier}, ${pending.nonce},
      ${pending.returnTo}, ${at})`)

/** Takes a sign-in for the one answer it may have; a replayed answer finds nothing. */
export const takeSignIn = async (
  handle: Handle,
  state: string,
  at: Temporal.Instant,
): Promise<PendingSignIn | undefined> => {
  const row = await handle.maybeOne(
    Row.extend({ expired: z.boolean() }),
    sql`
    delete from platform.sign_in
     where state_digest = ${digestOf(state)}
    returning realm, code_verifier, nonce, return_to,
              created_at < ${at.subtract(PATIENCE)} as expired`,
  )
  if (row === undefined || row.expired) return undefined
  return {
    realm: row.realm,
    codeVerifier: row.code_verifier,
    nonce: row.nonce,
    returnTo: row.return_to,
  }
}
