import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { type Sql, sql, type Transaction } from '#platform/db.ts'
import { reportLoss } from '#modules/card/index.ts'
import {
  agentsTouchNoAccount,
  changesAreToldOnce,
  oneAccountAtATime,
} from './account-invariants.ts'
import { type Act, byHolder, personIn, type Target } from './act.ts'
import { payTo, permit } from './acts-accounts.ts'
import { next } from './acts-next.ts'
import { apply, order } from './acts-orders.ts'
import { mergeOrPart, registerTells } from './acts-people.ts'
import { sendWaiting } from './clerk-orders.ts'
import {
  countsAddUp,
  lawfulSteps,
  nobodyLetInAfterLoss,
  oldAndNewFlipTogether,
  oneLiveCard,
  onePersonPerIdentity,
} from './card-invariants.ts'
import { wrong } from './invariants.ts'
import { seen } from './looked-up.ts'
import {
  idsAreNeverReused,
  nothingLivesAfterDeath,
  twoUnitsForTwoAttributes,
} from './person-invariants.ts'
import type { Invariant } from './violation.ts'
import { beginRun, modelWorld } from './world.ts'

const world = await modelWorld()
after(() => world[Symbol.asyncDispose]())
const { owner } = world

const FIRST: Target = { who: 0, which: 0 }
const CHOICE = { bank: 0, channel: 'counter', way: 'outlet' } as const

/** Two people; the first comes with a card. Acts happen to them one after another. */
const story = async (acts: readonly Act[], withCard = true) => {
  const cast = [
    { permit: false, withCard },
    { permit: true, withCard: false },
  ]
  const { book, run } = await beginRun(world, cast)
  for (const act of acts) {
    world.clock.advance({ seconds: 1 })
    book.now = world.now()
    const bound = act.bind(book)
    assert.equal(await bound.perform(run), 'yes', act.text)
    bound.expect(book)
    await world.deliver()
    sendWaiting(book)
    await seen(run, false)
  }
  const persons = run.people.map(({ personId }) => personId)
  const { personId } = personIn(run, 0)
  return { run, persons, personId, other: personIn(run, 1).personId }
}

class Undone extends Error {}

/** The check says nothing before a bug is planted, and reports it afterwards; then it is undone. */
const plant = async (check: Invariant, persons: readonly string[], bug: readonly Sql[]) => {
  assert.deepEqual(await check(owner, persons), [])
  const planted = async (tx: Transaction): Promise<never> => {
    for (const statement of bug) await tx.run(statement)
    assert.ok((await check(tx, persons)).length > 0, 'the check did not see it')
    throw new Undone()
  }
  await assert.rejects(owner.transaction(planted), Undone)
}

const copyOfCard = (personId: string): Sql => sql`
  insert into card.card (id, person_id, issuing_region, card_number, card_identifier, bank_code,
    status, bank_status)
  select gen_random_uuid(), person_id, issuing_region, 'Z00000001', repeat('A', 32), bank_code,
         status, bank_status
    from card.card where person_id = ${personId} limit 1`

const copyOfAssignment = (personId: string, change: { actor: string; cancelled: boolean }): Sql => {
  const { actor, cancelled } = change
  return sql`
  insert into account.assignment (id, person_id, programme_code, account_id, valid, authorisation,
    payable_from, entered_at, cancelled_at, actor_kind, actor_id)
  select gen_random_uuid(), person_id, programme_code, account_id, valid, 'initial', payable_from,
         entered_at, case when ${cancelled} then lower(valid) - interval '1 day' end, ${actor},
         'somebody'
    from account.assignment where person_id = ${personId} limit 1`
}

const openOrder = (personId: string): Sql => sql`
  insert into card.card_order (id, person_id, kind, reason, card_id, accept_region, issue_region,
    accept_channel, bank_code, delivery, instant, fee_fen, state, placed_at)
  select gen_random_uuid(), ${personId}, 'first', 'first', id, '440100', '440100', 'online', '102',
         'mail', false, 0, 'open', '2000-01-01'
    from card.card limit 1`

