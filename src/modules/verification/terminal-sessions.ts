import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { KeyRing } from '#platform/crypto/keys.ts'
import { unseal } from '#platform/crypto/sealing.ts'
import type { Handle } from '#platform/db.ts'
import { SESSION_KEY_COLUMN } from './agree-session.ts'
import type { TerminalFacts } from './facts.ts'
import { type Monotonic, Refreshed } from './refreshed.ts'
import { type SessionState, sessionStates } from './store-terminal.ts'
import type { TerminalStatus } from './terminal.ts'

/** The highest counter a terminal has used, shared by its sessions. */
export interface Counter {
  last: number
}

/** A session whose key is at hand. */
export interface LiveSession {
  readonly key: KeyObject
  readonly expiresAtMs: number
  readonly counter: Counter
  terminal: TerminalFacts
  status: TerminalStatus
  usedAtMs: number
}

const REFRESH_AFTER_MS = 2_000
/** A revoked terminal is refused at the latest after this (V10 asks for a minute). */
const REFRESH_AT_MOST_MS = 5_000
const FORGET_AFTER_MS = 600_000

const SESSION_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const terminalOf = (state: SessionState): TerminalFacts => ({
  id: state.terminalId,
  placeId: state.placeId,
  organisationCode: state.organisationCode,
  sceneCodes: state.sceneCodes,
  highestAssurance: state.highestAssurance,
  sandbox: state.sandbox,
})

/** Sessions of terminals that are in use, kept in memory for seconds, never for long. */
export class TerminalSessions {
  readonly #handle: Handle
  readonly #keys: KeyRing
  readonly #monotonic: Monotonic
  readonly #live = new Map<string, LiveSession>()
  readonly #counters = new Map<string, Counter>()
  readonly #loading = new Map<string, Promise<LiveSession | undefined>>()
  readonly #fresh: Refreshed<true>

  constructor(handle: Handle, keys: KeyRing, monotonic: Monotonic) {
    this.#handle = handle
    this.#keys = keys
    this.#monotonic = monotonic
    this.#fresh = new Refreshed<true>({
      handle,
      load: () => this.#refresh(),
      afterMs: REFRESH_AFTER_MS,
      atMostMs: REFRESH_AT_MOST_MS,
      monotonic,
    })
  }

  /** A session that is known and was looked at within the last seconds, without waiting. */
  peek(id: string): LiveSession | undefined {
    if (this.#fresh.peek() === undefined) return undefined
    const session = this.#live.get(id)
    if (session !== undefined) session.usedAtMs = this.#monotonic()
    return session
  }

  /** The session as the database has it now; `undefined` when there is none. */
  async find(id: string): Promise<LiveSession | undefined> {
    await this.#fresh.current()
    const known = this.peek(id)
    if (known !== undefined || !SESSION_ID.test(id)) return known
    // Shared, so that messages of one terminal come out in the order they went in.
    const loading = this.#loading.get(id) ?? this.#load(id)
    this.#loading.set(id, loading)
    return loading
  }

  async #load(id: string): Promise<LiveSession | undefined> {
    try {
      const [state] = await sessionStates(this.#handle, [id])
      return state === undefined ? undefined : this.#keep(state)
    } finally {
      this.#loading.delete(id)
    }
  }

  /** Looks at every session anew, such as after a quarantine. */
  refresh(): Promise<true> {
    return this.#fresh.load()
  }

  async #refresh(): Promise<true> {
    const oldest = this.#monotonic() - FORGET_AFTER_MS
    for (const [id, session] of this.#live) if (session.usedAtMs < oldest) this.#live.delete(id)
    const ids = [...this.#live.keys()]
    const states = ids.length === 0 ? [] : await sessionStates(this.#handle, ids)
    const found = new Set(states.map((state) => state.sessionId))
    for (const id of ids) if (!found.has(id)) this.#live.delete(id)
    for (const state of states) this.#keep(state)
    return true
  }

  #keep(state: SessionState): LiveSession {
    const counter = this.#counters.get(state.terminalId) ?? { last: 0 }
    counter.last = Math.max(counter.last, state.lastCounter)
    this.#counters.set(state.terminalId, counter)
    const known = this.#live.get(state.sessionId)
    if (known !== undefined) {
      known.terminal = terminalOf(state)
      known.status = state.status
      return known
    }
    const binding = { column: SESSION_KEY_COLUMN, rowId: state.sessionId }
    const key = Buffer.from(unseal(this.#keys, binding, state.keySealed), 'base64url')
    const session: LiveSession = {
      key: createSecretKey(key),
      expiresAtMs: state.expiresAt.epochMilliseconds,
      counter,
      terminal: terminalOf(state),
      status: state.status,
      usedAtMs: this.#monotonic(),
    }
    this.#live.set(state.sessionId, session)
    return session
  }
}

/** Whether a MAC (HMAC-SHA256, base64url) is of this session, this head and this body. */
export const isMacGood = (key: KeyObject, head: string, body: string, mac: string): boolean => {
  const given = Buffer.from(mac, 'base64url')
  if (given.length !== 32) return false
  return timingSafeEqual(createHmac('sha256', key).update(head).update(body).digest(), given)
}
