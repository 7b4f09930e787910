import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { sql } from '#platform/db.ts'
import { deliverDue, syncSubscriptions } from '#platform/deliveries.ts'
import { createLogger } from '#platform/log.ts'
import { findAcknowledgement } from '#modules/account/index.ts'
import { supervisionSubscribers } from '#modules/supervision/index.ts'
import { type ExchangeWorld, exchangeWorld, officer, OWNER } from '#test/exchange.ts'
import { ALLOWANCE, bySystem, FARMLAND } from '#test/payees.ts'
import { testKeys } from '#test/person.ts'
import { TestReceiver } from '#test/receiver.ts'
import { ENDPOINT_STATUSES, ENDPOINT_TRANSITIONS } from './endpoint.ts'
import { enterEndpoint, stepEndpoint } from './keep-endpoints.ts'
import { enterRule, stepRule } from './keep-rules.ts'
import { remindDepartments } from './remind-departments.ts'

const KINDS = ['account.changed', 'account.change-cancelled', 'account.answer-due']

const enter = (world: ExchangeWorld, url: string) =>
  enterEndpoint({ db: world.db, keys: testKeys, demo: true }, officer(world.clock.now()), {
    agencyCode: OWNER,
    url,
    eventKinds: KINDS,
  })

test('nothing is posted before a second person of the department has approved', async () => {
  await using world = await exchangeWorld()
  await using receiver = await TestReceiver.listen()
  const entered = await enter(world, receiver.url('/civil'))
  assert.ok(entered.granted)
  const key = { agencyCode: OWNER, id: entered.outcome.endpointId }
  const before = await world.change(await world.enterPerson())
  await world.spread()
  assert.equal(await world.send(), 0)
  // Nobody is called: the inbox is how it reaches them, and the days count.
  const asked = await findAcknowledgement(world.db, before.changeId, OWNER)
  assert.deepEqual([asked?.status, asked?.dueOn?.toString()], ['pushed', '2026-11-30'])

  const at = world.clock.now()
  const own = await stepEndpoint(world, officer(at), key, 'approve')
  assert.ok(own?.granted === false && own.refusal === 'SECOND_PERSON_NEEDED')
  const stranger = { ...key, agencyCode: FARMLAND.ownerAgency }
  assert.equal(await stepEndpoint(world, officer(at, 'checker-1'), stranger, 'approve'), undefined)
  assert.ok((await stepEndpoint(world, officer(at, 'checker-1'), key, 'approve'))?.granted)
  const after = await world.change(await world.enterPerson())
  await world.spread()
  await world.send()
  assert.deepEqual(
    receiver.told('/civil').map(({ changeId }) => changeId),
    [after.changeId],
  )
})

test('the database keeps two people, lawful steps and two secrets at most', async () => {
  await using world = await exchangeWorld()
  const entered = await enter(world, 'https://events.example.gov.cn/')
  assert.ok(entered.granted)
  const { endpointId: id } = entered.outcome
  const fails = (statement: ReturnType<typeof sql>, constraint: string) =>
    assert.rejects(world.db.run(statement), (error: { constraint?: string }) => {
      assert.equal(error.constraint, constraint)
      return true
    })
  await fails(
    sql`update exchange.endpoint set status = 'active', approved_by = entered_by,
          approved_at = now() where id = ${id}`,
    'endpoint_two_people',
  )
  await fails(
    sql`update exchange.endpoint set status = 'active' where id = ${id}`,
    'endpoint_approved',
  )
  const secret = (slot: number) => sql`
    insert into exchange.endpoint_secret (id, endpoint_id, slot, secret_sealed, made_by, made_at)
    values (${uuidv7(world.clock.now())}, ${id}, ${slot}, decode('00', 'hex'), 'somebody', now())`
  await fails(secret(1), 'secret_slot')
  await world.db.run(secret(2))
  await fails(secret(3), 'endpoint_secret_slot_check')
  await assert.rejects(
    world.db.run(sql`update exchange.endpoint set url = 'https://else.where/' where id = ${id}`),
    /permission denied/,
  )
  for (const from of ENDPOINT_STATUSES)
    for (const to of ENDPOINT_STATUSES) {
      const lawful = Object.values(ENDPOINT_TRANSITIONS[from]).some((step) => step.to === to)
      if (from === to) continue
      const { legal } = await world.owner.one(
        z.object({ legal: z.boolean() }),
        sql`select pg_get_functiondef('exchange.refuse_illegal_status'::regproc)
                   like ${`%('${from}', '${to}')%`} as legal`,
      )
      assert.equal(legal, lawful, `${from} to ${to}`)
    }
})

