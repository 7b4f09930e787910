import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { html, trusted } from '#kernel/html.ts'
import { FixedClock } from '#platform/clock.ts'
import { sql, type Database } from '#platform/db.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { LANGUAGE_PREFIXES } from '#ui/i18n/language.ts'
import { reviewPages } from '#modules/payment/index.ts'
import { permissionsOf, type Role } from '#modules/organisation/index.ts'
import { testDatabase } from '#test/database.ts'
import {
  AFTER_NOTICE,
  anybody,
  hangingRoster,
  judgedRoster,
  rosterRow,
  settledRoster,
  staffAt,
} from '#test/disclosure.ts'
import { markupFindings } from '#test/markup.ts'
import { MAKER, PAID_AT, paymentWorld } from '#test/payments.ts'
import { testPii } from '#test/person.ts'
import { disclosurePages, disclosureSubscribers, handOver, objectTo } from './index.ts'
import { objectionDecided } from './events.ts'
import { findObjection } from './store-objections.ts'

interface Asker {
  readonly id: string
  readonly agency: string
  readonly roles: readonly Role[]
  /** Minutes since they signed in. */
  readonly minutes?: number
}

const OFFICER: Asker = { id: 'maker', agency: MAKER.agencyCode, roles: ['departmentOfficer'] }
const CHECKER: Asker = { id: 'checker', agency: MAKER.agencyCode, roles: ['departmentChecker'] }
const STRANGER: Asker = { ...OFFICER, id: 'stranger', agency: 'dept-agriculture' }
const CLERK: Asker = { id: 'clerk', agency: 'card-centre-440000', roles: ['clerk'] }

