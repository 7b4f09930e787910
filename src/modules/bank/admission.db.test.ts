import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { uuidv7 } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { enterBanks, staffContext } from '#test/bank.ts'
import { testDatabase } from '#test/database.ts'
import { type Criterion, STANDARD_CRITERIA } from './admission.ts'
import {
  assessObligation,
  decideApplication,
  enterApplication,
  openRound,
  scoreApplication,
  signAgreement,
} from './index.ts'
import { agreementsOf, assessmentsOf } from './store-agreement.ts'
import { applicationsOf, scoresOf } from './store-admission.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const deps = { db: it.db }
const clock = new FixedClock('2026-11-26T01:00:00Z')
await enterBanks(it.db, '102', '103')

const [officer, first, second, decider] = Array.from({ length: 4 }, () => uuidv7(clock.now()))
const as = (id: string | undefined) => staffContext(clock.now(), id)
const closesOn = Temporal.PlainDate.from('2026-11-30')
const open = async (criteria: readonly Criterion[] = STANDARD_CRITERIA) => {
  const decision = await openRound(deps, as(officer), { title: '第一批', closesOn, criteria })
  return decision.granted ? decision.outcome.id : decision.refusal
}
const enter = (roundId: string, agencyCode = 'bank-102') =>
  enterApplication(deps, as(officer), {
    roundId,
    agencyCode,
    candidate: agencyCode,
    materials: ['金融许可证'],
  })
const candidate = async (roundId: string, agencyCode?: string) => {
  const decision = await enter(roundId, agencyCode)
  assert.ok(decision?.granted)
  return decision.outcome.id
}
const points = (each: number) =>
  Object.fromEntries(STANDARD_CRITERIA.map(({ code }) => [code, each]))
const score = async (applicationId: string, who: string | undefined, each = 80) => {
  const sheet = { applicationId, points: points(each), remark: '' }
  const decision = await scoreApplication(deps, as(who), sheet)
  return decision?.granted === true ? 'granted' : decision?.refusal
}
const decide = async (applicationId: string, who: string | undefined) => {
  const input = { applicationId, admitted: true, reason: '名列第一' }
  const decision = await decideApplication(deps, as(who), input)
  return decision?.granted === true ? 'granted' : decision?.refusal
}

test('who assessed nobody admits a bank after two did, and then it signs', async () => {
  const roundId = await open()
  const id = await candidate(roundId)
  assert.equal(await score(id, first), 'granted')
  assert.equal(await score(id, first), 'ALREADY_SCORED')
  assert.equal(await decide(id, decider), 'ROUND_STILL_OPEN')
  clock.advance({ hours: 24 * 6 })
  assert.equal(await decide(id, decider), 'ASSESSMENTS_MISSING')
  assert.equal(await score(id, second, 90), 'granted')
  assert.equal(await decide(id, second), 'DECIDER_HAS_ASSESSED')
  assert.equal(await decide(id, decider), 'granted')
  assert.equal(await decide(id, decider), 'ALREADY_DECIDED')
  assert.equal(await score(id, officer), 'ALREADY_DECIDED')
  const [application] = await applicationsOf(it.db, roundId)
  assert.deepEqual(application?.outcome, { admitted: true, rank: 1, reason: '名列第一' })
  const sign = (bankCode: string) =>
    signAgreement(deps, as(officer), {
      bankCode,
      number: `协-${bankCode}`,
      from: Temporal.PlainDate.from('2026-12-10'),
      until: Temporal.PlainDate.from('2029-12-10'),
      liaisonId: officer ?? '',
      applicationId: id,
    })
  const stranger = await sign('103')
  assert.equal(stranger?.granted === false && stranger.refusal, 'NOT_ADMITTED')
  const signed = await sign('102')
  assert.equal(signed?.granted === true && signed.outcome.version, 1)
})

