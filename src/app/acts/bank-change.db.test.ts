import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { sql } from '#platform/db.ts'
import { accountsOf } from '#modules/account/index.ts'
import {
  currentCard,
  type CardOrder,
  openOrderOf,
  productionAnswered,
  purgeStatements,
  returnUnclaimed,
  shownStatement,
  statementOfOrder,
  withdrawOrder,
} from '#modules/card/index.ts'
import { consentsOf, publishTexts } from '#modules/consent/index.ts'
import { casesOfPerson, withdrawByOrder, withdrawCase } from '#modules/handling/index.ts'
import {
  carriedOut,
  type Changer,
  collected,
  enabled,
  online,
  PAID,
  paidAt,
  signed,
  wishOf,
} from '#test/bank-changes.ts'
import { clerkContext, confirmedAt, counterWorld } from '#test/bank-changes-counter.ts'
import { granted, refusalOf } from '#test/card-orders.ts'
import { relate } from '#test/relations.ts'

const world = await counterWorld()
after(() => world[Symbol.asyncDispose]())
const { db, clock } = world
const clerk = await world.clerk()

const standingConsents = async ({ personId }: Changer) =>
  (await consentsOf(db, personId)).filter(({ withdrawnAt }) => withdrawnAt === undefined)
const statusesOf = async ({ personId }: Changer) =>
  (await casesOfPerson(db, personId)).map(({ status }) => status)
const onlyCase = async ({ personId }: Changer) => {
  const [one, ...others] = await casesOfPerson(db, personId)
  assert.ok(one !== undefined && others.length === 0)
  return one
}
const orderOf = async ({ personId }: Changer): Promise<CardOrder> => {
  const order = await openOrderOf(db, personId)
  assert.ok(order !== undefined)
  return order
}

/** Nothing of a change is there: no case, no order, no account, no permission. */
const assertNothing = async (changer: Changer, about: string) => {
  const { personId, card, old } = changer
  assert.deepEqual(await statusesOf(changer), [], about)
  assert.equal(await openOrderOf(db, personId), undefined, about)
  assert.deepEqual(await standingConsents(changer), [], about)
  const accounts = (await accountsOf(db, personId)).map(({ id }) => id)
  assert.deepEqual(accounts, [old.id], about)
  const now = await currentCard(db, personId)
  assert.deepEqual([now?.id, now?.status], [card.id, 'normal'], about)
}

test('a card of Guangzhou changes banks at a counter in Meizhou, as one case', async () => {
  const changer = await world.enterChanger()
  const statementId = await confirmedAt(world, clerk, changer)
  const { case: one } = granted(await world.sign(clerk, changer, statementId))
  const order = await orderOf(changer)
  assert.deepEqual([one.orderId, one.cardId, one.status], [order.id, order.cardId, 'inProgress'])
  assert.deepEqual([one.acceptRegion, one.issueRegion], ['441400', '440100'])
  assert.ok(one.promiseOn !== undefined)
  const consents = await standingConsents(changer)
  assert.equal(consents.length, PAID.length)
  const shown = await statementOfOrder(db, order.id)
  assert.equal(shown?.id, statementId)
  for (const { channel, witnessId, assuranceLevel, textVersion, textDigest } of consents) {
    assert.deepEqual([channel, witnessId, assuranceLevel], ['counter', clerk.id, 4])
    assert.deepEqual({ version: textVersion, digest: textDigest }, shown.statement.text)
  }
  await carriedOut(world, order)
  assert.deepEqual(await statusesOf(changer), ['finished'])
  const paid = await paidAt(world, changer.personId, clock.now())
  assert.ok(paid.values().every(({ bankCode }) => bankCode === '105'))
})

