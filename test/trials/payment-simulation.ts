import { Readable } from 'node:stream'
import { uuidv7 } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import type { Spool } from '#platform/spool.ts'
import {
  type BuildDeps,
  findBatch,
  type PayingBank,
  paymentRound,
  type SendDeps,
  takeAnswerFile,
  unknownInstructions,
} from '#modules/payment/index.ts'
import type { AnswerOfBank } from '#sandbox/banks/payments/answer-file.ts'
import { CONDUCTS_OF_PAYMENT, type PaymentConduct, PLAIN } from '#sandbox/banks/payments/conduct.ts'
import { testDatabase, type TestDatabase } from '#test/database.ts'
import { wrongWithMoney } from '#test/model/payment-invariants.ts'
import { bySystem } from '#test/payees.ts'
import { payingDeps, PayingBanks, releasedBatch, testSpool } from '#test/paying-bank.ts'
import { PAID_AT, type Payee, paymentWorld } from '#test/payments.ts'
import { Dice } from './dice.ts'
import { faultyBanks, faultyDatabase, faultySpool, Misfortune } from './faulty.ts'
import { lookIntoBooks, twiceInBooks } from './payment-evidence.ts'
import { Actor, playTogether } from './stage.ts'

const CODES = ['102', '103', '105'] as const
const MOST_BATCHES = 3
const CONDUCTS: readonly PaymentConduct[] = Object.values(CONDUCTS_OF_PAYMENT)

/** What a play came to: what was wrong, which faults came, and what happened in its order. */
export interface Played {
  readonly seed: number
  readonly violations: readonly string[]
  readonly seen: ReadonlySet<string>
  readonly trace: readonly string[]
}

export interface PlayOptions {
  readonly steps: number
  /** After how many of them everything is looked over. */
  readonly checkEach: number
  /** A planted fault: banks keep no references, and the program believes that they do. */
  readonly planted?: 'believesInReferences'
}

/** A database with people who are paid; each play pays them for months of its own. */
export class SimulationWorld implements AsyncDisposable {
  readonly it: TestDatabase
  readonly spool: Spool & AsyncDisposable
  readonly payees: readonly Payee[]
  #months = 0
  #lives = 0

  private constructor(it: TestDatabase, spool: Spool & AsyncDisposable, payees: readonly Payee[]) {
    this.it = it
    this.spool = spool
    this.payees = payees
  }

  static async make(): Promise<SimulationWorld> {
    const it = await testDatabase()
    const payees = await paymentWorld(it.db, [...CODES, ...CODES, ...CODES])
    return new SimulationWorld(it, await testSpool(), payees)
  }

  nextLife(): string {
    this.#lives += 1
    return `${this.#lives}-`
  }

