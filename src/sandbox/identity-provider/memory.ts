/** What the provider stores: sessions, interactions, codes, tokens. */
export interface Payload {
  readonly uid?: string
  readonly grantId?: string
  readonly consumed?: boolean
}

/** Far more than people signing in at one time on one machine. */
const CAPACITY = 5000

/** Keeps the newest; the provider itself judges what has expired. */
export class Memory {
  readonly #rows = new Map<string, Payload>()

  get(key: string): Payload | undefined {
    return this.#rows.get(key)
  }

  set(key: string, payload: Payload): void {
    this.#rows.delete(key)
    this.#rows.set(key, payload)
    const [oldest] = this.#rows.keys()
    if (this.#rows.size > CAPACITY && oldest !== undefined) this.#rows.delete(oldest)
  }

  delete(key: string): void {
    this.#rows.delete(key)
  }

  /** The first of a kind that fits. */
  find(kind: string, fits: (payload: Payload) => boolean): Payload | undefined {
    for (const [key, payload] of this.#rows)
      if (key.startsWith(`${kind}:`) && fits(payload)) return payload
    return undefined
  }

  /** Forgets what one grant gave out: a code that is used twice takes its tokens with it. */
  forgetGrant(grantId: string): void {
    for (const [key, payload] of this.#rows) if (payload.grantId === grantId) this.#rows.delete(key)
  }
}

/** The storage of one kind of object, in the shape that the provider library asks for. */
export const adapterOn = (memory: Memory) => (kind: string) => {
  const keyOf = (id: string): string => `${kind}:${id}`
  return {
    upsert: async (id: string, payload: Payload) => memory.set(keyOf(id), payload),
    find: async (id: string) => memory.get(keyOf(id)),
    findByUid: async (uid: string) => memory.find(kind, (payload) => payload.uid === uid),
    findByUserCode: async () => undefined,
    consume: async (id: string) =>
      memory.set(keyOf(id), { ...memory.get(keyOf(id)), consumed: true }),
    destroy: async (id: string) => memory.delete(keyOf(id)),
    revokeByGrantId: async (grantId: string) => memory.forgetGrant(grantId),
  }
}
