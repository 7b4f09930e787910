import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { applyForCard, withdrawOrder } from '#modules/card/index.ts'
import { workingDays } from '#app/working-days.ts'
import { granted, orderWorld, terms } from '#test/card-orders.ts'
import { enterSomebody } from '#test/person.ts'
import { reportStandstills } from './report-standstills.ts'
import { exceptionsOfPerson } from './store-exception.ts'

const it = await orderWorld()
after(() => it[Symbol.asyncDispose]())
const deps = { db: it.db, workingDays: workingDays(it.db) }
const report = () => reportStandstills(deps, it.job())

let people = 0
const order = async () => {
  people += 2
  const personId = await enterSomebody(it.db, people)
  const wish = { personId, issueRegion: '440100', terms: terms() }
  return granted(await applyForCard(it, it.context(personId), wish))
}

test('an order that a bank leaves without an answer is taken up once by the program', async () => {
  const { personId, id } = await order()
  await it.deliver()
  it.clock.advance({ hours: 24 * 3 })
  assert.equal(await report(), 0)
  it.clock.advance({ hours: 24 })
  assert.equal(await report(), 1)
  assert.equal(await report(), 0)
  const [one] = await exceptionsOfPerson(it.db, personId)
  assert.equal(one?.kind, 'cardStuck')
  assert.equal(one?.orderId, id)
  assert.match(one?.statement ?? '', /银行没有答复/)
})

test('a failure that nobody acts on is taken up, and one that is acted on is not', async () => {
  const [left, withdrawn] = [await order(), await order()]
  await it.deliver()
  for (const one of [left, withdrawn]) {
    const { account: requestId } = await it.requestsOf(one)
    await it.tell('bank.account-refused', {
      requestId,
      cardId: one.cardId,
      personId: one.personId,
      bankCode: '102',
      reasonCode: 'X1',
      reason: '证件过期',
    })
  }
  const { personId, id: orderId } = withdrawn
  await withdrawOrder(it, it.context(personId), { personId, orderId })
  it.clock.advance({ hours: 24 * 6 })
  await report()
  const [one] = await exceptionsOfPerson(it.db, left.personId)
  assert.match(one?.statement ?? '', /开户失败/)
  assert.deepEqual(await exceptionsOfPerson(it.db, personId), [])
})
