import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import * as fc from 'fast-check'
import { z } from 'zod'
import type { ActionContext } from '#platform/audit.ts'
import { sql, raw } from '#platform/db.ts'
import { applyForCard, cancelCard } from '#modules/card/index.ts'
import { consentsOf, withdrawConsent } from '#modules/consent/index.ts'
import { casesOfPerson } from '#modules/handling/index.ts'
import { openAssignment, programmesOf } from '#modules/account/index.ts'
import {
  decideMergeProposal,
  decideUnmerge,
  proposeMerge,
  proposeUnmerge,
  readProfile,
} from '#modules/person/index.ts'
import { accessLog } from '#modules/privacy/index.ts'
import { granted, orderWorld, refusalOf, terms } from '#test/card-orders.ts'
import { enterCard } from '#test/card.ts'
import { testDatabase } from '#test/database.ts'
import {
  ALLOWANCE,
  byHolder,
  bySystem,
  enterAccount,
  enterProgrammes,
  FARMLAND,
} from '#test/payees.ts'
import { change, permit } from '#test/account-changes.ts'
import { enterSomebody, testPii } from '#test/person.ts'
import { personHoldings } from './person-holdings.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db, owner } = it
await enterProgrammes(db)

const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
const deps = { db, holdings: personHoldings }
const staff = (id: string, organisationCode: string): ActionContext => ({
  actor: { kind: 'staff', id, organisationCode },
  requestId: 'request',
  at: AT,
})
const FIRST = staff('s1', 'card-centre-440000')
const SECOND = staff('s2', 'hrss-440100')

let sequence = 1
const someone = () => {
  sequence += 1
  return enterSomebody(db, 2, {
    documents: [
      { kind: 'travelPermitHongKongMacao', number: `H${20_000_000 + sequence}00`, primary: true },
    ],
  })
}

const propose = (fromId: string, intoId: string) =>
  proposeMerge(deps, FIRST, { fromId, intoId, reason: 'enteredTwice', evidence: ['case-1'] })

const merge = async (fromId: string, intoId: string): Promise<string> => {
  const proposed = await propose(fromId, intoId)
  assert.ok(proposed?.granted, JSON.stringify(proposed))
  const { mergeId } = proposed.outcome
  const decided = await decideMergeProposal(deps, SECOND, { mergeId, approve: true })
  assert.ok(decided?.granted, JSON.stringify(decided))
  return mergeId
}

const part = async (mergeId: string): Promise<void> => {
  await proposeUnmerge({ db }, FIRST, { mergeId, evidence: ['case-2'] })
  const decided = await decideUnmerge({ db }, SECOND, { mergeId, approve: true })
  assert.ok(decided?.granted, JSON.stringify(decided))
}

/** Records of what was done and told; they only ever grow. */
const RECORDS = new Set([
  'person.merge',
  'person.merge_move',
  'person.notice',
  'platform.audit',
  'platform.event',
  'platform.delivery',
])

/** Every row of the program, but for the records and the moment from which codes are good. */
const everything = async (): Promise<string[]> => {
  const tables = await owner.many(
    z.object({ name: z.string() }),
    sql`select table_schema || '.' || table_name as name from information_schema.tables
         where table_type = 'BASE TABLE'
           and table_schema not in ('pg_catalog', 'information_schema') order by name`,
  )
  const rows: string[] = []
  for (const { name } of tables) {
    if (RECORDS.has(name)) continue
    const found = await owner.many(
      z.object({ text: z.string() }),
      sql`select (to_jsonb(t) - 'codes_valid_from')::text as text from ${raw(name)} t`,
    )
    rows.push(...found.map(({ text }) => `${name} ${text}`))
  }
  return rows.sort()
}

const pay = (personId: string, programmeCode: string, accountId: string) =>
  db.transaction((tx) =>
    openAssignment(tx, bySystem(AT.subtract({ hours: 1 })), { personId, programmeCode, accountId }),
  )

/** What an entry may have been through: ended cards, accounts, assignments, consents, reads. */
const Life = fc.record({
  endedCards: fc.nat({ max: 2 }),
  accounts: fc.nat({ max: 2 }),
  paid: fc.boolean(),
  permits: fc.boolean(),
  reads: fc.nat({ max: 2 }),
})

const liveThrough = async (
  personId: string,
  life: {
    endedCards: number
    accounts: number
    paid: boolean
    permits: boolean
    reads: number
  },
  programmeCode: string,
): Promise<void> => {
  for (let i = 0; i < life.endedCards; i += 1) {
    const card = await enterCard(db, personId, (sequence += 1))
    await cancelCard({ db }, FIRST, { personId, cardId: card.id, reason: 'holder' })
  }
  for (let i = 0; i < life.accounts; i += 1) {
    const account = await db.transaction((tx) => enterAccount(tx, personId, (sequence += 1), AT))
    if (life.paid) await pay(personId, programmeCode, account.id)
    if (life.permits) await permit(db, personId, account.id, AT)
  }
  for (let i = 0; i < life.reads; i += 1)
    await db.transaction((tx) =>
      readProfile(tx, testPii, {
        personId,
        actorKind: 'staff',
        actorId: 's1',
        organisationCode: 'card-centre-440000',
        purpose: 'handling',
        basis: 'YKT-22',
        requestId: 'r',
        at: AT,
      }),
    )
}

