import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { PROXY_SCOPES } from '#kernel/proxy-scope.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import { sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { enterSomebody, testPii } from '#test/person.ts'
import { relate } from '#test/relations.ts'
import {
  confirmRelation,
  endRelation,
  expireRelations,
  KIND_SCOPES,
  liveRelations,
  noticesOf,
  proposeRelation,
  RELATION_KINDS,
  scopesInForce,
} from './index.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db, owner } = it
const deps = { db, pii: testPii }
const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
const ON = provinceDate(AT)
let sequence = 11
const someone = (change: Parameters<typeof enterSomebody>[2] = {}) => {
  sequence += 2
  return enterSomebody(db, sequence, change)
}
const child = (birthOn: string) =>
  someone({
    birthOn: Temporal.PlainDate.from(birthOn),
    documents: [
      { kind: 'travelPermitTaiwan', number: String(10_000_000 + sequence), primary: true },
    ],
  })
const holder = (id: string, at = AT): ActionContext => ({
  actor: { kind: 'holder', id },
  requestId: 'request',
  at,
})
const propose = async (proposerId: string, side: 'person' | 'agent', at = AT) => {
  const decision = await proposeRelation(deps, holder(proposerId, at), {
    proposerId,
    side,
    scopes: ['seeCard', 'reportLoss'],
    endsOn: provinceDate(at).add({ months: 6 }),
    authenticatedAt: at,
  })
  assert.ok(decision.granted)
  return decision.outcome
}
const answer = (confirmerId: string, code: string, at = AT) =>
  confirmRelation(deps, holder(confirmerId, at), { confirmerId, code, authenticatedAt: at })
const refusalOf = (decision: { granted: boolean; refusal?: string } | undefined) =>
  decision === undefined ? 'none' : decision.granted ? undefined : decision.refusal

test('a relation begins when both have said yes, each in their own session', async () => {
  for (const side of ['person', 'agent'] as const) {
    const [proposer, other] = [await someone(), await someone()]
    const { code, relationId } = await propose(proposer, side)
    const [personId, agentId] = side === 'person' ? [proposer, other] : [other, proposer]
    assert.deepEqual(await scopesInForce(db, { relationId, personId, agentId }, ON), [])
    assert.equal(refusalOf(await answer(other, code)), undefined)
    assert.deepEqual(await scopesInForce(db, { relationId, personId, agentId }, ON), [
      'seeCard',
      'reportLoss',
    ])
    assert.deepEqual(
      [...(await noticesOf(db, personId, 9)), ...(await noticesOf(db, agentId, 9))].map(
        ({ message }) => message,
      ),
      ['person.relationBegan', 'person.youMayAct'],
    )
    const [stored] = await liveRelations(db, personId)
    assert.deepEqual([stored?.personLabel, stored?.agentLabel], ['陈*怡', '陈*怡'])
  }
})

test('a code works once, for the other side, and for three days', async () => {
  const [person, agent, third] = [await someone(), await someone(), await someone()]
  const { code } = await propose(person, 'person')
  assert.equal(refusalOf(await answer(person, code)), 'RELATION_TO_ONESELF')
  assert.equal(refusalOf(await answer(agent, '0000000000')), 'CODE_NOT_KNOWN')
  assert.equal(refusalOf(await answer(agent, code, AT.add({ hours: 73 }))), 'CODE_NOT_KNOWN')
  assert.equal(refusalOf(await answer(agent, code)), undefined)
  assert.equal(refusalOf(await answer(third, code)), 'CODE_NOT_KNOWN')
})

test('a code is not found by trying: after five wrong ones the right one waits', async () => {
  const [person, agent] = [await someone(), await someone()]
  const { code } = await propose(person, 'person')
  const wrong = await Promise.all(
    Array.from({ length: 8 }, (_, i) => answer(agent, `000000000${i}`)),
  )
  const refusals = Map.groupBy(wrong, (one) => refusalOf(one))
  assert.equal(refusals.get('CODE_NOT_KNOWN')?.length, 5)
  assert.equal(refusals.get('TOO_MANY_CODES')?.length, 3)
  assert.equal(refusalOf(await answer(agent, code)), 'TOO_MANY_CODES')
  assert.equal(refusalOf(await answer(agent, code, AT.add({ hours: 25 }))), undefined)
})

