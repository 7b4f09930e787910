import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { html, trusted } from '#kernel/html.ts'
import { sql } from '#platform/db.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { permissionsOf, type Role } from '#modules/organisation/index.ts'
import { programmesOf } from '#modules/account/index.ts'
import { exchangeWorld, OWNER } from '#test/exchange.ts'
import { markupFindings } from '#test/markup.ts'
import { FARMLAND } from '#test/payees.ts'
import { newPartnerKey } from '#test/partner.ts'
import { testKeys, testPii } from '#test/person.ts'
import { status, TestReceiver } from '#test/receiver.ts'
import { exchangePages } from './index.ts'
import { RETRY_SECONDS } from './retry.ts'

const world = await exchangeWorld()
const { db, clock } = world
after(() => world[Symbol.asyncDispose]())

interface Asker {
  readonly id: string
  readonly role: Role
  readonly agency?: string
}
const OFFICER: Asker = { id: 'officer', role: 'departmentOfficer' }
const CHECKER: Asker = { id: 'checker', role: 'departmentChecker' }

type Pairs = readonly (readonly [string, string])[]

const formOf = (form: Readonly<Record<string, string>> | Pairs): string => {
  const sent = new URLSearchParams({ csrf: 'csrf' })
  const pairs: Pairs = Array.isArray(form) ? (form as Pairs) : Object.entries(form)
  for (const [name, value] of pairs) sent.append(name, value)
  return sent.toString()
}

/** Whoever asks has signed in at this moment, unless it is said. */
const ask = async (
  { id, role, agency = OWNER }: Asker,
  url: string,
  form?: Readonly<Record<string, string>> | Pairs,
  signedInHoursAgo = 0,
) => {
  const options: ServerOptions = {
    db,
    clock,
    log: createLogger('silent'),
    authentication: {
      principal: async () => ({
        realm: 'staff',
        subjectId: id,
        organisationCode: agency,
        permissions: permissionsOf([role]),
        authenticatedAt: clock.now().subtract({ hours: signedInHoursAgo }),
        assuranceLevel: 3,
        csrfToken: 'csrf',
      }),
    },
    publicUrl: 'http://127.0.0.1',
    problemPage: () => html``,
    signInPath: () => '/',
    languagePrefixes: new Map(),
  }
  const server = await buildServer(options)
  const portal = async () => ({
    language: 'zh-Hans' as const,
    display: { elder: false, contrast: 'standard' as const },
    portal: 'dept' as const,
    path: url,
    demo: true,
  })
  const publicUrl = 'http://127.0.0.1'
  const deps = { db, pii: testPii, keys: testKeys, demo: true, publicUrl, portal }
  registerRoutes(server, options, exchangePages(deps))
  const answer = await server.inject(
    form === undefined
      ? { method: 'GET', url }
      : {
          method: 'POST',
          url,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          payload: formOf(form),
        },
  )
  await server.close()
  const location = answer.headers.location ?? ''
  if (answer.statusCode === 200) assert.deepEqual(await markupFindings(trusted(answer.body)), [])
  return { status: answer.statusCode, body: answer.body, location }
}

const INBOX = '/dept/account-changes'
const askMany = (asker: Asker, changeIds: readonly string[]) =>
  ask(
    asker,
    `${INBOX}/acknowledgements`,
    changeIds.map((id) => ['change', id] as const),
  )

test('an officer sees the proof, answers, and the look is told to the holder', async () => {
  const { changeId, personId } = await world.change(await world.enterPerson())
  await world.spread()
  const list = await ask(OFFICER, INBOX)
  assert.match(list.body, /待答复/)
  assert.match(list.body, /2026年11月30日/)
  assert.doesNotMatch(list.body, /陈/, 'the list names nobody')
  const path = `${INBOX}/${changeId}`
  const page = await ask(OFFICER, path)
  for (const told of [
    /陈\*/,
    /第 1 版/,
    /本人网上签署/,
    /授权有效/,
    /切换以前编制的批次仍发到原账户/,
  ])
    assert.match(page.body, told)
  assert.doesNotMatch(page.body, /静怡/)
  const { purpose } = await world.owner.one(
    z.object({ purpose: z.string() }),
    sql`select purpose from platform.access_record where person_id = ${personId}`,
  )
  assert.equal(purpose, 'accountChange')
  const stranger = { ...OFFICER, agency: FARMLAND.ownerAgency }
  assert.equal((await ask(stranger, path)).status, 404)
  assert.equal((await ask(CHECKER, path)).status, 403)

  assert.match((await ask(OFFICER, path, {})).body, /请选择怎样答复/)
  const noReason = await ask(OFFICER, path, { action: 'defer' })
  assert.equal(noReason.status, 422)
  assert.match(noReason.body, /请写一句持卡人看得懂的原因/)
  const deferred = await ask(OFFICER, path, { action: 'defer', reason: '核对名册' })
  assert.equal(deferred.location, `${INBOX}?said=answered`)
  const [seen] = (await programmesOf(db, personId, clock.now()))[0]?.answers ?? []
  assert.deepEqual([seen?.status, seen?.dueOn?.toString()], ['deferred', '2026-11-30'])
  await ask(OFFICER, path, { action: 'acknowledge' })
  assert.match((await ask(OFFICER, INBOX)).body, /没有待答复的账户变更/)
  assert.match((await ask(OFFICER, `${INBOX}?view=ended`)).body, /已确认/)
})