/** The pages over a database, asked by somebody at a moment. */
const siteOf =
  (db: Database, at: Temporal.Instant) =>
  async (asker: Asker | undefined, url: string, form?: Readonly<Record<string, string>>) => {
    const clock = new FixedClock(at)
    const options: ServerOptions = {
      db,
      clock,
      log: createLogger('silent'),
      authentication: {
        principal: async () =>
          asker && {
            realm: 'staff',
            subjectId: asker.id,
            organisationCode: asker.agency,
            permissions: permissionsOf(asker.roles),
            authenticatedAt: at.subtract({ minutes: asker.minutes ?? 0 }),
            assuranceLevel: 2,
            csrfToken: 'csrf',
          },
      },
      publicUrl: 'http://127.0.0.1',
      problemPage: ({ code }) => html`${code}`,
      signInPath: () => '/sign-in',
      languagePrefixes: LANGUAGE_PREFIXES,
    }
    const portal = async () => ({
      language: 'zh-Hans' as const,
      display: { elder: false, contrast: 'standard' as const },
      portal: 'dept' as const,
      path: url.split('?')[0] ?? '/',
      demo: false,
    })
    const deps = { db, clock, pii: testPii, demo: false, portal, deskPortal: portal }
    const server = await buildServer(options)
    registerRoutes(server, options, [
      ...disclosurePages(deps),
      ...reviewPages({ ...deps, feedsOf: async () => [], backPathOf: () => '/dept' }),
    ])
    try {
      const answer = await server.inject({
        method: form === undefined ? 'GET' : 'POST',
        url,
        headers: {
          accept: 'text/html',
          ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        ...(form && { payload: new URLSearchParams({ csrf: 'csrf', ...form }).toString() }),
      })
      if (answer.body.includes('<main'))
        assert.deepEqual(await markupFindings(trusted(answer.body)), [], url)
      return answer
    } finally {
      await server.close()
    }
  }

const hanging = async () => {
  const it = await testDatabase()
  await paymentWorld(it.db, ['102', '103'])
  const rosterId = await judgedRoster(it.db, [rosterRow(1), rosterRow(2)])
  const notice = await hangingRoster(it.db, rosterId)
  return { it, db: it.db, rosterId, notice, ask: siteOf(it.db, PAID_AT) }
}

const SAID = { number: '1', kind: 'dead', statement: '去年就走了', phone: '13800000000' }

test('a list is read by everybody in four languages while it hangs, and by nobody after', async () => {
  const { it, db, notice, ask } = await hanging()
  await using _ = it
  for (const prefix of ['', '/zh-hant', '/en', '/pt']) {
    assert.equal((await ask(undefined, `${prefix}/notices`)).statusCode, 200)
    const page = await ask(undefined, `${prefix}/notices/${notice.id}?village=%E5%86%BC%E6%9D%91`)
    assert.equal(page.statusCode, 200)
    assert.match(page.body, /陈\*怡/)
    assert.match(page.body, /content="noindex, noarchive"/)
    assert.doesNotMatch(page.body, /陈静怡|440106/)
  }
  const later = siteOf(db, AFTER_NOTICE)
  assert.equal((await later(undefined, `/notices/${notice.id}`)).statusCode, 404)
})

test('an objection is made without a name, found by its number, and told by message', async () => {
  const { it, db, notice, ask } = await hanging()
  await using _ = it
  const path = `/notices/${notice.id}/objection`
  const faults = [
    { ...SAID, kind: '' },
    { ...SAID, statement: '' },
    { ...SAID, number: '99' },
    { ...SAID, number: '一' },
    { ...SAID, phone: '110' },
  ]
  for (const form of faults) assert.equal((await ask(undefined, path, form)).statusCode, 422)
  const made = await ask(undefined, path, SAID)
  const found = await ask(undefined, String(made.headers.location))
  assert.equal(found.statusCode, 200)
  assert.match(found.body, /正在核实/)
  assert.doesNotMatch(found.body, /去年就走了|13800000000/)
  assert.equal((await ask(undefined, '/notices/objections?number=0000 0000 0000')).statusCode, 404)
  const { id } = await db.one(
    z.object({ id: z.string() }),
    sql`select id from disclosure.objection`,
  )
  const decide = { action: 'uphold', words: '已核实，确已去世。' }
  assert.equal((await ask(STRANGER, `/dept/objections/${id}`)).statusCode, 404)
  const sent: string[] = []
  const [teller] = disclosureSubscribers({
    db,
    clock: new FixedClock(PAID_AT),
    pii: testPii,
    shortMessages: {
      send: async ({ to, text }) => {
        sent.push(`${to} ${text}`)
      },
    },
  })
  const event = {
    id: notice.id,
    name: objectionDecided.name,
    subjectId: notice.rosterId,
    at: PAID_AT,
    payload: { objectionId: id, rosterId: notice.rosterId, rowId: null, status: 'upheld' },
  }
  const tell = async () => {
    const answer = await teller?.reach?.(event)
    await db.transaction(async (tx) => teller?.handle(tx, event, answer))
  }
  await tell()
  assert.deepEqual(sent, [], 'nothing is told before it is decided')
  assert.equal(
    (await ask(CHECKER, `/dept/objections/${id}`, { ...decide, words: '' })).statusCode,
    422,
  )
  assert.equal((await ask(CHECKER, `/dept/objections/${id}`, decide)).statusCode, 303)
  await tell()
  await tell()
  assert.equal(sent.length, 1)
  assert.match(sent[0] ?? '', /^13800000000 您的公示异议 .* 已核实：成立，不发/)
  assert.equal((await findObjection(db, id))?.phoneSealed, undefined)
})

test('a counter takes an objection in, and other departments see nothing of a list', async () => {
  const { it, rosterId, notice, ask } = await hanging()
  await using _ = it
  assert.match((await ask(CLERK, '/desk/notices')).body, /Allowance/)
  const made = await ask(CLERK, `/desk/notices/${notice.id}/objection`, { ...SAID, number: '' })
  assert.match((await ask(CLERK, String(made.headers.location))).body, /异议已登记/)
  for (const path of ['notice', 'hand-over']) {
    assert.equal((await ask(OFFICER, `/dept/rosters/${rosterId}/${path}`)).statusCode, 200)
    assert.equal((await ask(STRANGER, `/dept/rosters/${rosterId}/${path}`)).statusCode, 404)
    assert.equal((await ask(CLERK, `/dept/rosters/${rosterId}/${path}`)).statusCode, 403)
  }
  const settle = await ask(STRANGER, `/dept/rosters/${rosterId}/notice/settle`, {})
  assert.equal(settle.statusCode, 403)
})

test('a signature needs a sign-in of the last minutes and the digest that was shown', async () => {
  const { it, db, rosterId, notice } = await hanging()
  await using _ = it
  const deps = { db, pii: testPii }
  await objectTo(deps, anybody(PAID_AT), {
    noticeId: notice.id,
    number: 2,
    kind: 'other',
    statement: '核一下',
    phone: '',
    language: 'pt',
    channel: 'page',
  })
  await settledRoster(db, rosterId)
  const payOn = Temporal.PlainDate.from('2026-12-10')
  const input = { rosterId, payOn, made: MAKER }
  const handed = await handOver(deps, staffAt(MAKER, AFTER_NOTICE), input)
  assert.ok(handed?.granted)
  const path = `/dept/batches/${handed.outcome.batch.id}/review`
  const ask = siteOf(db, AFTER_NOTICE)
  assert.equal((await ask(STRANGER, path)).statusCode, 404)
  assert.equal((await ask(OFFICER, `${path}/submit`, {})).statusCode, 303)
  const shown = await ask(CHECKER, path)
  const seenDigest = /name="seenDigest" value="([0-9a-f]{64})"/.exec(shown.body)?.[1] ?? ''
  assert.match((await ask({ ...CHECKER, minutes: 60 }, path)).body, /确认身份/)
  const late = await ask({ ...CHECKER, minutes: 60 }, `${path}/check`, { seenDigest })
  assert.match(String(late.headers.location), /step-up/)
  const other = await ask(CHECKER, `${path}/check`, { seenDigest: '0'.repeat(64) })
  assert.match(other.body, /明细和您看到的不一样/)
  const silent = await ask(CHECKER, `${path}/give-back`, { reason: '' })
  assert.equal(silent.statusCode, 422)
  assert.equal((await ask(OFFICER, `${path}/give-back`, { reason: '不对' })).statusCode, 403)
  assert.equal((await ask(CHECKER, `${path}/check`, { seenDigest })).statusCode, 303)
  const twice = await ask({ ...CHECKER, roles: ['financeOfficer'], agency: 'dept-finance' }, path)
  assert.match(twice.body, /您已经签过一步/)
})
