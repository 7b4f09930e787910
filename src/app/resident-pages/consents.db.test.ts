import assert from 'node:assert/strict'
import test from 'node:test'
import { publicId } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { addBank } from '#modules/bank/index.ts'
import { consentsOf, giveConsent } from '#modules/consent/index.ts'
import { testDatabase } from '#test/database.ts'
import { ALLOWANCE, byHolder, enterAccount, enterProgrammes, payConsent } from '#test/payees.ts'
import { enterSomebody } from '#test/person.ts'
import { CSRF, residentSite } from '#test/resident-site.ts'

const clock = new FixedClock('2026-11-26T02:00:00Z')

const name = { 'zh-Hans': '工商银行', 'zh-Hant': '工商銀行', en: 'ICBC', pt: 'ICBC' }

/** Somebody who has permitted a programme to pay an account. */
const enterConsent = async (db: Database, sequence: number) => {
  const personId = await enterSomebody(db, sequence)
  return db.transaction(async (tx) => {
    await addBank(tx, { code: '102', agencyCode: 'bank-102', name, placeholder: false })
    const { id: accountId } = await enterAccount(tx, personId, sequence, clock.now())
    const scope = { personId, programmeCode: ALLOWANCE.code, accountId }
    const input = await payConsent(tx, scope, clock.now())
    const decision = await giveConsent(tx, byHolder(personId, clock.now()), input)
    assert.ok(decision.granted)
    return { personId, consentId: decision.outcome.id }
  })
}

const HEADERS = { accept: 'text/html' }

test('a holder reads what was permitted, sees what withdrawing does, and withdraws', async () => {
  await using it = await testDatabase()
  await enterProgrammes(it.db)
  const { personId, consentId } = await enterConsent(it.db, 1)
  const portal = await residentSite(it.db, personId, { clock, assuranceLevel: 3 })
  const list = await portal.inject({ method: 'GET', url: '/me/consents', headers: HEADERS })
  assert.match(list.body, /“Allowance”今后发到我社会保障卡的新账户（工商银行）/)
  const url = `/me/consents/${publicId('consent', consentId)}/withdraw`
  assert.ok(list.body.includes(`href="${url}"`))
  const check = await portal.inject({ method: 'GET', url, headers: HEADERS })
  assert.match(check.body, /还没有切换的，不再切换/)
  const done = await portal.inject({
    method: 'POST',
    url,
    headers: { ...HEADERS, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ csrf: CSRF }).toString(),
  })
  assert.equal(done.headers.location, '/me/consents?withdrawn=1')
  const after = await portal.inject({ method: 'GET', url: done.headers.location, headers: HEADERS })
  assert.match(after.body, /已经结束的/)
  assert.doesNotMatch(after.body, /\/withdraw"/)
  const again = await portal.inject({ method: 'GET', url, headers: HEADERS })
  assert.equal(again.headers.location, '/me/consents')
  await portal.close()
})

test('the consent of another is not found, and stays', async () => {
  await using it = await testDatabase()
  await enterProgrammes(it.db)
  const { personId, consentId } = await enterConsent(it.db, 1)
  const portal = await residentSite(it.db, await enterSomebody(it.db, 3), {
    clock,
    assuranceLevel: 3,
  })
  const url = `/me/consents/${publicId('consent', consentId)}/withdraw`
  const answer = await portal.inject({
    method: 'POST',
    url,
    headers: { ...HEADERS, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ csrf: CSRF }).toString(),
  })
  assert.equal(answer.statusCode, 404)
  assert.equal((await consentsOf(it.db, personId))[0]?.withdrawnAt, undefined)
  await portal.close()
})
