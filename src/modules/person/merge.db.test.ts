import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import * as fc from 'fast-check'
import { z } from 'zod'
import type { ActionContext } from '#platform/audit.ts'
import { sql } from '#platform/db.ts'
import { findSession, openSession } from '#platform/session.ts'
import { testDatabase } from '#test/database.ts'
import { enterSomebody } from '#test/person.ts'
import { relate } from '#test/relations.ts'
import {
  decideMergeProposal,
  decideUnmerge,
  findPersonBySubject,
  type Holdings,
  idsOf,
  linkSubject,
  noticesOf,
  proposeMerge,
  proposeUnmerge,
  survivingPerson,
} from './index.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db, owner } = it
/** What later modules say of the two; nothing, unless a test says otherwise. */
const held: Holdings = { from: [], into: [], paidTwice: false }
const deps = { db, holdings: async () => held }
const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
const staff = (id: string, organisationCode: string): ActionContext => ({
  actor: { kind: 'staff', id, organisationCode },
  requestId: 'request',
  at: AT,
})
const FIRST = staff('s1', 'card-centre-440000')
const SECOND = staff('s2', 'hrss-440100')

let sequence = 1
/** Women all, born on one day: nothing but their numbers tells them apart. */
const someone = () => {
  sequence += 1
  return enterSomebody(db, 2, {
    documents: [
      { kind: 'travelPermitHongKongMacao', number: `H${10_000_000 + sequence}00`, primary: true },
      { kind: 'passportChina', number: `E${10_000_000 + sequence}`, primary: false },
    ],
  })
}
const propose = async (fromId: string, intoId: string, context = FIRST) => {
  const decision = await proposeMerge(deps, context, {
    fromId,
    intoId,
    reason: 'enteredTwice',
    evidence: ['case-1'],
  })
  assert.ok(decision?.granted, JSON.stringify(decision))
  return decision.outcome.mergeId
}
const merge = async (fromId: string, intoId: string) => {
  const mergeId = await propose(fromId, intoId)
  const decision = await decideMergeProposal(deps, SECOND, { mergeId, approve: true })
  assert.ok(decision?.granted, JSON.stringify(decision))
  return mergeId
}
const unmerge = async (mergeId: string) => {
  await proposeUnmerge({ db }, FIRST, { mergeId, evidence: ['case-2'] })
  const decision = await decideUnmerge({ db }, SECOND, { mergeId, approve: true })
  assert.ok(decision?.granted, JSON.stringify(decision))
}
const refusalOf = (decision: { granted: boolean; refusal?: string } | undefined) =>
  decision === undefined ? 'none' : decision.granted ? undefined : decision.refusal

/** Every row that a merge may touch, as text. */
const rows = async () =>
  (
    await owner.many(
      z.object({ text: z.string() }),
      sql`
      select d::text as text from person.document d
      union all select l::text from person.identity_locator l
      union all select s::text from person.sign_in_subject s
      union all select r::text from person.relation r
      union all select a::text from person.alias a
      union all select (p.id, p.name_sealed, p.social_security_number_sealed, p.phone_sealed)::text
        from person.person p
      order by text`,
    )
  ).map(({ text }) => text)

test('merging and parting restores every row exactly, whatever the two had', async () => {
  const shape = fc.record({
    subjects: fc.nat({ max: 2 }),
    actsFor: fc.nat({ max: 2 }),
    actedForBy: fc.nat({ max: 2 }),
    ofInto: fc.nat({ max: 2 }),
  })
  await fc.assert(
    fc.asyncProperty(shape, async ({ subjects, actsFor, actedForBy, ofInto }) => {
      const [from, into] = [await someone(), await someone()]
      for (let i = 0; i < subjects; i += 1)
        await db.transaction((tx) => linkSubject(tx, `subject-${from}-${i}`, from))
      const several = (count: number, personOf: (other: string) => readonly [string, string]) =>
        Promise.all(
          Array.from({ length: count }, async () => {
            const [personId, agentId] = personOf(await someone())
            await relate(db, AT, { personId, agentId, kind: 'family' })
          }),
        )
      await several(actsFor, (other) => [other, from])
      await several(actedForBy, (other) => [from, other])
      await several(ofInto, (other) => [into, other])
      const before = await rows()
      const mergeId = await merge(from, into)
      const during = await rows()
      assert.notDeepEqual(during, before)
      assert.deepEqual(
        await owner.many(
          z.object({ id: z.string() }),
          sql`
          select id from person.document where person_id = ${from}
          union all select id from person.relation where person_id = ${from} or agent_id = ${from}`,
        ),
        [],
        'nothing is left of the entry that was given up',
      )
      await unmerge(mergeId)
      assert.deepEqual(await rows(), before)
    }),
    { numRuns: 12 },
  )
})

