import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { sql } from '#platform/db.ts'
import { accountHistory } from '#modules/account/index.ts'
import { testDatabase } from '#test/database.ts'
import { CONTRACT, RECEIPT_CONTRACT } from '#test/g2p-contract.ts'
import {
  byNumber,
  enterConsenting,
  itemsOf,
  mapperSite,
  message,
  proof,
  verified,
} from '#test/mapper.ts'
import { enterProgrammes } from '#test/payees.ts'

const it = await testDatabase()
const { db } = it
await enterProgrammes(db)
const site = await mapperSite(db)
after(async () => {
  await site.close()
  await it[Symbol.asyncDispose]()
})
const PATH = '/v1/g2p-connect/MZ-001/mapper'
const CALLBACK = 'http://127.0.0.1:9911/mapper/on-link'

let people = 0
const somebodyNew = () => {
  people += 1
  return enterConsenting(db, people)
}

const send = async (path: string, sent: ReturnType<typeof message>) => {
  const answer = await site.ask(site.department, `${PATH}/${path}`, sent)
  assert.equal(answer.status, 202, JSON.stringify(answer.body))
  return RECEIPT_CONTRACT.parse(answer.body).message
}

/** The key as the department fetches it. */
const publicKey = async (): Promise<string> => {
  const answer = await site.server.inject({ method: 'GET', url: '/v1/g2p-connect/keys' })
  return answer.json<{ keys: readonly { x: string }[] }>().keys[0]?.x ?? ''
}

test('an asynchronous link is done after its receipt, and told by a signed callback', async () => {
  const one = await somebodyNew()
  const sent = message(
    'link',
    [
      { id: one.id, fa: one.first.fa, ...proof(one.first.consentId) },
      { id: byNumber(700), fa: one.first.fa, ...proof(one.first.consentId) },
    ],
    { sender_uri: CALLBACK },
  )
  const receipt = await send('link', sent)
  assert.equal(receipt.ack_status, 'ACK')
  assert.equal((await accountHistory(db, one.personId)).length, 0, 'nothing before the receipt')
  await site.deliver()
  const callback = site.callbacks.at(-1)
  assert.equal(callback?.url, CALLBACK)
  const content = CONTRACT.link.parse(verified(callback?.body ?? '', await publicKey()))
  assert.equal(content.header.action, 'on-link')
  assert.deepEqual([content.header.total_count, content.header.completed_count], [2, 2])
  assert.equal(content.message?.correlation_id, receipt.correlation_id)
  assert.deepEqual(
    itemsOf('link', content).map(({ status }) => status),
    ['succ', 'rjct'],
  )
  assert.equal((await accountHistory(db, one.personId)).length, 1)
})

test('a callback that is not taken comes again under its key, with one effect', async () => {
  const people = [await somebodyNew(), await somebodyNew(), await somebodyNew()]
  const sent = message(
    'link',
    people.map(({ id, first }) => ({ id, fa: first.fa, ...proof(first.consentId) })),
    { sender_uri: CALLBACK },
  )
  const receipts = [await send('link', sent), await send('link', sent)]
  assert.deepEqual(receipts[0], receipts[1], 'the same message is one')
  const before = site.callbacks.length
  site.taking.refusals = 2
  for (let i = 0; i < 3; i += 1) {
    await site.deliver()
    site.clock.advance({ minutes: 1 })
  }
  const told = site.callbacks.slice(before)
  assert.equal(told.length, 1)
  assert.equal(told[0]?.key, receipts[0]?.correlation_id)
  for (const { personId } of people) assert.equal((await accountHistory(db, personId)).length, 1)
  const { n } = await db.one(
    z.object({ n: z.number() }),
    sql`select count(*)::int as n from mapper.outcome
         where request_id = ${receipts[0]?.correlation_id ?? ''}`,
  )
  assert.equal(n, 3)
})

