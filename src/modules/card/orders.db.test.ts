import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from '#platform/db.ts'
import { cardOf, enterCard } from '#test/card.ts'
import {
  applyFor,
  granted,
  openAccount,
  orderWorld,
  produced,
  refusalOf,
  terms,
} from '#test/card-orders.ts'
import { eCardConsent } from '#test/consents.ts'
import { enterSomebody } from '#test/person.ts'
import { allocateCard } from './allocate-card.ts'
import {
  askFactory,
  chooseOtherBank,
  currentCard,
  enableCard,
  holderOrders,
  orderBankChange,
  openOrderOf,
  personaliseInstantly,
  productionAnswered,
  receiveCard,
  requestAccount,
  requestProduction,
  withdrawOrder,
} from './index.ts'

test('a card goes from the application to its use, and each step is told', async () => {
  await using world = await orderWorld()
  const personId = await enterSomebody(world.db, 2)
  const order = await applyFor(world, personId)
  assert.equal(order.feeFen, 0n)
  assert.equal(order.feeExemption, 'first')
  assert.equal((await currentCard(world.db, personId))?.status, 'bankOpening')
  await openAccount(world, order)
  const [sent] = world.ordered
  assert.equal(sent?.name.reveal(), '陈静怡')
  const making = await currentCard(world.db, personId)
  assert.equal(making?.status, 'producing')
  assert.equal(making.accountTail, '7788')
  assert.equal(sent?.cardNumber, making.cardNumber)
  assert.match(making.cardIdentifier, /^440100D156000005[0-9A-F]{16}$/)
  granted(await produced(world, order))
  const { cardId } = order
  const handover = { personId, cardId, receivedBy: 'holder', receiverId: personId } as const
  granted(await receiveCard(world, world.context(personId), handover))
  const enabling = { personId, cardId }
  const card = granted(await enableCard(world, world.context(personId), enabling))
  assert.equal(card.status, 'normal')
  assert.equal(card.issuedOn?.toString(), '2026-11-02')
  assert.deepEqual(await world.eventNames(), [
    'applied',
    'account-wanted',
    'account-opened',
    'production-wanted',
    'sealed',
    'received',
    'enabled',
  ])
  const [shown] = await holderOrders(world.db, personId)
  assert.equal(shown?.order.state, 'finished')
  assert.deepEqual(shown.possible, [])
})

test('what bank and factory say twice happens once', async () => {
  await using world = await orderWorld()
  const personId = await enterSomebody(world.db, 2)
  const order = await applyFor(world, personId)
  await openAccount(world, order)
  await openAccount(world, order)
  granted(await produced(world, order))
  granted(await produced(world, order))
  const { cardId } = order
  const handover = { personId, cardId, receivedBy: 'holder', receiverId: personId } as const
  for (const _time of [1, 2]) granted(await receiveCard(world, world.job(), handover))
  const eCard = await eCardConsent(world.db, world.clock.now())
  for (const _time of [1, 2])
    granted(await enableCard(world, world.context(personId), { personId, cardId, eCard }))
  granted(await produced(world, order))
  const names = await world.eventNames()
  assert.equal(new Set(names).size, names.length, names.join(' '))
})

test('a bank that refuses is told why, and another bank can be chosen', async () => {
  await using world = await orderWorld()
  const personId = await enterSomebody(world.db, 2)
  const order = await applyFor(world, personId)
  const first = (await world.requestsOf(order)).account
  const refused = { requestId: first, cardId: order.cardId, personId, reasonCode: 'R12' }
  await world.tell('bank.account-refused', { ...refused, reason: '身份信息核验未通过' })
  const [halted] = await holderOrders(world.db, personId)
  assert.equal(halted?.cardStatus, 'failedBank')
  assert.equal(halted.failure?.reasonCode, 'R12')
  assert.equal(halted.failure.reasonText, '身份信息核验未通过')
  assert.deepEqual(halted.possible, ['chooseOtherBank', 'withdrawOrder'])
  const change = { personId, orderId: order.id, bankCode: '105' }
  granted(await chooseOtherBank(world, world.context(personId), change))
  assert.equal((await currentCard(world.db, personId))?.bankCode, '105')
  const second = (await world.requestsOf(order)).account
  assert.notEqual(second, first)
  await world.tell('bank.account-opened', { ...refused, accountTail: '1111' })
  assert.equal((await currentCard(world.db, personId))?.status, 'bankOpening', 'a late answer')
  assert.ok((await world.auditLines()).includes('card.accountOpened REQUEST_SUPERSEDED'))
})

