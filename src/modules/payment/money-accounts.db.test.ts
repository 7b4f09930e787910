import assert from 'node:assert/strict'
import test from 'node:test'
import { FixedClock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { answerChange, type Answer, notePush } from '#modules/account/index.ts'
import { addBank } from '#modules/bank/index.ts'
import { consentsOf } from '#modules/consent/index.ts'
import { accountsAt, AT, enterPayee, hours, programmeCode } from '#test/account-changes.ts'
import { testDatabase } from '#test/database.ts'
import { bySystem, enterProgrammes, FARMLAND } from '#test/payees.ts'
import { CSRF, residentSite } from '#test/resident-site.ts'
import { accountHistory } from '#modules/account/index.ts'

const PATH = '/me/money/accounts'
const PERMIT = `${PATH}/${programmeCode}`
const name = { 'zh-Hans': '工商银行', 'zh-Hant': '工商銀行', en: 'ICBC', pt: 'ICBC' }

const prepare = async (db: Database) => {
  await enterProgrammes(db)
  await db.transaction((tx) =>
    addBank(tx, { code: '102', agencyCode: 'bank-102', name, placeholder: false }),
  )
  return enterPayee(db)
}

type Options = NonNullable<Parameters<typeof residentSite>[2]>

const get = async (db: Database, personId: string, url: string, options: Options = {}) => {
  await using site = await residentSite(db, personId, {
    clock: new FixedClock(AT),
    assuranceLevel: 3,
    ...options,
  })
  const answer = await site.inject({ url, headers: { accept: 'text/html' } })
  return answer
}

const post = async (
  db: Database,
  personId: string,
  fields: Readonly<Record<string, string>>,
  options: Options = {},
) => {
  await using site = await residentSite(db, personId, {
    clock: new FixedClock(AT),
    assuranceLevel: 3,
    ...options,
  })
  const answer = await site.inject({
    method: 'POST',
    url: PERMIT,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    payload: new URLSearchParams({ csrf: CSRF, ...fields }).toString(),
  })
  return answer
}

const wordsOf = (body: string): string => /name="words" value="([^"]+)"/.exec(body)?.[1] ?? ''

/** The state that the list shows of the programme, with what stands beside it. */
const stateOf = async (db: Database, personId: string, at = AT): Promise<string> => {
  const { body } = await get(db, personId, PATH, { clock: new FixedClock(at) })
  const [card = ''] = /<div class="govuk-summary-card">[^]*?<\/dl>/.exec(body) ?? []
  return card.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}

test('a programme moves by an empty box that the holder ticks, and no other one does', async () => {
  await using it = await testDatabase()
  const { db } = it
  const { personId, old, fresh } = await prepare(db)
  assert.match(await stateOf(db, personId), /未授权 没有授权，照旧发到这个账户。/)
  const page = (await get(db, personId, PERMIT)).body
  assert.doesNotMatch(page, /checked/)
  assert.match(page, /“Allowance”今后发到我社会保障卡的新账户（工商银行）/)
  const whole = { to: fresh.id, words: wordsOf(page), moment: 'now', agreed: 'yes' }

  const unticked = await post(db, personId, { ...whole, agreed: '' })
  assert.equal(unticked.statusCode, 422)
  assert.match(unticked.body, /同意的话，请打勾/)
  const old20 = await post(db, personId, whole, { minutesAgo: 20 })
  assert.match(String(old20.headers.location), /^\/sign-in\/resident\?step-up=1/)
  const changed = await post(db, personId, { ...whole, words: whole.words.replace(/^\d+/, '7') })
  assert.match(changed.body, /授权的文字刚刚更新了/)
  const notTheirs = await post(db, personId, { ...whole, to: personId })
  assert.equal(notTheirs.statusCode, 409)
  const standing = (await consentsOf(db, personId)).filter((one) => one.withdrawnAt === undefined)
  assert.deepEqual(standing, [], 'what is not possible leaves no consent')

  const done = await post(db, personId, whole)
  assert.equal(done.headers.location, `${PATH}?permitted=1`)
  const now = await accountsAt(db, personId, AT)
  assert.deepEqual([now.get(programmeCode), now.get(FARMLAND.code)], [fresh.id, old.id])
})

test('who waits for the next payment sees each step of the department', async () => {
  await using it = await testDatabase()
  const { db } = it
  const { personId, old, fresh } = await prepare(db)
  const page = (await get(db, personId, PERMIT)).body
  assert.match(page, /收到下一次再换，钱会这样走[^]*2026年12月10日[^]*原账户/)
  const fields = { to: fresh.id, words: wordsOf(page), moment: 'afterNextPayment', agreed: 'yes' }
  await post(db, personId, fields)
  assert.equal((await accountsAt(db, personId, AT)).get(programmeCode), old.id)
  assert.match(await stateOf(db, personId), /撤回[^]*起发到工商银行[^]*已登记/)
  assert.equal((await get(db, personId, PERMIT)).headers.location, PATH)

  const [change] = await accountHistory(db, personId)
  assert.ok(change)
  const push = { changeId: change.id, agencyCode: 'dept-civil-affairs' }
  await db.transaction((tx) => notePush(tx, bySystem(hours(1)), push))
  assert.match(await stateOf(db, personId), /已推送/)
  const say = (answer: Answer) =>
    answerChange(
      { db },
      {
        actor: { kind: 'staff', id: 'officer', organisationCode: 'dept-civil-affairs' },
        requestId: 'request-1',
        at: hours(2),
      },
      { changeId: change.id, permissions: new Set(['account.acknowledge']), answer },
    )
  const until = Temporal.PlainDate.from('2026-12-01')
  await say({ action: 'defer', reason: '本月名册已定', until })
  assert.match(await stateOf(db, personId), /暂缓 部门请您等一等。.*说： 本月名册已定/)
  await say({ action: 'reject', reason: '姓名待核' })
  assert.match(await stateOf(db, personId), /被退回 部门没有同意，照旧发到这个账户。.*姓名待核/)
  assert.equal((await accountsAt(db, personId, hours(1000))).get(programmeCode), old.id)
})

test('after the change the state says so', async () => {
  await using it = await testDatabase()
  const { db } = it
  const { personId, fresh } = await prepare(db)
  const page = (await get(db, personId, PERMIT)).body
  await post(db, personId, { to: fresh.id, words: wordsOf(page), moment: 'now', agreed: 'yes' })
  assert.match(await stateOf(db, personId, hours(1)), /已切换 已按您的授权换到这个账户。/)
  const unknown = await get(db, personId, `${PATH}/XX-999`)
  assert.equal(unknown.statusCode, 404)
})