test('more items than one transaction takes are all answered, in their order', async () => {
  const one = await somebodyNew()
  const items = Array.from({ length: 450 }, (_, i) => ({
    id: i === 449 ? one.id : byNumber(800),
    fa: one.first.fa,
    ...proof(one.first.consentId),
  }))
  await send('link', message('link', items, { sender_uri: CALLBACK }))
  await site.deliver()
  const content = CONTRACT.link.parse(JSON.parse(site.callbacks.at(-1)?.body ?? ''))
  const answers = itemsOf('link', content)
  assert.equal(answers.length, 450)
  assert.deepEqual(
    answers.map(({ reference_id: id }) => id),
    items.map((_, i) => `item-${i}`),
  )
  assert.deepEqual(
    answers.filter(({ status }) => status === 'succ').map(({ reference_id: id }) => id),
    ['item-449'],
  )
  site.clock.advance({ hours: 1 })
})

test('a resolve by callback says what one that is waited for says', async () => {
  const one = await somebodyNew()
  const link = [{ id: one.id, fa: one.first.fa, ...proof(one.first.consentId) }]
  await site.ask(site.department, `${PATH}/sync/link`, message('link', link))
  const question = [{ id: one.id, scope: 'details' }, { id: byNumber(701) }]
  const waited = await site.ask(
    site.department,
    `${PATH}/sync/resolve`,
    message('resolve', question),
  )
  await send('resolve', message('resolve', question, { sender_uri: CALLBACK }))
  await site.deliver()
  const told = CONTRACT.resolve.parse(JSON.parse(site.callbacks.at(-1)?.body ?? ''))
  assert.deepEqual(itemsOf('resolve', told), itemsOf('resolve', waited.body))
})

test('an answer goes to no address that was not arranged', async () => {
  const one = await somebodyNew()
  const wishes = ['https://dept.example.org/on-link', 'http://169.254.169.254:80/', 'nowhere', '']
  for (const sender_uri of wishes) {
    const sent = message(
      'link',
      [{ id: one.id, fa: one.first.fa, ...proof(one.first.consentId) }],
      { sender_uri },
    )
    const receipt = await send('link', sent)
    assert.equal(receipt.ack_status, 'ERR')
    assert.equal(receipt.error?.code, 'err.sender_uri.invalid')
  }
  await site.deliver()
  assert.equal((await accountHistory(db, one.personId)).length, 0)
})

test('whoever asks hears what became of a message, at once and by callback', async () => {
  const one = await somebodyNew()
  const sent = message('link', [{ id: one.id, fa: one.first.fa, ...proof(one.first.consentId) }], {
    sender_uri: CALLBACK,
  })
  const receipt = await send('link', sent)
  const ask = (attribute: object, header: object = {}) => {
    const about = message('txn-status', [{}], header as never)
    return {
      header: about.header,
      message: {
        transaction_id: 'question',
        txnstatus_request: { reference_id: 'q-1', txn_type: 'link', ...attribute },
      },
    }
  }
  const statuses = async (attribute: object) => {
    const answer = await site.ask(site.department, `${PATH}/sync/txn/status`, ask(attribute))
    const { header, message: told } = CONTRACT['txn-status'].parse(answer.body)
    const list = told?.txnstatus_response.txn_status as
      | Record<string, readonly unknown[]>
      | undefined
    const items = (list?.['link_response'] ?? []) as readonly { status: string }[]
    return [header.status, ...items.map(({ status }) => status)]
  }
  const byTransaction = {
    attribute_type: 'transaction_id',
    attribute_value: sent.message['transaction_id'],
  }
  assert.deepEqual(await statuses(byTransaction), ['pdng', 'pdng'])
  await site.deliver()
  for (const attribute of [
    byTransaction,
    { attribute_type: 'correlation_id', attribute_value: receipt.correlation_id },
    { attribute_type: 'reference_id_list', attribute_value: ['item-0'] },
  ])
    assert.ok((await statuses(attribute)).includes('succ'))
  const nothing = { attribute_type: 'correlation_id', attribute_value: 'of nobody' }
  assert.deepEqual(await statuses(nothing), ['succ'])
  await send('txn/status', ask(byTransaction, { sender_uri: CALLBACK }))
  await site.deliver()
  const content = verified(site.callbacks.at(-1)?.body ?? '', await publicKey())
  const told = CONTRACT['txn-status'].parse(content)
  assert.equal(told.header.action, 'txn-on-status')
  assert.equal(told.message?.txnstatus_response.txn_type, 'on-link')
})