test('the same bank can be asked again after it refused', async () => {
  await using world = await orderWorld()
  const personId = await enterSomebody(world.db, 2)
  const order = await applyFor(world, personId)
  const first = (await world.requestsOf(order)).account
  const answer = { requestId: first, cardId: order.cardId, personId, reasonCode: 'R1' }
  await world.tell('bank.account-refused', answer)
  const retry = () =>
    world.db.transaction((tx) => requestAccount(tx, world.context(personId), order.id))
  granted(await retry())
  assert.equal(refusalOf(await retry()).refusal, 'ACTION_NOT_AVAILABLE_IN_STATUS')
  assert.notEqual((await openOrderOf(world.db, personId))?.accountRequestId, first)
  await openAccount(world, order)
  assert.equal((await currentCard(world.db, personId))?.status, 'producing')
})

test('a card that could not be made is made again', async () => {
  await using world = await orderWorld()
  const personId = await enterSomebody(world.db, 2)
  const order = await applyFor(world, personId)
  await openAccount(world, order)
  const { production: requestId } = await world.requestsOf(order)
  const reason = { code: 'F07', text: '照片不合格'.repeat(20) }
  const failed = { requestId, state: 'failed', reason } as const
  for (const _time of [1, 2]) granted(await productionAnswered(world, world.job(), failed))
  const [halted] = await holderOrders(world.db, personId)
  assert.equal(halted?.cardStatus, 'failedProduction')
  assert.equal(halted.failure?.reasonText, '照片不合格'.repeat(5), 'fifty bytes of GB18030')
  granted(await requestProduction(world, world.context(personId), order.id))
  await world.deliver()
  assert.equal(world.ordered.length, 2)
  const late = await productionAnswered(world, world.job(), { requestId, state: 'produced' })
  assert.equal(refusalOf(late).refusal, 'REQUEST_SUPERSEDED')
  granted(await produced(world, order))
  assert.equal((await currentCard(world.db, personId))?.status, 'sealed')
})

test('an outlet makes a card at once, and a spoiled blank stays on record', async () => {
  await using world = await orderWorld()
  const personId = await enterSomebody(world.db, 2)
  const delivery = { to: 'outlet', outletCode: 'gz-1' } as const
  const order = await applyFor(world, personId, { instant: true, delivery })
  const make = (slotId: string, more = {}) =>
    personaliseInstantly(world, world.job(), {
      orderId: order.id,
      outletCode: 'gz-1',
      slotId,
      ...more,
    })
  assert.equal(refusalOf(await make('B1')).refusal, 'ACCOUNT_NOT_OPEN')
  await openAccount(world, order)
  assert.equal(world.ordered.length, 0, 'the factory is not asked')
  const elsewhere = await make('B1', { outletCode: 'mz-1' })
  assert.equal(refusalOf(elsewhere).refusal, 'OUTLET_IS_ANOTHER')
  granted(await make('B1', { failure: { code: 'CHIP', text: '芯片写入失败' } }))
  assert.equal((await currentCard(world.db, personId))?.status, 'failedProduction')
  assert.deepEqual(refusalOf(await make('B1')), {
    refusal: 'BLANK_USED',
    basis: 'YKT-17',
    instead: ['takeOtherBlank'],
  })
  granted(await make('B2'))
  assert.equal((await currentCard(world.db, personId))?.status, 'sealed')
  assert.equal((await world.lastEvent('card.sealed'))?.['deliver'], 'instant')
  const again = await make('B3')
  assert.equal(refusalOf(again).refusal, 'ACTION_NOT_AVAILABLE_IN_STATUS')
  const again2 = await requestProduction(world, world.job(), order.id)
  assert.equal(refusalOf(again2).refusal, 'ORDER_IS_INSTANT')
})

test('a card is handed over finished, and to somebody who is named', async () => {
  await using world = await orderWorld()
  const personId = await enterSomebody(world.db, 2)
  const order = await applyFor(world, personId)
  const { cardId } = order
  const early = { personId, cardId, receivedBy: 'holder', receiverId: personId } as const
  const context = world.context(personId)
  assert.equal(refusalOf(await receiveCard(world, context, early)).refusal, 'CARD_NOT_SEALED')
  await openAccount(world, order)
  granted(await produced(world, order))
  const enabling = { personId, cardId }
  const unseen = refusalOf(await enableCard(world, context, enabling))
  assert.deepEqual(unseen.instead, ['receive'])
  const nobody = { ...early, receivedBy: 'guardian' } as const
  assert.equal(
    refusalOf(await receiveCard(world, context, nobody)).refusal,
    'RECEIVER_IS_NOT_HOLDER',
  )
  const guardian = await enterSomebody(world.db, 4)
  granted(await receiveCard(world, context, { ...nobody, receiverId: guardian }))
  assert.equal(
    await receiveCard(world, context, { ...early, personId: guardian }),
    undefined,
    "somebody else's card is not there",
  )
})

