import type { FixedClock } from '#platform/clock.ts'
import type { Dice } from './dice.ts'
import { Died } from './mortal.ts'

/** Somebody on the stage, who waits at each crossing until it is their turn. */
export class Actor {
  readonly name: string
  /** What it is about just now. */
  job = ''
  /** Gone in the middle of a life: whatever of it still runs reaches nothing any more. */
  isDead = false
  /** Inside a transaction nobody waits: others would wait for its locks. */
  isInTransaction = false
  #go: (() => void) | undefined
  #parked: (() => void) | undefined

  constructor(name: string) {
    this.name = name
  }

  /** Waits for the next turn. */
  async cross(): Promise<void> {
    if (this.isDead) throw new Died(this.name)
    if (this.isInTransaction) return
    const turn = Promise.withResolvers<void>()
    this.#go = turn.resolve
    this.#parked?.()
    await turn.promise
  }

  die(): never {
    this.isDead = true
    throw new Died(this.name)
  }

  /** Lets it go on to its next crossing. */
  async step(): Promise<void> {
    const parked = Promise.withResolvers<void>()
    this.#parked = parked.resolve
    const go = this.#go
    this.#go = undefined
    go?.()
    await parked.promise
  }

  /** Plays lives one after the other for as long as `live` wants. */
  async play(live: () => Promise<boolean>): Promise<void> {
    for (let goesOn = true; goesOn;) {
      await this.cross()
      goesOn = await live()
      this.isDead = false
      this.isInTransaction = false
    }
  }
}

/** One of several goes on, drawn by lot, until all others wait: the same lots, the same play. */
export const playTogether = async (
  actors: readonly Actor[],
  { dice, clock, steps }: { dice: Dice; clock: FixedClock; steps: number },
  between: (step: number) => Promise<void>,
): Promise<void> => {
  for (let step = 0; step < steps; step += 1) {
    clock.advance({ milliseconds: 1 + dice.below(2000) })
    await dice.pick(actors).step()
    await between(step)
  }
}
