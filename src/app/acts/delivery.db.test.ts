import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { sql } from '#platform/db.ts'
import {
  type CardOrder,
  chooseOtherBank,
  currentCard,
  eCardOf,
  nextBlank,
  openOrderOf,
  returnUnclaimed,
} from '#modules/card/index.ts'
import {
  actOnCase,
  addMaterialsAtCounter,
  type Application,
  type Case,
  casesOfPerson,
  type Clerk,
  withdrawCase,
} from '#modules/handling/index.ts'
import { actsWorld, WISH } from '#test/acts.ts'
import { granted, produced, refusalOf } from '#test/card-orders.ts'
import { caseActs } from './index.ts'
import { eCardConsent } from '#test/consents.ts'

const world = await actsWorld()
after(() => world[Symbol.asyncDispose]())
const { db, deps, apply, holder, newcomer } = world
const meizhou = await world.clerk('desk-441400', '441400')
const branch = await world.clerk('bank-102', '440100')

const caseOf = async (personId: string): Promise<Case> => {
  const [one] = await casesOfPerson(db, personId)
  assert.ok(one !== undefined)
  return one
}
const orderOf = async (personId: string): Promise<CardOrder> => {
  const order = await openOrderOf(db, personId)
  assert.ok(order !== undefined)
  return order
}

/** Asked for at a counter, with the document in the hand. */
const accepted = (clerk: Clerk, personId: string, change: Partial<Application> = {}) =>
  apply(personId, 'firstCard', {
    channel: 'counter',
    acceptRegion: clerk.regionCode,
    acceptAgency: clerk.agencyCode,
    presented: ['identityDocument', 'photo'],
    shared: [],
    ...change,
  })

const act = (clerk: Clerk, one: Pick<Case, 'id'>, blank?: { slotId: string; spoiled: boolean }) =>
  actOnCase(deps, world.staffContext(clerk), {
    clerk,
    caseId: one.id,
    acts: caseActs,
    ...(blank !== undefined && { blank }),
  })

const opened = async (personId: string): Promise<void> => {
  await world.deliver()
  const order = await orderOf(personId)
  const { account: requestId } = await world.requestsOf(order)
  const { cardId, bankCode } = order
  await world.tell('bank.account-opened', {
    requestId,
    cardId,
    personId,
    bankCode,
    accountTail: '7788',
  })
}

const made = async (personId: string): Promise<void> => {
  await opened(personId)
  granted(await produced(world, await orderOf(personId)))
  await world.deliver()
}

test('a case accepted in Meizhou for a card of Shenzhen ends without Shenzhen (G13)', async () => {
  const personId = await newcomer('440306')
  const terms = { delivery: { to: 'outlet', outletCode: 'mz-1' } } as const
  const { case: one } = granted(
    await accepted(meizhou, personId, { issueRegion: '440300', wish: { ...WISH, ...terms } }),
  )
  await made(personId)
  const before = await caseOf(personId)
  assert.deepEqual([before.status, before.heldBy], ['inProgress', 'outlet'])
  const after = granted(await act(meizhou, one))
  assert.deepEqual([after.status, after.issueRegion], ['finished', '440300'])
  const card = await currentCard(db, personId)
  assert.deepEqual([card?.status, card?.issuingRegion], ['normal', '440300'])
  await world.deliver()
  const again = await act(meizhou, one)
  assert.equal(refusalOf(again).refusal, 'CASE_STEP_NOT_NEXT')
})

test('each milestone stands once in the timeline, told by the act or by its event', async () => {
  const personId = await newcomer()
  const { case: one } = granted(await accepted(meizhou, personId))
  await made(personId)
  granted(await act(meizhou, one))
  await world.deliver()
  const { rows } = await world.owner.pool.query<{ code: string }>(
    `select code from handling.step where case_id = $1 order by at, id`,
    [one.id],
  )
  const codes = rows.map(({ code }) => code).filter((code) => code !== 'finished')
  assert.deepEqual(codes.toSorted(), [...new Set(codes)].toSorted())
  for (const code of ['ordered', 'accountOpened', 'cardMade', 'cardReceived', 'enabled'])
    assert.ok(codes.includes(code), code)
})

test('a spoiled blank is kept and the next is proposed, which becomes the card', async () => {
  const personId = await newcomer()
  const delivery = { to: 'outlet', outletCode: 'gz-1' } as const
  const wish = { ...WISH, delivery, instant: true }
  const { case: one } = granted(await accepted(branch, personId, { wish }))
  const early = await act(branch, one, { slotId: 'B-0099', spoiled: false })
  assert.equal(refusalOf(early).refusal, 'CASE_STEP_NOT_NEXT')
  await opened(personId)
  granted(await act(branch, one, { slotId: 'B-0099', spoiled: true }))
  await world.deliver()
  assert.equal((await currentCard(db, personId))?.status, 'failedProduction')
  assert.equal(await nextBlank(db, 'gz-1'), 'B-0100')
  const used = await act(branch, one, { slotId: 'B-0099', spoiled: false })
  assert.deepEqual(refusalOf(used).instead, ['takeOtherBlank'])
  const next = { slotId: 'B-0100', spoiled: false }
  assert.equal(refusalOf(await act(branch, one)).refusal, 'CASE_ACT_NOT_POSSIBLE')
  granted(await act(branch, one, next))
  granted(await act(branch, one))
  assert.equal((await currentCard(db, personId))?.status, 'normal')
  assert.equal((await caseOf(personId)).status, 'finished')
})