test('a change of bank leaves the old card working until the new one is enabled', async () => {
  await using world = await orderWorld()
  const personId = await enterSomebody(world.db, 2)
  const old = await enterCard(world.db, personId, 1)
  const change = (bankCode: string) =>
    world.db.transaction((tx) =>
      orderBankChange(tx, world.context(personId), {
        personId,
        cardId: old.id,
        terms: terms({ bankCode }),
      }),
    )
  assert.equal(refusalOf(await change('102')).refusal, 'BANK_IS_THE_SAME')
  const order = granted(await change('105'))
  assert.equal(order.feeFen, 0n)
  assert.equal((await currentCard(world.db, personId))?.id, old.id)
  assert.equal((await currentCard(world.db, personId))?.status, 'replacing')
  const withdrawal = { personId, orderId: order.id }
  granted(await withdrawOrder(world, world.context(personId), withdrawal))
  granted(await withdrawOrder(world, world.context(personId), withdrawal))
  assert.equal((await currentCard(world.db, personId))?.status, 'normal')
  assert.equal(
    await withdrawOrder(world, world.job(), { ...withdrawal, personId: order.cardId }),
    undefined,
  )
  granted(await change('105'))
})

test('an answer of the factory that was lost is asked for, or the order sent again', async () => {
  await using world = await orderWorld()
  const personId = await enterSomebody(world.db, 2)
  const order = await applyFor(world, personId)
  await openAccount(world, order)
  const states: ('produced' | undefined)[] = [undefined, 'produced']
  const factory = {
    ...world.factoryDeps.factory,
    stateOf: async () => {
      const state = states.shift()
      return state && { state }
    },
  }
  const deps = { ...world.factoryDeps, factory }
  assert.equal(await askFactory(deps, world.job()), 0, 'it is given an hour')
  world.clock.advance({ hours: 2 })
  assert.equal(await askFactory(deps, world.job()), 0)
  assert.equal(world.ordered.length, 2, 'never heard of: sent again')
  assert.equal(world.ordered[0]?.requestId, world.ordered[1]?.requestId)
  assert.equal(await askFactory(deps, world.job()), 1)
  assert.equal((await currentCard(world.db, personId))?.status, 'sealed')
  assert.equal(await askFactory(deps, world.job()), 0)
})

test('a number that is taken is drawn anew, and the search has an end', async () => {
  await using world = await orderWorld()
  const [one, other] = [await enterSomebody(world.db, 2), await enterSomebody(world.db, 4)]
  const taken = await enterCard(world.db, one, 1)
  const card = { ...cardOf(other, 2), ...taken, id: other, personId: other }
  const names = [taken, { ...taken, cardNumber: 'Z00000001' }, cardOf(other, 2)]
  const drawn = await world.db.transaction((tx) =>
    allocateCard(tx, card, () => names.shift() ?? taken),
  )
  assert.equal(drawn.cardNumber, 'A00000002', 'number and identifier are both free')
  await assert.rejects(
    world.db.transaction((tx) => allocateCard(tx, { ...card, id: one }, () => taken)),
    /no free number/,
  )
})

test('the database keeps one order under way and rewrites no record', async () => {
  await using world = await orderWorld()
  const personId = await enterSomebody(world.db, 2)
  const order = await applyFor(world, personId)
  const { cardId } = order
  await assert.rejects(
    world.owner.run(sql`
      insert into card.card_order (id, person_id, kind, reason, card_id, accept_region,
        issue_region, accept_channel, bank_code, delivery, instant, fee_fen, state, placed_at)
      values (gen_random_uuid(), ${personId}, 'first', 'first', gen_random_uuid(), '440100',
        '440100', 'online', '102', 'mail', false, 0, 'open', now())`),
    /card_order_one_open/,
  )
  await world.owner.run(sql`
    insert into card.card_failure (id, card_id, person_id, stage, reason_code, reason_text, at)
    values (gen_random_uuid(), ${cardId}, ${personId}, 'bank', 'R1', '', now())`)
  for (const table of ['card_failure', 'card_blank', 'card_receipt', 'card_return'])
    for (const db of [world.db, world.owner])
      await assert.rejects(
        db.pool.query(`delete from card.${table}`),
        /append-only|permission denied/,
        table,
      )
})
