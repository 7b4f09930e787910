import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { html, trusted } from '#kernel/html.ts'
import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import { FixedClock } from '#platform/clock.ts'
import { type Database, sql } from '#platform/db.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { registerRegions } from '#modules/organisation/index.ts'
import { testDatabase } from '#test/database.ts'
import { markupFindings } from '#test/markup.ts'
import { enterSetting } from './enter-setting.ts'
import { enterYear } from './enter-year.ts'
import { standardPages } from './pages.ts'
import { loadCalendar, standardValue, workingDaysAfter } from './standards.ts'

const AT = Temporal.Instant.from('2026-11-26T01:00:00Z')
const TODAY = Temporal.PlainDate.from('2026-11-26')
const OFFICER = uuidv7(AT)
const context = (at = AT): ActionContext => ({
  actor: { kind: 'staff', id: OFFICER, organisationCode: 'hrss-440000' },
  requestId: 'request-1',
  at,
})

const text = (name: string) => ({ 'zh-Hans': name, 'zh-Hant': name, en: name, pt: name })
const enterRegions = (db: Database): Promise<number> =>
  db.transaction((tx) =>
    registerRegions(tx, [
      { code: '440000', level: 'province', parentCode: undefined, name: text('广东省') },
      { code: '440100', level: 'city', parentCode: '440000', name: text('广州市') },
    ]),
  )

const wished = {
  parameter: 'temporaryLossDays',
  regionCode: '440100',
  written: '7',
  validFrom: TODAY,
  confirmed: true,
  source: '穗人社规〔2026〕3号',
} as const

/** Thirteen days off in 2027, and one made up for; made up for this test. */
const YEAR = [
  ...Array.from({ length: 13 }, (_, i) => String(i + 1).padStart(2, '0')).map(
    (one) => `2027-10-${one} 放假 国庆节`,
  ),
  '2027-10-16 上班 国庆节',
].join('\n')

const Audit = z.object({ action: z.string(), outcome: z.string(), refusal: z.string().nullable() })

test('an officer enters a value: it counts from its day on, and the audit tells it', async () => {
  await using it = await testDatabase()
  await enterRegions(it.db)
  const money = { ...wished, parameter: 'replacementFeeFen', written: '15.50' } as const
  const refused = await enterSetting(it, context(), { ...wished, written: 'sieben' })
  assert.equal(refused.granted ? '' : refused.refusal, 'VALUE_NOT_OF_ITS_KIND')
  assert.ok((await enterSetting(it, context(), wished)).granted)
  assert.ok((await enterSetting(it, context(), money)).granted)
  const yesterday = TODAY.subtract({ days: 1 })
  assert.equal(await standardValue(it.db, 'temporaryLossDays', '440106', TODAY), 7)
  assert.equal(await standardValue(it.db, 'temporaryLossDays', '440106', yesterday), 15)
  assert.equal(await standardValue(it.db, 'replacementFeeFen', '440100', TODAY), 1550n)
  assert.equal(await standardValue(it.db, 'replacementFeeFen', '440300', TODAY), 2000n)
  const rows = await it.db.many(
    Audit,
    sql`select action, outcome, refusal from platform.audit order by outcome desc`,
  )
  assert.deepEqual(
    rows.map(({ outcome, refusal }) => [outcome, refusal]),
    [
      ['refused', 'VALUE_NOT_OF_ITS_KIND'],
      ['granted', null],
      ['granted', null],
    ],
  )
})

test('a year entered again takes the place of the old one as a whole', async () => {
  await using it = await testDatabase()
  assert.ok((await enterYear(it, context(), { year: 2027, written: YEAR, source: '通知' })).granted)
  const due = async () =>
    (await workingDaysAfter(it.db, Temporal.PlainDate.from('2027-09-30'), 1)).toString()
  assert.equal(await due(), '2027-10-14')
  const later = YEAR.replaceAll('2027-10-13 放假', '2027-10-14 放假')
  assert.ok(
    (await enterYear(it, context(), { year: 2027, written: later, source: '更正' })).granted,
  )
  assert.equal(await due(), '2027-10-13')
})

test('two who enter a year at once both leave a version, and one of them counts', async () => {
  await using it = await testDatabase()
  const enter = () => enterYear(it, context(), { year: 2027, written: YEAR, source: '通知' })
  assert.ok((await Promise.all([enter(), enter(), enter()])).every(({ granted }) => granted))
  const days = await it.db.run(sql`select from standard.special_day`)
  assert.equal(days, 3 * 14)
  assert.equal((await loadCalendar(it.db)).specialDays.size, 14)
})

