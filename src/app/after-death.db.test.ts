import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import type { Decision } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Database } from '#platform/db.ts'
import { openAssignment } from '#modules/account/index.ts'
import { applyForCard, enableCard, issueECard, renewCard } from '#modules/card/index.ts'
import { giveConsent } from '#modules/consent/index.ts'
import { confirmRelation, proposeRelation, pullDeaths } from '#modules/person/index.ts'
import { eCardConsent } from '#test/consents.ts'
import { bankChangeWorld, sign } from '#test/bank-changes.ts'
import { granted, handedOver, terms } from '#test/card-orders.ts'
import { enterCard } from '#test/card.ts'
import { deathRegister } from '#test/deaths.ts'
import { meet } from '#test/meeting.ts'
import { wrong } from '#test/model/invariants.ts'
import { ALLOWANCE, enterAccount, payConsent } from '#test/payees.ts'
import { citizenNumber, enterSomebody } from '#test/person.ts'

const world = await bankChangeWorld()
after(() => world[Symbol.asyncDispose]())
const { db, owner, clock, pii } = world
const deaths = deathRegister(clock)

/** Somebody who is about to do something, and how it is done. */
interface About {
  readonly personId: string
  readonly number: number
  readonly act: (db: Database) => Promise<Decision<unknown, string> | undefined>
}

let numbers = 500
const someone = async () => {
  numbers += 1
  return { number: numbers, personId: await enterSomebody(db, numbers) }
}
const withCard = async () => {
  const one = await someone()
  return { ...one, cardId: (await enterCard(db, one.personId, one.number)).id }
}
/** Half a year in which one may act for the other. */
const asked = (proposerId: string, side: 'person' | 'agent') => ({
  proposerId,
  side,
  scopes: ['seeCard'] as const,
  endsOn: provinceDate(clock.now()).add({ months: 6 }),
  authenticatedAt: clock.now(),
})

/** Everything that can begin in somebody's name. */
const BEGINNINGS: Readonly<Record<string, () => Promise<About>>> = {
  'an application': async () => {
    const one = await someone()
    const input = { personId: one.personId, issueRegion: '440100', terms: terms() }
    return { ...one, act: (on) => applyForCard({ db: on }, world.context(one.personId), input) }
  },
  'a renewal': async () => {
    const one = await withCard()
    const wish = { ...one, terms: terms(), reason: 'damage' } as const
    return { ...one, act: (on) => renewCard({ db: on }, world.context(one.personId), wish) }
  },
  'a change of bank': async () => {
    const number = (numbers += 1)
    const document = { kind: 'residentIdentityCard', number: citizenNumber(number) } as const
    const sex = number % 2 === 1 ? 'male' : 'female'
    const documents = [{ ...document, primary: true }]
    const changer = await world.enterChanger({ documents, sex })
    const { personId } = changer
    return { personId, number, act: (on) => sign({ ...world, db: on }, changer) }
  },
  'an electronic card': async () => {
    const one = await withCard()
    const context = world.context(one.personId)
    const input = { personId: one.personId, consent: await eCardConsent(world.db, context.at) }
    return { ...one, act: (on) => issueECard({ db: on }, context, input) }
  },
  'a card that is enabled': async () => {
    const one = await someone()
    const context = world.context(one.personId)
    const input = { personId: one.personId, issueRegion: '440100', terms: terms() }
    const order = granted(await applyForCard(world, context, input))
    await handedOver(world, order)
    const eCard = await eCardConsent(world.db, context.at)
    const enabling = { personId: one.personId, cardId: order.cardId, eCard }
    return { ...one, act: (on) => enableCard({ db: on }, context, enabling) }
  },
  'an invitation to act for somebody': async () => {
    const one = await someone()
    const context = world.context(one.personId)
    const input = asked(one.personId, 'person')
    return { ...one, act: (on) => proposeRelation({ db: on, pii }, context, input) }
  },
  'an answer to such an invitation': async () => {
    const [one, other] = [await someone(), await someone()]
    const invitation = asked(other.personId, 'person')
    const context = world.context(other.personId)
    const { code } = granted(await proposeRelation({ db, pii }, context, invitation))
    const answer = { confirmerId: one.personId, code, authenticatedAt: clock.now() }
    const by = world.context(one.personId)
    return { ...one, act: (on) => confirmRelation({ db: on, pii }, by, answer) }
  },
  'a consent': async () => {
    const one = await someone()
    const { personId } = one
    const { id: accountId } = await db.transaction((tx) =>
      enterAccount(tx, personId, one.number, clock.now()),
    )
    const scope = { personId, programmeCode: ALLOWANCE.code, accountId }
    const input = await db.transaction((tx) => payConsent(tx, scope, clock.now()))
    return {
      ...one,
      act: (on) => on.transaction((tx) => giveConsent(tx, world.context(personId), input)),
    }
  },
  'an account that is paid': async () => {
    const one = await someone()
    const { personId } = one
    const { id: accountId } = await db.transaction((tx) =>
      enterAccount(tx, personId, one.number, clock.now()),
    )
    const input = { personId, programmeCode: ALLOWANCE.code, accountId }
    return {
      ...one,
      act: (on) => on.transaction((tx) => openAssignment(tx, world.context(personId), input)),
    }
  },
}

const hearOfDeath = async (on: Database, { number }: About): Promise<void> => {
  const documentKind = 'residentIdentityCard'
  const diedOn = provinceDate(clock.now()).toString()
  deaths.tell({ kind: 'died', documentKind, documentNumber: citizenNumber(number), diedOn })
  const context = { ...world.job(), at: clock.now() }
  assert.equal(await pullDeaths({ db: on, pii, register: deaths.register }, context), 'settled')
}
/** A death that is heard of and followed by everybody, as when the worker is quick. */
const die = async (about: About): Promise<void> => {
  await hearOfDeath(db, about)
  await world.deliver()
}

for (const [what, begin] of Object.entries(BEGINNINGS)) {
  test(`${what}: a death that is told in the same moment finds it and ends it`, async () => {
    const about = await begin()
    const { first, waited } = await meet(world, about.act, () => die(about))
    granted(first)
    assert.ok(waited, 'the death was entered beside it')
    await world.settle()
    assert.deepEqual(await wrong(owner, [about.personId]), [])
  })

  test(`${what}: none begins beside a death that is being entered`, async () => {
    const about = await begin()
    clock.advance({ seconds: 1 })
    // The page is stored in a transaction of its own, and applied in the second one.
    const { second } = await meet(
      world,
      (on) => hearOfDeath(on, about),
      () => about.act(db),
      2,
    )
    assert.ok(second?.granted === false, 'it began')
    await world.settle()
    assert.deepEqual(await wrong(owner, [about.personId]), [])
  })
}

const TURNS = 12

test('whatever begins while deaths are told, nothing of the dead goes on', async () => {
  const begins = Object.values(BEGINNINGS)
  const people: About[] = []
  for (let i = 0; i < 64; i += 1) {
    const begin = begins[i % begins.length]
    if (begin !== undefined) people.push(await begin())
  }
  const acting = people.map(async ({ act }, i) => {
    for (let wait = 0; wait < (i * 5) % TURNS; wait += 1) await turn()
    return act(db)
  })
  const dying = async (): Promise<void> => {
    for (const one of people.toReversed()) await hearOfDeath(db, one)
  }
  const [decisions] = await Promise.all([Promise.all(acting), dying(), world.deliver()])
  assert.equal(decisions.length, people.length)
  await world.settle()
  const ids = people.map(({ personId }) => personId)
  assert.deepEqual(await wrong(owner, ids), [])
})