test('only the outlet of the order makes its card', async () => {
  const personId = await newcomer()
  const wish = { ...WISH, delivery: { to: 'outlet', outletCode: 'gz-1' }, instant: true } as const
  const { case: one } = granted(await accepted(meizhou, personId, { wish }))
  await opened(personId)
  const refused = await act(meizhou, one, { slotId: 'B-0300', spoiled: false })
  assert.deepEqual(refusalOf(refused).instead, ['goToOutlet'])
})

test('an outlet that makes no cards is refused before anything is ordered', async () => {
  const personId = await newcomer()
  const wish = { ...WISH, delivery: { to: 'outlet', outletCode: 'mz-1' }, instant: true } as const
  const refused = refusalOf(await accepted(meizhou, personId, { wish }))
  assert.deepEqual(refused.instead, ['chooseOtherOutlet', 'chooseOrdinary'])
})

test('a photo that is taken later orders the card as it was wished', async () => {
  const personId = await newcomer()
  const change = { presented: ['identityDocument'], shared: [] } as const
  const { case: one } = granted(await accepted(meizhou, personId, change))
  assert.equal(one.status, 'waitingForMaterials')
  assert.equal(await openOrderOf(db, personId), undefined)
  assert.equal(refusalOf(await act(meizhou, one)).refusal, 'CASE_STEP_NOT_NEXT')
  const context = world.staffContext(meizhou)
  const came = { clerk: meizhou, caseId: one.id, came: ['photo'] } as const
  granted(await addMaterialsAtCounter(deps, context, came))
  granted(await act(meizhou, one))
  assert.equal((await orderOf(personId)).bankCode, '102')
})

test('a card that came by post is received and enabled by its holder in one step', async () => {
  const personId = await newcomer()
  granted(await apply(personId, 'firstCard'))
  const early = refusalOf(await apply(personId, 'enable'))
  assert.equal(early.refusal, 'CARD_NOT_SEALED')
  await made(personId)
  const wish = { eCard: (await eCardConsent(db, world.clock.now())).text }
  const unsure = refusalOf(await apply(personId, 'enable', { wish }))
  assert.equal(unsure.refusal, 'HIGHER_ASSURANCE_NEEDED')
  const proof = { authenticatedAt: world.clock.now(), assuranceLevel: 3 }
  const { case: enabling } = granted(await apply(personId, 'enable', { wish, proof }))
  assert.equal(enabling.status, 'finished')
  assert.equal((await currentCard(db, personId))?.status, 'normal')
  assert.equal((await eCardOf(db, personId))?.status, 'active')
  await world.deliver()
  const first = (await casesOfPerson(db, personId)).find(({ service }) => service === 'firstCard')
  assert.equal(first?.status, 'finished')
})

test('a card that lies at an outlet is not enabled online before it was handed over', async () => {
  const personId = await newcomer()
  const wish = { ...WISH, delivery: { to: 'outlet', outletCode: 'mz-1' } } as const
  granted(await apply(personId, 'firstCard', { wish }))
  await made(personId)
  assert.equal(refusalOf(await apply(personId, 'enable')).refusal, 'CARD_NOT_RECEIVED')
})

test('a withdrawn case takes its order along, and the old card is what it was', async () => {
  const { personId, card } = await holder()
  const wish = { ...WISH, damage: 'own' } as const
  const { case: one } = granted(await apply(personId, 'renewDamaged', { cardId: card.id, wish }))
  const input = { personId, caseId: one.id }
  granted(await withdrawCase(deps, world.context(personId), input))
  assert.equal(await openOrderOf(db, personId), undefined)
  assert.equal((await currentCard(db, personId))?.status, 'normal')
  const stranger = await newcomer()
  const others = { personId: stranger, caseId: one.id }
  assert.equal(await withdrawCase(deps, world.context(stranger), others), undefined)
})

test('a bank that opens no account leaves the choice of another to the holder', async () => {
  const personId = await newcomer()
  granted(await apply(personId, 'firstCard'))
  await world.deliver()
  const { id: orderId, cardId, bankCode, accountRequestId: requestId } = await orderOf(personId)
  const reason = { reasonCode: 'NAME', reason: '姓名不符' }
  await world.tell('bank.account-refused', { requestId, cardId, personId, bankCode, ...reason })
  assert.equal((await caseOf(personId)).heldBy, 'holder')
  const other = { personId, orderId, bankCode: '105' }
  granted(await chooseOtherBank(world, world.context(personId), other))
  await world.deliver()
  assert.equal((await caseOf(personId)).heldBy, 'bank')
})

test('a counter that never met the person has nothing done for their case', async () => {
  const personId = await newcomer()
  const { case: one } = granted(await accepted(meizhou, personId))
  await made(personId)
  assert.equal(await act(branch, one), undefined)
  assert.equal((await currentCard(db, personId))?.status, 'sealed')
})

test('somebody who died between the order and the counter gets no card', async () => {
  const personId = await newcomer()
  const { case: one } = granted(await accepted(meizhou, personId))
  await made(personId)
  await world.owner.run(sql`update person.person set died_on = '2026-11-02' where id = ${personId}`)
  const refused = refusalOf(await act(meizhou, one))
  assert.equal(refused.refusal, 'PERSON_NOT_ELIGIBLE')
  const { rows } = await world.owner.pool.query(
    'select 1 from card.card_receipt where person_id = $1',
    [personId],
  )
  assert.equal(rows.length, 0)
})

test('a made card that nobody fetched goes back, and its case does not stay open', async () => {
  const personId = await newcomer()
  granted(await accepted(meizhou, personId))
  await made(personId)
  for (const days of [200, 200]) {
    world.clock.advance({ hours: 24 * days })
    await returnUnclaimed(world, world.job())
  }
  await world.deliver()
  assert.equal(await openOrderOf(db, personId), undefined)
  assert.equal((await caseOf(personId)).status, 'withdrawn')
})
