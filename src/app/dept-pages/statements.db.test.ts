import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { html, trusted } from '#kernel/html.ts'
import { FixedClock } from '#platform/clock.ts'
import { type Database, sql } from '#platform/db.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { openSpool } from '#platform/spool.ts'
import { LANGUAGE_PREFIXES } from '#ui/i18n/language.ts'
import { CatalogueReader } from '#modules/catalogue/index.ts'
import { permissionsOf } from '#modules/organisation/index.ts'
import { testDatabase } from '#test/database.ts'
import { markupFindings } from '#test/markup.ts'
import { BANK, enterHolder, enterList, sendBatch, tellLines } from '#test/money.ts'
import { ALLOWANCE, enterProgrammes } from '#test/payees.ts'
import { enterFunds, MAKER, PAID_AT, type Payee } from '#test/payments.ts'
import { testKeys, testPii } from '#test/person.ts'
import { departmentPages } from './index.ts'

const clock = new FixedClock(PAID_AT)
const CSRF = 'csrf-of-the-test'

/** The portal of a department, for an officer of it. */
const officeOf = async (db: Database, organisationCode: string) => {
  const publicUrl = 'http://127.0.0.1:8080'
  const deps = {
    db,
    clock,
    keys: testKeys,
    pii: testPii,
    catalogue: new CatalogueReader(testKeys),
    demo: true,
    bankAddress: () => undefined,
    bankTerms: () => undefined,
    fileKey: undefined,
    spool: openSpool('no such directory', testKeys),
    cardFactoryUrl: publicUrl,
    publicUrl,
  }
  const options: ServerOptions = {
    ...deps,
    log: createLogger('silent'),
    languagePrefixes: LANGUAGE_PREFIXES,
    problemPage: ({ code }) => html`<main>${code}</main>`,
    signInPath: () => '/sign-in',
    authentication: {
      principal: async () => ({
        realm: 'staff' as const,
        subjectId: '0199aaaa-0000-7000-8000-00000000000a',
        organisationCode,
        permissions: permissionsOf(['departmentOfficer']),
        authenticatedAt: clock.now(),
        assuranceLevel: 3,
        csrfToken: CSRF,
      }),
    },
  }
  const server = await buildServer(options)
  registerRoutes(server, options, departmentPages(deps))
  return server
}

/** Payees of a list with their villages; their lines are signed and sent to the bank. */
const payByList = async (
  { db, owner }: { readonly db: Database; readonly owner: Database },
  villages: readonly string[],
): Promise<readonly Payee[]> => {
  await enterProgrammes(db)
  await enterFunds(db, [BANK], 100_000_000n)
  const payees: Payee[] = []
  for (let i = 1; i <= villages.length; i += 1) payees.push(await enterHolder(db, i))
  const source = await enterList(
    owner,
    payees.map((payee, i) => [payee, villages[i] ?? '']),
  )
  await sendBatch(db, clock, payees, { source })
  return payees
}

const PAID = { claim: 'paid' } as const
const headers = { accept: 'text/html' }

const issue = async (
  office: Awaited<ReturnType<typeof officeOf>>,
  village: string,
): Promise<string> => {
  const answer = await office.inject({
    method: 'POST',
    url: '/dept/statements',
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      csrf: CSRF,
      programme: ALLOWANCE.code,
      period: '2026-12',
      region: '440100',
      village,
    }).toString(),
  })
  return String(answer.headers.location)
}

