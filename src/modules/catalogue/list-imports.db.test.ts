import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import test from 'node:test'
import { encodeGb18030 } from '#kernel/gb18030.ts'
import { sql } from '#platform/db.ts'
import { writeTable } from '#platform/table-file/index.ts'
import { listOutlets } from '#modules/organisation/index.ts'
import { testDatabase } from '#test/database.ts'
import {
  AT,
  CREDIT_CODE,
  filingDeps,
  OPERATOR,
  preparePlaces,
  staffContext,
} from '#test/place-filing.ts'
import { AGENCIES } from '#app/seed/data/agencies.ts'
import { acceptOffers, importList, repairList } from './import-list.ts'
import type { Bringer } from './judge-place-rows.ts'
import { stepOutletEntries } from './keep-outlets.ts'
import { stepPlaceEntries } from './keep-places.ts'
import { badRowsFile, listTemplate } from './list-import-file.ts'
import { readListFile } from './read-list-file.ts'
import { findImport, importCounts, waitingRows } from './store-list-import.ts'
import { openOutletEntries } from './store-outlet-entry.ts'
import { openPlaceEntries } from './store-place-entry.ts'
import { placesOfOperator } from './store-places.ts'

const HEADING =
  '名称,类型,城市,区县,地址,纬度,经度,开放时间,对外电话,应用场景,统一社会信用代码,授权到'

const line = (name: string, change: Readonly<Record<number, string>> = {}): string => {
  const cells = [
    name,
    '图书馆',
    '广州市',
    '天河区',
    '天河区珠江东路4号',
    '23.117',
    '113.325',
    '09:00-21:00',
    '020-38337666',
    'GD-WH-001',
    CREDIT_CODE,
    '2027-12-01',
  ]
  return cells.map((cell, at) => change[at] ?? cell).join(',')
}

const SWAPPED = { 5: '113.325', 6: '23.117' }
const LIST = [
  '广州图书馆分馆清单',
  HEADING,
  line('一分馆'),
  line('二分馆', SWAPPED),
  line('一分馆'),
  line('三分馆', { 8: '电话见门口' }),
  line('四分馆', { 7: '9点至17点，周一休息' }),
  '',
].join('\r\n')

const operator: Bringer = {
  kind: 'operator',
  staffId: 'files',
  agencyCode: OPERATOR,
  regionCode: '440100',
}
const fileOf = (content: Uint8Array) => ({ content: Readable.from([content]), fileName: 'list' })

