import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import type { Act, Target, Touches } from './act.ts'
import { next } from './acts-next.ts'
import * as accounts from './acts-accounts.ts'
import * as cards from './acts-cards.ts'
import * as orders from './acts-orders.ts'
import * as outside from './acts-outside.ts'
import * as people from './acts-people.ts'
import type { Answer, Book, Holder } from './book.ts'
import { sendWaiting } from './clerk-orders.ts'
import { tick } from './clerk-time.ts'
import { wrongAfter } from './invariants.ts'
import { expected, seen } from './looked-up.ts'
import type { Run } from './world.ts'

export type Command = fc.AsyncCommand<Book, Run>

/** A second goes by before each command, so that what comes later is later. */
const PAUSE = 1_000

const pause = (book: Book, { world }: Run): void => {
  world.clock.advance({ milliseconds: PAUSE })
  tick(book, world.now())
}

/** What the tables hold after an act is lawful; what is seen of the people then. */
const look = async (run: Run, touches: readonly Touches[]) => {
  const persons = run.people.map(({ personId }) => personId)
  const [now] = await Promise.all([
    seen(run, touches.includes('accounts')),
    ...Array.from(new Set(touches), async (one) =>
      assert.deepEqual(await wrongAfter(run.world.db, one, persons), []),
    ),
  ])
  return now
}