test('a village sees who was really paid, masked, and anybody checks the sheet', async () => {
  await using it = await testDatabase()
  const { db } = it
  const [a, b, c, d] = await payByList(it, ['东村', '东村', '东村', '西村'])
  assert.ok(a && b && c && d)
  await tellLines(db, PAID_AT, [
    [a.lineId, PAID],
    [b.lineId, PAID],
    [c.lineId, { claim: 'rejected', reasonCode: 'R04' }],
    [d.lineId, PAID],
  ])
  await using office = await officeOf(db, MAKER.agencyCode)
  const choose = await office.inject({
    url: `/dept/statements?programme=${ALLOWANCE.code}&period=2026-12`,
    headers,
  })
  assert.match(choose.body, /name="programme"[^]*name="period"/)
  assert.match(choose.body, /东村<\/th>[^]*?>2<[^]*?2,572\.00[^]*西村/)

  const path = await issue(office, '东村')
  assert.match(path, /^\/dept\/statements\/stm_[0-9a-f]{32}$/)
  const paper = (await office.inject({ url: path, headers })).body
  const sheet = paper.slice(
    paper.indexOf('<section class="ykt-board"'),
    paper.indexOf('</section>'),
  )
  assert.equal(sheet.match(/陈\*怡/g)?.length, 2)
  assert.match(sheet, /共 2 人次，合计 ¥2,572\.00。只列银行已经到账的。/)
  assert.doesNotMatch(paper, /陈静怡|622202|4401061990/)
  assert.deepEqual(await markupFindings(trusted(paper)), [])
  assert.equal(await issue(office, '东村'), path, 'the same paper again is the same statement')

  const verify = (await office.inject({ url: path.replace('/dept', ''), headers })).body
  assert.match(verify, /这份明白账是真的/)
  assert.doesNotMatch(verify, /2,572|陈\*怡/, 'of few people no sum is told in public')
  const { count } = await it.owner.one(
    z.object({ count: z.number() }),
    sql`select count(distinct person_id)::int as count from platform.access_record
         where purpose = 'villageStatement' and fields = array['name']`,
  )
  assert.equal(count, 2, 'each of those named finds it under 谁查过我')

  await tellLines(db, PAID_AT, [[b.lineId, { claim: 'returned', reasonCode: 'R02' }]])
  const later = (await office.inject({ url: path, headers })).body
  assert.match(later, /出具以后银行的结果有变化/)
  assert.match((await office.inject({ url: path.replace('/dept', ''), headers })).body, /有变化/)
  assert.notEqual(await issue(office, '东村'), path)
})

test('of many people the public page tells the sum, and never a name', async () => {
  await using it = await testDatabase()
  const { db } = it
  const payees = await payByList(
    it,
    Array.from({ length: 11 }, () => '北街'),
  )
  await tellLines(
    db,
    PAID_AT,
    payees.map(({ lineId }) => [lineId, PAID]),
  )
  await using office = await officeOf(db, MAKER.agencyCode)
  const path = await issue(office, '北街')
  const verify = (await office.inject({ url: path.replace('/dept', ''), headers })).body
  assert.match(verify, /¥14,146\.00/)
  assert.doesNotMatch(verify, /陈/)
})

test('another department issues nothing, and sees nothing', async () => {
  await using it = await testDatabase()
  const { db } = it
  const [a] = await payByList(it, ['东村'])
  assert.ok(a)
  await tellLines(db, PAID_AT, [[a.lineId, PAID]])
  await using own = await officeOf(db, MAKER.agencyCode)
  const path = await issue(own, '东村')
  assert.equal(await issue(own, '南村'), '/dept/statements?nothing=1')
  await using other = await officeOf(db, 'dept-agriculture')
  assert.equal(await issue(other, '东村'), 'undefined')
  assert.equal((await other.inject({ url: path, headers })).statusCode, 404)
  const list = await other.inject({
    url: `/dept/statements?programme=${ALLOWANCE.code}&period=2026-12`,
    headers,
  })
  assert.doesNotMatch(list.body, /东村/)
})

test('a statement that was issued is never edited', async () => {
  await using it = await testDatabase()
  const [a] = await payByList(it, ['东村'])
  assert.ok(a)
  await tellLines(it.db, PAID_AT, [[a.lineId, PAID]])
  await using office = await officeOf(it.db, MAKER.agencyCode)
  await issue(office, '东村')
  await assert.rejects(it.owner.run(sql`update payment.statement set total_fen = 1`))
  await assert.rejects(it.owner.run(sql`delete from payment.statement`))
})
