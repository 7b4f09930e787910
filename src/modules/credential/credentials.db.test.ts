import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import type { ActionContext } from '#platform/audit.ts'
import { raw, sql } from '#platform/db.ts'
import { publishLayer } from '#test/catalogue.ts'
import { testDatabase } from '#test/database.ts'
import { testKeys } from '#test/person.ts'
import { AGENCIES } from '#app/seed/data/agencies.ts'
import { REGIONS } from '#app/seed/data/regions.ts'
import { SCENES } from '#app/seed/data/scenes.ts'
import { CatalogueReader } from '#modules/catalogue/index.ts'
import { registerAgencies, registerRegions } from '#modules/organisation/index.ts'
import {
  type ActsFor,
  CREDENTIAL_STATUSES,
  CREDENTIAL_TRANSITIONS,
  type CredentialWish,
} from './credential.ts'
import { decideCredential } from './decide-credential.ts'
import { fileCredential, withdrawCredential } from './file-credential.ts'
import { giveOpinion, nameAgency } from './give-opinion.ts'
import { enterMoved, reachMilestone, retireCredential } from './keep-plan.ts'
import { MILESTONES, proposedDays } from './plan.ts'
import { findCredential, listCredentials, publicCredentials } from './store.ts'
import { opinionsOf, overlapsOf } from './store-opinions.ts'
import { plansOf } from './store-plans.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())

const START = Temporal.Instant.from('2026-11-26T02:00:00Z')
const OFFICER = { staffId: 'files', agencyCode: 'dept-transport' }
const REVIEWER = { staffId: 'reviews', agencyCode: 'hrss-440000' }
const DECIDER = { staffId: 'decides', agencyCode: 'hrss-440000' }
const REASONS = '与本部门的场景逐项对照过了'

const by = ({ staffId }: ActsFor, at = START): ActionContext => ({
  actor: { kind: 'staff', id: staffId },
  requestId: 'request-1',
  at,
})

await it.db.transaction(async (tx) => {
  await registerRegions(tx, REGIONS)
  await registerAgencies(tx, AGENCIES)
  const since = Temporal.Instant.from('2024-11-01T00:00:00Z')
  for (const [regionCode, scenes] of Map.groupBy(SCENES, (scene) => scene.regionCode))
    await publishLayer(tx, scenes, since, regionCode)
})

const gate = { db: it.db, catalogue: new CatalogueReader(testKeys) }
const wish: CredentialWish = {
  kind: 'card',
  name: '老年乘车卡',
  regionCode: '440100',
  domain: 'transport',
  audiences: ['elders'],
  uses: ['payment', 'concession'],
  document: '示例〔2026〕1号',
  need: '现有的优待要另外核对年龄',
  alreadyIssued: false,
  holderCount: 0,
}

const filed = async (change: Partial<CredentialWish>): Promise<string> => {
  const decision = await fileCredential(gate, by(OFFICER), { ...wish, ...change, by: OFFICER })
  assert.ok(decision.granted)
  return decision.outcome.id
}

const speak = async (id: string, verdict: 'duplicate' | 'different') => {
  for (const { agencyCode } of await opinionsOf(it.db, [id])) {
    const who = { staffId: `speaks for ${agencyCode}`, agencyCode }
    const said = await giveOpinion(it, by(who), { id, by: who, verdict, words: REASONS })
    assert.ok(said?.granted)
  }
}

const DAYS = proposedDays(Temporal.PlainDate.from('2026-11-26'))

const decide = async (
  id: string,
  action: 'block' | 'exempt' | 'clear' | 'absorb',
  { who = DECIDER, stateRule = '', sceneCode = 'GZ-JT-001' } = {},
) => {
  const plan = { sceneCode, days: DAYS }
  const outcome = { id, by: who, action, words: REASONS, stateRule, plan }
  const decision = await decideCredential(gate, by(who), outcome)
  return decision?.granted === true ? decision.outcome.status : decision?.refusal
}

