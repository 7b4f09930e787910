import {
  createECDH,
  createHmac,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'
import {
  activateTerminal,
  activationMessage,
  agreeSession,
  issueTicket,
  macHead,
  sessionKeyInfo,
  sessionMessage,
} from '#modules/verification/index.ts'
import { type CatalogueSnapshot, PROVINCE } from '#modules/catalogue/index.ts'
import { publicId } from '#kernel/ids.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Database } from '#platform/db.ts'

/** A P-256 key pair as a browser makes it. */
export class DeviceKey {
  readonly #privateKey: KeyObject
  /** Uncompressed point in base64url. */
  readonly point: string

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    this.#privateKey = privateKey
    const parts = [Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]
    this.point = Buffer.concat(parts).toString('base64url')
  }

  sign(message: string): string {
    const key = { key: this.#privateKey, dsaEncoding: 'ieee-p1363' as const }
    return sign('sha256', Buffer.from(message), key).toString('base64url')
  }
}

/** The headers that authenticate a message of a terminal. */
export interface MacHeaders {
  readonly 'ykt-session': string
  readonly 'ykt-counter': string
  readonly 'ykt-mac': string
}

/** A terminal in software, as the venue's page is one. */
export class TestTerminal {
  readonly id: string
  readonly session: string
  readonly #key: Buffer
  counter: number

  constructor(id: string, session: string, key: Buffer, counter: number) {
    this.id = id
    this.session = session
    this.#key = key
    this.counter = counter
  }

  /** Headers for a body, under the next counter unless one is given. */
  headers(
    body: string,
    counter = (this.counter += 1),
    method: 'GET' | 'POST' = 'POST',
    path = '/v1/verifications',
  ): MacHeaders {
    const mac = createHmac('sha256', this.#key)
      .update(macHead(method, path, String(counter)) + body)
      .digest('base64url')
    return { 'ykt-session': this.session, 'ykt-counter': String(counter), 'ykt-mac': mac }
  }

  /** The same as the gateway takes it. */
  message(body: string, counter?: number) {
    const headers = this.headers(body, counter)
    return {
      session: headers['ykt-session'],
      counter: headers['ykt-counter'],
      mac: headers['ykt-mac'],
    }
  }
}

export interface Stand {
  readonly db: Database
  readonly keys: KeyRing
  readonly catalogue: CatalogueSnapshot
  readonly placeId: string
  readonly sceneCodes: readonly string[]
  readonly highestAssurance?: number
  readonly at: Temporal.Instant
}

/** Agrees a session for an active terminal by its own protocol. */
export const openTerminal = async (
  { db, keys, at }: Pick<Stand, 'db' | 'keys' | 'at'>,
  terminalId: string,
  deviceKey: DeviceKey,
): Promise<TestTerminal> => {
  const ephemeral = createECDH('prime256v1')
  const point = ephemeral.generateKeys()
  const seconds = Math.floor(at.epochMilliseconds / 1000)
  const terminal = publicId('terminal', terminalId)
  const ephemeralPublicKey = point.toString('base64url')
  const signature = deviceKey.sign(sessionMessage(terminal, ephemeralPublicKey, seconds))
  const input = { terminalId, terminal, ephemeralPublicKey, at: seconds, signature }
  const agreed = await agreeSession({ db, keys }, { at }, input)
  if (agreed === undefined) throw new Error('no session was agreed')
  const peer = Buffer.from(agreed.publicKey, 'base64url')
  const salt = Buffer.concat([point, peer])
  const secret = ephemeral.computeSecret(peer)
  const key = Buffer.from(hkdfSync('sha256', secret, salt, sessionKeyInfo(agreed.sessionId), 32))
  return new TestTerminal(terminalId, agreed.sessionId, key, agreed.lastCounter)
}

/** Stands a terminal at a place: ticket, activation, session. */
export const standTerminal = async (
  stand: Stand,
  deviceKey = new DeviceKey(),
): Promise<TestTerminal> => {
  const { db, keys, catalogue, placeId, sceneCodes, highestAssurance = 4, at } = stand
  const organisationCode = catalogue.place(placeId)?.operatorAgency ?? PROVINCE
  const requestId = randomBytes(8).toString('hex')
  const staffId = '0199aaaa-0000-7000-8000-000000000001'
  const actor = { kind: 'staff' as const, id: staffId, organisationCode }
  const ticket = await issueTicket({ db, keys }, { actor, at, requestId }, catalogue, {
    staffId,
    organisationCode,
    placeId,
    label: '服务台',
    sceneCodes,
    highestAssurance,
  })
  if (ticket?.granted !== true) throw new Error('no ticket was issued')
  const text = ticket.outcome.ticket
  const proof = deviceKey.sign(activationMessage(text, deviceKey.point))
  const input = { ticket: text, publicKey: deviceKey.point, proof }
  const terminal = await activateTerminal({ db, keys }, { at, requestId }, input)
  if (!terminal.granted) throw new Error('no terminal was activated')
  return openTerminal(stand, terminal.outcome.id, deviceKey)
}
