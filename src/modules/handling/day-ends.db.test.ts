import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { uuidv7 } from '#kernel/ids.ts'
import { sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { AT, contextOf, enterCounters } from '#test/handling.ts'
import type { Clerk } from './clerk.ts'
import { confirmDay, countDay, counterDay, receiveBlanks } from './end-day.ts'
import { provinceDate } from '#kernel/period.ts'
import { casesInHand, markReceipt, unsignedReceipts } from './store-receipt.ts'
import { registerOutlets } from '#modules/organisation/index.ts'
import { saveSeat } from './store-day-end.ts'
import { insertFee } from './store-fee.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db, owner } = it
const { deps, clerk, holder, open } = await enterCounters(db)
const COUNTER = 'gz-1'
const [first, second] = [await clerk('bank-102', '练家怡'), await clerk('bank-102', '卓慧敏')]
const on = (days: number) => AT.add({ hours: 24 * days })
const day = (days: number) => provinceDate(on(days))

const used = async (slotId: string, spoiled: boolean): Promise<void> => {
  const { personId, card } = await holder()
  await owner.run(sql`
    insert into card.card_blank (card_id, person_id, slot_id, outlet_code, at, spoiled)
    values (${card.id}, ${personId}, ${slotId}, ${COUNTER}, ${AT}, ${spoiled})`)
}
const paid = async (takenFen: bigint): Promise<void> => {
  const { personId } = await holder()
  const { case: one } = await open(contextOf(first), personId)
  const fee = {
    orderId: uuidv7(AT),
    caseId: one.id,
    personId,
    counterCode: COUNTER,
    dueFen: 2000n,
    takenFen,
    exemption: undefined,
    waiver: takenFen === 0n ? ('ownFault' as const) : undefined,
    at: AT,
    staffId: first.id,
  }
  assert.ok(await db.transaction((tx) => insertFee(tx, fee)))
  assert.ok(!(await db.transaction((tx) => insertFee(tx, { ...fee, caseId: one.id }))))
}
const count = (by: Clerk, days: number, blanks: number, fen: bigint, explanation = '', note = '') =>
  countDay(deps, contextOf(by, on(days)), {
    clerk: by,
    counted: { blanks, fen },
    explanation,
    note,
  })
const refusal = (decision: { readonly granted: boolean }): unknown =>
  decision.granted ? undefined : (decision as { readonly refusal?: unknown }).refusal

test('a day whose count agrees ends once, whoever presses at once, and never changes', async () => {
  await receiveBlanks(deps, contextOf(first), { clerk: first, amount: 50, note: '单号 7' })
  await used('B-0001', false)
  await used('B-0002', true)
  await paid(2000n)
  await paid(0n)
  const now = await counterDay(db, COUNTER, day(0))
  assert.equal(now.figures.expectedBlanks, 48)
  assert.deepEqual([now.figures.dueFen, now.figures.expectedFen], [4000n, 2000n])
  const answers = await Promise.all([
    count(first, 0, 48, 2000n, '', '柜里有三张没人领的卡'),
    count(second, 0, 48, 2000n),
  ])
  assert.equal(answers.filter(({ granted }) => granted).length, 1)
  assert.ok(answers.map(refusal).includes('DAY_ENDED_ALREADY'))
  for (const by of [db, owner])
    for (const statement of [
      sql`update handling.day_end set counted_blanks = 47`,
      sql`delete from handling.day_end`,
    ])
      await assert.rejects(by.run(statement))
})

test('what is taken after the day has ended belongs to the next day', async () => {
  await paid(2000n)
  const ended = await counterDay(db, COUNTER, day(0))
  assert.equal(ended.figures.expectedFen, 2000n)
  const next = await counterDay(db, COUNTER, day(1))
  assert.equal(next.figures.expectedFen, 2000n)
  assert.equal(next.figures.before, 48)
})

test('a difference needs words and a second person, of books that have not moved', async () => {
  assert.equal(refusal(await count(first, 1, 47, 2000n)), 'DIFFERENCE_NEEDS_WORDS')
  const waits = await count(first, 1, 47, 2000n, '一张写坏没有登记')
  assert.ok(waits.granted && waits.outcome === 'waits')
  const confirm = (by: Clerk) => confirmDay(deps, contextOf(by, on(1)), { clerk: by })
  assert.equal(refusal(await confirm(first)), 'SAME_PERSON_DECIDES')
  await paid(2000n)
  assert.equal(refusal(await confirm(second)), 'DAY_HAS_MOVED')
  await count(first, 1, 47, 4000n, '一张写坏没有登记')
  const both = await Promise.all([confirm(second), confirm(second)])
  assert.equal(both.filter(({ granted }) => granted).length, 1)
  const { ended } = await counterDay(db, COUNTER, day(1))
  assert.equal(ended?.countedBy, first.id)
  assert.equal(ended?.confirmedBy, second.id)
  const next = await counterDay(db, COUNTER, day(2))
  assert.equal(next.figures.before, 47)
  assert.equal(refusal(await confirm(second)), 'DAY_ENDED_ALREADY')
})

test('a clerk of several outlets says at which they sit before stock is counted', async () => {
  await db.transaction((tx) =>
    registerOutlets(
      tx,
      ['zh-1', 'zh-2'].map((code) => ({
        code,
        agencyCode: 'desk-440400',
        districtCode: '440400',
        name: { 'zh-Hans': code, 'zh-Hant': code, en: code, pt: code },
        address: '某路 1 号',
        openingHours: '周一至周五 9:00–17:00',
        phone: '0756-12333',
        instantIssuance: true,
        hongKongMacaoDesk: true,
        facilities: [],
      })),
    ),
  )
  const own = await clerk('desk-440400')
  const receive = () =>
    receiveBlanks(deps, contextOf(own), { clerk: own, amount: 10, note: '单号 9' })
  assert.equal(refusal(await receive()), 'SEAT_MISSING')
  assert.equal(refusal(await count(own, 0, 0, 0n)), 'SEAT_MISSING')
  await db.transaction((tx) => saveSeat(tx, own.id, 'zh-2', AT))
  assert.ok((await receive()).granted)
  assert.equal((await counterDay(db, 'zh-2', day(0))).figures.expectedBlanks, 10)
  assert.equal((await counterDay(db, 'desk-440400', day(0))).figures.expectedBlanks, 0)
})

test('past the program a difference is not ended by one person either', async () => {
  const write = (confirmedBy: string | null) =>
    owner.run(sql`
      insert into handling.day_end (id, counter_code, agency_code, day, received_total,
        used_total, spoiled_total, due_total_fen, taken_total_fen, counted_blanks,
        expected_blanks, counted_fen, expected_fen, explanation, note, counted_by, confirmed_by,
        closed_at)
      values (${uuidv7(AT)}, 'gz-2', 'bank-102', '2026-11-25', 0, 0, 0, 0, 0, 1, 0, 0, 0, '多一张',
        '', ${first.id}, ${confirmedBy}, now())`)
  await assert.rejects(write(null), /day_end_two_people/)
  await assert.rejects(write(first.id), /day_end_two_people/)
  assert.equal(await write(second.id), 1)
})

test('receipts that are not signed and cases in hand stand on the clerk’s own list', async () => {
  const own = await clerk('desk-440400')
  const { personId } = await holder()
  const { case: one } = await open(contextOf(own), personId)
  const lines = () => unsignedReceipts(db, own.id, AT)
  assert.deepEqual(await lines(), [{ id: one.id, service: one.service, printed: false }])
  const mark = (kind: 'printed' | 'signed') =>
    db.transaction((tx) => markReceipt(tx, one, kind, own.id, AT))
  assert.equal(await mark('printed'), true)
  assert.equal(await mark('printed'), false)
  assert.equal((await lines())[0]?.printed, true)
  await mark('signed')
  assert.deepEqual(await lines(), [])
  assert.deepEqual(
    (await casesInHand(db, own.id)).map(({ id }) => id),
    [one.id],
  )
})
