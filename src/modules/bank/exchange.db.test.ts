import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import { sm3 } from '#platform/crypto/sm3.ts'
import { sql } from '#platform/db.ts'
import { accountNumber, enterBanks, staffContext } from '#test/bank.ts'
import { enterCard } from '#test/card.ts'
import { testDatabase } from '#test/database.ts'
import { enterSomebody, testPii } from '#test/person.ts'
import { bankWorld } from '#app/banks.ts'
import { resultFile, type ResultRow } from './exchange-format.ts'
import { exportOpenings, fetchFile } from './export-openings.ts'
import { importResults } from './import-results.ts'
import { requestAccountOpening } from './index.ts'
import { openDiscrepancies } from './store-discrepancy.ts'
import { findBank } from './store.ts'
import { findRequest } from './store-request.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db } = it
const clock = new FixedClock('2026-11-26T01:00:00Z')
const deps = { db, pii: testPii, ...bankWorld({ pii: testPii }) }
await enterBanks(db, '102', '103')
const context = () => staffContext(clock.now())

let people = 0
const waiting = async (name: string, bankCode = '102') => {
  people += 1
  const personId = await enterSomebody(db, people, { name })
  const { id: cardId } = await enterCard(db, personId, people, { bankCode })
  const requestId = uuidv7(clock.now())
  await db.transaction((tx) =>
    requestAccountOpening(tx, context(), { requestId, bankCode, cardId, personId }),
  )
  return { requestId, personId }
}
const statusOf = async (id: string) => (await findRequest(db, id))?.status

const opened = (requestId: string, account: number): ResultRow => ({
  requestId,
  state: 'O',
  accountNumber: accountNumber(account),
  reasonCode: '',
  reason: '',
})
const resultOf = (fileNumber: string, rows: readonly ResultRow[], bankCode = '102') =>
  resultFile({ fileNumber, bankCode, madeOn: Temporal.PlainDate.from('2026-11-26') }, rows)
const take = (content: Buffer, sidecar = `${sm3(content)}  result.txt`) =>
  importResults(deps, context(), { bankCode: '102', content, sidecar })

test('waiting openings go out in one file, rare characters whole', async () => {
  const [first, second] = [await waiting('㛃𫖯'), await waiting('阿卜杜拉·买买提')]
  const decision = await exportOpenings(deps, context(), '102')
  assert.ok(decision?.granted)
  const { file, left } = decision.outcome
  assert.deepEqual([file.rows, file.number, left], [2, '20261126-001', []])
  assert.equal(await statusOf(first.requestId), 'sent')
  const bank = await findBank(db, '102')
  assert.ok(bank !== undefined)
  const fetched = await fetchFile(deps, context(), bank, file.id)
  assert.ok(fetched !== undefined)
  assert.equal(sm3(fetched.content), file.digest)
  const text = new TextDecoder('gb18030', { fatal: true }).decode(fetched.content)
  for (const part of ['㛃𫖯', '阿卜杜拉·买买提', second.requestId, 'A00000001'])
    assert.ok(text.includes(part), part)
  const { records } = await db.one(
    z.object({ records: z.number() }),
    sql`select count(*)::int as records from platform.access_record
         where person_id = ${first.personId} and organisation_code = 'bank-102'`,
  )
  assert.equal(records, 2, 'one for the making of the file, one for its fetching')
  const { sealed } = await it.owner.one(
    z.object({ sealed: z.boolean() }),
    sql`select position('A00000001'::bytea in content_sealed) = 0 as sealed
          from bank.exchange_file where id = ${file.id}`,
  )
  assert.equal(sealed, true)
})

test('nothing waiting makes no file, and no bank fetches the file of another', async () => {
  const nothing = await exportOpenings(deps, context(), '102')
  assert.equal(nothing?.granted === false && nothing.refusal, 'NOTHING_WAITING')
  await waiting('陈静怡')
  const decision = await exportOpenings(deps, context(), '102')
  assert.ok(decision?.granted)
  assert.equal(decision.outcome.file.number, '20261126-002')
  const stranger = await findBank(db, '103')
  assert.ok(stranger !== undefined)
  assert.equal(await fetchFile(deps, context(), stranger, decision.outcome.file.id), undefined)
})

test('a name without room in the format is left waiting, not cut', async () => {
  const { requestId } = await waiting('𫖯'.repeat(41))
  const decision = await exportOpenings(deps, context(), '102')
  assert.equal(decision?.granted === false && decision.refusal, 'NOTHING_WAITING')
  assert.equal(await statusOf(requestId), 'waiting')
})

