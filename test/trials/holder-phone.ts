import { randomBytes } from 'node:crypto'
import { SESSION_COOKIES } from '#platform/session.ts'
import { Browser } from '#test/rights/browser.ts'
import { DeviceKey } from '#test/terminal.ts'

export interface ShownCode {
  /** What the QR code says. */
  readonly code: string
  /** The eight digits under it. */
  readonly number: string
}

const seconds = (): number => Math.floor(Temporal.Now.instant().epochMilliseconds / 1000)

/** A holder who speaks to the program over HTTP as the page in their phone does. */
export class HolderPhone {
  readonly #origin: string
  readonly #headers: Readonly<Record<string, string>>
  readonly #key = new DeviceKey()
  #deviceId = ''

  private constructor(origin: string, headers: Readonly<Record<string, string>>) {
    this.#origin = origin
    this.#headers = headers
  }

  /** Signs in at the sandbox's provider and registers this phone. */
  static async signIn(origin: string, sub: string): Promise<HolderPhone> {
    const browser = new Browser(origin)
    const { status, text } = await browser.signIn('/sign-in/resident?return=/me/code', sub)
    const csrf = /data-csrf="([^"]+)"/.exec(text)?.[1]
    if (csrf === undefined) throw new Error(`${sub} could not sign in: ${status}`)
    const cookie = `${SESSION_COOKIES.resident}=${browser.cookie(SESSION_COOKIES.resident) ?? ''}`
    const phone = new HolderPhone(origin, { cookie, 'x-csrf-token': csrf })
    const at = seconds()
    const publicKey = phone.#key.point
    const proof = phone.#key.sign(`ykt-device|${publicKey}|${at}`)
    const answer = await phone.ask('/v1/me/devices', { publicKey, label: 'trial', at, proof })
    const { id } = (await answer.json()) as { id: string }
    phone.#deviceId = id
    return phone
  }

  /** A request of this holder; every one that changes something has a key of its own. */
  ask(path: string, body?: object): Promise<Response> {
    return fetch(this.#origin + path, {
      headers: {
        ...this.#headers,
        ...(body !== undefined && {
          'content-type': 'application/json',
          'idempotency-key': randomBytes(12).toString('hex'),
        }),
      },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    })
  }

  /** A fresh code; throws when there is none to be had. */
  async code(): Promise<ShownCode> {
    const [deviceId, at, nonce] = [this.#deviceId, seconds(), randomBytes(18).toString('base64url')]
    const purpose = 'identity'
    const signature = this.#key.sign(`ykt-code|${deviceId}|${purpose}|${at}|${nonce}`)
    const answer = await this.ask('/v1/me/codes', { deviceId, purpose, at, nonce, signature })
    if (answer.status !== 201) throw new Error(`no code: ${await answer.text()}`)
    return (await answer.json()) as ShownCode
  }
}
