import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import test, { after } from 'node:test'
import { z } from 'zod'
import { type Database, sql } from '#platform/db.ts'
import { deadDeliveries, type Subscriber } from '#platform/deliveries.ts'
import { accountsOf } from '#modules/account/index.ts'
import { type CardOrder, chooseOtherBank, enableCard, openOrderOf } from '#modules/card/index.ts'
import { consentsOf } from '#modules/consent/index.ts'
import { casesOfPerson } from '#modules/handling/index.ts'
import { accountNumber } from '#test/bank.ts'
import {
  activated,
  bankChangeWorld,
  type Changer,
  collected,
  enabled,
  online,
  PAID,
  paidAt,
  signed,
  wishOf,
} from '#test/bank-changes.ts'
import { granted } from '#test/card-orders.ts'

const world = await bankChangeWorld()
after(() => world[Symbol.asyncDispose]())
const { db, owner, clock, bank } = world

/** What the bank does with the request. */
const PROFILES = {
  normal: [],
  refuses: ['refused'],
  replyLost: ['replyLost'],
  late: ['slow'],
  twice: [],
} as const satisfies Record<string, readonly (typeof bank.faults)[number][]>
type Profile = keyof typeof PROFILES

/** Every step of the saga that hears an event, in its order. */
const STEPS = [
  'card.request-account',
  'bank.follow-wanted',
  'bank.send-request',
  'card.account-opened',
  'account.follow-card',
  'handling.follow-card',
  'card.order-from-factory',
  'card.switch-accounts-of-enabled',
  'card.record-account-fact',
  'card.switch-accounts',
] as const

/** The process dies once in this step, after its effect and before the effect is committed. */
const dyingIn = (name: string) => {
  let died = false
  const subscribers = world.subscribers.map((one): Subscriber =>
    one.name === name
      ? {
          ...one,
          handle: async (tx, event, answer) => {
            await one.handle(tx, event, answer)
            if (died) return
            died = true
            throw new Error('the process died')
          },
        }
      : one,
  )
  return { subscribers, died: () => died }
}

let late = 700_000

/** What the bank answers later, or once more, by messages of its own. */
const answersBesides = async (profile: Profile, changer: Changer, order: CardOrder) => {
  const { personId } = changer
  if (profile === 'refuses') {
    const choice = { personId, orderId: order.id, bankCode: order.bankCode }
    granted(await chooseOtherBank(world, world.context(personId), choice))
  }
  if (profile === 'late') await world.tellOpened(order, accountNumber((late += 1)))
  if (profile === 'twice') await world.tellOpened(order, bank.opened.at(-1) ?? '')
}

const carryOut = async (
  profile: Profile,
  changer: Changer,
  order: CardOrder,
  subscribers: readonly Subscriber[],
) => {
  await world.settle(subscribers)
  await answersBesides(profile, changer, order)
  await world.settle(subscribers)
  await collected(world, order)
  await enabled(world, order)
  await world.settle(subscribers)
  await activated(world, order)
  if (profile === 'twice') await activated(world, order)
  await world.settle(subscribers)
}

/** Where the cases of somebody stand; a change of bank and its case never say two things. */
const casesOf = async ({ personId }: Changer) =>
  (await casesOfPerson(db, personId)).map(({ service, status, orderId }) => ({
    service,
    status,
    orderId,
  }))

const Found = z.object({ live: z.number(), changes: z.number(), switches: z.number() })

/** One live card, one account for each programme, permissions that fit, and nothing twice. */
const assertSwitched = async (changer: Changer, order: CardOrder, about: string) => {
  const { personId, old } = changer
  const file = { service: 'changeBank', status: 'finished', orderId: order.id }
  assert.deepEqual(await casesOf(changer), [file], about)
  assert.deepEqual(await deadDeliveries(db), [], about)
  const found = await owner.one(
    Found,
    sql`
    select (select count(*)::int from card.card where person_id = ${personId}
             and status = 'normal' and bank_code = '105') as live,
           (select count(*)::int from platform.event where subject_id = ${personId}
             and name = 'account.changed') as changes,
           (select count(*)::int from platform.audit a join card.card c
                on c.id::text = a.subject_id
             where c.person_id = ${personId} and action = 'card.changeBankSwitched') as switches`,
  )
  assert.deepEqual({ ...found }, { live: 1, changes: PAID.length, switches: 1 }, about)
  const accounts = await accountsOf(db, personId)
  const fresh = accounts.find(({ bankCode }) => bankCode === '105')
  assert.deepEqual(accounts.map(({ status }) => status).sort(), ['active', 'watched'], about)
  const paid = await paidAt(world, personId, clock.now())
  assert.deepEqual(
    PAID.map((code) => paid.get(code)?.id),
    PAID.map(() => fresh?.id),
    about,
  )
  const consents = await consentsOf(db, personId)
  assert.equal(consents.length, PAID.length, about)
  for (const { withdrawnAt, accountId } of consents)
    assert.deepEqual([withdrawnAt, accountId], [undefined, fresh?.id], about)
  assert.notEqual(fresh?.id, old.id)
}