test('whoever gives a right away has just proved who they are', async () => {
  const [person, agent] = [await someone(), await someone()]
  const old = AT.subtract({ minutes: 6 })
  const proposal = {
    proposerId: person,
    scopes: ['seeCard'],
    endsOn: ON.add({ months: 1 }),
    authenticatedAt: old,
  } as const
  const giving = await proposeRelation(deps, holder(person), { ...proposal, side: 'person' })
  assert.equal(refusalOf(giving), 'STEP_UP_NEEDED')
  const { code } = await propose(agent, 'agent')
  const stale = { confirmerId: person, code, authenticatedAt: old }
  assert.equal(refusalOf(await confirmRelation(deps, holder(person), stale)), 'STEP_UP_NEEDED')
  assert.equal(refusalOf(await answer(person, code)), undefined)
})

test('of two who answer one code at once, one is the agent', async () => {
  const person = await someone()
  const others = [await someone(), await someone(), await someone(), await someone()]
  const { code } = await propose(person, 'person')
  const answers = await Promise.all(others.map((one) => answer(one, code)))
  assert.equal(answers.filter(({ granted }) => granted).length, 1)
  assert.equal((await liveRelations(db, person)).length, 1)
})

test('many confirmations at once stay within the cap of the agent', async () => {
  const agent = await someone()
  const persons = await Promise.all(Array.from({ length: 9 }, () => someone()))
  const codes = await Promise.all(persons.map((person) => propose(person, 'person')))
  const answers = await Promise.all(codes.map(({ code }) => answer(agent, code)))
  assert.equal(answers.filter(({ granted }) => granted).length, 6)
  assert.deepEqual(
    [...new Set(answers.flatMap((one) => (one.granted ? [] : [one.refusal])))],
    ['FAMILY_FULL'],
  )
})

test('either side ends it at once, a clerk may, and a stranger meets nothing', async () => {
  for (const who of ['person', 'agent', 'clerk', 'stranger'] as const) {
    const [personId, agentId, stranger] = [await someone(), await someone(), await someone()]
    const relationId = await relate(db, AT, { personId, agentId, kind: 'family' })
    const byId = { person: personId, agent: agentId, clerk: 'clerk-2', stranger }[who]
    const context: ActionContext =
      who === 'clerk'
        ? { ...holder(byId), actor: { kind: 'staff', id: byId, organisationCode: 'desk' } }
        : holder(byId)
    const ended = await endRelation({ db }, context, { relationId, byId })
    const scopes = await scopesInForce(db, { relationId, personId, agentId }, ON)
    if (who === 'stranger') {
      assert.equal(ended, undefined)
      assert.ok(scopes.length > 0)
      continue
    }
    assert.ok(ended?.granted)
    assert.deepEqual(scopes, [])
    const again = await endRelation({ db }, context, { relationId, byId })
    assert.equal(refusalOf(again), 'RELATION_NOT_OPEN')
  }
})

const insert = (kind: string, scopes: readonly string[], more: Record<string, unknown> = {}) => {
  const row = {
    endsOn: '2027-06-01',
    evidence: 'case-1',
    status: 'active',
    confirmed: AT,
    channel: 'counter',
    signature: 'paper',
    signedAt: AT,
    letter: 'letter-1',
    ...more,
  }
  return async (personId: string, agentId: string) =>
    owner.run(sql`
      insert into person.relation (id, kind, person_id, agent_id, person_label, agent_label, scopes,
        starts_on, ends_on, status, proposed_by, proposed_at, person_confirmed_at,
        agent_confirmed_at, evidence_reference, channel, signature_kind, signed_at,
        signature_reference)
      values (gen_random_uuid(), ${kind}, ${personId}, ${agentId}, 'a', 'b', ${scopes}, ${ON},
        ${row.endsOn}, ${row.status}, 'counter', ${AT}, ${row.confirmed}, ${AT}, ${row.evidence},
        ${row.channel}, ${row.signature}, ${row.signedAt}, ${row.letter})`)
}

test('the database gives each kind the scopes of the table, and nothing else', async () => {
  const personId = await someone()
  const never = ['changeAccount', 'changeBank', 'approvePayment', 'giveConsent']
  for (const kind of RELATION_KINDS)
    for (const scope of [...PROXY_SCOPES, ...never]) {
      const agentId = await someone()
      const may: readonly string[] = KIND_SCOPES[kind]
      const attempt = insert(kind, [scope])(personId, agentId)
      if (may.includes(scope)) await attempt
      else await assert.rejects(attempt, /relation_scopes/, `${kind} ${scope}`)
    }
})

