import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { uuidv7 } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import { findSession, openSession, type Realm, SESSION_COOKIES } from '#platform/session.ts'
import { registerAgencies, registerRegions, registerStaff } from '#modules/organisation/index.ts'
import { demonstrationApp } from '#test/app.ts'
import { enterCard } from '#test/card.ts'
import { testDatabase } from '#test/database.ts'
import { enterSomebody } from '#test/person.ts'

const it = await testDatabase()
const { db } = it
const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
const clock = new FixedClock(AT)
const app = await demonstrationApp(db, clock)
after(async () => {
  await app.close()
  await it[Symbol.asyncDispose]()
})

let calls = 0
const browser = async (realm: Realm, subjectId: string) => {
  const session = { realm, subjectId, authenticatedAt: clock.now(), assuranceLevel: 3 }
  const token = await db.transaction((tx) => openSession(tx, session, clock.now()))
  return async (url: string, form?: Readonly<Record<string, string | readonly string[]>>) => {
    const found = await findSession(db, realm, token, clock.now())
    const body = new URLSearchParams({ csrf: found?.csrfToken ?? '' })
    for (const [name, values] of Object.entries(form ?? {}))
      for (const value of [values].flat()) body.append(name, value)
    calls += 1
    return app.server.inject({
      method: form === undefined ? 'GET' : 'POST',
      url,
      remoteAddress: `10.0.${calls >> 8}.${calls & 255}`,
      headers: {
        accept: 'text/html',
        cookie: `${SESSION_COOKIES[realm]}=${token}`,
        ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form !== undefined && { payload: body.toString() }),
    })
  }
}

test('a mother lets her daughter act: code, answer, switch, act, end', async () => {
  const [motherId, daughterId] = [await enterSomebody(db, 2), await enterSomebody(db, 4)]
  await enterCard(db, motherId, 2)
  await enterCard(db, daughterId, 4)
  const [mother, daughter] = [
    await browser('resident', motherId),
    await browser('resident', daughterId),
  ]
  const missing = await mother('/me/family/propose', { side: 'person' })
  assert.equal(missing.statusCode, 422)
  assert.match(missing.body, /请至少选一件可以办的事/)
  assert.match(missing.body, /请选多久/)
  const asked = await mother('/me/family/propose', {
    side: 'person',
    scopes: ['seeCard', 'reportLoss'],
    months: '3',
  })
  const code = /(\d{5} \d{5})<\/span>/.exec(asked.body)?.[1] ?? ''
  assert.match(code, /^\d{5} \d{5}$/)
  assert.equal((await daughter('/me/family/answer', { code: '99999 99999' })).statusCode, 422)
  const look = await daughter('/me/family/answer', { code })
  assert.match(look.body, /<span translate="no">陈\*怡<\/span> 请您替他办事/)
  assert.equal((await daughter('/me/family/confirm', { code })).statusCode, 303)
  const list = await daughter('/me/family')
  const relation = /\/me\/family\/(rel_[0-9a-f]{32})\/act/.exec(list.body)?.[1] ?? ''
  const started = await daughter(`/me/family/${relation}/act`, {})
  assert.equal(started.headers.location, '/me')
  assert.match((await daughter('/me')).body, /您正在替/)
  assert.equal((await daughter('/me/code')).statusCode, 403)
  assert.equal((await mother(`/me/family/${relation}/act`, {})).statusCode, 404)
  assert.match((await mother('/me/notices')).body, /有人可以替您办事/)
  assert.match((await mother(`/me/family/${relation}/end`)).body, /马上生效/)
  assert.equal((await mother(`/me/family/${relation}/end`, {})).statusCode, 303)
  assert.equal((await daughter('/me')).statusCode, 403)
  assert.equal((await daughter('/me/family/stop', {})).statusCode, 303)
  const own = await daughter('/me')
  assert.equal(own.statusCode, 200)
  assert.doesNotMatch(own.body, /您正在替/)
  const over = await daughter(`/me/family/${relation}/act`, {})
  assert.equal(over.statusCode, 409)
  assert.match(over.body, /已经结束/)
})

test('a sign-in of long ago proves itself anew before it gives a right away', async () => {
  const personId = await enterSomebody(db, 6)
  const holder = await browser('resident', personId)
  clock.advance({ minutes: 6 })
  const giving = await holder('/me/family/propose?side=person')
  assert.equal(giving.statusCode, 303)
  assert.match(String(giving.headers.location), /step-up=1/)
  assert.equal((await holder('/me/family/propose?side=agent')).statusCode, 200)
  const form = { scopes: 'seeCard', months: '1' }
  const sent = await holder('/me/family/propose', { side: 'person', ...form })
  assert.equal(sent.statusCode, 303)
  assert.equal((await holder('/me/family/propose', { side: 'agent', ...form })).statusCode, 200)
})

const text = (name: string) => ({ 'zh-Hans': name, 'zh-Hant': name, en: name, pt: name })

test('a reviewer sees the feeds, and merges through the API with another unit', async () => {
  const reviewers = await db.transaction(async (tx) => {
    await registerRegions(tx, [
      { code: '440000', level: 'province', parentCode: undefined, name: text('广东省') },
    ])
    const codes = ['unit-a', 'unit-b']
    await registerAgencies(
      tx,
      codes.map((code) => ({
        code,
        kind: 'bureau',
        regionCode: '440000',
        name: text(code),
        unifiedSocialCreditCode: undefined,
      })),
    )
    const ids: string[] = []
    for (const agencyCode of codes) {
      const id = uuidv7(AT)
      await registerStaff(tx, {
        id,
        subject: agencyCode,
        agencyCode,
        displayName: agencyCode,
        roles: ['registerReviewer'],
      })
      ids.push(id)
    }
    return ids
  })
  const [first = '', second = ''] = reviewers
  assert.match((await (await browser('staff', first))('/admin/feeds')).body, /还没有收到推送/)
  const api = async (staffId: string, url: string, body: unknown) => {
    const session = {
      realm: 'staff',
      subjectId: staffId,
      authenticatedAt: AT,
      assuranceLevel: 3,
    } as const
    const token = await db.transaction((tx) => openSession(tx, session, AT))
    const found = await findSession(db, 'staff', token, AT)
    calls += 1
    return app.server.inject({
      method: 'POST',
      url,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'idempotency-key': `merge-${calls}-key`,
        cookie: `${SESSION_COOKIES.staff}=${token}`,
        'x-csrf-token': found?.csrfToken ?? '',
      },
      payload: JSON.stringify(body),
    })
  }
  const [fromPersonId, intoPersonId] = [await enterSomebody(db, 8), await enterSomebody(db, 10)]
  const evidence = ['case-1']
  const proposal = { fromPersonId, intoPersonId, reason: 'enteredTwice', evidence }
  const proposed = await api(first, '/v1/person-merges', proposal)
  assert.equal(proposed.statusCode, 201)
  const { mergeId } = proposed.json<{ mergeId: string }>()
  const at = `/v1/person-merges/${mergeId}`
  const alone = await api(first, `${at}/decision`, { approve: true })
  assert.equal(alone.json<{ code: string }>().code, 'SAME_PERSON_DECIDES')
  const steps = [
    [second, `${at}/decision`, { approve: true }, 'merged'],
    [second, `${at}/unmerge`, { evidence }, 'unmergeProposed'],
    [first, `${at}/unmerge/decision`, { approve: true }, 'unmerged'],
  ] as const
  for (const [who, url, body, status] of steps)
    assert.deepEqual((await api(who, url, body)).json(), { status })
})