test('what is overdue stands out, and a change that was withdrawn asks for no answer', async () => {
  const late = await world.change(await world.enterPerson())
  await world.spread()
  clock.advance({ hours: 24 * 6 })
  assert.match((await ask(OFFICER, INBOX)).body, /有 1 件已过答复期限/)
  const early = await world.change(await world.enterPerson())
  await world.spread()
  for (const one of [late, early]) await world.withdraw(one)
  const page = await ask(OFFICER, `${INBOX}/${early.changeId}`)
  assert.match(page.body, /持卡人已撤回授权/)
  assert.doesNotMatch(page.body, /name="action"/)
  const switched = await ask(OFFICER, `${INBOX}/${late.changeId}`)
  assert.match(switched.body, /已经切换：退回以后仍发到新账户/)
})

test('many are confirmed at once, and what asks for a look is left with its reason', async () => {
  const [first, second, late] = await Promise.all(
    [1, 2, 3].map(async () => world.change(await world.enterPerson())),
  )
  assert.ok(first && second && late)
  await world.spread()
  await ask(OFFICER, `${INBOX}/${late.changeId}`, { action: 'defer', reason: '核对名册' })
  const boxes = (body: string) => [...body.matchAll(/name="change"[^>]*value="([^"]+)"/g)]
  const inbox = await ask(OFFICER, INBOX)
  assert.ok(!boxes(inbox.body).some(([, id]) => id === late.changeId), 'no box where a look is due')
  assert.match(inbox.body, /暂缓过，逐件核对/)
  assert.doesNotMatch(inbox.body, /type="checkbox"[^>]*checked/)
  assert.match((await ask(OFFICER, `${INBOX}?all=yes`)).body, /type="checkbox"[^>]*checked/)
  const none = await ask(OFFICER, `${INBOX}/acknowledgements`, {})
  assert.deepEqual([none.status, /请先选中要确认的变更/.test(none.body)], [422, true])
  const stranger = { ...OFFICER, agency: FARMLAND.ownerAgency }
  const theirs = await askMany(stranger, [first.changeId])
  assert.match(theirs.body, /没有这一件/)
  assert.equal((await askMany(CHECKER, [first.changeId])).status, 403)
  const done = await askMany(OFFICER, [first.changeId, second.changeId, late.changeId])
  assert.match(done.body, /已确认 2 件/)
  assert.match(done.body, /有 1 件没有确认/)
  for (const [{ personId }, status] of [
    [first, 'acknowledged'],
    [second, 'acknowledged'],
    [late, 'deferred'],
  ] as const) {
    const [answer] = (await programmesOf(db, personId, clock.now()))[0]?.answers ?? []
    assert.equal(answer?.status, status)
  }
})

const HOOKS = '/dept/webhooks'

