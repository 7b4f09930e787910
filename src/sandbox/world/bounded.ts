/** A map that keeps its newest entries: what the sandbox remembers never grows without end. */
export class Bounded<Value> {
  readonly #entries = new Map<string, Value>()
  readonly #capacity: number

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get size(): number {
    return this.#entries.size
  }

  get(key: string): Value | undefined {
    return this.#entries.get(key)
  }

  /** A key that is set again counts as new. */
  set(key: string, value: Value): void {
    this.#entries.delete(key)
    this.#entries.set(key, value)
    const [oldest] = this.#entries.keys()
    if (this.#entries.size > this.#capacity && oldest !== undefined) this.#entries.delete(oldest)
  }

  /** The newest first. */
  newest(limit: number = this.#capacity): readonly Value[] {
    return [...this.#entries.values()].slice(-limit).reverse()
  }

  clear(): void {
    this.#entries.clear()
  }
}