test('good rows of a list are filed at once, the others are put right and follow', async (t) => {
  await using it = await testDatabase()
  await preparePlaces(it)
  const deps = filingDeps(it)
  const context = staffContext('files')
  const bring = (content: Uint8Array, by = operator) =>
    importList(deps, context, by, fileOf(content))

  // A spreadsheet of these parts saves GB 18030 without saying so.
  const imported = await bring(encodeGb18030(LIST))
  assert.ok('imported' in imported)
  const { id } = imported
  const waiting = async () =>
    (await waitingRows(it.db, id)).map(({ row, faults }) => [row, faults.map(({ code }) => code)])

  await t.test('each row says by itself what is wrong', async () => {
    assert.deepEqual(imported.count, { filed: 1, waiting: 4 })
    assert.deepEqual(await waiting(), [
      [4, ['COORDINATES_SWAPPED']],
      [5, ['DUPLICATE_IN_FILE']],
      [6, ['PHONE_WRONG']],
      [7, ['HOURS_UNREADABLE']],
    ])
    const [entry] = await openPlaceEntries(it.db, '440100')
    assert.equal(entry?.content.name['zh-Hans'], '一分馆')
    assert.equal(entry.operatorAgency, OPERATOR)
  })

  await t.test('what is beyond doubt is taken over with one press', async () => {
    assert.deepEqual(await acceptOffers(deps, context, operator, id), { filed: 2, waiting: 0 })
    assert.deepEqual(await acceptOffers(deps, context, operator, id), { filed: 0, waiting: 0 })
    const entries = await openPlaceEntries(it.db, '440100')
    const second = entries.find(({ content }) => content.name['zh-Hans'] === '二分馆')
    assert.equal(second?.content.latitude, 23.117)
    const fourth = entries.find(({ content }) => content.name['zh-Hans'] === '四分馆')
    assert.equal(fourth?.content.openingHours, '9:00-17:00（周一闭馆）')
  })

  await t.test('rows go out as they came and come back by their keys', async () => {
    const made = await findImport(it.db, 'place', OPERATOR, id)
    assert.ok(made)
    assert.equal(await findImport(it.db, 'place', 'op-museum-440300', id), undefined)
    assert.equal(await findImport(it.db, 'outlet', OPERATOR, id), undefined)
    const { content } = await badRowsFile(made, await waitingRows(it.db, id))
    const text = new TextDecoder('gb18030').decode(content)
    assert.match(text, /请填写电话号码/)
    const mended = text.replace('电话见门口', '020-12345678')
    const file = fileOf(encodeGb18030(`${mended}${line('五分馆')}\r\n`))
    const repaired = await repairList(deps, context, operator, { importId: id, file })
    assert.ok(repaired !== undefined && 'repair' in repaired)
    // The double is a double still; the row without a key is a new one.
    assert.deepEqual(repaired.repair, { filed: 2, waiting: 1, leftAlone: 0 })
    assert.deepEqual((await importCounts(it.db, [id])).get(id), { filed: 5, waiting: 1 })
    assert.deepEqual(await waiting(), [[5, ['DUPLICATE_IN_REGISTER']]])
    const again = fileOf(encodeGb18030(mended))
    const second = await repairList(deps, context, operator, { importId: id, file: again })
    assert.ok(second !== undefined && 'repair' in second)
    assert.deepEqual(second.repair, { filed: 0, waiting: 1, leftAlone: 1 })
  })

  await t.test('two of the bureau approve all of them, each recorded', async () => {
    const entries = await openPlaceEntries(it.db, '440100')
    const ids = entries.map((entry) => entry.id)
    for (const [staffId, action] of [
      ['first', 'review'],
      ['second', 'approve'],
    ] as const) {
      const by = { staffId, regionCode: '440100' }
      const steps = await stepPlaceEntries(it, staffContext(staffId), {
        ids,
        action,
        by,
        remark: '',
      })
      assert.ok([...steps.values()].every(({ granted }) => granted))
    }
    assert.equal((await placesOfOperator(it.db, OPERATOR)).length, 5)
  })

  await t.test('a row that was filed stays as it was', async () => {
    await assert.rejects(
      it.owner.run(sql`update catalogue.list_import_row set faults = '[]' where row_number = 3`),
      { constraint: 'list_import_row_final' },
    )
    await assert.rejects(
      it.owner.run(sql`update catalogue.list_import_row set faults = '[]' where row_number = 5`),
      { constraint: 'list_import_row_filed' },
    )
  })
})