test('an endpoint goes from one person to the next, its secret is shown once', async () => {
  await using receiver = await TestReceiver.listen()
  const url = receiver.url('/civil')
  const wrong = await ask(OFFICER, `${HOOKS}/new`, { url: 'ftp://x', kinds: 'account.changed' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /请填以 https/)
  const entered = await ask(OFFICER, `${HOOKS}/new`, { url, kinds: 'account.changed' })
  const [, secret = ''] = /(whsec_[\w+/=]+)/.exec(entered.body) ?? []
  assert.equal(Buffer.from(secret.slice(6), 'base64').length, 32)
  const path = /href="(\/dept\/webhooks\/[0-9a-f-]{36})"/.exec(entered.body)?.[1] ?? ''
  assert.doesNotMatch((await ask(OFFICER, path)).body, /whsec_/)
  const stale = await ask(CHECKER, `${path}/approve`, {}, 2)
  assert.match(stale.location, /step-up/)
  assert.equal((await ask(OFFICER, `${path}/approve`, {})).status, 403)
  const approved = await ask(CHECKER, `${path}/approve`, {})
  assert.equal(approved.location, `${path}?said=approved`)
  assert.match((await ask(CHECKER, `${path}?said=approved`)).body, /推送中/)

  receiver.conducts.set('/civil', status(500))
  await world.change(await world.enterPerson())
  await world.spread()
  for (const seconds of [...RETRY_SECONDS, 0]) {
    await world.send()
    clock.advance({ seconds })
  }
  assert.match((await ask(OFFICER, HOOKS)).body, /1 条/)
  const dead = await ask(OFFICER, path)
  assert.match(dead.body, /没送到，待处理/)
  const message = /name="message" value="([0-9a-f-]+)"/.exec(dead.body)?.[1] ?? ''
  receiver.conducts.delete('/civil')
  const revived = await ask(OFFICER, `${path}/revive`, { message })
  assert.equal(revived.location, `${path}?said=revived`)
  await world.send()
  assert.match((await ask(OFFICER, path)).body, /已送达/)
  const nothing = await ask(OFFICER, `${path}/drop`, { message })
  assert.equal(nothing.location, `${path}?refused=NOTHING_TO_SEND`)
  assert.match((await ask(OFFICER, nothing.location)).body, /没有待处理的推送/)

  const rotated = await ask(OFFICER, `${path}/rotate`, {})
  assert.ok(rotated.body.includes('whsec_') && !rotated.body.includes(secret))
  assert.equal((await ask(OFFICER, `${path}/retire-secret`, {})).location, `${path}?said=retired`)
  assert.equal((await ask(CHECKER, `${path}/disable`, {})).location, `${path}?said=disabled`)
  assert.match((await ask(OFFICER, path)).body, /工作人员停用/)
  const stranger = { ...OFFICER, agency: FARMLAND.ownerAgency }
  assert.equal((await ask(stranger, path)).status, 404)
  assert.equal((await ask(stranger, `${path}/rotate`, {})).status, 404)
})

test('a rule is set by one, approved by another, and ended by either', async () => {
  const set = await ask(OFFICER, `${HOOKS}/rules`, { programme: 'MZ-001' })
  assert.equal(set.location, `${HOOKS}?said=ruleEntered`)
  const [, approve = ''] = /action="([^"]+\/approve)"/.exec((await ask(CHECKER, HOOKS)).body) ?? []
  assert.doesNotMatch((await ask(OFFICER, HOOKS)).body, /action="[^"]+\/approve"/)
  assert.equal((await ask(CHECKER, approve, {})).location, `${HOOKS}?said=ruleApproved`)
  const { changeId } = await world.change(await world.enterPerson())
  await world.spread()
  const page = await ask(OFFICER, `${INBOX}/${changeId}`)
  assert.match(page.body, /已确认/)
  assert.match(page.body, /自动确认规则/)
  const end = approve.replace('/approve', '/disable')
  assert.equal((await ask(OFFICER, end, {})).location, `${HOOKS}?said=ruleDisabled`)
  assert.match((await ask(OFFICER, HOOKS)).body, /没有自动确认的项目/)
})

test('a key of a system is entered by one, compared and approved by another', async () => {
  const path = `${HOOKS}/keys`
  const { pem, privateJwk } = await newPartnerKey(OWNER)
  const form = { label: 'GovStack 支付中心', text: pem, scopes: 'mapper', until: '2027-06-01' }
  const stale = await ask(OFFICER, `${path}/new`, form, 2)
  assert.match(stale.location, /step-up/)
  assert.match((await ask(OFFICER, `${path}/new`)).body, /BEGIN PUBLIC KEY/)
  const burnt = await ask(OFFICER, `${path}/new`, { ...form, text: JSON.stringify(privateJwk) })
  assert.equal(burnt.status, 422)
  assert.ok(!burnt.body.includes(String(privateJwk.d)), 'a private key is not sent back')
  for (const [change, told] of [
    [{ label: ' ' }, /请写系统名称/],
    [{ scopes: '' }, /请至少选一类接口/],
    [{ until: 'soon' }, /请按 2027-06-01/],
    [{ until: '2026-11-01' }, /到期日不对/],
  ] as const)
    assert.match((await ask(OFFICER, `${path}/new`, { ...form, ...change })).body, told)
  const entered = await ask(OFFICER, `${path}/new`, form)
  assert.equal(entered.location, `${HOOKS}?said=keyEntered`)
  const seen = (await ask(CHECKER, HOOKS)).body
  assert.match(seen, /GovStack 支付中心/)
  assert.match(seen, /POST http:\/\/127\.0\.0\.1\/oauth\/token/)
  const [, approve = ''] = /action="([^"]+keys[^"]+\/approve)"/.exec(seen) ?? []
  assert.equal((await ask(OFFICER, approve, {})).status, 403)
  assert.equal((await ask(CHECKER, approve, {})).location, `${HOOKS}?said=keyApproved`)
  assert.match((await ask(OFFICER, HOOKS)).body, /账户映射（G2P Connect、GovStack）/)
  const end = approve.replace('/approve', '/disable')
  const stranger = { ...OFFICER, agency: FARMLAND.ownerAgency }
  assert.equal((await ask(stranger, end, {})).status, 404)
  assert.equal((await ask(OFFICER, end, {})).location, `${HOOKS}?said=keyDisabled`)
  assert.match((await ask(OFFICER, HOOKS)).body, /还没有系统密钥/)
})