test('a candidate stands in a round once and comes before the closing', async () => {
  clock.advance({ hours: -24 * 6 })
  const roundId = await open()
  await candidate(roundId, 'bank-103')
  const again = await enter(roundId, 'bank-103')
  assert.equal(again?.granted === false && again.refusal, 'CANDIDATE_ALREADY_ENTERED')
  clock.advance({ hours: 24 * 6 })
  const late = await enter(roundId)
  assert.equal(late?.granted === false && late.refusal, 'ROUND_CLOSED')
  assert.equal(await enter(uuidv7(clock.now())), undefined)
  clock.advance({ hours: -24 * 6 })
})

test('criteria that are not the whole open no round', async () => {
  assert.equal(await open(STANDARD_CRITERIA.slice(1)), 'CRITERIA_WEIGHTS_WRONG')
})

test('the database holds what the rules say, whoever writes', async () => {
  const roundId = await open()
  const id = await candidate(roundId)
  await score(id, first)
  const outcome = (who: string | undefined) => sql`
    insert into bank.outcome (application_id, admitted, rank, result, reason, basis, decided_by,
      decided_at) values (${id}, true, 1, 8000, 'x', 'YKT-5', ${who}, now())`
  await assert.rejects(it.owner.run(outcome(decider)), { constraint: 'outcome_by_another' })
  await score(id, second)
  await assert.rejects(it.owner.run(outcome(first)), { constraint: 'outcome_by_another' })
  await assert.rejects(
    it.owner.run(sql`insert into bank.score (application_id, round_id, criterion_code, assessor_id,
      points, scored_at) values (${id}, ${roundId}, 'network', ${officer}, 101, now())`),
    { constraint: 'score_range' },
  )
  await assert.rejects(
    it.owner.run(sql`insert into bank.criterion (round_id, code, name, weight, max_points, position)
      values (${roundId}, 'more', 'x', 10, 10, 9)`),
    { constraint: 'criterion_weights' },
  )
  await assert.rejects(it.owner.run(sql`update bank.score set points = 100`), { code: '42501' })
  assert.equal((await scoresOf(it.db, roundId)).length, 2 * STANDARD_CRITERIA.length)
})

test('two agreements of one bank never hold on one day; the last day is not inside', async () => {
  const insert = (number: string, version: number, from: string, until: string) =>
    it.owner.run(sql`
      insert into bank.agreement (id, bank_code, number, version, valid_from, valid_until,
        liaison_id, signed_by, signed_at)
      values (${uuidv7(clock.now())}, '103', ${number}, ${version}, ${from}, ${until}, ${officer},
        ${officer}, now())`)
  await insert('协-1', 1, '2025-01-01', '2026-01-01')
  await insert('协-2', 2, '2026-01-01', '2027-01-01')
  await assert.rejects(insert('协-3', 3, '2026-12-31', '2028-01-01'), {
    constraint: 'agreement_one_in_force',
  })
})

test('an obligation that is not met says what was seen; the latest assessment counts', async () => {
  const [agreement] = await agreementsOf(it.db, '103')
  assert.ok(agreement !== undefined)
  const assess = async (met: boolean, remark: string, obligation = 'facilities') => {
    clock.advance({ minutes: 1 })
    const decision = await assessObligation(deps, as(officer), {
      bankCode: '103',
      agreementId: agreement.id,
      obligation,
      met,
      remark,
    })
    return decision?.granted === true ? 'granted' : decision?.refusal
  }
  assert.equal(await assess(false, ' '), 'REMARK_MISSING')
  assert.equal(await assess(true, '', 'kindness'), 'OBLIGATION_UNKNOWN')
  assert.equal(await assess(false, '没有坡道'), 'granted')
  assert.equal(await assess(true, ''), 'granted')
  const latest = await assessmentsOf(it.db, agreement.id)
  assert.deepEqual(
    latest.map(({ obligation, met }) => [obligation, met]),
    [['facilities', true]],
  )
})
