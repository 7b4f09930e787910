import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { AheadClock, FixedClock, systemClock } from '#platform/clock.ts'
import { instant, sql } from '#platform/db.ts'
import { deliverDue, type Subscriber, syncSubscriptions } from '#platform/deliveries.ts'
import { eventType, publish } from '#platform/events.ts'
import { createLogger } from '#platform/log.ts'
import { PersonalInformation } from '#platform/pii.ts'
import { accountsOf, openAssignment, programmesOf } from '#modules/account/index.ts'
import { exchangeSubscribers } from '#modules/exchange/index.ts'
import { BANK_FORMATS, paymentRound } from '#modules/payment/index.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { openOrderOf, productionAnswered } from '#modules/card/index.ts'
import { TestBank } from '#test/bank.ts'
import { bankChangeSubscribers } from '#test/bank-changes.ts'
import { granted } from '#test/card-orders.ts'
import { hearFeeds } from '#test/money.ts'
import { bySystem } from '#test/payees.ts'
import { PayingBanks } from '#test/paying-bank.ts'
import { bankSays } from '#test/returned.ts'
import { fundBanks, playBanksByHand, releaseOf } from './release.ts'
import type { World } from './world.ts'

/** Departments of their own pay each of these. */
const PAID = ['MZ-002', 'NY-001', 'RS-001'] as const

const PersonRow = z.object({ id: z.string() })
const StandRow = z.object({ told: z.boolean().nullable(), rejected: z.boolean().nullable() })
/** Far longer than systems of the sandbox take. */
const PATIENCE_MILLISECONDS = 30_000

/** Bank, factory and departments, and a look into the books. */
export class Outside {
  readonly #world: World
  readonly #subscribers: readonly Subscriber[]
  readonly personId: string

  private constructor(world: World, subscribers: readonly Subscriber[], personId: string) {
    this.#world = world
    this.#subscribers = subscribers
    this.personId = personId
  }

  static async stand(world: World, sub: string): Promise<Outside> {
    const { it, keys } = world
    const { db } = it
    const pii = new PersonalInformation(keys)
    const factory = { order: async () => {}, stateOf: async () => undefined }
    const factoryDeps = { db, pii, factory, accountNumber: async () => undefined }
    const deps = { db, clock: systemClock, pii, factoryDeps }
    // Under names of their own, so that the world's deliveries, which know the slow banks of the
    // sandbox, leave them alone.
    const subscribers = [
      ...bankChangeSubscribers(deps, new TestBank()),
      ...exchangeSubscribers({ keys }),
    ].map(({ name, event, reach, handle }): Subscriber => ({
      name: `journey.${name}`,
      event,
      reach,
      handle,
    }))
    await db.transaction((tx) => syncSubscriptions(tx, subscribers))
    const { id } = await it.owner.one(
      PersonRow,
      sql`select person_id as id from person.sign_in_subject where subject = ${sub}`,
    )
    return new Outside(world, subscribers, id)
  }

  /** Three programmes pay the account that is on the card. */
  async pays(): Promise<void> {
    const { db } = this.#world.it
    const { personId } = this
    const accountId = (await accountsOf(db, personId))[0]?.id ?? ''
    const context = bySystem(systemClock.now())
    for (const programmeCode of PAID)
      await db.transaction(async (tx) => {
        granted(await openAssignment(tx, context, { personId, programmeCode, accountId }))
      })
  }

  async deliver(): Promise<void> {
    const { db } = this.#world.it
    await deliverDue({ db, clock: systemClock, log: createLogger('silent') }, this.#subscribers)
  }

  async makeCard(): Promise<void> {
    const { db } = this.#world.it
    await this.deliver()
    const order = await openOrderOf(db, this.personId)
    const requestId = order?.productionRequestId ?? ''
    granted(
      await productionAnswered({ db }, bySystem(systemClock.now()), {
        requestId,
        state: 'produced',
      }),
    )
    await this.deliver()
  }

  async activate(): Promise<void> {
    const { db, owner } = this.#world.it
    await this.deliver()
    const { id: cardId } = await owner.one(
      PersonRow,
      sql`select id from card.card where person_id = ${this.personId} and status = 'normal'`,
    )
    const at = systemClock.now()
    const type = eventType('bank.account-changed', z.record(z.string(), z.unknown()))
    await db.transaction((tx) =>
      publish(tx, bySystem(at), type, {
        subjectId: cardId,
        payload: {
          eventId: `activated-${cardId}`,
          status: 'activated',
          at: at.toString(),
          personId: this.personId,
          cardId,
        },
      }),
    )
    await this.deliver()
  }

  /** A department of the sandbox takes what comes and leaves the answer to its people. */
  async silence(agencyCode: string): Promise<void> {
    await fetch(`${this.#world.origin}/sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ actor: `department-${agencyCode}`, fault: 'silent' }),
    })
  }

  /** All departments have been told, and one of them has rejected by its own system. */
  async told(): Promise<void> {
    await this.deliver()
    const query = sql`
      select bool_and(status in ('pushed', 'rejected')) as told,
             bool_or(status = 'rejected') as rejected
        from account.change_acknowledgement where person_id = ${this.personId}`
    const deadline = performance.now() + PATIENCE_MILLISECONDS
    for (;;) {
      const { told, rejected } = await this.#world.it.owner.one(StandRow, query)
      if (told === true && rejected === true) return
      if (performance.now() > deadline) throw new Error('a department was not told, or is silent')
      await pause(100)
    }
  }

  /**
   * The time after the cut-over, and a payment of one of the programmes then, booked by whatever
   * bank the account is at; which bank that is.
   */
  async payAfterCutOver(programmeCode: string, amountFen: bigint): Promise<string> {
    const world = this.#world
    const { db, owner } = world.it
    const { clock, spool } = world.app.deps
    const { personId } = this
    assert.ok(clock instanceof AheadClock)
    const { at } = await owner.one(
      z.object({ at: instant }),
      sql`select max(payable_from) as at from account.assignment
           where person_id = ${personId} and programme_code = ${programmeCode}
              and cancelled_at is null`,
    )
    const ahead = systemClock
      .now()
      .until(at.add({ hours: 24 }))
      .total('seconds')
    clock.moveTo(Math.max(clock.aheadSeconds, Math.ceil(ahead)))
    const now = clock.now()
    const paid = (await programmesOf(db, personId, now)).find(
      ({ programme }) => programme.code === programmeCode,
    )
    const bankCode = paid?.account.bankCode ?? ''
    await playBanksByHand(world)
    await hearFeeds(db, now)
    await fundBanks(world, [bankCode])
    const lineId = uuidv7(now)
    await releaseOf(world, programmeCode, [{ personId, lineId, amountFen }])
    const banks = new PayingBanks(new FixedClock(now))
    const paying = { ...world.app.deps, spool, banks: banks.reach, formats: BANK_FORMATS }
    await paymentRound(paying)
    await paymentRound(paying)
    await bankSays(db, now, bankCode, [{ lineId, claim: 'paid' }])
    assert.deepEqual([...banks.books.keys()], [bankCode], 'no other bank was asked')
    return bankCode
  }
}