test('a card for elders to ride by is filed, compared, spoken of, and not issued', async () => {
  const id = await filed({})
  const overlaps = await overlapsOf(it.db, id)
  const codes = overlaps.map(({ with: other }) => (other.kind === 'scene' ? other.sceneCode : ''))
  assert.ok(codes.includes('GD-JT-004') && codes.includes('GZ-JT-001'), codes.join())
  assert.ok(!codes.some((code) => code.startsWith('SZ-')), 'no scene of another city')
  const asked = (await opinionsOf(it.db, [id])).map(({ agencyCode }) => agencyCode)
  assert.ok(asked.includes('hrss-440100') && !asked.includes('dept-transport'), asked.join())
  assert.equal((await findCredential(it.db, id))?.opinionsDueOn.toString(), '2026-12-10')

  const again = await fileCredential(gate, by(OFFICER), {
    ...wish,
    name: '敬老乘车卡',
    by: OFFICER,
  })
  assert.ok(!again.granted && again.refusal === 'CREDENTIAL_KNOWN', 'one name in two spellings')
  const named = { id, agencyCode: 'dept-civil-affairs', by: REVIEWER }
  assert.ok((await nameAgency(it, by(REVIEWER), named))?.granted)
  assert.equal(await decide(id, 'block'), 'OPINIONS_MISSING')
  await speak(id, 'duplicate')
  assert.equal(await decide(id, 'clear'), 'SAID_DUPLICATE')
  assert.equal(await decide(id, 'block', { who: REVIEWER }), 'CREDENTIAL_SAME_PERSON')
  assert.equal(await decide(id, 'block'), 'blocked')
  assert.equal(await decide(id, 'block'), 'CREDENTIAL_NOT_IN_STATUS')
  const late = { id, agencyCode: 'dept-culture', by: REVIEWER }
  const tooLate = await nameAgency(it, by(REVIEWER), late)
  assert.ok(tooLate?.granted === false && tooLate.refusal === 'CREDENTIAL_NOT_IN_STATUS')
  const refusals = await it.owner.many(
    z.object({ refusal: z.string() }),
    sql`select refusal from platform.audit where subject_id = ${id} and outcome = 'refused'
         order by id`,
  )
  assert.equal(refusals.length, 5, 'what was refused is on record')
})

test('an older card goes over by its plan, and is no more once every step is reached', async () => {
  const issued = { name: '羊城通善行卡', audiences: ['lowIncome'], alreadyIssued: true } as const
  const id = await filed({ ...issued, holderCount: 100 })
  await nameAgency(it, by(REVIEWER), { id, agencyCode: 'dept-civil-affairs', by: REVIEWER })
  await speak(id, 'duplicate')
  assert.equal(await decide(id, 'block'), 'ALREADY_ISSUED')
  assert.equal(await decide(id, 'absorb', { sceneCode: 'GD-XX-999' }), 'PLAN_SCENE_UNKNOWN')
  assert.equal((await plansOf(it.db, [id])).size, 0, 'nothing of a plan that was refused')
  assert.equal(await decide(id, 'absorb'), 'absorbing')
  const at = (days: number) => START.add({ hours: 24 * days })
  const reach = (name: (typeof MILESTONES)[number], days: number) =>
    reachMilestone(it, by(OFFICER, at(days)), { id, by: OFFICER, name, words: '已经完成' })
  assert.ok((await reach('stopIssuing', 1))?.granted)
  assert.ok((await reach('loadUse', 2))?.granted)
  const early = await reach('moveHolders', 3)
  assert.ok(early?.granted === false && early.refusal === 'MOVED_WRONG')
  const move = (holders: number, days: number) =>
    enterMoved(it, by(OFFICER, at(days)), { id, by: OFFICER, holders })
  assert.ok((await move(60, 4))?.granted)
  const fewer = await move(59, 5)
  assert.ok(fewer?.granted === false && fewer.refusal === 'MOVED_WRONG')
  assert.ok((await move(100, 6))?.granted)
  assert.ok((await reach('moveHolders', 7))?.granted)
  const open = await retireCredential(it, by(REVIEWER), { id, by: REVIEWER })
  assert.ok(open?.granted === false && open.refusal === 'MILESTONES_OPEN')
  assert.ok((await reach('switchOff', 8))?.granted)
  assert.ok((await retireCredential(it, by(REVIEWER), { id, by: REVIEWER }))?.granted)
  const shown = await publicCredentials(it.db)
  assert.deepEqual(
    shown.map(({ name, status }) => `${name} ${status}`),
    ['羊城通善行卡 absorbed'],
  )
  assert.equal((await listCredentials(it.db, { query: '善行', status: 'absorbed' })).length, 1)
  assert.equal((await listCredentials(it.db, { domain: 'health' })).length, 0)
})