const openCase = (personId: string): Sql => sql`
  insert into handling.case (id, person_id, short_code, opened_key, service, applicant_kind,
    applicant_id, document_group, channel, accept_region, issue_region, tail_index, status,
    opened_at, held_by)
  values (gen_random_uuid(), ${personId}, '0123456789AB', 'k', 'firstCard', 'holder', ${personId},
    'x', 'online', '440100', '440100', '', 'waitingForMaterials', now() + interval '10 years',
    'holder')`

const consentOf = (personId: string): Sql => sql`
  insert into consent.consent (id, person_id, kind, text_key, text_version, text_language,
    text_digest, channel, given_by, assurance_level, given_at)
  select gen_random_uuid(), ${personId}, 'synchronousECard', key, version, language, digest,
         'portal', ${personId}, 3, now() + interval '10 years'
    from consent.text limit 1`

test('C1 sees a second live card once the index is gone', async () => {
  const { persons, personId } = await story([])
  await plant(oneLiveCard, persons, [sql`drop index card.card_one_live`, copyOfCard(personId)])
})

test('C2 sees two persons with one identity', async () => {
  const { persons, personId, other } = await story([])
  await plant(onePersonPerIdentity, persons, [
    sql`update person.document set identity_index =
          (select identity_index from person.document where person_id = ${other})
         where person_id = ${personId}`,
  ])
  await plant(onePersonPerIdentity, persons, [
    sql`drop index person.document_primary`,
    sql`update person.document set person_id = ${personId} where person_id = ${other}`,
  ])
})

test('C3 sees a step that the law has not, a leap, and a status without its step', async () => {
  const { persons, personId } = await story([order(FIRST, 'renew', CHOICE)])
  const event = (from: string, to: string): Sql => sql`
    insert into card.card_event (id, card_id, person_id, at, axis, action, from_status, to_status,
      basis, actor_kind, actor_id)
    select gen_random_uuid(), id, person_id, now() + interval '1 year', 'social', 'renew', ${from},
           ${to}, 'CARD-16', 'system', 'test'
      from card.card where person_id = ${personId} and status = 'replacing'`
  await plant(lawfulSteps, persons, [
    sql`alter table card.card_event disable trigger card_event_legal`,
    event('replacing', 'sealed'),
  ])
  await plant(lawfulSteps, persons, [event('normal', 'replacing')])
  await plant(lawfulSteps, persons, [
    sql`update card.card set status = 'replacingLost' where person_id = ${personId}
         and status = 'replacing'`,
  ])
})

test('C4 sees somebody let in with a card that was reported lost', async () => {
  const { run, persons, personId } = await story([])
  const holder = personIn(run, 0)
  const cardId = holder.cards[0]?.id ?? ''
  await reportLoss(world, byHolder(run, holder), { personId, cardId, sides: 'social' })
  await plant(nobodyLetInAfterLoss, persons, [
    sql`insert into verification.usage (id, at, terminal_id, counter, request_digest,
          organisation_code, place_id, scene_code, channel, outcome, assurance_level, person_id,
          card_id, fields, basis)
        values (gen_random_uuid(), ${world.clock.now().add({ seconds: 1 })}, gen_random_uuid(), 1,
          '', 'x', gen_random_uuid(), 'x', 'chip', 'granted', 2, ${personId}, ${cardId}, '{}',
          'YKT-12')`,
  ])
})

test('C5 sees a new card that began without the end of the old one', async () => {
  const { persons, personId } = await story([order(FIRST, 'renew', CHOICE)])
  await plant(oldAndNewFlipTogether, persons, [
    sql`update card.card_order set state = 'finished', ended_at = now()
         where person_id = ${personId}`,
  ])
  const whole = [order(FIRST, 'renew', CHOICE), ...Array.from({ length: 4 }, () => NEXT)]
  const done = await story(whole)
  await plant(oldAndNewFlipTogether, done.persons, [
    sql`update card.card_order set old_card_id = card_id where person_id = ${done.personId}`,
  ])
})
const NEXT = next(FIRST, CHOICE)