test('without the confirmation of exactly this nothing is signed or left', async () => {
  const changer = await world.enterChanger()
  const other = await world.enterChanger()
  const colleague = await world.clerk()
  const shown = granted(await world.show(clerk, changer, {}))
  const refused = async (about: string, sign: ReturnType<typeof world.sign>) => {
    const { refusal, instead } = refusalOf(await sign)
    await assertNothing(changer, about)
    return `${about}: ${refusal} ${instead.join()}`
  }
  const before = [
    await refused('never shown', world.sign(clerk, changer, undefined)),
    await refused('not confirmed', world.sign(clerk, changer, shown.id)),
  ]
  assert.equal(await world.confirm(colleague, shown), false)
  assert.equal(await world.confirm(clerk, shown), true)
  assert.equal(await world.confirm(clerk, shown), false)
  const sign = (change: Parameters<typeof world.sign>[3]) =>
    world.sign(clerk, changer, shown.id, change)
  const outlet = { to: 'outlet', outletCode: 'nowhere' } as const
  const after = [
    await refused('fewer programmes', sign({ programmes: PAID.slice(1) })),
    await refused('another moment', sign({ moment: 'afterNextPayment' })),
    await refused('another way to get it', sign({ delivery: outlet })),
    await refused('a colleague', world.sign(colleague, changer, shown.id)),
  ]
  assert.deepEqual(
    [...before, ...after],
    [
      'never shown: CONFIRMATION_MISSING showToHolder',
      'not confirmed: CONFIRMATION_MISSING showToHolder',
      'fewer programmes: CONFIRMATION_DIFFERS showToHolder',
      'another moment: CONFIRMATION_DIFFERS showToHolder',
      'another way to get it: CONFIRMATION_DIFFERS showToHolder',
      'a colleague: CONFIRMATION_MISSING showToHolder',
    ],
  )
  const ofAnother = await confirmedAt(world, clerk, other)
  assert.equal(
    refusalOf(await world.sign(clerk, changer, ofAnother)).refusal,
    'CONFIRMATION_MISSING',
  )
  clock.advance({ minutes: 30 })
  assert.equal(refusalOf(await sign({})).refusal, 'CONFIRMATION_MISSING')
  await assertNothing(changer, 'the confirmation is old')
  // Shown once more and confirmed, the very same is signed.
  const again = await confirmedAt(world, clerk, changer)
  granted(await world.sign(clerk, changer, again))
})

test('two clerks at once have one change signed, and the other is told', async () => {
  const changer = await world.enterChanger()
  const colleague = await world.clerk()
  const [one, two] = [
    await confirmedAt(world, clerk, changer),
    await confirmedAt(world, colleague, changer),
  ]
  const answers = await Promise.all([
    world.sign(clerk, changer, one),
    world.sign(colleague, changer, two),
  ])
  assert.equal(answers.filter(({ granted: done }) => done).length, 1)
  const loser = answers.find(({ granted: done }) => !done)
  assert.equal(refusalOf(loser).refusal, 'CASE_ALREADY_OPEN')
  assert.equal((await onlyCase(changer)).orderId, (await orderOf(changer)).id)
  assert.equal((await standingConsents(changer)).length, PAID.length)
})

test('sent twice from one page it is one case and one order', async () => {
  const changer = await world.enterChanger()
  const statementId = await confirmedAt(world, clerk, changer)
  const key = 'one-page-of-the-counter'
  const answers = await Promise.all(
    [1, 2, 3].map(() => world.sign(clerk, changer, statementId, {}, { key })),
  )
  const ids = new Set(answers.map((answer) => granted(answer).case.id))
  assert.deepEqual([...ids], [(await onlyCase(changer)).id])
})

test('a bank suspended before the signature is refused, and the old card works', async () => {
  const changer = await world.enterChanger()
  const statementId = await confirmedAt(world, clerk, changer)
  await world.setMeasure('105', 'suspendedApply')
  const refused = refusalOf(await world.sign(clerk, changer, statementId))
  assert.equal(refused.refusal, 'BANK_TAKES_NO_APPLICATIONS')
  assert.deepEqual(refused.instead, ['chooseAnotherBank'])
  await assertNothing(changer, 'suspended')
  const shown = await world.show(clerk, changer, {})
  assert.equal(refusalOf(shown).refusal, 'BANK_TAKES_NO_APPLICATIONS')
  await world.setMeasure('105', 'normal')
})