test('the old id leads to the surviving person, along a chain, for ever', async () => {
  const [a, b, c] = [await someone(), await someone(), await someone()]
  const first = await merge(a, b)
  const second = await merge(b, c)
  assert.deepEqual(
    [await survivingPerson(db, a), await survivingPerson(db, b), await survivingPerson(db, c)],
    [c, c, c],
  )
  assert.deepEqual([...(await idsOf(db, c))].sort(), [a, b, c].sort())
  await proposeUnmerge({ db }, FIRST, { mergeId: first, evidence: ['case-2'] })
  const early = await decideUnmerge({ db }, SECOND, { mergeId: first, approve: true })
  assert.equal(refusalOf(early), 'PERSON_WAS_MERGED')
  await unmerge(second)
  assert.equal(await survivingPerson(db, a), b)
  assert.equal(await survivingPerson(db, c), c)
  await assert.rejects(
    owner.run(sql`delete from person.person where id = ${a}`),
    /violates foreign key/,
  )
})

test('whoever signs in after a merge is the surviving person', async () => {
  const [from, into] = [await someone(), await someone()]
  await db.transaction((tx) => linkSubject(tx, `one-${from}`, from))
  const session = { realm: 'resident', authenticatedAt: AT, assuranceLevel: 2 } as const
  const token = await db.transaction((tx) => openSession(tx, { ...session, subjectId: from }, AT))
  await merge(from, into)
  assert.equal(await findPersonBySubject(db, `one-${from}`), into)
  assert.equal(await findSession(db, 'resident', token, AT), undefined)
  assert.ok((await noticesOf(db, into, 5)).some(({ message }) => message === 'person.merged'))
})

test('one person, or two of one unit, cannot merge or part anybody', async () => {
  const [from, into] = [await someone(), await someone()]
  const mergeId = await propose(from, into)
  const decide = (context: ActionContext) =>
    decideMergeProposal(deps, context, { mergeId, approve: true })
  assert.equal(refusalOf(await decide(FIRST)), 'SAME_PERSON_DECIDES')
  assert.equal(refusalOf(await decide(staff('s3', 'card-centre-440000'))), 'SAME_UNIT_DECIDES')
  assert.equal(await survivingPerson(db, from), from)
  assert.equal(refusalOf(await decide(SECOND)), undefined)
  assert.equal(refusalOf(await decide(SECOND)), 'MERGE_NOT_OPEN')
  await proposeUnmerge({ db }, SECOND, { mergeId, evidence: ['case-2'] })
  const part = (context: ActionContext) =>
    decideUnmerge({ db }, context, { mergeId, approve: true })
  assert.equal(refusalOf(await part(SECOND)), 'SAME_PERSON_DECIDES')
  assert.equal(refusalOf(await part(staff('s4', 'hrss-440100'))), 'SAME_UNIT_DECIDES')
  const no = await decideUnmerge({ db }, FIRST, { mergeId, approve: false })
  assert.ok(no?.granted && no.outcome === 'merged')
})

test('the database knows the rule of two units by itself', async () => {
  const [from, into] = [await someone(), await someone()]
  const mergeId = await propose(from, into)
  const decide = (by: string, agency: string) =>
    owner.run(sql`
      update person.merge set status = 'merged', decided_by = ${by}, decided_agency = ${agency},
             decided_at = ${AT} where id = ${mergeId}`)
  await assert.rejects(decide('s1', 'hrss-440100'), /merge_two_people/)
  await assert.rejects(decide('s2', 'card-centre-440000'), /merge_two_units/)
  await assert.rejects(
    owner.run(sql`update person.merge set status = 'merged' where id = ${mergeId}`),
    /merge_decided/,
  )
})

test('an entry is in one merge at a time, and people related to each other stay two', async () => {
  const [from, into, third] = [await someone(), await someone(), await someone()]
  await propose(from, into)
  const again = await proposeMerge(deps, FIRST, {
    fromId: from,
    intoId: third,
    reason: 'enteredTwice',
    evidence: ['case-1'],
  })
  assert.equal(refusalOf(again), 'MERGE_UNDER_WAY')
  const [personId, agentId] = [await someone(), await someone()]
  await relate(db, AT, { personId, agentId, kind: 'family' })
  const related = await proposeMerge(deps, FIRST, {
    fromId: personId,
    intoId: agentId,
    reason: 'enteredTwice',
    evidence: ['case-1'],
  })
  assert.equal(refusalOf(related), 'RELATIONS_CONFLICT')
})