test('the bureau brings places of operators it knows, in cities of its own', async () => {
  await using it = await testDatabase()
  await preparePlaces(it)
  const bureau: Bringer = {
    kind: 'bureau',
    staffId: 'registrar',
    agencyCode: 'hrss-440100',
    regionCode: '440100',
  }
  const shenzhen = AGENCIES.find(({ code }) => code === 'op-museum-440300')
  const rows = [
    line('一分馆'),
    line('深圳分馆', { 2: '深圳市', 3: '罗湖区', 10: shenzhen?.unifiedSocialCreditCode ?? '' }),
    line('无名分馆', { 10: '91440101MA59ABCD0X' }),
  ]
  const text = [HEADING, ...rows, ''].join('\n')
  const deps = filingDeps(it)
  const context = staffContext('registrar', AT)
  const imported = await importList(deps, context, bureau, fileOf(Buffer.from(text)))
  assert.ok('imported' in imported)
  const waiting = await waitingRows(it.db, imported.id)
  assert.deepEqual(imported.count, { filed: 1, waiting: 2 })
  assert.deepEqual(
    waiting.map(({ faults }) => faults.map(({ code }) => code)),
    [['CITY_NOT_YOURS'], ['CREDIT_CODE_WRONG']],
  )
  const [entry] = await openPlaceEntries(it.db, '440100')
  assert.equal(entry?.operatorAgency, OPERATOR)
  assert.equal(entry.filed.staffId, 'registrar')
  const by = { staffId: 'registrar', regionCode: '440100' }
  const own = await stepPlaceEntries(it, context, {
    ids: [entry.id],
    action: 'review',
    by,
    remark: '',
  })
  const [step] = own.values()
  assert.ok(step?.granted === false && step.refusal === 'PLACE_ENTRY_SAME_PERSON')
})

const OUTLET_HEADING =
  '网点名称,城市,区县,地址,纬度,经度,营业时间,对外电话,当场制卡,港澳服务窗口,便利设施'
const outletLine = (name: string, change: Readonly<Record<number, string>> = {}): string =>
  [
    name,
    '广州市',
    '天河区',
    '天河区珠江东路6号',
    '23.118',
    '113.326',
    '周一至周五 09:00-17:00',
    '020-38337666',
    '是',
    '',
    '无障碍坡道、轮椅',
  ]
    .map((cell, at) => change[at] ?? cell)
    .join(',')

const OUTLET_LIST = [
  OUTLET_HEADING,
  outletLine('珠江新城支行'),
  outletLine('体育西路支行', { 4: '113.326', 5: '23.118' }),
  outletLine('珠江新城支行'),
  outletLine('天河北支行', { 8: '也许', 10: '王座' }),
].join('\n')

test('a bank brings a list of outlets by the steps of a list of places', async (t) => {
  await using it = await testDatabase()
  await preparePlaces(it)
  const deps = filingDeps(it)
  const bank: Bringer = {
    kind: 'bank',
    staffId: 'files',
    agencyCode: 'bank-102',
    regionCode: '440100',
  }
  const context = staffContext('files')
  const imported = await importList(deps, context, bank, fileOf(Buffer.from(OUTLET_LIST)))
  assert.ok('imported' in imported)
  const { id } = imported

  await t.test('good rows are filings of the bank, and what is wrong is said', async () => {
    assert.deepEqual(imported.count, { filed: 1, waiting: 3 })
    const [entry] = await openOutletEntries(it.db, '440100')
    assert.equal(entry?.agencyCode, 'bank-102')
    assert.equal(entry.content.instantIssuance, true)
    assert.equal(entry.content.hongKongMacaoDesk, false)
    assert.deepEqual(entry.content.facilities, ['ramp', 'wheelchair'])
    assert.deepEqual(
      (await waitingRows(it.db, id)).map(({ faults }) => faults.map(({ code }) => code)),
      [['COORDINATES_SWAPPED'], ['DUPLICATE_IN_FILE'], ['SERVICE_UNCLEAR', 'FACILITY_UNKNOWN']],
    )
    const { understood } = await readListFile(
      Readable.from([Buffer.from(`${HEADING}\n`)]),
      'outlet',
    )
    assert.equal(understood, false)
  })

  await t.test('they are put right by a press or by the file, and never twice', async () => {
    assert.deepEqual(await acceptOffers(deps, context, bank, id), { filed: 1, waiting: 0 })
    const made = await findImport(it.db, 'outlet', 'bank-102', id)
    assert.ok(made)
    assert.equal(await findImport(it.db, 'place', 'bank-102', id), undefined)
    const { content } = await badRowsFile(made, await waitingRows(it.db, id))
    const mended = new TextDecoder()
      .decode(content)
      .replace('也许', '否')
      .replace('王座', '爱心座椅')
    const file = fileOf(Buffer.from(mended))
    const repaired = await repairList(deps, context, bank, { importId: id, file })
    assert.ok(repaired && 'repair' in repaired)
    assert.deepEqual(repaired.repair, { filed: 1, waiting: 1, leftAlone: 0 })
    const [double] = await waitingRows(it.db, id)
    assert.deepEqual(
      double?.faults.map(({ code }) => code),
      ['DUPLICATE_IN_REGISTER'],
    )
    assert.equal((await openOutletEntries(it.db, '440100')).length, 3)
  })

  await t.test('the bureau judges them in one act, and then they are found', async () => {
    const ids = (await openOutletEntries(it.db, '440100')).map((one) => one.id)
    const step = (action: 'review' | 'approve', staffId: string) =>
      stepOutletEntries(deps, staffContext(staffId), {
        ids,
        action,
        by: { staffId, regionCode: '440100' },
        remark: '',
      })
    const own = await step('review', 'files')
    assert.ok([...own.values()].every(({ granted }) => !granted))
    for (const [action, who] of [
      ['review', 'first'],
      ['approve', 'second'],
    ] as const)
      assert.ok([...(await step(action, who)).values()].every(({ granted }) => granted))
    const found = await listOutlets(it.db, { regionCode: '440106', agencyCode: 'bank-102' })
    assert.deepEqual(found.map(({ name }) => name['zh-Hans']).toSorted(), [
      '体育西路支行',
      '天河北支行',
      '珠江新城支行',
    ])
    const again = await importList(deps, context, bank, fileOf(Buffer.from(OUTLET_LIST)))
    assert.ok('imported' in again)
    assert.equal(again.count.filed, 0, 'what is in the register is not filed again')
  })
})

