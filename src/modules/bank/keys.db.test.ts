import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { sql } from '#platform/db.ts'
import {
  endPartnerKeys,
  fingerprintOf,
  partnerKeys,
  readPublicKey,
} from '#platform/http/partner-keys.ts'
import { authenticatePartner, registerPartnerKey } from '#platform/http/partner-token.ts'
import { type Asker, bankSite, BUREAU, OFFICER } from '#test/bank-site.ts'
import { testDatabase } from '#test/database.ts'
import { enterPartner, newPartnerKey, type TestPartner } from '#test/partner.ts'
import { keysToReplace } from './keep-keys.ts'

const BANK = { kind: 'partner', partner: 'bank' } as const

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db, owner } = it
const { clock, ask } = await bankSite(db)

const KEEPER: Asker = { roles: ['bankKeyAdministrator'], agency: 'bank-102' }
const AUDIENCE = 'http://127.0.0.1'
const old = await enterPartner(
  db,
  'bank',
  '102',
  Temporal.Instant.from('2026-12-20T00:00:00+08:00'),
)
const next = await newPartnerKey('102')

/** Whether a request signed by a key comes through at the clock’s time. */
const verifies = async (partner: Pick<TestPartner, 'sign'>): Promise<boolean> => {
  const request = { audience: AUDIENCE, body: '', at: clock.now() }
  const authorization = await partner.sign(request)
  return authenticatePartner(db, BANK, { ...request, authorization }).then(
    () => true,
    () => false,
  )
}

const addressOf = (pem: string): string => {
  const read = readPublicKey(pem)
  assert.ok(typeof read === 'object')
  return `/bank/keys/${fingerprintOf(read).replaceAll(' ', '')}/retire`
}

const register = (text: string, change: Readonly<Record<string, string>> = {}) =>
  ask(KEEPER, 'POST', '/bank/keys/new', {
    text,
    from: '2026-11-26',
    until: '2027-11-26',
    ...change,
  })

test('only the key administrator of a bank sees its keys', async () => {
  assert.equal((await ask(KEEPER, 'GET', '/bank/keys')).statusCode, 200)
  for (const other of [OFFICER, BUREAU])
    assert.equal((await ask(other, 'GET', '/bank/keys')).statusCode, 403)
  const stranger: Asker = { roles: ['bankKeyAdministrator'], agency: 'bank-103' }
  const { body } = await ask(stranger, 'GET', '/bank/keys')
  assert.match(body, /还没有登记公钥/)
})

test('who looks at the worklist learns that the last key ends soon', async () => {
  const { body } = await ask(OFFICER, 'GET', '/bank')
  assert.match(body, /系统签名密钥 23 天后到期/)
  assert.match((await ask(BUREAU, 'GET', '/admin/banks')).body, /2026年12月20日/)
  assert.deepEqual(
    (await keysToReplace(db, clock.now())).map(({ code }) => code),
    ['102'],
  )
})

test('a private key, a text that is none and a key that is known are refused', async () => {
  const secret = JSON.stringify((await newPartnerKey('102')).privateJwk)
  const refused = await register(secret)
  assert.equal(refused.statusCode, 422)
  assert.match(refused.body, /这是私钥/)
  assert.ok(!refused.body.includes('&quot;d&quot;'), 'a private key is not shown again')
  assert.match((await register('公钥')).body, /读不出 P-256 公钥/)
  assert.match((await register(next.pem, { until: '2029-01-01' })).body, /有效期不对/)
  assert.match((await register(next.pem, { from: '明天' })).body, /这样填写日期/)
})

test('a second key holds beside the first, and both sign', async () => {
  assert.ok(!(await verifies(next)), 'not before it is registered')
  assert.equal((await register(next.pem)).statusCode, 303)
  assert.ok((await verifies(old)) && (await verifies(next)))
  const { body } = await ask(KEEPER, 'GET', '/bank/keys?said=saved')
  assert.match(body, /还有 24 天|还有 23 天/)
  assert.match(body, /已有两把公钥/)
  assert.deepEqual(await keysToReplace(db, clock.now()), [], 'another one goes on')
  const [latest] = await partnerKeys(db, '102')
  assert.ok(latest?.lastUsedAt?.equals(clock.now()))
  assert.match((await register(next.pem)).body, /以前登记过/)
  const third = await newPartnerKey('102')
  assert.match((await register(third.pem)).body, /请先停用旧的/)
})

test('the database refuses a third key, and lets no key be changed or come back', async () => {
  const { jwk: publicKey } = await newPartnerKey('102')
  const third = { kind: 'bank', code: '102', publicKey, validFrom: clock.now() } as const
  const at = clock.now().add({ hours: 1 })
  await assert.rejects(
    db.transaction((tx) => registerPartnerKey(tx, { ...third, validFrom: at })),
    /partner_key_two|two keys/,
  )
  await assert.rejects(db.run(sql`update platform.partner_key set valid_until = null`), /denied/)
  await assert.rejects(owner.run(sql`delete from platform.partner_key`), /rewrite|append/i)
})

test('an expired key never verifies, and neither does one that is retired (K8)', async () => {
  clock.advance({ hours: 24 * 24 })
  assert.ok(!(await verifies(old)), 'its last moment has passed')
  assert.ok(await verifies(next))
  const path = addressOf(next.pem)
  assert.match((await ask(KEEPER, 'GET', path)).body, /唯一有效的公钥/)
  const last = await ask(KEEPER, 'POST', path, {})
  assert.equal(last.statusCode, 409)
  const third = await newPartnerKey('102')
  assert.equal(
    (await register(third.pem, { from: '2026-12-20', until: '2027-06-01' })).statusCode,
    303,
  )
  assert.equal((await ask(KEEPER, 'POST', path, {})).statusCode, 303)
  assert.ok(!(await verifies(next)))
  assert.ok(await verifies(third))
  await assert.rejects(
    owner.run(sql`update platform.partner_key set retired_at = null, retired_by = null
                   where retired_at is not null`),
    /retired once/,
  )
})

test('a retired key and an ended one stay away when a clock is set back (K8)', async () => {
  const ended = await db.transaction((tx) => endPartnerKeys(tx, clock.now()))
  assert.equal(ended, 1, 'the old one')
  const at = Temporal.Instant.from('2026-11-27T00:00:00Z')
  const request = { audience: AUDIENCE, body: '', at }
  for (const partner of [old, next])
    await assert.rejects(
      authenticatePartner(db, BANK, { ...request, authorization: await partner.sign(request) }),
      /PARTNER_TOKEN_INVALID/,
    )
  const { body } = await ask(KEEPER, 'GET', '/bank/keys')
  assert.match(body, /已到期/)
  assert.match(body, /已停用/)
})

test('a key of another bank can neither be seen nor retired', async () => {
  const stranger: Asker = { roles: ['bankKeyAdministrator'], agency: 'bank-103' }
  assert.equal((await ask(stranger, 'GET', addressOf(next.pem))).statusCode, 404)
  assert.equal((await ask(stranger, 'POST', addressOf(next.pem), {})).statusCode, 404)
})
