// @ts-check
// Talks to the gateway: agrees a session, counts on, sends each message once.
import {
  deriveSessionKey,
  macHeaders,
  makeEphemeralKey,
  sessionMessage,
  signMessage,
} from './venue-mac.js'
import { nextCounter } from './venue-store.js'

const PATH = '/v1/verifications'
const RENEW_BEFORE_MS = 60000
const GIVE_UP_AFTER_MS = 8000

/**
 * @typedef {{ outcome: string, instead?: readonly string[], id?: string,
 *   fields?: Record<string, unknown>, concession?: { label: Record<string, string>,
 *   payFen: number | null, fullFen: number | null } }} Answer
 */

/** @param {string} path @param {string} body @param {Record<string, string>} headers */
const post = async (path, body, headers = {}) => {
  const aborter = new AbortController()
  const timer = setTimeout(() => aborter.abort(), GIVE_UP_AFTER_MS)
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: Object.assign({ 'content-type': 'application/json' }, headers),
      body,
      cache: 'no-store',
      credentials: 'omit',
      signal: aborter.signal,
    })
    return { response, answer: await response.json() }
  } finally {
    clearTimeout(timer)
  }
}

/** A terminal's line to the gateway. */
export class GatewayLine {
  /** @param {import('./venue-store.js').Terminal} terminal */
  constructor(terminal) {
    this.terminal = terminal
    /** @type {{ session: string, key: CryptoKey, expiresAt: number, last: number } | undefined} */
    this.agreed = undefined
    /** How far this device's clock is behind the server's, in milliseconds. */
    this.behind = 0
  }

  /** @returns {Promise<boolean>} Whether the server still takes this terminal. */
  async agree() {
    this.agreed = undefined
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const own = await makeEphemeralKey()
      const at = Math.floor((Date.now() + this.behind) / 1000)
      const message = sessionMessage(this.terminal.id, own.text, at)
      const signature = await signMessage(this.terminal.privateKey, message)
      const body = { terminalId: this.terminal.id, ephemeralPublicKey: own.text, at, signature }
      const { response, answer } = await post('/v1/terminals/sessions', JSON.stringify(body))
      if (response.ok) {
        const key = await deriveSessionKey(own, answer.publicKey, answer.session)
        const expiresAt = Date.parse(answer.expiresAt) - this.behind
        this.agreed = { session: answer.session, key, expiresAt, last: answer.lastCounter }
        return true
      }
      if (response.status !== 401) throw new Error(answer.code)
      // A clock that is off looks like a terminal that is not ours: try once by the server's time.
      const theirs = Date.parse(response.headers.get('date') || '')
      if (!theirs || Math.abs(theirs - Date.now() - this.behind) < 5000) return false
      this.behind = theirs - Date.now()
    }
    return false
  }

  /**
   * One verification. What the server has not taken (no session, an old counter) goes out again
   * under a new counter; anything else is sent once, and no answer means that nobody knows.
   * @param {object} request @returns {Promise<Answer>}
   */
  async verify(request) {
    const body = JSON.stringify(request)
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const old = this.agreed === undefined || this.agreed.expiresAt - Date.now() < RENEW_BEFORE_MS
      if ((old || attempt > 0) && !(await this.agree())) return { outcome: 'TERMINAL_NOT_ACCEPTED' }
      if (this.agreed === undefined) break
      const counter = await nextCounter(this.agreed.last)
      const headers = await macHeaders(this.agreed, { method: 'POST', path: PATH, counter, body })
      const { response, answer } = await post(PATH, body, headers)
      if (response.ok) return answer
      const again =
        answer.code === 'TERMINAL_NOT_ACCEPTED' || answer.code === 'TERMINAL_COUNTER_STALE'
      if (!again || attempt > 0)
        return { outcome: answer.code, instead: answer.instead, id: answer.verificationId }
    }
    return { outcome: 'NO_ANSWER' }
  }
}
