import { createECDH, hkdfSync } from 'node:crypto'
import { publicId, uuidv7 } from '#kernel/ids.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Database } from '#platform/db.ts'
import { loadSnapshot } from '#modules/catalogue/index.ts'
import {
  activationMessage,
  issueTicket,
  sessionKeyInfo,
  sessionMessage,
} from '#modules/verification/index.ts'
import { DeviceKey, TestTerminal } from '#test/terminal.ts'

/** What a terminal is told, whatever it is. */
export interface TerminalAnswer {
  readonly status: number
  /** `granted`, or the code of the problem. */
  readonly outcome: string
  /** `ver_…` of what was recorded. */
  readonly id: string | undefined
  /** As it came. */
  readonly body: Readonly<Record<string, unknown>>
}

const post = (url: string, body: string, headers: object = {}): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })

const read = async (response: Response): Promise<TerminalAnswer> => {
  const body = (await response.json()) as Record<string, unknown>
  const id = body['id'] ?? body['verificationId']
  return {
    status: response.status,
    outcome: String(body['outcome'] ?? body['code']),
    id: typeof id === 'string' ? id : undefined,
    body,
  }
}

/** A terminal that speaks to the program over HTTP, as the venue's page does. */
export class HttpTerminal {
  readonly #origin: string
  readonly #terminal: TestTerminal
  /** The scene that it verifies for. */
  readonly scene: string

  private constructor(origin: string, terminal: TestTerminal, scene: string) {
    this.#origin = origin
    this.#terminal = terminal
    this.scene = scene
  }

  /** Activates itself with a ticket and agrees a session. */
  static async activate(origin: string, ticket: string, scene: string): Promise<HttpTerminal> {
    const device = new DeviceKey()
    const proof = device.sign(activationMessage(ticket, device.point))
    const request = JSON.stringify({ ticket, publicKey: device.point, proof })
    const activated = await post(`${origin}/v1/terminals/activations`, request)
    const { terminalId } = (await activated.json()) as { terminalId: string }
    const ephemeral = createECDH('prime256v1')
    const point = ephemeral.generateKeys()
    const ephemeralPublicKey = point.toString('base64url')
    const at = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000)
    const signature = device.sign(sessionMessage(terminalId, ephemeralPublicKey, at))
    const agreed = await post(
      `${origin}/v1/terminals/sessions`,
      JSON.stringify({ terminalId, ephemeralPublicKey, at, signature }),
    )
    if (agreed.status !== 201) throw new Error(`no session: ${await agreed.text()}`)
    const { session, publicKey, lastCounter } = (await agreed.json()) as {
      session: string
      publicKey: string
      lastCounter: number
    }
    const peer = Buffer.from(publicKey, 'base64url')
    const salt = Buffer.concat([point, peer])
    const secret = ephemeral.computeSecret(peer)
    const key = Buffer.from(hkdfSync('sha256', secret, salt, sessionKeyInfo(session), 32))
    return new HttpTerminal(origin, new TestTerminal(terminalId, session, key, lastCounter), scene)
  }

  /** The next message: a code, a number or a card in the terminal's scene. */
  async verify(shown: object): Promise<TerminalAnswer> {
    return this.send(JSON.stringify({ scene: this.scene, ...shown }))
  }

  /** A body as it is, under the next counter. */
  async send(body: string): Promise<TerminalAnswer> {
    const headers = this.#terminal.headers(body)
    return read(await post(`${this.#origin}/v1/verifications`, body, headers))
  }

  /** What the program remembers of one of this organisation's verifications. */
  async recall(id: string): Promise<TerminalAnswer> {
    const path = `/v1/verifications/${id}`
    this.#terminal.counter += 1
    const headers = { ...this.#terminal.headers('', this.#terminal.counter, 'GET', path) }
    return read(await fetch(this.#origin + path, { headers }))
  }
}

/** Stands a terminal at the first place that offers the scene, with a ticket of its operator. */
export const standHttpTerminal = async (
  { origin, db, keys }: { readonly origin: string; readonly db: Database; readonly keys: KeyRing },
  scene: string,
  cityCode = '440100',
): Promise<HttpTerminal> => {
  const at = Temporal.Now.instant()
  const catalogue = await loadSnapshot(db, at)
  const place = [...catalogue.places.values()].find(
    (one) => one.cityCode === cityCode && one.sceneCodes.includes(scene),
  )
  if (place === undefined) throw new Error(`no place offers ${scene} in ${cityCode}`)
  const organisationCode = place.operatorAgency
  const staffId = uuidv7(at)
  const actor = { kind: 'staff', id: staffId, organisationCode } as const
  const context = { actor, at, requestId: publicId('verification', staffId) }
  const ticket = await issueTicket({ db, keys }, context, catalogue, {
    staffId,
    organisationCode,
    placeId: place.id,
    label: '服务台',
    sceneCodes: [scene],
    highestAssurance: 2,
  })
  if (ticket?.granted !== true) throw new Error('no ticket was issued')
  return HttpTerminal.activate(origin, ticket.outcome.ticket, scene)
}