test('nobody but the holder: neither guardian nor agent, at a counter or online (A6)', async () => {
  const changer = await world.enterChanger()
  const statementId = await confirmedAt(world, clerk, changer)
  for (const applicant of ['guardian', 'agent', 'villageHelper', 'bank'] as const) {
    const refused = refusalOf(await world.sign(clerk, changer, statementId, {}, { applicant }))
    assert.deepEqual([refused.refusal, refused.instead], ['APPLICANT_NOT_ALLOWED', ['holder']])
  }
  const { personId } = changer
  const agentId = (await world.enterChanger()).personId
  await relate(db, clock.now(), { personId, agentId, kind: 'family' })
  const actor = { kind: 'agent', id: agentId, onBehalfOf: personId } as const
  const context = { ...world.context(personId), actor }
  const refused = refusalOf(await online(world).sign(context, await wishOf(world, changer)))
  assert.deepEqual([refused.refusal, refused.instead], ['NOT_THE_HOLDER', ['askHolder']])
  await assertNothing(changer, 'an agent')
})

test('signed online it is a case as well, with promise, number and every step', async () => {
  const changer = await world.enterChanger()
  const order = await signed(world, changer)
  const one = await onlyCase(changer)
  assert.deepEqual(
    [one.service, one.channel, one.applicant, one.orderId, one.status],
    ['changeBank', 'online', 'holder', order.id, 'inProgress'],
  )
  assert.ok(one.promiseOn !== undefined && one.acceptAgency === undefined)
  assert.deepEqual((await online(world).caseOf(order.id))?.number.replaceAll(' ', '').length, 12)
  await carriedOut(world, order)
  assert.deepEqual(await statusesOf(changer), ['finished'])
})

const STAGES = {
  'before the bank is asked': async () => {},
  'when the card is being made': () => world.settle(),
  'when the card is in the hand': async (order: CardOrder) => {
    await world.settle()
    await collected(world, order)
  },
} as const

for (const [stage, reach] of Object.entries(STAGES)) {
  test(`a case that is withdrawn ${stage} takes everything back with it`, async () => {
    const changer = await world.enterChanger()
    const order = await signed(world, changer)
    await reach(order)
    await world.settle()
    const { personId } = changer
    const { id: caseId } = await onlyCase(changer)
    granted(await withdrawCase(world, world.context(personId), { personId, caseId }))
    await world.settle()
    assert.deepEqual(await statusesOf(changer), ['withdrawn'])
    assert.equal(await openOrderOf(db, personId), undefined)
    assert.deepEqual(await standingConsents(changer), [])
    assert.equal((await currentCard(db, personId))?.id, changer.card.id)
  })

  test(`an order that is taken back ${stage} ends its case in the same moment`, async () => {
    const changer = await world.enterChanger()
    const order = await signed(world, changer)
    await reach(order)
    await world.settle()
    const { personId } = changer
    const taking = { personId, orderId: order.id }
    granted(await withdrawByOrder(world, world.context(personId), taking))
    assert.deepEqual(await statusesOf(changer), ['withdrawn'])
    granted(await withdrawByOrder(world, world.context(personId), taking))
    await world.settle()
    assert.deepEqual(await standingConsents(changer), [])
  })

  test(`an order that ends ${stage} by an act of its own takes its case along`, async () => {
    const changer = await world.enterChanger()
    const order = await signed(world, changer)
    await reach(order)
    await world.settle()
    const { personId } = changer
    granted(await withdrawOrder(world, world.job(), { personId, orderId: order.id }))
    await world.settle()
    assert.deepEqual(await statusesOf(changer), ['withdrawn'])
  })
}

