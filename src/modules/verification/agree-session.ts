import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import { agreeKey, isSignedBy, publicKeyOf } from '#platform/crypto/p256.ts'
import { seal } from '#platform/crypto/sealing.ts'
import type { Database } from '#platform/db.ts'
import { isTimely } from './code.ts'
import { findTerminal, insertSession, lastCounterOf } from './store-terminal.ts'
import { SESSION_HOURS, sessionKeyInfo, sessionMessage } from './terminal.ts'

export interface AgreeSession {
  readonly terminalId: string
  /** As the terminal names itself: `trm_…`. */
  readonly terminal: string
  /** The terminal's fresh P-256 point in base64url. */
  readonly ephemeralPublicKey: string
  /** Epoch seconds of the terminal. */
  readonly at: number
  /** By the device key over `ykt-terminal-session|<trm_…>|<ephemeralPublicKey>|<at>`. */
  readonly signature: string
}

export interface AgreedSession {
  readonly sessionId: string
  /** Our fresh point in base64url; with it the terminal derives the same key. */
  readonly publicKey: string
  readonly expiresAt: Temporal.Instant
  /** The terminal counts on from here. */
  readonly lastCounter: number
}

/** Where a session key is stored, for sealing. */
export const SESSION_KEY_COLUMN = 'verification.terminal_session.key_sealed'

/**
 * 终端会话: both sides derive a key by ECDH and HKDF-SHA256 that authenticates requests for twelve
 * hours; the terminal's device key signs only here.
 *
 * @returns `undefined` when the terminal is unknown or ended, its clock is off, or the signature is
 * not its own: nobody learns which (V10).
 */
export const agreeSession = async (
  { db, keys }: { readonly db: Database; readonly keys: KeyRing },
  { at }: Pick<ActionContext, 'at'>,
  input: AgreeSession,
): Promise<AgreedSession | undefined> => {
  const terminal = await findTerminal(db, input.terminalId)
  if (terminal?.status !== 'active' || !isTimely(input.at, at)) return undefined
  const key = publicKeyOf(terminal.publicKey)
  const message = sessionMessage(input.terminal, input.ephemeralPublicKey, input.at)
  const signature = Buffer.from(input.signature, 'base64url')
  if (key === undefined || !isSignedBy(key, message, signature)) return undefined
  const sessionId = uuidv7(at)
  const peer = Buffer.from(input.ephemeralPublicKey, 'base64url')
  const agreement = agreeKey(peer, sessionKeyInfo(sessionId))
  if (agreement === undefined) return undefined
  const expiresAt = at.add({ hours: SESSION_HOURS })
  const binding = { column: SESSION_KEY_COLUMN, rowId: sessionId }
  return db.transaction(async (tx) => {
    await insertSession(tx, {
      id: sessionId,
      terminalId: terminal.id,
      keySealed: seal(keys, binding, agreement.key.toString('base64url')),
      agreedAt: at,
      expiresAt,
    })
    const lastCounter = await lastCounterOf(tx, terminal.id)
    return { sessionId, publicKey: agreement.point.toString('base64url'), expiresAt, lastCounter }
  })
}
