import type { Database } from '#platform/db.ts'
import type { Spool } from '#platform/spool.ts'
import type { PayingBank, PayingBanks } from '#modules/payment/index.ts'

/** The process is gone; nothing of it runs any more. */
export class Died extends Error {
  override readonly name = 'Died'
}

/** Somebody who comes by the crossings between the steps of the program. */
export interface Traveller {
  cross(name: string): void
}

/** A process that dies at a crossing between two steps; whatever it does after, it cannot. */
export class Mortal implements Traveller {
  /** Every crossing so far, by its name. */
  readonly crossed: string[] = []
  readonly #diesAt: number
  readonly #die: () => void
  #dead = false

  /** @param die such as a kill of the own process; without it, everything fails from then on. */
  constructor(diesAt: number, die: () => void = () => {}) {
    this.#diesAt = diesAt
    this.#die = die
  }

  get isDead(): boolean {
    return this.#dead
  }

  cross(name: string): void {
    if (!this.#dead) this.crossed.push(name)
    if (this.#dead || this.crossed.length > this.#diesAt) {
      this.#dead = true
      this.#die()
      throw new Died(`at ${name}`)
    }
  }
}

/** A database that a mortal works with: it can die before, inside and after each transaction. */
export const mortalDatabase = (db: Database, mortal: Traveller): Database =>
  new Proxy(db, {
    get: (target, key) =>
      key === 'transaction'
        ? async (work: Parameters<Database['transaction']>[0]) => {
            mortal.cross('before a transaction')
            const result = await target.transaction(async (tx) => {
              const done = await work(tx)
              mortal.cross('before a commit')
              return done
            })
            mortal.cross('after a commit')
            return result
          }
        : (Reflect.get(target, key) as unknown),
  })

async function* crossing(
  content: AsyncIterable<Uint8Array>,
  mortal: Traveller,
  name: string,
): AsyncGenerator<Uint8Array> {
  let isFirst = true
  for await (const piece of content) {
    if (isFirst) mortal.cross(`${name}: before the first byte`)
    yield piece
    if (isFirst) mortal.cross(`${name}: after the first bytes`)
    isFirst = false
  }
  mortal.cross(`${name}: after the last byte`)
}

export const mortalSpool = (spool: Spool, mortal: Traveller): Spool => ({
  write: async (name, content) => {
    const written = await spool.write(name, crossing(content, mortal, 'a file is written'))
    mortal.cross('after a file is kept')
    return written
  },
  read: async (name) => {
    const content = await spool.read(name)
    return content && crossing(content, mortal, 'a file is read')
  },
  remove: async (name) => {
    mortal.cross('before a file is removed')
    await spool.remove(name)
  },
  list: () => spool.list(),
})

/** Banks as a mortal reaches them: it can die with half of a file sent, or the answer unread. */
export const mortalBanks =
  (banks: PayingBanks, mortal: Traveller): PayingBanks =>
  (code) => {
    const bank = banks(code)
    if (bank === undefined) return undefined
    const reached: PayingBank = {
      format: bank.format,
      takesOnce: bank.takesOnce,
      pay: async (sending) => {
        const content = crossing(sending.content, mortal, 'a file is sent')
        const word = await bank.pay({ ...sending, content })
        mortal.cross('the answer is there and unread')
        return word
      },
      find: async (reference) => {
        const word = await bank.find(reference)
        mortal.cross('a question was answered')
        return word
      },
      taken: (since) => bank.taken(since),
    }
    return reached
  }
