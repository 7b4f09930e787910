import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { maskName } from '#kernel/masking.ts'
import { systemClock } from '#platform/clock.ts'
import type { ActionContext } from '#platform/audit.ts'
import { sql } from '#platform/db.ts'
import { deadDeliveries } from '#platform/deliveries.ts'
import { accountsOf } from '#modules/account/index.ts'
import { currentCard, enableCard, receiveCard, replaceLost } from '#modules/card/index.ts'
import { personaOf, PERSONAS } from '#app/seed/data/personas.ts'
import { granted } from '../card-orders.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
after(() => world[Symbol.asyncDispose]())
const { deps } = world.app
const { id: personId } = personaOf('liu-huimin')

const asHolder = (): ActionContext => ({
  actor: { kind: 'holder', id: personId },
  requestId: 'sandbox-1',
  at: systemClock.now(),
})
const statusOf = async (cardId: string): Promise<string> =>
  (
    await world.it.owner.one(
      z.object({ status: z.string() }),
      sql`select status || ' ' || bank_status as status from card.card where id = ${cardId}`,
    )
  ).status

/** The sandbox takes seconds where banks and factory take days. */
const until = async (cardId: string, status: string): Promise<void> => {
  for (let i = 0; (await statusOf(cardId)) !== status; i += 1) {
    assert.ok(i < 600, `${await statusOf(cardId)}, still not ${status}`)
    await pause(100)
  }
}

const post = (path: string, body: object) =>
  fetch(world.origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  })
const Messages = z.object({ messages: z.array(z.object({ to: z.string(), text: z.string() })) })

test('in the running demonstration a lost card is replaced over the wire', async () => {
  const old = await currentCard(deps.db, personId)
  assert.ok(old)
  const terms = {
    bankCode: '302',
    acceptRegion: '440300',
    acceptChannel: 'online',
    delivery: { to: 'mail' },
    instant: false,
  } as const
  const wish = { personId, cardId: old.id, terms }
  const { cardId } = granted(await replaceLost(deps, asHolder(), wish))
  await until(cardId, 'sealed notActivated')
  const mine = { personId, cardId }
  const handover = { ...mine, receivedBy: 'holder', receiverId: personId } as const
  granted(await receiveCard(deps, asHolder(), handover))
  granted(await enableCard(deps, asHolder(), { ...mine }))
  await world.settle()
  const page = await fetch(`${world.origin}/sandbox/banks/302`, {
    headers: { accept: 'text/html' },
  })
  const accountNumber = /name="accountNumber" value="(\d+)"/.exec(await page.text())?.[1]
  await post('/sandbox/banks/302/counter', { accountNumber, act: 'activate' })
  await until(cardId, 'normal active')
  await world.settle()
  const [account] = await accountsOf(deps.db, personId)
  assert.deepEqual([account?.cardId, account?.status], [cardId, 'active'])
  const sms = await fetch(`${world.origin}/sandbox/sms`, {
    headers: { accept: 'application/json' },
  })
  const { messages } = Messages.parse(await sms.json())
  assert.deepEqual(
    messages.map(({ text }) => text.slice(0, 8)),
    ['您的新卡启用了，', '您的卡做好了，正'],
  )
  assert.deepEqual(await deadDeliveries(deps.db), [])
})

test('whoever waits for activation finds the account at the counter of the bank', async () => {
  const waiting = PERSONAS.filter(({ card }) => card.bankStatus === 'notActivated')
  assert.ok(waiting.length > 0)
  for (const { id, name, card } of waiting) {
    const shown = await currentCard(deps.db, id)
    assert.ok(shown)
    const path = `/sandbox/banks/${card.bankCode}`
    const page = await fetch(`${world.origin}${path}?tail=${shown.accountTail ?? ''}`, {
      headers: { accept: 'text/html' },
    })
    const text = await page.text()
    assert.ok(text.includes(maskName(name)), `${name} stands in the books of the bank`)
    const accountNumber = /name="accountNumber" value="(\d+)"/.exec(text)?.[1]
    assert.equal((await post(`${path}/counter`, { accountNumber, act: 'activate' })).status, 200)
    await until(shown.id, 'normal active')
    await world.settle()
    const [account] = await accountsOf(deps.db, id)
    assert.deepEqual([account?.cardId, account?.status], [shown.id, 'active'])
  }
})