test('C6 sees an id that is used again, and one that did not get back what it had', async () => {
  const { run, persons, personId } = await story([mergeOrPart(0)])
  const spareId = personIn(run, 0).merge?.spareId ?? ''
  await plant(
    idsAreNeverReused,
    [...persons, spareId],
    [
      sql`update person.document set person_id = ${spareId} where person_id = ${personId}
         and not primary_identity`,
    ],
  )
  for (const begun of [openOrder(spareId), openCase(spareId), consentOf(spareId)])
    await plant(idsAreNeverReused, [...persons, spareId], [begun])
  const parted = await story([mergeOrPart(0), mergeOrPart(0)])
  const moved = sql`select row_key::uuid from person.merge_move v
    join person.merge m on m.id = v.merge_id
   where m.into_id = ${parted.personId} and v.kind = 'document'`
  const given = await owner.run(sql`select from person.document where id in (${moved})`)
  assert.equal(given, 1)
  assert.deepEqual(await idsAreNeverReused(owner), [])
  await assert.rejects(
    owner.transaction(async (tx) => {
      await tx.run(sql`update person.document set person_id = ${parted.personId},
        primary_identity = false where id in (${moved})`)
      assert.equal((await idsAreNeverReused(tx)).length, 1)
      throw new Undone()
    }),
    Undone,
  )
})

test('C7 sees a second attribute that one unit changed alone', async () => {
  const { persons, personId } = await story([])
  const changed = (attribute: string): Sql => sql`
    insert into person.attribute_change (id, person_id, attribute, changed_at, order_id,
      first_approver, first_agency)
    values (gen_random_uuid(), ${personId}, ${attribute}, now(), gen_random_uuid(), 'a', 'b')`
  await plant(twoUnitsForTwoAttributes, persons, [
    sql`alter table person.attribute_change disable trigger attribute_change_checked`,
    changed('name'),
    changed('phone'),
  ])
  const byTwo = (attribute: string): Sql => sql`
    insert into person.attribute_change (id, person_id, attribute, changed_at, order_id,
      first_approver, first_agency, second_approver, second_agency)
    values (gen_random_uuid(), ${personId}, ${attribute}, now(), gen_random_uuid(), 'a', 'b', 'c',
      'd')`
  // Two units agreed, and payments were not told to wait.
  await plant(twoUnitsForTwoAttributes, persons, [byTwo('name'), byTwo('phone')])
})

test('C8 sees whatever goes on after somebody has died', async () => {
  const living = await story([])
  await plant(nothingLivesAfterDeath, living.persons, [
    sql`update person.person set died_on = current_date where id = ${living.personId}`,
  ])
  const { persons, personId } = await story([
    order(FIRST, 'renew', CHOICE),
    permit(0, 1, true),
    registerTells(0, true),
  ])
  const begun: Readonly<Record<string, readonly Sql[]>> = {
    order: [
      sql`update card.card_order set state = 'open', ended_at = null
           where person_id = ${personId}`,
    ],
    'electronic card': [
      sql`insert into card.e_card (id, person_id, card_id, sign_number, status, issued_at)
          select gen_random_uuid(), person_id, id, '12345678901234567890', 'active', now()
            from card.card where person_id = ${personId} limit 1`,
    ],
    invitation: [
      sql`alter table person.relation disable trigger relation_checked`,
      sql`insert into person.relation (id, kind, person_id, scopes, starts_on, ends_on, status,
            proposed_by, proposed_at)
          values (gen_random_uuid(), 'family', ${personId}, '{seeCard}', '2026-11-26',
            '2027-05-26', 'proposed', 'person', now())`,
    ],
    consent: [
      sql`insert into consent.consent (id, person_id, kind, programme_code, account_id, text_key,
            text_version, text_language, text_digest, channel, given_by, assurance_level, given_at)
          select gen_random_uuid(), person_id, kind, programme_code, account_id, text_key,
                 text_version, text_language, text_digest, channel, given_by, assurance_level,
                 (select max(applied_at) from person.feed_record) + interval '1 second'
            from consent.consent where person_id = ${personId} limit 1`,
    ],
    'account to come': [
      sql`update account.assignment
             set valid = tstzrange(lower(valid), lower(valid) + interval '1 second')
           where person_id = ${personId}`,
      sql`insert into account.assignment (id, person_id, programme_code, account_id, valid,
            authorisation, payable_from, entered_at, actor_kind, actor_id)
          select gen_random_uuid(), person_id, programme_code, account_id,
                 tstzrange(now() + interval '10 years', null), 'initial', payable_from, entered_at,
                 'system', 'x'
            from account.assignment where person_id = ${personId} limit 1`,
    ],
  }
  for (const bug of Object.values(begun)) await plant(nothingLivesAfterDeath, persons, bug)
})