test('good rows are applied, bad ones are told with their field and touch nothing', async () => {
  const [good, refusedOne, bad] = [
    await waiting('陈静怡'),
    await waiting('李秀英'),
    await waiting('王小明'),
  ]
  const strange = await waiting('何女士', '103')
  const decision = await take(
    resultOf('R-1', [
      opened(good.requestId, 1),
      {
        requestId: refusedOne.requestId,
        state: 'R',
        accountNumber: '',
        reasonCode: 'other',
        reason: '姓名含㛃字，请到柜面',
      },
      { ...opened(bad.requestId, 2), accountNumber: '6217566000000000019' },
      opened(strange.requestId, 3),
    ]),
  )
  assert.ok(decision.granted)
  assert.deepEqual(
    decision.outcome.rows.map(({ number, outcome, field, fault }) => [
      number,
      outcome,
      field,
      fault,
    ]),
    [
      [1, 'applied', undefined, undefined],
      [2, 'applied', undefined, undefined],
      [3, 'notApplied', 'accountNumber', 'accountNumber'],
      [4, 'notApplied', 'requestId', 'unknownRequest'],
    ],
  )
  assert.deepEqual(
    [await statusOf(good.requestId), await statusOf(bad.requestId)],
    ['done', 'waiting'],
  )
  assert.equal(await statusOf(strange.requestId), 'waiting')
  assert.equal((await findRequest(db, refusedOne.requestId))?.reason, '姓名含㛃字，请到柜面')
})

test('the same file again changes nothing and answers as the first time', async () => {
  const { requestId } = await waiting('陈静怡')
  const file = resultOf('R-2', [opened(requestId, 10)])
  const [first, second] = [await take(file), await take(file)]
  assert.ok(first.granted && second.granted)
  assert.deepEqual([first.outcome.repeated, second.outcome.repeated], [false, true])
  assert.deepEqual(second.outcome.rows, first.outcome.rows)
  const { events } = await db.one(
    z.object({ events: z.number() }),
    sql`select count(*)::int as events from platform.event
         where name = 'bank.account-opened' and payload ->> 'requestId' = ${requestId}`,
  )
  assert.equal(events, 1)
})

test('the same file from two hands at one moment is applied once', async () => {
  const { requestId } = await waiting('陈静怡')
  const file = resultOf('R-6', [opened(requestId, 60)])
  const taken = await Promise.all([take(file), take(file), take(file)])
  const repeated = taken.filter((one) => one.granted && one.outcome.repeated)
  assert.equal(taken.filter(({ granted }) => granted).length, 3)
  assert.equal(repeated.length, 2)
})

test('another content under a number that was used is refused, and somebody is told', async () => {
  const [one, two] = [await waiting('陈静怡'), await waiting('李秀英')]
  await take(resultOf('R-3', [opened(one.requestId, 20)]))
  const changed = await take(resultOf('R-3', [opened(two.requestId, 21)]))
  assert.equal(!changed.granted && changed.refusal, 'FILE_NUMBER_REUSED')
  assert.equal(await statusOf(two.requestId), 'waiting')
  const found = (await openDiscrepancies(db)).filter(({ kind }) => kind === 'fileChanged')
  assert.deepEqual(
    found.map(({ detail }) => detail['number']),
    ['R-3'],
  )
})

test('a digest, totals or a bank that do not fit refuse the file as a whole', async () => {
  const { requestId } = await waiting('陈静怡')
  const file = resultOf('R-4', [opened(requestId, 30)])
  const refusalOf = async (...args: Parameters<typeof take>) => {
    const decision = await take(...args)
    return decision.granted ? 'granted' : decision.refusal
  }
  assert.equal(await refusalOf(file, '0'.repeat(64)), 'FILE_DIGEST_DIFFERS')
  assert.equal(await refusalOf(file, ''), 'FILE_DIGEST_DIFFERS')
  const lines = file.toString('latin1').split('\r\n')
  const short = Buffer.from([lines[0], ...lines.slice(2)].join('\r\n'), 'latin1')
  assert.equal(await refusalOf(short), 'FILE_TOTALS_DIFFER')
  assert.equal(await refusalOf(resultOf('R-5', [], '103')), 'FILE_OF_ANOTHER_BANK')
  assert.equal(await statusOf(requestId), 'waiting')
  assert.equal(await refusalOf(file), 'granted')
})