test('a message is never rewritten, and told once however often its event comes', async () => {
  await using world = await exchangeWorld()
  await world.change(await world.enterPerson())
  await world.spread()
  await world.owner.run(sql`
    insert into platform.delivery (event_id, subscriber, subject_id, due_at)
    select id, 'exchange.tell-departments', subject_id, at from platform.event
     where name = 'account.changed'`)
  await world.spread()
  const { count } = await world.owner.one(
    z.object({ count: z.number() }),
    sql`select count(*)::int as count from exchange.message`,
  )
  assert.equal(count, 1)
  await assert.rejects(world.owner.run(sql`update exchange.message set body = ''`))
})

test('what a rule names is confirmed at once; it needs two people, and can be ended', async () => {
  await using world = await exchangeWorld()
  const { db } = world
  const at = world.clock.now()
  const ofOther = { agencyCode: OWNER, programmeCode: FARMLAND.code }
  const notOwn = await enterRule({ db }, officer(at), ofOther)
  assert.ok(!notOwn.granted && notOwn.refusal === 'PROGRAMME_NOT_YOURS')
  const entered = await enterRule({ db }, officer(at), {
    agencyCode: OWNER,
    programmeCode: ALLOWANCE.code,
  })
  assert.ok(entered.granted)
  const again = await enterRule({ db }, officer(at, 'officer-2'), {
    agencyCode: OWNER,
    programmeCode: ALLOWANCE.code,
  })
  assert.ok(!again.granted && again.refusal === 'RULE_KNOWN')
  const step = (action: 'approve' | 'disable', staffId: string) =>
    stepRule({ db }, officer(at, staffId), { agencyCode: OWNER, id: entered.outcome, action })
  const answerTo = async () => {
    const { changeId } = await world.change(await world.enterPerson())
    await world.spread()
    return findAcknowledgement(db, changeId, OWNER)
  }
  assert.equal((await answerTo())?.status, 'pushed', 'a rule that waits confirms nothing')
  const own = await step('approve', 'officer-1')
  assert.ok(own?.granted === false && own.refusal === 'SECOND_PERSON_NEEDED')
  assert.ok((await step('approve', 'checker-1'))?.granted)
  const confirmed = await answerTo()
  assert.deepEqual(
    [confirmed?.status, confirmed?.answeredBy],
    ['acknowledged', 'exchange.acknowledgeByRule'],
  )
  // What was withdrawn before the event came through is not confirmed by anybody.
  const withdrawn = await world.change(await world.enterPerson())
  await world.withdraw(withdrawn)
  await world.spread()
  const cancelled = await findAcknowledgement(db, withdrawn.changeId, OWNER)
  assert.equal(cancelled?.status, 'cancelled')
  await step('disable', 'officer-1')
  assert.equal((await answerTo())?.status, 'pushed')
})

test('a department is reminded once, and supervision hears of what stays unanswered', async () => {
  await using world = await exchangeWorld()
  await using receiver = await TestReceiver.listen()
  await world.enterApproved(receiver.url('/civil'), OWNER, KINDS)
  const silent = await world.change(await world.enterPerson())
  const gone = await world.change(await world.enterPerson(), 300)
  await world.spread()
  await world.send()
  const remind = () => remindDepartments(world, bySystem(world.clock.now()))
  assert.equal(await remind(), 0)
  world.clock.advance({ hours: 24 * 5 })
  await world.withdraw(gone)
  assert.equal(await remind(), 1)
  assert.equal(await remind(), 0)
  await world.send()
  assert.deepEqual(receiver.told('/civil').at(-1), {
    ...receiver.told('/civil').at(-1),
    kind: 'account.answer-due',
    changeId: silent.changeId,
  })
  const leads = async () => {
    const subscribers = supervisionSubscribers()
    const { db, clock } = world
    await deliverDue({ db, clock, log: createLogger('silent') }, subscribers)
    return world.owner.many(
      z.object({ kind: z.string(), organisation_code: z.string(), subject_id: z.string() }),
      sql`select kind, organisation_code, subject_id from supervision.lead`,
    )
  }
  await world.db.transaction((tx) => syncSubscriptions(tx, supervisionSubscribers()))
  assert.deepEqual(await leads(), [])
  world.clock.advance({ hours: 24 * 6 })
  assert.equal(await remind(), 0)
  await remind()
  assert.deepEqual(await leads(), [
    { kind: 'changeUnanswered', organisation_code: OWNER, subject_id: silent.changeId },
  ])
})
