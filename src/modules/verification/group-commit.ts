import { ProblemError } from '#platform/http/problem.ts'

export interface GroupCommitOptions<Item, Result> {
  /** Does a batch durably and answers in its order. When it throws, every item of it fails. */
  readonly commit: (items: readonly Item[]) => Promise<readonly Result[]>
  readonly maxRows: number
  readonly maxInFlight: number
  readonly maxWaitMs: number
  /** Beyond this many waiting, a request is turned away at once. */
  readonly maxWaiting: number
}

interface Waiting<Item, Result> {
  readonly item: Item
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
}

/**
 * Requests that arrive together share one batch and one commit, so throughput is bound by the
 * processor and not by the disk. An idle gateway starts at once; a second batch starts when it is
 * full or has waited its time; more wait for one of the two to come back.
 */
export class GroupCommit<Item, Result> {
  readonly #options: GroupCommitOptions<Item, Result>
  #waiting: Waiting<Item, Result>[] = []
  #inFlight = new Set<Promise<void>>()
  #timer: NodeJS.Timeout | undefined
  #scheduled = false
  #newest: Promise<Result> | undefined

  constructor(options: GroupCommitOptions<Item, Result>) {
    this.#options = options
  }

  /** @throws {ProblemError} 503 OVERLOADED when too many wait already. */
  submit(item: Item): Promise<Result> {
    if (this.#waiting.length >= this.#options.maxWaiting)
      throw new ProblemError({
        status: 503,
        code: 'OVERLOADED',
        detail: 'Too many verifications wait; try again shortly.',
        retry: { safe: true, afterSeconds: 1 },
      })
    const { promise, resolve, reject } = Promise.withResolvers<Result>()
    this.#waiting.push({ item, resolve, reject })
    this.#newest = promise
    this.#consider()
    return promise
  }

  /** Ends when everything that was submitted before has come to its end. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#inFlight, this.#newest])
    // The newest may have overtaken a batch that started before it.
    await Promise.allSettled(this.#inFlight)
  }

  #consider(): void {
    const { maxRows, maxInFlight, maxWaitMs } = this.#options
    if (this.#inFlight.size >= maxInFlight) return
    if (this.#inFlight.size === 0) {
      if (this.#scheduled) return
      this.#scheduled = true
      // After this round of the event loop: what the network brought together goes together.
      setImmediate(() => {
        this.#scheduled = false
        if (this.#inFlight.size === 0) this.#start()
      })
    } else if (this.#waiting.length >= maxRows) this.#start()
    else this.#timer ??= setTimeout(() => this.#start(), maxWaitMs)
  }

  #start(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#waiting.length === 0 || this.#inFlight.size >= this.#options.maxInFlight) return
    const batch = this.#waiting.splice(0, this.#options.maxRows)
    const run = this.#run(batch).finally(() => {
      this.#inFlight.delete(run)
      if (this.#waiting.length > 0) this.#start()
    })
    this.#inFlight.add(run)
  }

  async #run(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#options.commit(batch.map(({ item }) => item))
      for (const [i, { resolve }] of batch.entries()) resolve(results[i] as Result)
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }
}
