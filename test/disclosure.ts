import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import type { ActionContext } from '#platform/audit.ts'
import { sm3 } from '#platform/crypto/sm3.ts'
import type { Database } from '#platform/db.ts'
import { addEvidence, putUp, settleRoster } from '#modules/disclosure/index.ts'
import {
  checkRoster,
  importRoster,
  inspectRoster,
  openRoster,
  PAGE_LIMITS,
} from '#modules/roster/index.ts'
import { ALLOWANCE } from './payees.ts'
import { byStaff, CHECKER, MAKER } from './payments.ts'
import { citizenNumber, testPii } from './person.ts'

/** The morning after the last of seven working days from the day of the tests on. */
export const AFTER_NOTICE = Temporal.Instant.from('2026-12-08T01:00:00Z')

/** Somebody of the staff at a moment. */
export const staffAt = (
  { staffId, agencyCode }: { readonly staffId: string; readonly agencyCode: string },
  at: Temporal.Instant,
): ActionContext => ({
  actor: { kind: 'staff', id: staffId, organisationCode: agencyCode },
  requestId: 'request-1',
  at,
})

/** Somebody at home, of whom nobody knows who they are. */
export const anybody = (at: Temporal.Instant): ActionContext => ({
  actor: { kind: 'anonymous', id: '' },
  requestId: 'request-1',
  at,
})

const NAMES = ['陈静怡', '李𫖯', '阿依古丽·买买提']
const VILLAGES = ['石牌村', '冼村']

/** A line of a list: people of the test world by their sequence. */
export const rosterRow = (n: number, amount = '100.00', number = citizenNumber(n)): string =>
  [NAMES[(n - 1) % 3], number, amount, VILLAGES[n % 2]].join(',')

/** A list that was read and checked, for a period. */
export const judgedRoster = async (
  db: Database,
  rows: readonly string[],
  payPeriod = '2026-12',
): Promise<string> => {
  const content = Buffer.from(`姓名,身份证号码,补贴金额(元),村\r\n${rows.join('\r\n')}\r\n`)
  const opening = await openRoster(Readable.from([content]), PAGE_LIMITS)
  assert.ok(opening.opened)
  const inspection = await inspectRoster(opening.roster)
  assert.ok(inspection.understood)
  const { outlook } = inspection
  const { decision } = await importRoster({ db, pii: testPii }, byStaff(MAKER), {
    programmeCode: ALLOWANCE.code,
    payPeriod,
    instalment: 1,
    regionCode: '440100',
    madeUnit: MAKER.agencyCode,
    fileName: '低保.csv',
    fileFormat: 'csv',
    encoding: 'utf-8',
    fileDigest: sm3(content),
    outlook,
    map: outlook.map,
    longestCell: PAGE_LIMITS.cell,
  })
  assert.ok(decision.granted)
  const { id } = decision.outcome.roster
  await checkRoster({ db, pii: testPii }, byStaff(MAKER), id)
  return id
}

/** A list that hangs since the day of the tests. */
export const hangingRoster = async (db: Database, rosterId: string) => {
  const notice = await putUp({ db, pii: testPii }, byStaff(MAKER), {
    rosterId,
    place: '石牌村村务公开栏',
    setAside: true,
    by: MAKER,
  })
  assert.ok(notice?.granted)
  return notice.outcome
}

/** A list that hung for its days and was settled by a second person. */
export const settledRoster = async (db: Database, rosterId: string) => {
  const deps = { db, pii: testPii }
  const { agencyCode } = MAKER
  const note = '已在村务公开栏张贴'
  const proof = { rosterId, agencyCode, note, picture: undefined }
  assert.ok((await addEvidence(deps, byStaff(MAKER), proof))?.granted)
  const settled = await settleRoster({ db }, staffAt(CHECKER, AFTER_NOTICE), {
    rosterId,
    by: CHECKER,
  })
  assert.ok(settled?.granted, settled?.granted === false ? settled.refusal : 'no list')
  return settled.outcome
}