test('merging and parting leaves every row of every module as it was', async () => {
  await fc.assert(
    fc.asyncProperty(Life, Life, async (one, other) => {
      const [from, into] = [await someone(), await someone()]
      await liveThrough(from, one, ALLOWANCE.code)
      await liveThrough(into, other, FARMLAND.code)
      await enterCard(db, into, (sequence += 1))
      const before = await everything()
      const mergeId = await merge(from, into)
      await part(mergeId)
      assert.deepEqual(await everything(), before)
    }),
    { numRuns: 12 },
  )
})

test('a card, an order or a case that goes on is kept by keeping its entry', async () => {
  const [from, into] = [await someone(), await someone()]
  const card = await enterCard(db, from, (sequence += 1))
  const wrongWay = await propose(from, into)
  assert.deepEqual(wrongWay, {
    granted: false,
    basis: 'YKT-3',
    refusal: 'ENTRY_STILL_IN_USE',
    instead: ['swapEntries'],
  })
  await merge(into, from)

  const [second, third] = [await someone(), await someone()]
  const old = await enterCard(db, second, (sequence += 1))
  await enterCard(db, third, (sequence += 1))
  const both = await propose(second, third)
  assert.ok(both?.granted === false)
  assert.deepEqual([both.refusal, both.instead], ['ENTRY_STILL_IN_USE', ['cancelCard']])
  await cancelCard({ db }, FIRST, { personId: second, cardId: old.id, reason: 'holder' })
  await merge(second, third)
  assert.equal(card.personId, from)
})

test('what came between proposal and approval is seen', async () => {
  const [from, into] = [await someone(), await someone()]
  const proposed = await propose(from, into)
  assert.ok(proposed?.granted)
  await enterCard(db, from, (sequence += 1))
  const { mergeId } = proposed.outcome
  const decided = await decideMergeProposal(deps, SECOND, { mergeId, approve: true })
  assert.ok(decided?.granted === false)
  assert.equal(decided.refusal, 'ENTRY_STILL_IN_USE')
})

test('for an entry that was given up nothing is ordered, whoever asks', async () => {
  await using world = await orderWorld()
  const asked = { db: world.db, holdings: personHoldings }
  const [fromId, intoId] = [await enterSomebody(world.db, 2), await enterSomebody(world.db, 4)]
  const pair = { fromId, intoId, reason: 'enteredTwice', evidence: ['case-1'] } as const
  const proposed = granted(await proposeMerge(asked, FIRST, pair))
  granted(await decideMergeProposal(asked, SECOND, { ...proposed, approve: true }))
  const apply = (personId: string) =>
    applyForCard(world, world.context(personId), {
      personId,
      issueRegion: '440100',
      terms: terms(),
    })
  assert.equal(refusalOf(await apply(fromId)).refusal, 'PERSON_NOT_ELIGIBLE')
  granted(await apply(intoId))
})

test('one programme never pays two entries of one human being', async () => {
  const [from, into] = [await someone(), await someone()]
  const [one, other] = await db.transaction(async (tx) => [
    await enterAccount(tx, from, (sequence += 1), AT),
    await enterAccount(tx, into, (sequence += 1), AT),
  ])
  assert.ok(one !== undefined && other !== undefined)
  assert.ok((await pay(from, ALLOWANCE.code, one.id)).granted)
  assert.ok((await pay(into, ALLOWANCE.code, other.id)).granted)
  const refused = await propose(from, into)
  assert.ok(refused?.granted === false)
  assert.deepEqual([refused.refusal, refused.instead], ['PAID_TWICE', ['askDepartment']])
})

test('what the entry was paid goes on under the surviving one, and is changed there', async () => {
  const [from, into] = [await someone(), await someone()]
  const old = await db.transaction((tx) => enterAccount(tx, from, (sequence += 1), AT))
  const fresh = await db.transaction((tx) => enterAccount(tx, into, (sequence += 1), AT))
  assert.ok((await pay(from, ALLOWANCE.code, old.id)).granted)
  await merge(from, into)
  const paidTo = async () => (await programmesOf(db, into, AT)).map(({ account }) => account.id)
  assert.deepEqual(await paidTo(), [old.id])
  const again = await pay(into, ALLOWANCE.code, fresh.id)
  assert.ok(!again.granted && again.refusal === 'ALREADY_ASSIGNED')
  const consentId = await permit(db, into, fresh.id, AT)
  const changed = await change(db, { personId: into, accountId: fresh.id, consentId })
  assert.ok(changed.granted, JSON.stringify(changed))
  assert.deepEqual(await paidTo(), [fresh.id])
})

test('consents, cases and readings of both entries stand on the one page', async () => {
  const [from, into] = [await someone(), await someone()]
  await liveThrough(
    from,
    { endedCards: 0, accounts: 1, paid: false, permits: true, reads: 1 },
    ALLOWANCE.code,
  )
  await merge(from, into)
  const [consent] = await consentsOf(db, into)
  assert.equal(consent?.personId, from)
  const { entries } = await accessLog({ db, clock: { now: () => AT } }, into)
  assert.ok(entries.some(({ purpose }) => purpose === 'handling'))
  assert.deepEqual(await casesOfPerson(db, into), [])
  assert.ok(consent !== undefined)
  const withdrawn = await db.transaction((tx) =>
    withdrawConsent(tx, byHolder(into, AT), { personId: into, consentId: consent.id }),
  )
  assert.ok(withdrawn?.granted)
})
