import assert from 'node:assert/strict'
import test from 'node:test'
import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import { sql } from '#platform/db.ts'
import {
  readMessages,
  registerAgencies,
  registerRegions,
  registerStaff,
  staffMessages,
  unreadMessages,
} from '#modules/organisation/index.ts'
import { testDatabase, type TestDatabase } from '#test/database.ts'
import { ALLOWANCE, bySystem, enterProgrammes } from '#test/payees.ts'
import { addProgramme, enterOffCard, remindOffCard, stepOffCard } from './index.ts'

const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
const days = (count: number) => AT.add({ hours: 24 * count })
const person = (agencyCode: string) => ({ staffId: uuidv7(AT), agencyCode })
const OFFICER = person(ALLOWANCE.ownerAgency)
const COLLEAGUE = person(ALLOWANCE.ownerAgency)
const APPROVER = person(ALLOWANCE.payerAgency)
const by = ({ staffId }: typeof OFFICER): ActionContext => ({
  actor: { kind: 'staff', id: staffId },
  requestId: 'request-1',
  at: AT,
})

const text = (zh: string) => ({ 'zh-Hans': zh, 'zh-Hant': zh, en: zh, pt: zh })

/** Programmes, and a department with two officers beside the unit that pays. */
const enterPeople = async ({ db }: TestDatabase): Promise<void> => {
  await enterProgrammes(db)
  await db.transaction(async (tx) => {
    const province = { code: '440000', level: 'province', parentCode: undefined } as const
    await registerRegions(tx, [{ ...province, name: text('广东省') }])
    for (const code of [ALLOWANCE.ownerAgency, ALLOWANCE.payerAgency])
      await registerAgencies(tx, [
        {
          code,
          kind: 'department',
          regionCode: '440000',
          name: text(code),
          unifiedSocialCreditCode: undefined,
        },
      ])
    for (const [i, one] of [OFFICER, COLLEAGUE, APPROVER].entries())
      await registerStaff(tx, {
        id: one.staffId,
        subject: `staff-${i}`,
        agencyCode: one.agencyCode,
        displayName: `员工${i}`,
        roles: one === APPROVER ? ['financeOfficer'] : ['programmeOfficer'],
      })
  })
}

const enterApproved = async (it: TestDatabase, programmeCode: string): Promise<void> => {
  const entered = await enterOffCard(it, by(OFFICER), {
    programmeCode,
    regionCode: '440100',
    reason: 'cardInProduction',
    fileNumber: '穗民〔2026〕3号',
    payeeCount: 2,
    from: Temporal.PlainDate.from('2026-11-26'),
    until: Temporal.PlainDate.from('2027-01-05'),
    by: OFFICER,
  })
  assert.ok(entered.granted)
  const step = { id: entered.outcome.id, action: 'approve', by: APPROVER, remark: '' } as const
  assert.ok((await stepOffCard(it, by(APPROVER), step))?.granted)
}

test('before an entry off the card ends, and when it has, each is told once', async () => {
  await using it = await testDatabase()
  const { db } = it
  await enterPeople(it)
  await enterApproved(it, ALLOWANCE.code)
  const remind = (count: number) => remindOffCard(it, bySystem(days(count)))
  assert.equal(await remind(0), 0, 'its end is far')
  assert.equal(await remind(15), 3, 'who entered it, their colleague, who approved it')
  assert.equal(await remind(16), 0)
  const [message] = await staffMessages(db, APPROVER.staffId, 5)
  assert.match(message?.text ?? '', /2027-01-05 到期，还有 25 天/)
  await db.transaction((tx) =>
    readMessages(tx, APPROVER.staffId, [message?.id ?? '', uuidv7(AT)], days(17)),
  )
  assert.equal(await unreadMessages(db, APPROVER.staffId), 0)
  assert.equal(await unreadMessages(db, OFFICER.staffId), 1)
  assert.equal(await remind(41), 3)
  assert.match((await staffMessages(db, OFFICER.staffId, 5))[0]?.text ?? '', /已于 2027-01-05 到期/)
  const again = sql`
    insert into organisation.staff_message (id, staff_id, about, text, href, written_at)
    select gen_random_uuid(), staff_id, about, text, href, written_at
      from organisation.staff_message`
  await assert.rejects(it.owner.run(again), { constraint: 'staff_message_once' })
})

test('that an entry has lapsed is told though its programme has left the list', async () => {
  await using it = await testDatabase()
  await enterPeople(it)
  const leaving = {
    ...ALLOWANCE,
    code: 'MZ-002',
    period: { ...ALLOWANCE.period, until: Temporal.PlainDate.from('2027-01-01') },
  }
  await it.db.transaction((tx) => addProgramme(tx, leaving))
  await enterApproved(it, leaving.code)
  assert.equal(await remindOffCard(it, bySystem(days(15))), 3)
  assert.equal(await remindOffCard(it, bySystem(days(41))), 3, 'as many as were reminded')
  const [message] = await staffMessages(it.db, COLLEAGUE.staffId, 5)
  assert.match(message?.text ?? '', /^MZ-002（案卷 穗民〔2026〕3号）未上卡登记已于 2027-01-05 到期/)
})
