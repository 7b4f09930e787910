import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import { isSignedBy, publicKeyOf } from '#platform/crypto/p256.ts'
import type { Database } from '#platform/db.ts'
import { keyedDigestHex } from './secrets.ts'
import { insertTerminal, takeTicket, type Terminal } from './store-terminal.ts'
import { activationMessage } from './terminal.ts'

export interface ActivateTerminal {
  readonly ticket: string
  /** Uncompressed P-256 point in base64url. */
  readonly publicKey: string
  /** By the new key over `ykt-terminal|<ticket>|<publicKey>`, base64url. */
  readonly proof: string
}

/** One refusal for an unknown, a used and an old ticket, and for a key that is not proven (N5). */
export type ActivationRefusal = 'TICKET_NOT_ACCEPTED'

const NOT_ACCEPTED = refuse('YKT-22', 'TICKET_NOT_ACCEPTED', ['askForTicket'])

/** 启用终端: takes the ticket for good and binds the terminal's key to its place and scenes. */
export const activateTerminal = async (
  { db, keys }: { readonly db: Database; readonly keys: KeyRing },
  { at, requestId }: Pick<ActionContext, 'at' | 'requestId'>,
  input: ActivateTerminal,
): Promise<Decision<Terminal, ActivationRefusal>> => {
  const publicKey = Buffer.from(input.publicKey, 'base64url')
  const key = publicKeyOf(publicKey)
  const message = activationMessage(input.ticket, input.publicKey)
  const proven =
    key !== undefined && isSignedBy(key, message, Buffer.from(input.proof, 'base64url'))
  return db.transaction(async (tx) => {
    const id = uuidv7(at)
    const digest = keyedDigestHex(keys, 'ticket', input.ticket)
    // A key that is not proven must not cost the ticket.
    const ticket = proven ? await takeTicket(tx, digest, at) : undefined
    const decision = ticket === undefined ? NOT_ACCEPTED : grant('YKT-18', ticket)
    const actor = { kind: 'terminal' as const, id }
    await audit(
      tx,
      { actor, at, requestId },
      {
        action: 'verification.activateTerminal',
        subjectKind: 'terminal',
        subjectId: id,
        decision,
      },
    )
    if (!decision.granted) return decision
    const terminal: Terminal = {
      ...decision.outcome,
      id,
      publicKey,
      status: 'active',
      activatedAt: at,
      endedAt: undefined,
    }
    await insertTerminal(tx, terminal)
    return grant(decision.basis, terminal)
  })
}
