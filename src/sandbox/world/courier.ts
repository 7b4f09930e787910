import type { Clock } from '#platform/clock.ts'
import { Bounded } from './bounded.ts'
import type { Signer } from './signer.ts'
import type { Later } from './timers.ts'

/** One message to the program, signed for this attempt. */
export interface Callback {
  /** Path at the program. */
  readonly path: string
  readonly body: string
  readonly authorization: string
}

/** Hands a callback over; the HTTP status of the answer, or a rejection when there is none. */
export type Deliver = (callback: Callback) => Promise<number>

export interface Delivery {
  readonly at: Temporal.Instant
  readonly issuer: string
  readonly path: string
  /** The request or event it is about. */
  readonly subject: string
  readonly attempts: number
  readonly state: 'waiting' | 'taken' | 'givenUp'
  /** The last answer: an HTTP status, or nothing when nobody answered. */
  readonly status: number | undefined
}

/** Seconds to wait after each attempt that was not taken; after the last it is given up. */
const BACKOFF_SECONDS = [1, 2, 4, 8, 16, 32, 60, 60] as const
const REMEMBERED = 300
const MOST_WAITING = 5000
const GONE = 410

interface CourierOptions {
  readonly clock: Clock
  readonly later: Later
  readonly deliver: Deliver
  /** The program's address, which stands in `aud`. */
  readonly audience: string
}

interface Message {
  readonly signer: Signer
  readonly path: string
  readonly subject: string
  readonly body: string
  readonly key: string
}

/** Brings what banks and factory have to say to the program, again and again until it is taken. */
export class Courier {
  readonly #options: CourierOptions
  readonly #deliveries = new Bounded<Delivery>(REMEMBERED)
  readonly #underWay = new Set<Promise<void>>()
  #sent = 0
  #waiting = 0

  constructor(options: CourierOptions) {
    this.#options = options
  }

  /** The newest first. */
  deliveries(limit?: number): readonly Delivery[] {
    return this.#deliveries.newest(limit)
  }

  forget(): void {
    this.#deliveries.clear()
  }

  /** Sends after a while. `subject` is the request or event that the content is about. */
  send(
    signer: Signer,
    path: string,
    subject: string,
    content: Readonly<Record<string, unknown>>,
    delayMs = 0,
  ): void {
    this.#sent += 1
    const message = { signer, path, subject, body: JSON.stringify(content), key: `${this.#sent}` }
    if (this.#waiting >= MOST_WAITING) {
      this.#note(message, { attempts: 0, state: 'givenUp' })
      return
    }
    this.#waiting += 1
    this.#note(message, { attempts: 0, state: 'waiting' })
    this.#options.later(delayMs, () => this.#begin(message, 1))
  }

  /** Resolves when no attempt is under way; those that wait for their time do not count. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay)
  }

  #begin(message: Message, attempts: number): void {
    const attempt = this.#attempt(message, attempts).finally(() => this.#underWay.delete(attempt))
    this.#underWay.add(attempt)
  }

  async #attempt(message: Message, attempts: number): Promise<void> {
    const { later } = this.#options
    const status = await this.#handOver(message)
    const taken = status !== undefined && status >= 200 && status < 300
    const pause = BACKOFF_SECONDS[attempts - 1]
    if (!taken && status !== GONE && pause !== undefined) {
      this.#note(message, { attempts, state: 'waiting', status })
      later(pause * 1000, () => this.#begin(message, attempts + 1))
      return
    }
    this.#waiting -= 1
    this.#note(message, { attempts, state: taken ? 'taken' : 'givenUp', status })
  }

  async #handOver({ signer, path, body }: Message): Promise<number | undefined> {
    const { clock, audience, deliver } = this.#options
    try {
      const token = await signer.sign(body, audience, clock.now())
      return await deliver({ path, body, authorization: `Bearer ${token}` })
    } catch {
      return undefined
    }
  }

  #note(
    { signer, path, subject, key }: Message,
    outcome: Pick<Delivery, 'attempts' | 'state'> & { readonly status?: number | undefined },
  ): void {
    const at = this.#options.clock.now()
    const { issuer } = signer
    this.#deliveries.set(key, { at, issuer, path, subject, status: undefined, ...outcome })
  }
}