const assertUntouched = async (changer: Changer) => {
  const { personId, card, old } = changer
  assert.deepEqual(await casesOf(changer), [])
  assert.equal(await openOrderOf(db, personId), undefined)
  assert.deepEqual(await consentsOf(db, personId), [])
  assert.deepEqual(
    (await accountsOf(db, personId)).map(({ id, status }) => [id, status]),
    [[old.id, 'active']],
  )
  const { status } = await owner.one(
    z.object({ status: z.string() }),
    sql`select status from card.card where id = ${card.id}`,
  )
  assert.equal(status, 'normal')
}

for (const profile of Object.keys(PROFILES) as Profile[])
  test(`dying at any step ends consistent: the bank ${profile}`, async () => {
    for (const step of STEPS) {
      const changer = await world.enterChanger()
      const order = await signed(world, changer)
      bank.faults = [...PROFILES[profile]]
      const opened = bank.opened.length
      const { subscribers, died } = dyingIn(step)
      await carryOut(profile, changer, order, subscribers)
      const about = `${profile}, dying in ${step}`
      assert.ok(died(), `${about}: never came there`)
      await assertSwitched(changer, order, about)
      assert.equal(bank.opened.length - opened, profile === 'late' ? 0 : 1, about)
    }
  })

/** A database whose transactions do everything and are then lost. */
const lostDatabase = (): Database =>
  new Proxy(db, {
    get: (target, key) =>
      key === 'transaction'
        ? (work: Parameters<Database['transaction']>[0]) =>
            target.transaction(async (tx) => {
              await work(tx)
              throw new Error('the process died')
            })
        : (Reflect.get(target, key) as unknown),
  })

test('a signature, an enabling, a withdrawal that was lost did not happen', async () => {
  const changer = await world.enterChanger()
  const { personId } = changer
  const context = world.context(personId)
  const lost = { db: lostDatabase() }
  const dies = { message: 'the process died' }
  await assert.rejects(
    online({ ...world, ...lost }).sign(context, await wishOf(world, changer)),
    dies,
  )
  await assertUntouched(changer)

  const first = await signed(world, changer)
  await world.settle()
  const taking = { personId, orderId: first.id }
  await assert.rejects(online({ ...world, ...lost }).withdraw(context, taking), dies)
  assert.equal((await openOrderOf(db, personId))?.id, first.id)
  const file = { service: 'changeBank', orderId: first.id }
  assert.deepEqual(await casesOf(changer), [{ ...file, status: 'inProgress' }])
  granted(await online(world).withdraw(context, taking))
  assert.deepEqual(await casesOf(changer), [{ ...file, status: 'withdrawn' }])
  await world.settle()

  const again = await world.enterChanger()
  const order = await signed(world, again)
  await world.settle()
  await collected(world, order)
  const enabling = { personId: again.personId, cardId: order.cardId }
  await assert.rejects(enableCard(lost, world.context(again.personId), enabling), dies)
  await enabled(world, order)
  await activated(world, order)
  await world.settle()
  await assertSwitched(again, order, 'an enabling was lost')
})

const CHILD = fileURLToPath(new URL('bank-change-child.ts', import.meta.url))

/** Another process hears events and is killed by the system in the middle of a step. */
const killedIn = async (step: string): Promise<void> => {
  const child = spawn(process.execPath, [CHILD, world.url, clock.now().toString(), step], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const [, signal] = (await once(child, 'close')) as [number | null, string | null]
  assert.equal(signal, 'SIGKILL', `${step} was not reached`)
}

test('a process that is killed in the middle of a step leaves it to the next', async () => {
  const changer = await world.enterChanger()
  bank.faults = []
  const order = await signed(world, changer)
  await killedIn('card.request-account')
  await world.settle()
  await collected(world, order)
  await enabled(world, order)
  await killedIn('card.switch-accounts-of-enabled')
  await world.settle()
  await activated(world, order)
  await killedIn('card.record-account-fact')
  clock.advance({ hours: 1 })
  await killedIn('card.switch-accounts')
  await world.settle()
  await assertSwitched(changer, order, 'killed four times')
})
