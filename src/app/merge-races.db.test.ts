import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import type { Decision } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { openAssignment } from '#modules/account/index.ts'
import { applyForCard, openOrderOf, renewCard, withdrawOrder } from '#modules/card/index.ts'
import { giveConsent } from '#modules/consent/index.ts'
import { openCase } from '#modules/handling/index.ts'
import {
  decideMergeProposal,
  proposeMerge,
  proposeRelation,
  survivingPerson,
} from '#modules/person/index.ts'
import { granted, orderWorld, refusalOf, terms } from '#test/card-orders.ts'
import { enterCard } from '#test/card.ts'
import { addWeekdays, replacement } from '#test/handling.ts'
import { meet } from '#test/meeting.ts'
import { wrong } from '#test/model/invariants.ts'
import { ALLOWANCE, enterAccount, enterProgrammes, payConsent } from '#test/payees.ts'
import { enterSomebody } from '#test/person.ts'
import { personHoldings } from './person-holdings.ts'

const world = await orderWorld()
after(() => world[Symbol.asyncDispose]())
const { db, owner, pii, clock } = world
await enterProgrammes(db)

const staff = (id: string, organisationCode: string): ActionContext => ({
  actor: { kind: 'staff', id, organisationCode },
  requestId: 'request',
  at: clock.now(),
})
const first = staff(uuidv7(clock.now()), 'card-centre-440000')
const second = staff(uuidv7(clock.now()), 'hrss-440100')

interface Pair {
  readonly fromId: string
  readonly intoId: string
  readonly mergeId: string
}

let sequence = 0
/** Two entries of one woman, and a proposal to give up the first. */
const pair = async (): Promise<Pair> => {
  const [fromId, intoId] = [
    await enterSomebody(db, (sequence += 2)),
    await enterSomebody(db, (sequence += 2)),
  ]
  const wish = { fromId, intoId, reason: 'enteredTwice', evidence: ['case-1'] } as const
  const asked = await proposeMerge({ db, holdings: personHoldings }, first, wish)
  return { fromId, intoId, ...granted(asked) }
}
const approve = ({ mergeId }: Pair, on: Database = db) =>
  decideMergeProposal({ db: on, holdings: personHoldings }, second, { mergeId, approve: true })
const apply = (personId: string, on: Database = db) =>
  applyForCard({ db: on }, world.context(personId), {
    personId,
    issueRegion: '440100',
    terms: terms(),
  })

type Beginning = (personId: string, on: Database) => Promise<Decision<unknown, string>>

/** What can begin under an entry, and what has to be ended before it is given up. */
const HOLDS: Readonly<Record<string, readonly [begin: Beginning, first: string]>> = {
  'an order': [apply, 'withdrawOrder'],
  'a case': [
    (personId, on) =>
      openCase({ db: on, pii, workingDays: async () => addWeekdays }, first, replacement(personId)),
    'finishCase',
  ],
}

for (const [what, [begin, firstOf]] of Object.entries(HOLDS)) {
  test(`${what} that begins in the moment of the approval keeps its entry`, async () => {
    const two = await pair()
    // The other entry has something as well: swapping the two would not help.
    await enterCard(db, two.intoId, sequence)
    const met = await meet(
      world,
      (on) => begin(two.fromId, on),
      () => approve(two),
    )
    granted(met.first)
    assert.ok(met.waited, 'the entry was given up beside it')
    assert.deepEqual(refusalOf(met.second), {
      refusal: 'ENTRY_STILL_IN_USE',
      basis: 'YKT-3',
      instead: [firstOf],
    })
    assert.equal(await survivingPerson(db, two.fromId), two.fromId)
  })
}

test('once it is ended the entry can be given up; before, the other one can', async () => {
  const two = await pair()
  const order = granted(await apply(two.fromId))
  const swap = { refusal: 'ENTRY_STILL_IN_USE', basis: 'YKT-3', instead: ['swapEntries'] }
  assert.deepEqual(refusalOf(await approve(two)), swap)
  const { personId, id: orderId } = order
  granted(await withdrawOrder(world, world.context(personId), { personId, orderId }))
  granted(await approve(two))
})

const payee = async (personId: string) => {
  const { id: accountId } = await db.transaction((tx) =>
    enterAccount(tx, personId, (sequence += 2), clock.now()),
  )
  return { personId, programmeCode: ALLOWANCE.code, accountId }
}

/** Everything that finds, after its wait, that its entry was given up. */
const TOO_LATE: Readonly<
  Record<string, (personId: string) => Promise<() => Promise<Decision<unknown, string>>>>
> = {
  'an order': async (personId) => () => apply(personId),
  'a case': async (personId) => () =>
    openCase({ db, pii, workingDays: async () => addWeekdays }, first, replacement(personId)),
  'an invitation': async (personId) => () =>
    proposeRelation({ db, pii }, world.context(personId), {
      proposerId: personId,
      side: 'person',
      scopes: ['seeCard'],
      endsOn: Temporal.PlainDate.from('2027-03-01'),
      authenticatedAt: clock.now(),
    }),
  'a consent': async (personId) => {
    const scope = await payee(personId)
    const input = await db.transaction((tx) => payConsent(tx, scope, clock.now()))
    return () => db.transaction((tx) => giveConsent(tx, world.context(personId), input))
  },
  'an account that is paid': async (personId) => {
    const scope = await payee(personId)
    return () => db.transaction((tx) => openAssignment(tx, world.context(personId), scope))
  },
}

for (const [what, ready] of Object.entries(TOO_LATE))
  test(`${what} does not begin beside an approval under the entry that is given up`, async () => {
    const two = await pair()
    const begin = await ready(two.fromId)
    const met = await meet(world, (on) => approve(two, on), begin)
    granted(met.first)
    assert.ok(met.waited, 'it began beside the approval')
    const refusal = refusalOf(met.second).refusal
    assert.ok(['PERSON_NOT_ELIGIBLE', 'PERSON_WAS_MERGED'].includes(refusal), refusal)
  })

const TRIES = 64

test('sixty-four tries to order beside an approval: an order or a merge, never both', async () => {
  const ways: boolean[] = []
  const look = async ({ fromId, intoId }: Pair) => {
    const merged = (await survivingPerson(db, fromId)) !== fromId
    const ordered = (await openOrderOf(db, fromId)) !== undefined
    assert.notEqual(merged, ordered, `merged ${merged}, ordered ${ordered}`)
    assert.deepEqual(await wrong(owner, [fromId, intoId]), [])
    ways.push(merged)
  }
  const tries = ({ fromId }: Pair, count = TRIES) =>
    Array.from({ length: count }, () => apply(fromId))
  const early = await pair()
  await meet(
    world,
    (on) => approve(early, on),
    () => Promise.all(tries(early)),
  )
  await look(early)
  for (let before = 0; before < TRIES; before += 12) {
    const two = await pair()
    await Promise.all([...tries(two, before), approve(two), ...tries(two, TRIES - before)])
    await look(two)
  }
  assert.equal(ways[0], true, 'the approval was there first')
  assert.ok(ways.includes(false), 'an order never came first')
})

test('what is under way for the entry that stays goes on beside the approval', async () => {
  const two = await pair()
  const { id: cardId } = await enterCard(db, two.intoId, sequence)
  const wish = { personId: two.intoId, cardId, terms: terms(), reason: 'damage' } as const
  const renew = (on: Database) => renewCard({ db: on }, world.context(two.intoId), wish)
  const met = await meet(world, renew, () => approve(two))
  granted(met.first)
  granted(met.second)
  assert.equal((await openOrderOf(db, two.intoId))?.state, 'open')
})
