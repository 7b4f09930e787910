import { collect } from '#platform/byte-stream.ts'
import type { FixedClock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import type { Spool } from '#platform/spool.ts'
import type { PayingBank, PayingBanks, Sending } from '#modules/payment/index.ts'
import type { Dice } from './dice.ts'
import type { Actor } from './stage.ts'

/** What can go wrong with what is done. */
export const FAULTS = {
  round: ['diesBefore', 'aborts', 'diesAfter'],
  answers: ['diesBefore', 'aborts', 'diesAfter'],
  pay: ['lostBefore', 'lostAfter', 'cut', 'twice', 'asleepBefore', 'asleepAfter'],
  find: ['silent', 'asleep'],
  post: ['late', 'twice', 'swapped', 'unacknowledged'],
  spool: ['vanishes', 'full'],
} as const
export type Operation = keyof typeof FAULTS
type FaultOf<Op extends Operation> = (typeof FAULTS)[Op][number]

/** Every pair of what is done and what goes wrong with it. */
export const PAIRS: readonly string[] = Object.entries(FAULTS).flatMap(([op, faults]) =>
  faults.map((fault) => `${op}/${fault}`),
)

/** Longer than any lease. */
const A_SLEEP = { minutes: 30 } as const

/** Faults of one play: some never come, others often; none any more once they are ended. */
export class Misfortune {
  readonly dice: Dice
  readonly clock: FixedClock
  /** Which pairs came, and everything that happened in its order. */
  readonly seen = new Set<string>()
  readonly trace: string[] = []
  readonly #rates: ReadonlyMap<string, number>
  #ended = false

  constructor(dice: Dice, clock: FixedClock) {
    this.dice = dice
    this.clock = clock
    this.#rates = new Map(PAIRS.map((pair) => [pair, dice.falls(0.5) ? dice.next() * 0.25 : 0]))
  }

  end(): void {
    this.#ended = true
  }

  /** What goes wrong now, if anything. */
  draw<Op extends Operation>(actor: string, op: Op): FaultOf<Op> | undefined {
    const faults: readonly FaultOf<Op>[] = FAULTS[op]
    const fault = this.#ended
      ? undefined
      : faults.find((one) => this.dice.falls(this.#rates.get(`${op}/${one}`) ?? 0))
    if (fault !== undefined) this.seen.add(`${op}/${fault}`)
    this.trace.push(`${actor} ${op} ${fault ?? ''}`)
    return fault
  }

  sleep(): void {
    this.clock.advance(A_SLEEP)
  }
}

class Fault extends Error {
  override readonly name = 'Fault'
}

const READS = new Set<PropertyKey>(['many', 'one', 'maybeOne', 'run'])

/** A database whose transactions abort, and beside which a process dies. */
export const faultyDatabase = (db: Database, actor: Actor, ill: Misfortune): Database => {
  const transaction: Database['transaction'] = async (work) => {
    await actor.cross()
    const op = actor.job === 'answers' ? 'answers' : 'round'
    const fault = ill.draw(actor.name, op)
    if (fault === 'diesBefore') actor.die()
    actor.isInTransaction = true
    try {
      const result = await db.transaction(async (tx) => {
        const done = await work(tx)
        if (fault === 'aborts') throw new Fault('the transaction was rolled back')
        return done
      })
      if (fault === 'diesAfter') actor.die()
      return result
    } finally {
      actor.isInTransaction = false
    }
  }
  return new Proxy(db, {
    get: (target, key) => {
      if (key === 'transaction') return transaction
      if (actor.isDead && READS.has(key)) actor.die()
      return Reflect.get(target, key) as unknown
    },
  })
}

const first = async function* (content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    yield piece
    return
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

const pay = async (bank: PayingBank, sending: Sending, actor: Actor, ill: Misfortune) => {
  await actor.cross()
  const fault = ill.draw(actor.name, 'pay')
  if (fault === 'lostBefore') throw new Fault('nobody answers')
  if (fault === 'asleepBefore') {
    ill.sleep()
    await actor.cross()
  }
  if (fault === 'cut') {
    for await (const _ of first(sending.content));
    throw new Fault('the line broke in the middle')
  }
  const bytes = await collect(sending.content)
  // A network that brings a file twice is no harm only where each reference is taken once.
  if (fault === 'twice' && bank.takesOnce)
    await bank.pay({ ...sending, content: once(bytes) }).catch(() => {})
  const word = await bank.pay({ ...sending, content: once(bytes) })
  if (fault === 'asleepAfter') ill.sleep()
  await actor.cross()
  if (fault === 'lostAfter') throw new Fault('the answer was lost')
  return word
}

/** Banks to which files and from which answers are lost, cut off, brought twice or very late. */
export const faultyBanks =
  (banks: PayingBanks, actor: Actor, ill: Misfortune): PayingBanks =>
  (code) => {
    const bank = banks(code)
    return (
      bank && {
        ...bank,
        pay: (sending) => pay(bank, sending, actor, ill),
        find: async (reference) => {
          await actor.cross()
          const fault = ill.draw(actor.name, 'find')
          if (fault === 'silent') throw new Fault('nobody answers')
          const word = await bank.find(reference)
          if (fault === 'asleep') ill.sleep()
          await actor.cross()
          return word
        },
      }
    )
  }

/** A disk that loses files and fills up. */
export const faultySpool = (spool: Spool, actor: Actor, ill: Misfortune): Spool => ({
  ...spool,
  write: async (name, content) => {
    if (ill.draw(actor.name, 'spool') === 'full') throw new Fault('no space left')
    return spool.write(name, content)
  },
  read: async (name) => {
    if (ill.draw(actor.name, 'spool') === 'vanishes') await spool.remove(name)
    return spool.read(name)
  },
})
