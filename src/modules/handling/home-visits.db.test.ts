import assert from 'node:assert/strict'
import test from 'node:test'
import { uuidv7 } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { addBank } from '#modules/bank/index.ts'
import { registerAgencies, registerRegions, registerStaff } from '#modules/organisation/index.ts'
import { noticesOf } from '#modules/person/index.ts'
import { testDatabase } from '#test/database.ts'
import { BANK, enterHolder, sendBatch, tellLines } from '#test/money.ts'
import { enterFunds, PAID_AT } from '#test/payments.ts'
import { bySystem, enterProgrammes } from '#test/payees.ts'
import { CSRF, residentSite } from '#test/resident-site.ts'
import { closeException } from './close-exception.ts'
import { listExceptions } from './store-exception.ts'

const AT = PAID_AT.add({ hours: 26 })
const UNIT = 'card-centre-440000'
const name = (text: string) => ({ 'zh-Hans': text, 'zh-Hant': text, en: text, pt: text })

const world = async () => {
  const it = await testDatabase()
  const { db } = it
  const officer = { id: uuidv7(AT), agencyCode: UNIT, regionCode: '440000' }
  await enterProgrammes(db)
  await enterFunds(db, [BANK], 100_000_000n)
  await db.transaction(async (tx) => {
    const province = { code: '440000', level: 'province', parentCode: undefined } as const
    await registerRegions(tx, [{ ...province, name: name('广东省') }])
    for (const [code, kind] of [
      [UNIT, 'cardCentre'],
      [`bank-${BANK}`, 'bank'],
    ] as const)
      await registerAgencies(tx, [
        { code, kind, regionCode: '440000', name: name(code), unifiedSocialCreditCode: undefined },
      ])
    const bank = { code: BANK, agencyCode: `bank-${BANK}`, name: name('工商银行') }
    await addBank(tx, { ...bank, placeholder: false, measure: 'normal' })
    await registerStaff(tx, {
      id: officer.id,
      subject: 'officer-1',
      agencyCode: UNIT,
      displayName: '植秀兰',
      roles: ['exceptionOfficer'],
    })
  })
  const payees = [await enterHolder(db, 1), await enterHolder(db, 2)]
  const [failed, stranger] = payees
  assert.ok(failed !== undefined && stranger !== undefined)
  await sendBatch(db, new FixedClock(PAID_AT), payees)
  await tellLines(db, AT, [
    [failed.lineId, { claim: 'rejected', reasonCode: 'R04' }],
    [stranger.lineId, { claim: 'paid' }],
  ])
  return { it, db, officer, failed, stranger }
}

test('whoever cannot go to the bank asks for a visit, by name and by day', async () => {
  const { it, db, officer, failed, stranger } = await world()
  await using _ = it
  const clock = new FixedClock(AT)
  const line = `line_${failed.lineId.replaceAll('-', '')}`
  const path = `/me/money/${line}/home-visit`
  const ask = async (personId: string, url: string, body?: Record<string, string>) => {
    await using site = await residentSite(db, personId, { clock })
    return await site.inject({
      method: body === undefined ? 'GET' : 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      ...(body && { payload: new URLSearchParams({ csrf: CSRF, ...body }).toString() }),
    })
  }
  const outlets = await ask(failed.personId, `/me/money/${line}/outlets`)
  assert.ok(outlets.body.includes(`href="${path}"`))
  assert.equal((await ask(stranger.personId, path)).statusCode, 404, 'nothing of theirs waits')
  assert.match((await ask(failed.personId, path, {})).body, /选什么时候在家/)
  const wish = { time: 'morning', note: '听力不好' }
  const asked = await ask(failed.personId, path, wish)
  assert.deepEqual([asked.statusCode, asked.headers.location], [303, `/me/money/${line}`])
  assert.equal((await ask(failed.personId, path, wish)).statusCode, 303)

  const mine = () => listExceptions(db, { view: 'mine', staffId: officer.id })
  const [visit, ...more] = await mine()
  assert.ok(visit !== undefined)
  assert.deepEqual([more, visit.openedByKind, visit.lineId], [[], 'holder', failed.lineId])
  assert.match(visit.statement, /方便的时间：上午.*本人补充：听力不好/)
  assert.equal(visit.dueOn.toString(), '2026-12-04', 'five working days from a Friday')
  const seen = async () => (await ask(failed.personId, `/me/money/${line}`)).body
  assert.match(await seen(), /已约好上门：.*植秀兰.* 2026年12月4日/)
  const [told] = await noticesOf(db, failed.personId, 5)
  assert.equal(told?.message, 'handling.homeVisit')

  const close = (outcome: 'visitDone' | 'visitNotPossible', exceptionId: string) =>
    closeException(
      { db },
      { ...bySystem(clock.now()), actor: { kind: 'staff', id: officer.id } },
      { exceptionId, by: officer, outcome, note: '敲门没有人' },
    )
  assert.ok((await close('visitNotPossible', visit.id))?.granted)
  assert.match(await seen(), /上门没能办成/)
  clock.advance({ hours: 1 })
  assert.equal((await ask(failed.personId, path, { ...wish, note: '' })).statusCode, 303)
  const [again] = await mine()
  assert.ok((await close('visitDone', again?.id ?? ''))?.granted)
  assert.match(await seen(), /已经上门办好。银行说账户能用以后/)
  const other = sql`insert into handling.exception (id, person_id, kind, status, statement,
      opened_at, opened_by_kind, opened_by, two_people, resolver_agency, due_on)
    select gen_random_uuid(), person_id, 'other', 'unassigned', 'x', opened_at, 'holder', 'y',
           false, resolver_agency, due_on from handling.exception limit 1`
  await assert.rejects(it.owner.run(other), { constraint: 'exception_asked_by_holder' })
})
