import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { sql } from '#platform/db.ts'
import { type Asker, bankSite, OFFICER } from '#test/bank-site.ts'
import { testDatabase } from '#test/database.ts'
import { CARD_SERVICES, meansOf, OFFERED_CODES, SERVICE_AREAS } from './card-service.ts'
import { cardServices } from './store-card-services.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { ask } = await bankSite(it.db)
const PATH = '/bank/card-services'

test('a bank says what its cards can do, where and how, and may say it anew', async () => {
  const before = (await ask(OFFICER, 'GET', PATH)).body
  assert.match(before, /本行还没有说明/)
  assert.equal(before.match(/ checked/g)?.length, OFFERED_CODES.length, 'common practice')
  const none = await ask(OFFICER, 'POST', PATH, { offered: 'hongKong.cash.markedMachine' })
  assert.equal(none.statusCode, 422)
  assert.match(none.body, /在广东存钱、取钱至少要选一种办法/)
  assert.equal(none.body.match(/ checked/g)?.length, 1, 'what was ticked stays')
  const strange = await ask(OFFICER, 'POST', PATH, { offered: 'hongKong.cash.outlet' })
  assert.match(strange.body, /有一项不认识/)
  const first = await ask(OFFICER, 'POST', PATH, { offered: 'guangdong.cash.machine' })
  assert.equal(first.headers.location, `${PATH}?saved=1`)
  assert.match((await ask(OFFICER, 'GET', `${PATH}?saved=1`)).body, /已保存/)
  await ask(OFFICER, 'POST', PATH, { offered: 'guangdong.cash.outlet' })
  const said = await cardServices(it.db)
  assert.deepEqual([...said.keys()], ['102'], 'its own word, and no other bank')
  assert.deepEqual(said.get('102')?.offered, ['guangdong.cash.outlet'], 'the last one counts')
  const other: Asker = { roles: ['bankOfficer'], agency: 'bank-103' }
  assert.match((await ask(other, 'GET', PATH)).body, /本行还没有说明/)
  assert.match((await ask(OFFICER, 'GET', '/bank/standing')).body, /card-money\?bank=102/)
  await assert.rejects(it.owner.run(sql`delete from bank.card_service`), /append-only/)
})

test('what a bank does not offer is not there; who said nothing goes by common practice', () => {
  const word = {
    bankCode: '102',
    offered: ['guangdong.cash.outlet', 'hongKong.balance.app'],
    keptAt: Temporal.Instant.from('2026-11-26T02:00:00Z'),
  }
  assert.deepEqual(meansOf(word, 'cash', 'guangdong'), ['outlet'])
  assert.deepEqual(meansOf(word, 'balance', 'hongKong'), ['app'])
  assert.deepEqual(meansOf(word, 'cash', 'macao'), [])
  assert.deepEqual(meansOf(undefined, 'cash', 'macao'), ['markedMachine'])
  const all = { ...word, offered: OFFERED_CODES }
  for (const service of CARD_SERVICES)
    for (const area of SERVICE_AREAS)
      assert.deepEqual(meansOf(all, service, area), meansOf(undefined, service, area))
})