test('a template is read as the list it is for, and what is no list is said in words', async () => {
  const { content } = await listTemplate({ format: 'xlsx' }, 'place')
  const empty = await readListFile(Readable.from([content]), 'place')
  assert.deepEqual(empty, { understood: false, text: '表头下面没有内容。' })
  const outlets = await listTemplate({ format: 'csv', encoding: 'utf-8', delimiter: ',' }, 'outlet')
  assert.match(new TextDecoder().decode(outlets.content), /名称,.*当场制卡,港澳服务窗口,便利设施/)
  assert.doesNotMatch(new TextDecoder().decode(outlets.content), /应用场景/)
  const columns = HEADING.split(',').map((heading) => ({ heading, width: 10 }))
  const book = await writeTable({ format: 'xlsx' }, '场所', columns, [line('一分馆').split(',')])
  const read = await readListFile(Readable.from([book.content]), 'place')
  assert.ok(read.understood)
  assert.equal(read.rows[0]?.texts[0], '一分馆')
  const textOf = async (bytes: Uint8Array) => {
    const refused = await readListFile(Readable.from([bytes]), 'place')
    return refused.understood ? '' : refused.text
  }
  assert.match(await textOf(Buffer.from('%PDF-1.7\n')), /PDF/)
  assert.match(await textOf(Buffer.from('名称,区县\n天河分馆,天河区\n')), /缺少这些列：类型/)
  assert.match(await textOf(Buffer.from('早上好\n')), /找不到表头/)
  const many = Array.from({ length: 9 }, (_, n) => line(`第${n}分馆`))
  const broken = Buffer.concat([
    Buffer.from([HEADING, ...many, ''].join('\n')),
    // 五 in GB 18030, within a file that is UTF-8 otherwise.
    Buffer.from([0xce, 0xe5]),
    Buffer.from(`${line('分馆')}\n`),
  ])
  const mixed = await readListFile(Readable.from([broken]), 'place')
  assert.ok(mixed.understood)
  assert.deepEqual(
    mixed.rows.filter(({ doubtful }) => doubtful).map(({ row }) => row),
    [11],
  )
})
