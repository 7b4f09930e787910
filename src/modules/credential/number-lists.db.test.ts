import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test, { after } from 'node:test'
import { z } from 'zod'
import { FixedClock } from '#platform/clock.ts'
import { raw, sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { BRINGS, enterOldCard, numberLists, TAKES_OVER } from '#test/old-numbers.ts'
import { citizenNumber, enterSomebody, testPii } from '#test/person.ts'
import { workbook } from '#test/workbook.ts'
import { confirmNumberRows, dropNumberList } from './keep-list.ts'
import { NUMBER_LIST_STATUSES, NUMBER_LIST_TRANSITIONS } from './number-list.ts'
import { oldNumberIndex } from './seal-rows.ts'
import { countRows, reportRows, rowsToConfirm } from './store-list-rows.ts'
import { findList } from './store-lists.ts'
import { countNumbers, holdersOfNumbers, oldCardsOfPersons } from './store-old-numbers.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const clock = new FixedClock('2026-11-26T02:00:00Z')
const lists = await numberLists(it.db, clock, 3)

const CARD = '0199eeee-0000-7000-8000-000000000001'
await enterOldCard(it.owner, CARD)
const people: string[] = []
for (const [i, name] of ['陈静怡', '黄秀英', '黄秀英', '欧阳·娜'].entries())
  people.push(await enterSomebody(it.db, i + 1, { name }))
const [first = '', second = '', third = '', fourth = ''] = people
const died = await enterSomebody(it.db, 9, { name: '去世的人' })
await it.owner.run(sql`update person.person set died_on = '2026-11-20' where id = ${died}`)

const HEAD = '读者证号,姓名,身份证号码,出生日期,状态\n'
const line = (...cells: string[]) => `${cells.join(',')}\n`
const of = (sequence: number) => citizenNumber(sequence)

const brought = async (text: string, whole = false) => {
  const { decision } = await lists.bring(CARD, HEAD + text, whole)
  assert.ok(decision.granted, decision.granted ? '' : decision.refusal)
  const list = await findList(it.db, decision.outcome.id)
  assert.equal(list?.status, 'matched')
  const rows = await reportRows(it.db, list?.id ?? '', { after: 0, most: 100 })
  return { id: decision.outcome.id, list, matches: rows.map((row) => `${row.match} ${row.effect}`) }
}
const holderOf = async (number: string) => {
  const index = oldNumberIndex(testPii, CARD, number)?.toString('hex') ?? ''
  return (await holdersOfNumbers(it.db, [index])).get(index)
}

test('rows are matched by document, else by name and day of birth, and told apart', async () => {
  const { id, matches, list } = await brought(
    [
      line('D1001', '陈静怡', of(1), '', '正常'),
      line('D1002', '别的名字', of(2), '', ''),
      line('D1003', '欧阳•娜', '', '1990-03-07', ''),
      line('D1004', '黄秀英', '', '1990-03-07', ''),
      line('D1005', '没有这人', of(77), '', ''),
      line('D1006', '去世的人', of(9), '', ''),
      line('D1007', '陈静怡', '123', '', ''),
      line('D1008', '黄秀英', of(3), '', ''),
      line('D1008', '黄秀英', of(2), '', ''),
      line('D1009', '', '', '', '注销'),
    ].join(''),
  )
  assert.deepEqual(matches, [
    'sameIdentity add',
    'nameDiffers add',
    'sameName add',
    'ambiguous none',
    'unknown none',
    'unknown none',
    'fault none',
    'numberTwice none',
    'numberTwice none',
    'over none',
  ])
  assert.deepEqual([list?.rowsRead, list?.rowsMatched], [10, 10])
  const wish = { id: CARD, listId: id, by: BRINGS }
  const none = await confirmNumberRows(it, lists.by(BRINGS), { ...wish, rows: [2] })
  assert.ok(none?.granted === false && none.refusal === 'NUMBER_ROWS_NOT_TO_CONFIRM')
  const waiting = async (most: number) =>
    (await rowsToConfirm(it.db, id, most)).map(({ row }) => row)
  assert.deepEqual([await waiting(9), await waiting(1)], [[3, 4], [3]])
  assert.ok((await confirmNumberRows(it, lists.by(BRINGS), { ...wish, rows: [4] }))?.granted)
  assert.deepEqual(await waiting(9), [3])
  const again = await lists.bring(CARD, HEAD + line('D2', '陈静怡', of(1), '', ''))
  assert.ok(!again.decision.granted && again.decision.refusal === 'NUMBER_LIST_OPEN')
  assert.ok((await lists.takeOver(CARD, id))?.granted)
  assert.equal(await countNumbers(it.db, CARD), 2, 'what nobody confirmed is left out')
  assert.deepEqual(
    [await holderOf('d-1001'), await holderOf('D1002'), await holderOf('D1003')],
    [first, undefined, fourth],
  )
  const counted = await countRows(it.db, id)
  assert.equal(
    counted.reduce((sum, { rows }) => sum + rows, 0),
    10,
    'the report stays',
  )
  const kept = await it.owner.one(
    z.object({ rows: z.number() }),
    sql`select count(*)::int as rows from credential.number_row
         where list_id = ${id}
           and num_nonnulls(number_index, number_sealed, identity_index, name_index, birth_on) > 0`,
  )
  assert.equal(kept.rows, 0, 'what was only needed to match goes')
})

test('a list that comes again is a difference', async () => {
  const { id, matches, list } = await brought(
    [
      line('D1001', '陈静怡', of(1), '', ''),
      line('D3003', '欧阳·娜', of(4), '', ''),
      line('D1002', '黄秀英', of(2), '', ''),
      line('D1002', '黄秀英', of(2), '', ''),
      line('D3005', '黄秀英', of(3), '', ''),
      line('D3006', '黄秀英', of(3), '', ''),
    ].join(''),
  )
  assert.deepEqual(matches, [
    'sameIdentity keep',
    'sameIdentity replace',
    'sameIdentity add',
    'repeated none',
    'personTwice none',
    'personTwice none',
  ])
  assert.equal(list?.missing, undefined)
  assert.ok((await lists.takeOver(CARD, id))?.granted)
  assert.deepEqual(
    [await holderOf('D1001'), await holderOf('D1003'), await holderOf('D3003')],
    [first, undefined, fourth],
    'a person has one number',
  )
  const other = await brought(
    line('D1001', '黄秀英', of(3), '', '') + line('D1002', '', '', '', '挂失'),
  )
  assert.deepEqual(other.matches, ['otherHolder none', 'over end'])
  assert.ok((await lists.takeOver(CARD, other.id))?.granted)
  assert.deepEqual([await holderOf('D1001'), await holderOf('D1002')], [first, undefined])
  const shown = await oldCardsOfPersons(it.db, [fourth], Temporal.PlainDate.from('2026-12-31'))
  assert.deepEqual(
    shown.map(({ name, tail, off }) => [name, tail, off]),
    [['图书馆读者证', '03', false]],
  )
})

test('what a whole list leaves out has ended', async () => {
  const { id, list } = await brought(line('D1001', '陈静怡', of(1), '', ''), true)
  assert.equal(list?.missing, 1)
  assert.ok((await lists.takeOver(CARD, id))?.granted)
  assert.deepEqual([await holderOf('D1001'), await holderOf('D3003')], [first, undefined])
  const ended = await it.owner.one(
    z.object({ numbers: z.number() }),
    sql`select count(*)::int as numbers from credential.old_number where ended_by_list = ${id}`,
  )
  assert.equal(ended.numbers, 1, 'whose it was is not forgotten')
})

const merge = async (from: string, into: string) => {
  const id = randomUUID()
  await it.owner.run(sql`
    insert into person.merge (id, from_id, into_id, reason, evidence, status, proposed_by,
      proposed_agency, proposed_at, decided_by, decided_agency, decided_at)
    values (${id}, ${from}, ${into}, 'enteredTwice', '{document}', 'merged', 'x',
      'hrss-440000', now(), 'y', 'hrss-440100', now())`)
  await it.owner.run(sql`
    insert into person.alias (from_id, into_id, merge_id) values (${from}, ${into}, ${id})`)
}

test('a number is found under the entry that its person was merged into', async () => {
  await merge(first, third)
  assert.equal(await holderOf('D1001'), third)
  const again = await brought(line('D1001', '黄秀英', of(3), '', ''))
  assert.deepEqual(again.matches, ['sameIdentity keep'])
  const drop = { id: CARD, listId: again.id, by: TAKES_OVER }
  assert.ok((await dropNumberList(it, lists.by(TAKES_OVER), drop))?.granted)
})

test('a new number ends the one under an entry that was merged twice', async () => {
  await merge(third, second)
  const again = await brought(line('D1010', '黄秀英', of(2), '', ''))
  assert.deepEqual(again.matches, ['sameIdentity replace'])
  assert.ok((await lists.takeOver(CARD, again.id))?.granted)
  assert.deepEqual([await holderOf('D1001'), await holderOf('D1010')], [undefined, second])
})

test('workbooks are read as well, and what is no list leaves nothing', async () => {
  const sheet = [
    ['读者证名单', '', ''],
    ['旧卡号', '姓名', '证件号码'],
    ['D9001', '黄秀英', of(2)],
  ]
  const { decision } = await lists.bring(CARD, workbook({ rows: sheet }))
  assert.ok(decision.granted)
  const rows = await reportRows(it.db, decision.outcome.id, { after: 0, most: 9 })
  assert.deepEqual(
    rows.map(({ row, match, tail }) => [row, match, tail]),
    [[3, 'sameIdentity', '01']],
  )
  const drop = { id: CARD, listId: decision.outcome.id, by: BRINGS }
  assert.ok((await dropNumberList(it, lists.by(BRINGS), drop))?.granted)
  for (const [content, fault] of [
    ['', 'FILE_EMPTY'],
    ['姓名,电话\n陈静怡,1\n', 'COLUMNS_MISSING'],
    [HEAD, 'FILE_EMPTY'],
    [Buffer.from('%PDF-1.7'), 'PDF'],
  ] as const) {
    const refused = await lists.bring(CARD, content)
    assert.ok(!refused.decision.granted && refused.decision.refusal === 'NUMBER_LIST_UNREADABLE')
    assert.equal(refused.fault, fault)
  }
  const left = await it.owner.one(
    z.object({ open: z.number(), rows: z.number() }),
    sql`select count(distinct l.id)::int as open, count(r.row)::int as rows
          from credential.number_list l left join credential.number_row r on r.list_id = l.id
         where l.status not in ('takenOver', 'matched') and (l.status <> 'dropped' or r.row > 0)`,
  )
  assert.deepEqual(left, { open: 0, rows: 0 })
})

test('the database as well wants two people, and one holder of a number', async () => {
  const { id } = await brought(line('D7001', '黄秀英', '', '1990-03-07', ''))
  const end = (by: string) =>
    it.owner.run(sql`
      update credential.number_list set status = 'takenOver', ended_by = ${by}, ended_at = now()
       where id = ${id}`)
  await assert.rejects(end('brings'), /number_list_two_people/)
  await it.owner.run(sql`
    update credential.number_row set confirmed_by = 'confirms' where list_id = ${id}`)
  await assert.rejects(end('confirms'), /does not take the list over/)
  const set = (text: string) =>
    it.owner.run(sql`update credential.number_list set ${raw(text)} where id = ${id}`)
  await assert.rejects(set(`status = 'reading'`), /cannot become/)
  const twice = sql`
    insert into credential.number_locator (number_index, credential_id, person_id)
    select number_index, credential_id, ${second} from credential.number_locator limit 1`
  await assert.rejects(it.owner.run(twice), /number_locator_pkey/)
  await assert.rejects(
    it.owner.run(sql`update credential.old_number set ended_at = now(), ended_by_list = ${id}
                      where ended_at is not null`),
    /ends once/,
  )
  await assert.rejects(it.owner.run(sql`delete from credential.old_number`), /append-only/)
  await assert.rejects(it.db.run(sql`update credential.old_number set tail = 'x'`), /permission/)
  const { source } = await it.owner.one(
    z.object({ source: z.string() }),
    sql`select prosrc as source from pg_proc where proname = 'refuse_illegal_number_list'`,
  )
  const known = [...source.matchAll(/\('(\w+)', '(\w+)'\)/g)].map(([, from, to]) => `${from} ${to}`)
  const steps = NUMBER_LIST_STATUSES.flatMap((from) =>
    Object.values(NUMBER_LIST_TRANSITIONS[from]).map(({ to }) => `${from} ${to}`),
  )
  assert.deepEqual(known.toSorted(), steps.toSorted())
})