test('the database refuses what must never be, one fact at a time', async () => {
  const [personId, agentId] = [await someone(), await someone()]
  const dead = await someone()
  await owner.run(sql`update person.person set died_on = '2026-01-01' where id = ${dead}`)
  const broken: readonly [constraint: RegExp, attempt: () => Promise<number>][] = [
    [/relation_two_people/, () => insert('family', ['seeCard'])(personId, personId)],
    [/relation_scopes/, () => insert('family', [])(personId, agentId)],
    [
      /relation_term/,
      () => insert('family', ['seeCard'], { endsOn: '2028-01-01' })(personId, agentId),
    ],
    [/relation_term/, () => insert('family', ['seeCard'], { endsOn: null })(personId, agentId)],
    [
      /relation_both_confirmed/,
      () => insert('family', ['seeCard'], { confirmed: null })(personId, agentId),
    ],
    [
      /relation_counter/,
      () => insert('guardian', ['seeCard'], { evidence: null })(personId, agentId),
    ],
    [
      /relation_signed/,
      () =>
        insert('family', ['seeCard'], { signature: null, signedAt: null, letter: null })(
          personId,
          agentId,
        ),
    ],
    [
      /relation_signature/,
      () => insert('family', ['seeCard'], { letter: null })(personId, agentId),
    ],
    [
      /relation_signature/,
      () => insert('family', ['seeCard'], { signature: 'screen' })(personId, agentId),
    ],
    [/relation_place/, () => insert('family', ['seeCard'], { channel: 'door' })(personId, agentId)],
    [/relation_place/, () => insert('family', ['seeCard'], { channel: null })(personId, agentId)],
    [/nobody acts/, () => insert('family', ['seeCard'])(dead, agentId)],
    [/nobody acts/, () => insert('family', ['seeCard'])(personId, dead)],
    [
      /nobody acts/,
      () =>
        owner.run(sql`
          insert into person.relation (id, kind, person_id, scopes, starts_on, ends_on, status,
            proposed_by, proposed_at)
          values (gen_random_uuid(), 'family', ${dead}, '{seeCard}', '2026-11-26', '2027-05-26',
            'proposed', 'person', ${AT})`),
    ],
  ]
  for (const [constraint, attempt] of broken) await assert.rejects(attempt(), constraint)
  const relationId = await relate(db, AT, { personId, agentId, kind: 'family' })
  const change = (text: string) =>
    owner.run(sql`
      update person.relation
         set scopes = case when ${text} = 'scopes' then array['seeMoney'] else scopes end,
             ends_on = case when ${text} = 'end' then ends_on + 30 else ends_on end,
             status = case when ${text} = 'back' then 'proposed' else status end
       where id = ${relationId}`)
  await assert.rejects(change('scopes'), /never widened/)
  await assert.rejects(change('end'), /never widened/)
  await assert.rejects(change('back'), /does not go from active to proposed/)
  await assert.rejects(insert('family', ['seeCard'])(personId, agentId), /relation_live/)
})

const End = z.object({ status: z.string(), end_reason: z.string().nullable() })
const stateOf = (id: string) =>
  owner.one(End, sql`select status, end_reason from person.relation where id = ${id}`)

test('a guardian is reminded, and acts no more from the sixteenth birthday on', async () => {
  const [personId, agentId] = [await child('2011-12-20'), await someone()]
  const relationId = await relate(db, AT, { personId, agentId, kind: 'guardian' })
  const job = (at: Temporal.Instant): ActionContext => ({
    actor: { kind: 'system', id: 'job' },
    requestId: 'job',
    at,
  })
  const told = async () =>
    [...(await noticesOf(db, personId, 20)), ...(await noticesOf(db, agentId, 20))]
      .map(({ message }) => message)
      .filter((message) => /comesOfAge|guardianEndsSoon|relationEnded/.test(message))
  const on = (day: string) => Temporal.Instant.from(`${day}T04:00:00Z`)
  await expireRelations({ db }, job(on('2027-11-19')))
  assert.deepEqual(await told(), [])
  await expireRelations({ db }, job(on('2027-11-20')))
  await expireRelations({ db }, job(on('2027-11-21')))
  assert.deepEqual(await told(), ['person.comesOfAge', 'person.guardianEndsSoon'])
  const ids = { relationId, personId, agentId }
  const last = Temporal.PlainDate.from('2027-12-19')
  assert.ok((await scopesInForce(db, ids, last)).length > 0)
  assert.deepEqual(await scopesInForce(db, ids, last.add({ days: 1 })), [])
  await expireRelations({ db }, job(on('2027-12-19')))
  assert.equal((await stateOf(relationId)).status, 'active')
  await expireRelations({ db }, job(on('2027-12-20')))
  await expireRelations({ db }, job(on('2027-12-20')))
  assert.deepEqual(await stateOf(relationId), { status: 'ended', end_reason: 'cameOfAge' })
  assert.equal((await told()).length, 4)
})