test('a card that nobody fetches ends its case when it goes back', async () => {
  const changer = await world.enterChanger()
  const order = await signed(world, changer)
  await world.settle()
  const { production: requestId } = await world.requestsOf(order)
  granted(await productionAnswered(world, world.job(), { requestId, state: 'produced' }))
  for (const days of [200, 200]) {
    clock.advance({ hours: 24 * days })
    await returnUnclaimed(world, world.job())
  }
  await world.settle()
  assert.deepEqual(await statusesOf(changer), ['withdrawn'])
})

test('a case is not taken back once the card is enabled, though it has not heard', async () => {
  const changer = await world.enterChanger()
  const order = await signed(world, changer)
  await world.settle()
  await collected(world, order)
  await enabled(world, order)
  const { personId } = changer
  const { id: caseId } = await onlyCase(changer)
  const refused = await withdrawCase(world, world.context(personId), { personId, caseId })
  assert.equal(refusalOf(refused).refusal, 'CASE_TOO_FAR')
  await world.settle()
  assert.deepEqual(await statusesOf(changer), ['finished'])
})

test('what was confirmed is evidence: signed once, never rewritten; the rest goes', async () => {
  const changer = await world.enterChanger()
  const statementId = await confirmedAt(world, clerk, changer)
  const unsigned = granted(await world.show(clerk, changer, { moment: 'afterNextPayment' }))
  granted(await world.sign(clerk, changer, statementId))
  const { owner } = world
  const order = await orderOf(changer)
  await assert.rejects(
    owner.run(sql`
      insert into card.bank_change (order_id, person_id, from_bank, to_bank, new_account_id, moment,
        channel, signed_by, witness_id, statement_id, assurance_level, signed_at, status)
      select ${order.id}, person_id, from_bank, to_bank, gen_random_uuid(), moment, channel,
             signed_by, witness_id, ${unsigned.id}, assurance_level, signed_at, status
        from card.bank_change where order_id = ${order.id}`),
    { constraint: 'bank_change_confirmed' },
  )
  const rewrite = sql`
    update card.bank_change_statement set content = 'something else' where id = ${statementId}`
  await assert.rejects(db.run(rewrite), /permission denied/)
  await assert.rejects(owner.run(rewrite), /not rewritten/)
  const old = clock.now().add({ hours: 1 })
  assert.ok((await db.transaction((tx) => purgeStatements(tx, old))) > 0)
  assert.equal(await shownStatement(db, unsigned.id), undefined)
  assert.equal((await statementOfOrder(db, order.id))?.id, statementId)
  // A statement that was signed serves for no other change.
  const { personId } = changer
  const taking = { personId, orderId: order.id }
  granted(await withdrawByOrder(world, clerkContext(world, clerk), taking))
  await world.settle()
  const again = refusalOf(await world.sign(clerk, changer, statementId))
  assert.equal(again.refusal, 'CONFIRMATION_MISSING')
})

test('new words of the permission are read and confirmed anew (N11)', async () => {
  const changer = await world.enterChanger()
  const statementId = await confirmedAt(world, clerk, changer)
  const text = { 'zh-Hans': '新的文字', 'zh-Hant': '新的文字', en: 'New words', pt: 'Novo texto' }
  const version = { key: 'payToNewAccount', version: 99, validFrom: clock.now(), text }
  await db.transaction((tx) => publishTexts(tx, [version]))
  const refused = refusalOf(await world.sign(clerk, changer, statementId))
  assert.equal(refused.refusal, 'TEXT_CHANGED')
  await assertNothing(changer, 'new words')
  granted(await world.sign(clerk, changer, await confirmedAt(world, clerk, changer)))
  for (const { textVersion } of await standingConsents(changer)) assert.equal(textVersion, 99)
})