test('the database knows no outcome before all have spoken, nor by one who took part', async () => {
  const id = await filed({ name: '长途乘车码', kind: 'code' })
  const named = { id, agencyCode: 'dept-civil-affairs', by: REVIEWER }
  await nameAgency(it, by(REVIEWER), named)
  const set = (text: string) =>
    it.owner.run(sql`update credential.credential set ${raw(text)} where id = ${id}`)
  const outcome = (status: string, who = 'decides', more = '') =>
    set(`status = '${status}', decided_by = '${who}', decided_unit = 'hrss-440000',
         decided_at = now(), decided_words = 'x'${more}`)
  await assert.rejects(outcome('blocked'), /credential_opinions_first|has to speak first/)
  const opinion = (text: string) =>
    it.owner.run(sql`update credential.opinion set ${raw(text)} where credential_id = ${id}`)
  await assert.rejects(opinion("verdict = 'duplicate'"), /opinion_whole/)
  await speak(id, 'duplicate')
  await assert.rejects(opinion("verdict = 'different'"), /given once/)
  await assert.rejects(outcome('blocked', 'reviews'), /took part does not decide/)
  await assert.rejects(outcome('blocked', 'speaks for dept-civil-affairs'), /took part/)
  await assert.rejects(outcome('blocked', 'files'), /credential_two_people/)
  await assert.rejects(outcome('cleared'), /calls it a repetition/)
  await assert.rejects(outcome('exempted'), /credential_state_rule/)
  await assert.rejects(outcome('absorbing'), /by a whole plan/)
  await assert.rejects(set("status = 'blocked'"), /credential_outcome_whole/)
  await assert.rejects(outcome('absorbed'), /cannot become/)
  assert.equal(await decide(id, 'exempt', { stateRule: '国家规定第三条' }), 'exempted')
  const late = sql`insert into credential.opinion (credential_id, agency_code, named_at)
                   values (${id}, 'dept-culture', now())`
  await assert.rejects(it.owner.run(late), /before the outcome/)
  await assert.rejects(it.owner.run(sql`delete from credential.opinion`), /append-only/)
  await assert.rejects(it.db.run(sql`update credential.credential set name = '别的'`), /permission/)
})

test('the database keeps a plan as it was made, and holders that were moved', async () => {
  const id = await filed({ name: '乘车优待证', alreadyIssued: true, holderCount: 10 })
  await speak(id, 'duplicate')
  assert.equal(await decide(id, 'absorb'), 'absorbing')
  const moved = (day: string, holders: number) =>
    it.owner.run(sql`
      insert into credential.moved (credential_id, on_day, holders, entered_by, entered_at)
      values (${id}, ${day}, ${holders}, 'x', now())`)
  await moved('2026-12-01', 4)
  await assert.rejects(moved('2026-12-02', 3), /stay moved/)
  await assert.rejects(moved('2026-12-02', 11), /stay moved/)
  await assert.rejects(moved('2026-11-30', 5), /stay moved/)
  const close = sql`update credential.credential
                       set status = 'absorbed', retired_by = 'x', retired_at = now()
                     where id = ${id}`
  await assert.rejects(it.owner.run(close), /step of the plan is open/)
  const reach = sql`update credential.milestone
                       set reached_on = '2026-12-01', reached_by = 'x', words = '已经完成'
                     where credential_id = ${id} and name = 'stopIssuing'`
  await it.owner.run(reach)
  await assert.rejects(it.owner.run(reach), /reached once/)
})

test('what was withdrawn may be filed again, by its department only', async () => {
  const id = await filed({ name: '乘车纪念证', kind: 'certificate' })
  const other = { staffId: 'other', agencyCode: 'dept-culture' }
  const strange = await withdrawCredential(it, by(other), { id, by: other })
  assert.ok(strange?.granted === false && strange.refusal === 'CREDENTIAL_NOT_YOURS')
  assert.ok((await withdrawCredential(it, by(OFFICER), { id, by: OFFICER }))?.granted)
  assert.notEqual(await filed({ name: '乘车纪念证', kind: 'certificate' }), id)
  const nobody = await withdrawCredential(it, by(OFFICER), {
    id: '0198f000-0000-7000-8000-ffffffffffff',
    by: OFFICER,
  })
  assert.equal(nobody, undefined)
})

test('the database knows the lawful steps of a credential', async () => {
  const { source } = await it.owner.one(
    z.object({ source: z.string() }),
    sql`select prosrc as source from pg_proc where proname = 'refuse_illegal_credential'`,
  )
  const known = [...source.matchAll(/\('(\w+)', '(\w+)'\)/g)].map(([, from, to]) => `${from} ${to}`)
  const steps = CREDENTIAL_STATUSES.flatMap((from) =>
    Object.values(CREDENTIAL_TRANSITIONS[from]).map(({ to }) => `${from} ${to}`),
  )
  assert.deepEqual(known.toSorted(), steps.toSorted())
})