test('the database refuses a day made up for in the week, another year and a rewrite', async () => {
  await using it = await testDatabase()
  await enterYear(it, context(), { year: 2027, written: YEAR, source: '通知' })
  const insert = (day: string, kind: string) =>
    it.db.run(sql`
      insert into standard.special_day (year, version, day, kind, name)
      values (2027, 1, ${day}, ${kind}, '')`)
  await assert.rejects(insert('2027-10-20', 'makeUpWorkingDay'), /check/)
  await assert.rejects(insert('2026-10-01', 'holiday'), /check/)
  await assert.rejects(it.owner.run(sql`update standard.special_day set name = 'x'`), /append-only/)
  await assert.rejects(it.owner.run(sql`delete from standard.decreed_year`), /append-only/)
})

const serve = async (db: Database) => {
  const options: ServerOptions = {
    db,
    clock: new FixedClock(AT),
    log: createLogger('silent'),
    authentication: {
      principal: async () => ({
        realm: 'staff',
        subjectId: OFFICER,
        organisationCode: 'hrss-440000',
        permissions: new Set(['standard.edit']),
        authenticatedAt: AT,
        assuranceLevel: 2,
        csrfToken: 'csrf',
      }),
    },
    publicUrl: 'http://127.0.0.1',
    problemPage: ({ code }) => html`${code}`,
    signInPath: () => '/',
    languagePrefixes: new Map(),
  }
  const server = await buildServer(options)
  const portal = async () => ({
    language: 'zh-Hans' as const,
    display: { elder: false, contrast: 'standard' as const },
    portal: 'admin' as const,
    path: '/admin/standards',
    demo: false,
  })
  const publishedDays = () => []
  registerRoutes(server, options, standardPages({ db, publishedDays, portal }))
  const ask = (method: 'GET' | 'POST', url: string, form: Record<string, string> = {}) =>
    server.inject({
      method,
      url,
      headers: {
        accept: 'text/html',
        ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(method === 'POST' && {
        payload: new URLSearchParams({ csrf: 'csrf', ...form }).toString(),
      }),
    })
  return { ask, close: () => server.close() }
}

test('an officer sees what is not confirmed, is told what is wrong, and enters it', async () => {
  await using it = await testDatabase()
  await enterRegions(it.db)
  const site = await serve(it.db)
  try {
    const list = await site.ask('GET', '/admin/standards?unconfirmed=1')
    assert.match(list.body, /临时挂失天数/)
    assert.match(list.body, /待确认/)
    const path = '/admin/standards/temporaryLossDays'
    const form = { region: '440100', value: '7', from: '2026-11-26', source: '' }
    const faulty = await site.ask('POST', path, form)
    assert.equal(faulty.statusCode, 422)
    assert.match(faulty.body, /请写明来源/)
    assert.match(faulty.body, /value="7"/, 'what was typed is not lost')
    const good = await site.ask('POST', path, { ...form, source: '穗人社规〔2026〕3号' })
    assert.equal(good.statusCode, 303)
    assert.match((await site.ask('GET', path)).body, /穗人社规〔2026〕3号/)
    for (const page of ['/admin/standards', path, '/admin/calendar', '/admin/calendar/2027'])
      assert.deepEqual(await markupFindings(trusted((await site.ask('GET', page)).body)), [], page)
  } finally {
    await site.close()
  }
})

test('the calendar asks for the year that is missing, and tells every faulty line', async () => {
  await using it = await testDatabase()
  await enterYear(it, context(), {
    year: 2026,
    written: YEAR.replaceAll('2027-', '2026-').replace('2026-10-16', '2026-10-17'),
    source: '通知',
  })
  const site = await serve(it.db)
  try {
    assert.match((await site.ask('GET', '/admin/calendar')).body, /2027 年的放假安排还没有录入/)
    const days = `${YEAR}\n2027-02-30 放假 春节`
    const faulty = await site.ask('POST', '/admin/calendar/2027', { days, source: '通知' })
    assert.equal(faulty.statusCode, 422)
    assert.match(faulty.body, /第 15 行/)
    const good = await site.ask('POST', '/admin/calendar/2027', { days: YEAR, source: '通知' })
    assert.equal(good.statusCode, 303)
    assert.doesNotMatch((await site.ask('GET', '/admin/calendar')).body, /还没有录入/)
  } finally {
    await site.close()
  }
})
