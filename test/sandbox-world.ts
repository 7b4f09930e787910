import type { Clock } from '#platform/clock.ts'
import type { Callback, Deliver } from '#sandbox/world/courier.ts'
import type { Later } from '#sandbox/world/timers.ts'
import { createWorld, type World } from '#sandbox/world/world.ts'

/** Time that passes when told: what was put off is done in its order, at its moment. */
class WoundTime implements Clock {
  readonly #start: Temporal.Instant
  readonly #waiting: { readonly at: number; readonly work: () => void }[] = []
  #passedMs = 0

  constructor(start: string) {
    this.#start = Temporal.Instant.from(start)
  }

  now(): Temporal.Instant {
    return this.#start.add({ milliseconds: this.#passedMs })
  }

  readonly later: Later = (delayMs, work) => {
    this.#waiting.push({ at: this.#passedMs + delayMs, work })
  }

  get waiting(): number {
    return this.#waiting.length
  }

  async pass(ms: number, afterEach: () => Promise<void>): Promise<void> {
    const until = this.#passedMs + ms
    for (;;) {
      this.#waiting.sort((a, b) => a.at - b.at)
      const [first] = this.#waiting
      if (first === undefined || first.at > until) break
      this.#waiting.shift()
      this.#passedMs = Math.max(this.#passedMs, first.at)
      first.work()
      await afterEach()
    }
    this.#passedMs = until
  }
}

/** What the program received, with the moment at which it came. */
export interface Received extends Callback {
  readonly at: Temporal.Instant
  readonly content: Readonly<Record<string, unknown>>
}

export interface SandboxWorld {
  readonly world: World
  readonly received: Received[]
  /** Its own time, for a program that is to live in it. */
  readonly clock: Clock
  /** Lets seconds pass, and all that falls into them happen. */
  readonly pass: (seconds: number) => Promise<void>
  /** Works that wait for their time. */
  readonly waiting: () => number
}

export const AUDIENCE = 'http://127.0.0.1:8080'
export const WORLD_SEED = Buffer.from('a seed of the sandbox for tests', 'utf8')

/**
 * An outside world without network and without real time.
 *
 * @param program what the program answers to a callback; 204 unless said.
 */
export const sandboxWorld = (
  program: (callback: Callback) => number | Promise<number> = () => 204,
): SandboxWorld => {
  const time = new WoundTime('2026-11-23T01:00:00Z')
  const received: Received[] = []
  const deliver: Deliver = async (callback) => {
    const content = JSON.parse(callback.body) as Record<string, unknown>
    received.push({ ...callback, at: time.now(), content })
    return program(callback)
  }
  const { later } = time
  const world = createWorld({ clock: time, later, deliver, seed: WORLD_SEED, audience: AUDIENCE })
  return {
    world,
    received,
    clock: time,
    pass: (seconds) => time.pass(seconds * 1000, () => world.courier.settled()),
    waiting: () => time.waiting,
  }
}
