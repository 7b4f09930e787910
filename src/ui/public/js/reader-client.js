// @ts-check
// The page's side of docs/reader-bridge.md. No page is touched here, so that the tests import it
// as it is.

export const PROTOCOL_VERSION = 1

/**
 * @typedef {'card' | 'document'} Readable
 * @typedef {{ region: string, number: string, identifier: string, issuedOn?: string,
 *   validUntil?: string }} ChipCard
 * @typedef {{ socialSecurityNumber: string, name: string }} ChipHolder
 * @typedef {{ card: ChipCard, holder?: ChipHolder }
 *   | { documentKind: string, number: string, name?: string }} Detail
 * @typedef {(
 *   | { type: 'state', state: 'ready' | 'waiting' | 'reading' | 'lift' }
 *   | { type: 'read', detail: Detail }
 *   | { type: 'error', code: string, zh: string, en: string }
 *   | { type: 'off', because: 'missing' | 'differs' }
 * )} Told
 */

/**
 * What a page does with a result: the card as it is, a document by kind and number.
 * @param {any} message @returns {Detail}
 */
const detailOf = ({ what, card, holder, document }) => {
  if (what === 'card') return holder === undefined ? { card } : { card, holder }
  const { kind, number, name } = document
  return name === undefined ? { documentKind: kind, number } : { documentKind: kind, number, name }
}

/** Talks to the bridge of this machine; calls it when somebody wants to read. */
export class ReaderClient {
  /**
   * @param {string} address
   * @param {(told: Told) => void} tell
   * @param {(address: string) => WebSocket} [open]
   */
  constructor(address, tell, open = (to) => new WebSocket(to)) {
    this.address = address
    this.tell = tell
    this.open = open
    /** @type {WebSocket | undefined} */
    this.socket = undefined
    /** @type {string | undefined} */
    this.nonce = undefined
    /** @type {{ id: string, what: Readable, holder: boolean } | undefined} */
    this.wish = undefined
    this.count = 0
  }

  get isBusy() {
    return this.wish !== undefined
  }

  connect() {
    if (this.socket !== undefined) return
    /** @type {WebSocket} */
    let socket
    try {
      socket = this.open(this.address)
    } catch (_error) {
      // Other browsers refuse a forbidden address at once.
      return this.end('missing')
    }
    this.socket = socket
    socket.addEventListener('message', (event) => {
      if (this.socket === socket) this.hear(JSON.parse(event.data))
    })
    // A connection that the page's policy forbids fails without being closed.
    for (const ending of ['close', 'error'])
      socket.addEventListener(ending, () => {
        if (this.socket === socket) this.end('missing')
      })
  }

  /**
   * One at a time; a second wish while the first is under way is no wish.
   * @param {Readable} what @param {boolean} holder
   */
  read(what, holder) {
    if (this.isBusy) return
    this.wish = { id: `read-${(this.count += 1)}`, what, holder }
    if (this.nonce === undefined) this.connect()
    else this.ask()
  }

  cancel() {
    if (this.wish !== undefined) this.send({ type: 'cancel', id: this.wish.id })
  }

  /** @param {'missing' | 'differs'} because */
  end(because) {
    const { socket } = this
    this.socket = undefined
    this.nonce = undefined
    this.wish = undefined
    this.tell({ type: 'off', because })
    if (socket !== undefined) socket.close()
  }

  ask() {
    if (this.wish !== undefined) this.send({ type: 'read', ...this.wish })
  }

  /** @param {object} message */
  send(message) {
    if (this.socket === undefined || this.nonce === undefined) return
    const { nonce } = this
    this.socket.send(JSON.stringify({ version: PROTOCOL_VERSION, nonce, ...message }))
  }

  /** @param {any} message */
  hear(message) {
    if (message.type === 'hello') {
      if (message.version !== PROTOCOL_VERSION) return this.end('differs')
      this.nonce = message.nonce
      return this.ask()
    }
    if (message.type === 'state') {
      // While another page reads, this one has nothing to lay on.
      const isOthers = message.state === 'waiting' || message.state === 'reading'
      if (isOthers && !this.isBusy) return
      return this.tell({ type: 'state', state: message.state })
    }
    const isMine = this.wish !== undefined && message.id === this.wish.id
    if (message.type === 'result' && isMine) {
      this.wish = undefined
      return this.tell({ type: 'read', detail: detailOf(message) })
    }
    if (message.type === 'error' && (isMine || message.id === undefined)) {
      this.wish = undefined
      const { code, zh, en } = message
      return this.tell({ type: 'error', code, zh, en })
    }
  }
}
