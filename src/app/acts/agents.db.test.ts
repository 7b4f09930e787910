import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import type { ActionContext } from '#platform/audit.ts'
import { sql } from '#platform/db.ts'
import { currentCard, eCardOf, openOrderOf, orderBankChange } from '#modules/card/index.ts'
import { consentsOf } from '#modules/consent/index.ts'
import { actOnCase, openAndAct, type Wish } from '#modules/handling/index.ts'
import { noticeText } from '#modules/person/index.ts'
import { actsWorld, WISH } from '#test/acts.ts'
import { granted, openAccount, produced, refusalOf, terms } from '#test/card-orders.ts'
import { eCardConsent } from '#test/consents.ts'
import { relate } from '#test/relations.ts'
import { caseActs } from './index.ts'

const world = await actsWorld()
after(() => world[Symbol.asyncDispose]())
const { db, owner, deps, clock } = world

const asAgent = (personId: string, agentId: string): ActionContext => ({
  ...world.context(personId),
  actor: { kind: 'agent', id: agentId, onBehalfOf: personId },
})

/** The card of the order under way is made. */
const made = async (personId: string): Promise<void> => {
  await world.deliver()
  const order = await openOrderOf(db, personId)
  assert.ok(order !== undefined)
  await openAccount(world, order)
  granted(await produced(world, order))
  await world.deliver()
}

/** Somebody and a relative who may act for them. */
const couple = async (personId: string) => {
  const agentId = await world.newcomer()
  const relationId = await relate(db, clock.now(), { personId, agentId, kind: 'family' })
  const enable = (wish: Wish = {}) =>
    openAndAct(deps, asAgent(personId, agentId), {
      key: `enable-${personId}`,
      personId,
      service: 'enable',
      applicant: 'agent',
      applicantId: agentId,
      relationId,
      channel: 'online',
      issueRegion: '440100',
      acceptRegion: '440100',
      presented: ['agentDocument', 'card'],
      shared: ['identityDocument', 'mandate'],
      wish,
      proof: { authenticatedAt: Temporal.Instant.fromEpochMilliseconds(0), assuranceLevel: 3 },
    })
  return { personId, agentId, enable }
}

/** The same, with a first card that comes by post. */
const newcomers = async () => {
  const personId = await world.newcomer()
  granted(await world.apply(personId, 'firstCard'))
  await made(personId)
  return couple(personId)
}

const ReceiptRow = z.object({ received_by: z.string(), receiver_id: z.string() })
const ActRow = z.object({ action: z.string(), actor_kind: z.string() })

test('a relative takes the card that came by post into use, and the holder is told', async () => {
  const { personId, agentId, enable } = await newcomers()
  assert.equal(granted(await enable()).case.status, 'finished')
  assert.equal((await currentCard(db, personId))?.status, 'normal')
  const receipt = await owner.one(
    ReceiptRow,
    sql`select received_by, receiver_id from card.card_receipt where person_id = ${personId}`,
  )
  assert.deepEqual(receipt, { received_by: 'agent', receiver_id: agentId })
  const told = await owner.many(
    z.object({ action: z.string() }),
    sql`select payload ->> 'action' as action from platform.event
         where name = 'platform.acted-for' and subject_id = ${personId} order by position`,
  )
  assert.deepEqual(
    told.map(({ action }) => action),
    ['handling.openCase', 'card.receive', 'card.enable', 'handling.finishCase'],
  )
  for (const { action } of told.slice(0, -1))
    assert.doesNotMatch(
      noticeText('zh-Hans', { message: 'person.actedForYou', params: { act: action } }),
      /一件事/,
      action,
    )
})

test('with it comes no electronic card and nothing about an account (A6)', async () => {
  const { personId, enable } = await newcomers()
  const wish = { eCard: (await eCardConsent(db, clock.now())).text }
  assert.equal(refusalOf(await enable(wish)).refusal, 'NOT_THE_HOLDER')
  assert.equal((await currentCard(db, personId))?.status, 'sealed')
  granted(await enable())
  assert.equal(await eCardOf(db, personId), undefined)
  assert.deepEqual(await consentsOf(db, personId), [])
  const acts = await owner.many(
    ActRow,
    sql`select action, actor_kind from platform.audit
         where on_behalf_of = ${personId} and action ~ '^(account|consent|payment)[.]'
           and outcome = 'granted'`,
  )
  assert.deepEqual(acts, [])
})

test('a card of another bank is taken into use by its holder alone', async () => {
  const { personId, card } = await world.holder()
  const order = await db.transaction((tx) =>
    orderBankChange(tx, world.context(personId), {
      personId,
      cardId: card.id,
      terms: terms({ bankCode: '105', delivery: { to: 'mail' } }),
    }),
  )
  granted(order)
  await made(personId)
  const { enable } = await couple(personId)
  const refused = refusalOf(await enable())
  assert.deepEqual(
    [refused.refusal, refused.basis, refused.instead],
    ['NOT_THE_HOLDER', 'YKT-19', ['askHolder']],
  )
  assert.equal((await currentCard(db, personId))?.id, card.id)
})

test('nobody chooses another bank for the holder of a card (A6)', async () => {
  const { personId, card } = await world.holder()
  const agentId = await world.newcomer()
  const relationId = await relate(db, clock.now(), { personId, agentId, kind: 'family' })
  const renew = (bankCode: string) =>
    openAndAct(deps, asAgent(personId, agentId), {
      key: `renew-${personId}-${bankCode}`,
      personId,
      service: 'renewDamaged',
      applicant: 'agent',
      applicantId: agentId,
      relationId,
      channel: 'online',
      issueRegion: '440100',
      acceptRegion: '440100',
      cardId: card.id,
      presented: ['agentDocument', 'oldCard'],
      shared: ['identityDocument', 'mandate', 'photo'],
      wish: { ...WISH, bankCode, damage: 'notOwn' },
      proof: { authenticatedAt: clock.now(), assuranceLevel: 3 },
    })
  const refused = refusalOf(await renew('105'))
  assert.deepEqual([refused.refusal, refused.instead], ['HOLDER_CHOOSES_BANK', ['holderComes']])
  assert.equal(await openOrderOf(db, personId), undefined)
  granted(await renew(card.bankCode))
})

test('at the counter the electronic card comes on the word of the holder', async () => {
  const meizhou = await world.clerk('desk-441400', '441400')
  const personId = await world.newcomer()
  const { case: one } = granted(
    await world.apply(personId, 'firstCard', {
      wish: { ...WISH, delivery: { to: 'outlet', outletCode: 'mz-1' } },
      channel: 'counter',
      acceptRegion: meizhou.regionCode,
      acceptAgency: meizhou.agencyCode,
    }),
  )
  await made(personId)
  const { text } = await eCardConsent(db, clock.now())
  const context = world.staffContext(meizhou)
  const asked = { clerk: meizhou, caseId: one.id, acts: caseActs, eCard: text }
  granted(await actOnCase(deps, context, asked))
  assert.equal((await eCardOf(db, personId))?.status, 'active')
  const [kept] = await consentsOf(db, personId)
  assert.deepEqual(
    [kept?.channel, kept?.witnessId, kept?.assuranceLevel, kept?.textDigest],
    ['counter', meizhou.id, 4, text.digest],
  )
})