  nextPeriod(): string {
    this.#months += 1
    return Temporal.PlainYearMonth.from('2026-12').add({ months: this.#months }).toString()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.it[Symbol.asyncDispose]()
    await this.spool[Symbol.asyncDispose]()
  }
}

type Deps = BuildDeps & SendDeps

/** One play: three workers, two schedulers, three banks, and whatever goes wrong between them. */
class Play {
  readonly clock = new FixedClock(PAID_AT)
  readonly ill: Misfortune
  readonly batches: string[] = []
  readonly #world: SimulationWorld
  readonly #dice: Dice
  readonly #banks: PayingBanks
  readonly #planted: PlayOptions['planted']
  readonly #post: (readonly [bankCode: string, file: AnswerOfBank])[] = []

  constructor(world: SimulationWorld, seed: number, planted: PlayOptions['planted']) {
    this.#world = world
    this.#dice = new Dice(seed)
    this.ill = new Misfortune(this.#dice, this.clock)
    const format = this.#dice.falls(0.5) ? 'iso20022' : 'delimited'
    this.#banks = new PayingBanks(this.clock, PLAIN, format, world.nextLife())
    this.#planted = planted
    const { losesReplyAndForgets } = CONDUCTS_OF_PAYMENT
    for (const code of CODES) {
      const drawn = this.#dice.pick(CONDUCTS)
      this.#banks.conducts.set(code, planted === undefined ? drawn : losesReplyAndForgets)
    }
  }

  /** Banks as the program takes them to be. */
  readonly #reach = (code: string): PayingBank => {
    const bank = this.#banks.reach(code)
    return this.#planted === undefined ? bank : { ...bank, takesOnce: true }
  }

  /** What somebody works with, in a world where it fails. */
  #deps(actor: Actor) {
    const { it, spool } = this.#world
    const { ill, clock } = this
    const db = faultyDatabase(it.db, actor, ill)
    const banks = faultyBanks(this.#reach, actor, ill)
    return {
      ...payingDeps(db, spool, this.#banks, clock),
      banks,
      spool: faultySpool(spool, actor, ill),
    }
  }

  /** A life that ends with whatever error comes; the next one begins anew. */
  async #live(actor: Actor, job: string, work: () => Promise<unknown>): Promise<true> {
    actor.job = job
    await work().catch(() => this.ill.trace.push(`${actor.name} ends`))
    return true
  }

  async release(): Promise<void> {
    const at = this.clock.now()
    const payees = this.#world.payees.map(({ personId, amountFen }) => {
      const lineId = uuidv7(at, this.#dice.bytes(10))
      return { personId, amountFen, lineId }
    })
    const change = { payPeriod: this.#world.nextPeriod() }
    this.batches.push((await releasedBatch(this.#world.it.db, payees, change, at)).id)
  }

  #collect(dueBy?: Temporal.Instant): void {
    for (const [code, books] of this.#banks.books)
      for (const file of books.collect(dueBy)) this.#post.push([code, file])
  }

  /** Brings one file after the other, as far as nothing comes between. */
  async bring(actor: Actor, deps: Deps, dueBy?: Temporal.Instant): Promise<void> {
    this.#collect(dueBy)
    for (let next = this.#post[0]; next !== undefined; next = this.#post[0]) {
      const fault = this.ill.draw(actor.name, 'post')
      if (fault === 'late') return
      const [other] = this.#post.splice(1, fault === 'swapped' ? 1 : 0)
      if (other !== undefined) this.#post.unshift(other)
      const [bankCode, { format, content }] = other ?? next
      for (let times = fault === 'twice' ? 2 : 1; times > 0; times -= 1)
        await takeAnswerFile(deps, bySystem(this.clock.now()), {
          bankCode,
          format,
          content: Readable.from([content]),
        })
      if (fault === 'unacknowledged') actor.die()
      const at = this.#post.indexOf(other ?? next)
      if (at >= 0) this.#post.splice(at, 1)
    }
  }

  async people(): Promise<void> {
    for (const batchId of this.batches)
      await lookIntoBooks(this.#world.it.db, this.#banks, { batchId, at: this.clock.now() })
  }

  worker(name: string): Actor {
    const actor = new Actor(name)
    void actor.play(() => this.#live(actor, 'round', () => paymentRound(this.#deps(actor))))
    return actor
  }

  scheduler(name: string): Actor {
    const actor = new Actor(name)
    const jobs = {
      answers: () => this.bring(actor, this.#deps(actor), this.clock.now()),
      release: async () => (this.batches.length < MOST_BATCHES ? this.release() : undefined),
      people: () => this.people(),
      later: async () => this.clock.advance({ hours: this.#dice.pick([0, 1, 24]), minutes: 3 }),
    }
    void actor.play(() => {
      const job = this.#dice.pick(['answers', 'answers', 'answers', 'release', 'people', 'later'])
      return this.#live(actor, job, jobs[job as keyof typeof jobs])
    })
    return actor
  }

  async wrong(): Promise<readonly string[]> {
    const facts = await wrongWithMoney(this.#world.it.owner)
    return [...facts.map((one) => JSON.stringify(one)), ...twiceInBooks(this.#banks, 20_000n)]
  }

  /** Nothing goes wrong any more, banks answer, people look: what has no end then (P21). */
  async rest(): Promise<readonly string[]> {
    this.ill.end()
    const { it, spool } = this.#world
    const deps = { ...payingDeps(it.db, spool, this.#banks, this.clock), banks: this.#reach }
    for (let turn = 0; turn < 4; turn += 1) {
      this.clock.advance({ hours: 24 })
      await paymentRound(deps)
      await this.people()
      await this.bring(new Actor('rest'), deps)
    }
    await paymentRound(deps)
    const open: string[] = []
    for (const id of this.batches) {
      const status = (await findBatch(it.db, id))?.status
      if (status !== 'closed') open.push(`batch ${id} is ${status}`)
    }
    const unknown = (await unknownInstructions(it.db)).map(({ id }) => `${id} is unknown`)
    return [...open, ...unknown, ...(await this.wrong())]
  }
}

/** Plays a seed: safety all along, and an end for everything once nothing goes wrong any more. */
export const play = async (
  world: SimulationWorld,
  seed: number,
  { steps, checkEach, planted }: PlayOptions,
): Promise<Played> => {
  const it = new Play(world, seed, planted)
  await it.release()
  const workers = ['worker 1', 'worker 2', 'worker 3'].map((name) => it.worker(name))
  const schedulers = ['scheduler 1', 'scheduler 2'].map((name) => it.scheduler(name))
  const violations: string[] = []
  const { clock, ill } = it
  await playTogether(
    [...workers, ...schedulers],
    { dice: ill.dice, clock, steps },
    async (step) => {
      if (step % checkEach === 0)
        violations.push(...(await it.wrong()).map((fact) => `step ${step}: ${fact}`))
    },
  )
  violations.push(...(await it.rest()).map((fact) => `at rest: ${fact}`))
  return { seed, violations, seen: ill.seen, trace: ill.trace }
}
