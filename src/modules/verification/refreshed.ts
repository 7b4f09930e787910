import { performance } from 'node:perf_hooks'
import type { Handle } from '#platform/db.ts'

/** Milliseconds that only go forward, whatever becomes of the clock. */
export type Monotonic = () => number
export const monotonic: Monotonic = () => performance.now()

export interface RefreshOptions<Value> {
  readonly handle: Handle
  readonly load: (handle: Handle) => Promise<Value>
  /** From this age on it is loaded anew beside the requests. */
  readonly afterMs: number
  /** Older than this it is not used: requests wait for the new one. */
  readonly atMostMs: number
  readonly monotonic: Monotonic
}

/** A value of the database that may be a little old, and by how much at most. */
export class Refreshed<Value> {
  readonly #options: RefreshOptions<Value>
  #value: Value | undefined
  #loadedAt = Number.NEGATIVE_INFINITY
  #loading: Promise<Value> | undefined

  constructor(options: RefreshOptions<Value>) {
    this.#options = options
  }

  /** The value when it is young enough, without waiting. */
  peek(): Value | undefined {
    const age = this.#options.monotonic() - this.#loadedAt
    if (age > this.#options.atMostMs) return undefined
    // A failed attempt is made again with the next request, and in the end that one reports it.
    if (age > this.#options.afterMs && this.#loading === undefined) this.load().catch(() => {})
    return this.#value
  }

  async current(): Promise<Value> {
    return this.peek() ?? this.load()
  }

  /** Loads it now; callers at the same time share one attempt. */
  load(): Promise<Value> {
    this.#loading ??= this.#load().finally(() => (this.#loading = undefined))
    return this.#loading
  }

  async #load(): Promise<Value> {
    const { handle, load, monotonic } = this.#options
    const startedAt = monotonic()
    const value = await load(handle)
    this.#value = value
    this.#loadedAt = startedAt
    return value
  }
}
