import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { FixedClock } from '#platform/clock.ts'
import { openSession, SESSION_COOKIES } from '#platform/session.ts'
import { currentCard } from '#modules/card/index.ts'
import { expireRelations, noticesOf, noticeText } from '#modules/person/index.ts'
import { demonstrationApp } from '#test/app.ts'
import { enterCard } from '#test/card.ts'
import { testDatabase } from '#test/database.ts'
import { enterSomebody } from '#test/person.ts'
import { actingSession, relate } from '#test/relations.ts'

const it = await testDatabase()
const { db } = it
/** Fifty days before the sixteenth birthday. */
const AT = Temporal.Instant.from('2026-10-29T04:00:00Z')
const BIRTH = Temporal.PlainDate.from('2010-12-18')
const clock = new FixedClock(AT)
const app = await demonstrationApp(db, clock)
after(async () => {
  await app.close()
  await it[Symbol.asyncDispose]()
})

/** What the clock's work does each day. */
const runJob = () =>
  expireRelations(
    { db },
    { actor: { kind: 'system', id: 'job' }, requestId: 'job', at: clock.now() },
  )

const told = async (personId: string): Promise<string[]> =>
  (await noticesOf(db, personId, 20)).map((notice) => noticeText('zh-Hans', notice))

test('a guardian acts until the sixteenth birthday, is told, and then the child does', async () => {
  const personId = await enterSomebody(db, 2, {
    birthOn: BIRTH,
    sex: 'male',
    documents: [{ kind: 'residentIdentityCard', number: '440104201012189933', primary: true }],
  })
  const agentId = await enterSomebody(db, 4)
  await enterCard(db, personId, 1)
  await enterCard(db, agentId, 2)
  const relationId = await relate(db, AT, { personId, agentId, kind: 'guardian' })
  /** A session lives for hours: each day has one of its own. */
  const asGuardian = async (url: string) => {
    const { headers } = await actingSession(db, clock.now(), { personId, agentId, relationId })
    return app.server.inject({ url, headers: { accept: 'text/html', ...(await headers()) } })
  }
  const asChild = async (url: string) => {
    const session = {
      realm: 'resident',
      subjectId: personId,
      authenticatedAt: clock.now(),
      assuranceLevel: 3,
    } as const
    const token = await db.transaction((tx) => openSession(tx, session, clock.now()))
    const cookie = `${SESSION_COOKIES.resident}=${token}`
    return app.server.inject({ url, headers: { accept: 'text/html', cookie } })
  }
  await runJob()
  assert.deepEqual(
    (await told(personId)).filter((text) => /满十六周岁/.test(text)),
    [],
  )

  clock.advance({ hours: 24 * 20 })
  await runJob()
  const [toChild = ''] = await told(personId)
  assert.match(toChild, /您快满十六周岁了：监护代办到 2026年12月18日.*更新照片/)
  assert.match((await told(agentId))[0] ?? '', /监护代办到 2026年12月18日.*以后由本人办理/)
  assert.equal((await asGuardian('/me/card')).statusCode, 200)

  clock.advance({ hours: 24 * 29 })
  await runJob()
  assert.equal((await asGuardian('/me/card')).statusCode, 200, 'the day before')

  clock.advance({ hours: 11 })
  const { headers } = await actingSession(db, clock.now(), { personId, agentId, relationId })
  clock.advance({ hours: 2 })
  const live = await app.server.inject({
    url: '/me/card',
    headers: { accept: 'text/html', ...(await headers()) },
  })
  assert.equal(live.statusCode, 403, 'on the birthday, before any job has run')
  assert.match(live.body, /代办已经结束/)
  await runJob()
  for (const id of [personId, agentId]) assert.match((await told(id))[0] ?? '', /一项代办已经结束/)

  assert.equal((await currentCard(db, personId))?.status, 'normal', 'the card works on')
  const photo = await asChild('/me/apply/renewChangedData')
  assert.equal(photo.statusCode, 200)
  assert.match(photo.body, /只换照片/)
})
