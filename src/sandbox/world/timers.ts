/** Does the work after that many milliseconds. Tests pass one that they wind themselves. */
export type Later = (delayMs: number, work: () => void) => void

/** Real timers that keep no process alive and end together with their server. */
export class Timers {
  readonly #running = new Map<NodeJS.Timeout, (() => void) | undefined>()
  #stopped = false

  readonly later: Later = (delayMs, work) => this.#start(delayMs, work, undefined)

  /** Resolves after the delay, at once when the timers stop. */
  wait(delayMs: number): Promise<void> {
    if (delayMs <= 0) return Promise.resolve()
    return new Promise((resolve) => this.#start(delayMs, resolve, resolve))
  }

  /** What was to come does not come any more; who waits for an answer gets it now. */
  stop(): void {
    this.#stopped = true
    for (const [timer, atEnd] of this.#running) {
      clearTimeout(timer)
      atEnd?.()
    }
    this.#running.clear()
  }

  #start(delayMs: number, work: () => void, atEnd: (() => void) | undefined): void {
    if (this.#stopped) {
      atEnd?.()
      return
    }
    const timer = setTimeout(() => {
      this.#running.delete(timer)
      work()
    }, delayMs)
    timer.unref()
    this.#running.set(timer, atEnd)
  }
}