/** One act, and once more if it is repeated: what the clerk says is what the program does. */
class Single implements Command {
  readonly #act: Act
  readonly #times: number
  constructor(act: Act, times: number) {
    this.#act = act
    this.#times = times
  }
  check(): boolean {
    return true
  }
  async run(book: Book, run: Run): Promise<void> {
    pause(book, run)
    const bound = this.#act.bind(book)
    const told: Answer[] = []
    const right: Answer[] = []
    for (let i = 0; i < this.#times; i += 1) {
      told.push(await bound.perform(run))
      await run.world.deliver()
      right.push(bound.expect(book))
      sendWaiting(book)
    }
    assert.deepEqual(told, right, 'the answer is another one')
    assert.deepEqual(
      await look(run, [this.#act.touches]),
      expected(book, this.#act.touches === 'accounts'),
    )
  }
  toString(): string {
    return this.#times === 1 ? this.#act.text : `${this.#times} × ${this.#act.text}`
  }
}

/** What comes of two acts one after the other. */
const inTurn = (book: Book, acts: readonly { expect(book: Book): Answer }[]) => {
  const after = structuredClone(book)
  const answers = acts.map((act) => act.expect(after))
  sendWaiting(after)
  return { after, answers }
}

const overwrite = (book: Book, after: Book): void => {
  book.holders.splice(0, book.holders.length, ...(after.holders satisfies Holder[]))
  for (const [code, measure] of after.banks) book.banks.set(code, measure)
}

/** Two acts at once: it is as if one had come before the other, whichever. */
class AtOnce implements Command {
  readonly #acts: readonly [Act, Act]
  constructor(acts: readonly [Act, Act]) {
    const [one, other] = acts
    this.#acts = [one.step ?? one, other.step ?? other]
  }
  check(): boolean {
    return true
  }
  async run(book: Book, run: Run): Promise<void> {
    pause(book, run)
    const [one, other] = this.#acts
    const [first, second] = [one.bind(book), other.bind(book)]
    const told = await Promise.all([first.perform(run), second.perform(run)])
    await run.world.deliver()
    const now = await look(run, [one.touches, other.touches])
    const forth = inTurn(book, [first, second])
    const back = inTurn(book, [second, first])
    const asForth = { told: forth.answers, now: expected(forth.after, false) }
    const asBack = { told: back.answers.toReversed(), now: expected(back.after, false) }
    const isBack = JSON.stringify({ told, now }) === JSON.stringify(asBack)
    if (!isBack) assert.deepEqual({ told, now }, asForth, 'it is like neither before the other')
    overwrite(book, isBack ? back.after : forth.after)
  }
  toString(): string {
    return `at once: ${this.#acts.map(({ text }) => text).join(' | ')}`
  }
}

const target: fc.Arbitrary<Target> = fc.record({
  who: fc.nat({ max: 1 }),
  which: fc.nat({ max: 8 }),
})
const bank = fc.nat({ max: 2 })
const choice = fc.record({
  bank,
  channel: fc.constantFrom('online', 'counter', 'kiosk', 'phone'),
  way: fc.constantFrom('outlet', 'outlet', 'mail', 'instant'),
})
const telling = fc.record({
  older: fc.constantFrom(false, false, false, true),
  times: fc.constantFrom(1, 1, 2),
})
/** Mostly as it should be, sometimes not. */
const mostly = fc.constantFrom(true, true, true, false)
const who = fc.nat({ max: 1 })
const to = fc.nat({ max: 1 })

/** What can happen to a card between its order and its use. */
const making: readonly fc.WeightedArbitrary<Act>[] = [
  { weight: 4, arbitrary: fc.tuple(target, choice).map((of) => orders.apply(...of)) },
  {
    weight: 6,
    arbitrary: fc
      .tuple(target, fc.constantFrom('lost', 'renew', 'renew', 'changeBank'), choice)
      .map((of) => orders.order(...of)),
  },
  { weight: 2, arbitrary: fc.tuple(target, bank).map((of) => orders.chooseBank(...of)) },
  {
    weight: 8,
    arbitrary: fc.tuple(target, mostly, telling).map((of) => outside.bankAnswers(...of)),
  },
  {
    weight: 6,
    arbitrary: fc.tuple(target, mostly, telling).map((of) => outside.factoryAnswers(...of)),
  },
  { weight: 2, arbitrary: target.map(orders.makeAgain) },
  { weight: 3, arbitrary: fc.tuple(target, mostly).map((of) => orders.makeAtOutlet(...of)) },
  { weight: 5, arbitrary: fc.tuple(target, mostly).map((of) => orders.handOver(...of)) },
  { weight: 6, arbitrary: fc.tuple(target, fc.boolean()).map((of) => orders.enable(...of)) },
  { weight: 2, arbitrary: target.map(orders.withdraw) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(target, fc.constantFrom('holder', 'emigration'))
      .map((of) => orders.cancel(...of)),
  },
]

/** What can happen to a card in use. */
const using: readonly fc.WeightedArbitrary<Act>[] = [
  {
    weight: 10,
    arbitrary: fc
      .tuple(target, fc.record({ formal: fc.boolean(), both: fc.boolean() }))
      .map((of) => cards.reportLost(...of)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(target, fc.record({ both: fc.boolean(), justSignedIn: mostly, byFace: mostly }))
      .map((of) => cards.foundAgain(...of)),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(target, fc.constantFrom(1, 3, 6, 6))
      .map((of) => cards.wrongPasswords(...of)),
  },
  { weight: 1, arbitrary: target.map(cards.rightPassword) },
  { weight: 1, arbitrary: target.map(cards.unlock) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        target,
        fc.constantFrom(
          'activated',
          'activated',
          'activated',
          'frozen',
          'frozen',
          'unfrozen',
          'unfrozen',
          'dormant',
          'dormant',
          'dormant',
          'reactivated',
          'reactivated',
          'reactivated',
          'closed',
          'reportedLost',
          'restored',
        ),
        fc.constantFrom(0, 0, 1, 300),
        fc.constantFrom(1, 2),
      )
      .map((of) => outside.bankTells(...of)),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(target, mostly, telling).map((of) => outside.bankSettles(...of)),
  },
]

/** What happens around the cards. */
const around: readonly fc.WeightedArbitrary<Act>[] = [
  { weight: 4, arbitrary: target.map(people.show) },
  { weight: 1, arbitrary: fc.tuple(who, mostly).map((of) => people.registerTells(...of)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(bank, fc.constantFrom('normal', 'normal', 'suspendedApply', 'suspendedHandling'))
      .map((of) => people.measure(...of)),
  },
  { weight: 1, arbitrary: fc.constantFrom(0, 1).map((one) => people.measure(one, 'terminated')) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(1, 24, 24 * 15, 24 * 31, 24 * 92).map(people.later),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(who, fc.constantFrom('name', 'phone'))
      .map((of) => people.changeData(...of)),
  },
  { weight: 1, arbitrary: who.map(people.mergeOrPart) },
  { weight: 2, arbitrary: fc.tuple(who, to, mostly).map((of) => accounts.permit(...of)) },
  { weight: 2, arbitrary: fc.tuple(who, to).map((of) => accounts.takeBack(...of)) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(who, fc.record({ to, hours: fc.constantFrom(0, 0, 72), bySelf: mostly }))
      .map((of) => accounts.payTo(...of)),
  },
  { weight: 1, arbitrary: who.map(accounts.dropChange) },
]

const onward: fc.WeightedArbitrary<Act> = {
  weight: 26,
  arbitrary: fc.tuple(target, choice).map((of) => next(...of)),
}

const aboutCards = fc.oneof(onward, ...making, ...using)
const anything = fc.oneof(onward, ...making, ...using, ...around)
const single = fc
  .tuple(anything, fc.constantFrom(1, 1, 1, 1, 2))
  .map(([act, times]): Command => new Single(act, times))
const atOnce = fc.tuple(aboutCards, aboutCards).map((acts): Command => new AtOnce(acts))

/** The lifecycles of one run, up to so many commands. */
export const lifecycles = (maxCommands: number) =>
  fc.commands<Book, Run, false>([single, single, single, single, single, single, atOnce], {
    maxCommands,
    size: 'max',
  })