test('C9 sees a card that nobody issued', async () => {
  const { persons, personId } = await story([apply(FIRST, CHOICE)], false)
  await plant(countsAddUp, persons, [
    sql`alter table card.card disable trigger card_status_legal`,
    sql`update card.card set status = 'normal' where person_id = ${personId}`,
  ])
})

test('A2 sees two accounts paid at once', async () => {
  const { persons, personId } = await story([])
  await plant(oneAccountAtATime, persons, [
    sql`alter table account.assignment drop constraint assignment_one_account`,
    copyOfAssignment(personId, { actor: 'system', cancelled: false }),
  ])
})

test('A6 sees an agent in a change of account', async () => {
  const { persons, personId } = await story([])
  await plant(agentsTouchNoAccount, persons, [
    sql`alter table account.assignment drop constraint assignment_actor`,
    copyOfAssignment(personId, { actor: 'agent', cancelled: true }),
  ])
  await plant(agentsTouchNoAccount, persons, [
    sql`alter table platform.audit disable trigger audit_agent_in_force,
          drop constraint audit_agent_limits`,
    sql`insert into platform.audit (id, at, request_id, actor_kind, actor_id, on_behalf_of, action,
          subject_kind, subject_id, outcome, basis)
        values (gen_random_uuid(), now(), 'r', 'agent', gen_random_uuid(), ${personId},
          'account.change', 'person', ${personId}, 'granted', 'YKT-19')`,
  ])
})

test('A7 sees a change that is told twice, and one whose department is not asked', async () => {
  const { persons, personId } = await story([
    permit(0, 1, true),
    payTo(0, { to: 1, hours: 0, bySelf: true }),
  ])
  await plant(changesAreToldOnce, persons, [
    sql`insert into platform.event (id, name, subject_id, at, request_id, payload)
        select gen_random_uuid(), name, subject_id, at, request_id, payload
          from platform.event where name = 'account.changed' and subject_id = ${personId}`,
  ])
  await plant(changesAreToldOnce, persons, [
    sql`delete from account.change_acknowledgement where person_id = ${personId}`,
  ])
  await plant(changesAreToldOnce, persons, [
    sql`alter table account.change_notice disable trigger change_notice_append_only`,
    sql`delete from account.change_notice where person_id = ${personId}`,
  ])
  await plant(changesAreToldOnce, persons, [
    sql`alter table person.notice disable trigger notice_append_only`,
    sql`update person.notice set contact_at = null where person_id = ${personId}`,
  ])
  await plant(changesAreToldOnce, persons, [
    sql`insert into account.change_acknowledgement (id, change_id, person_id, agency_code, status,
          published_at)
        select gen_random_uuid(), change_id, person_id, 'nobody', 'published', published_at
          from account.change_acknowledgement where person_id = ${personId}`,
  ])
})

test('all that these people went through is lawful', async () => {
  assert.deepEqual(await wrong(owner), [])
})
