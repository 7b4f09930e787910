import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { encodeGb18030 } from '#kernel/gb18030.ts'
import { sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { paymentWorld } from '#test/payments.ts'
import { madeUpNumber } from '#test/roster.ts'
import { rosterSite } from '#test/roster-site.ts'
import { REFUSED_FILES } from '#test/spoiled/files.ts'
import { A100, HEADING, SPOILED_SHEETS } from '#test/spoiled/sheets.ts'
import { SPOILED_TEXTS } from '#test/spoiled/texts.ts'
import { workbook } from '#test/workbook.ts'

const it = await testDatabase()
const { db } = it
await paymentWorld(db, ['102'])
const site = await rosterSite(db, { markup: false })
after(async () => {
  await site.close()
  await it[Symbol.asyncDispose]()
})

const columnsIn = (body: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...body.matchAll(/<select[^>]*name="(column-\w+)"[\s\S]*?<\/select>/g)].map(([all, name]) => [
      name ?? '',
      /<option value="(\d*)" selected/.exec(all)?.[1] ?? '',
    ]),
  )

const Kept = z.object({ number: z.number(), field: z.string(), code: z.string() })

/** A file through the very route of the page: what is said of it, and what is kept of it. */
const bring = async (content: Uint8Array) => {
  const { answer, location } = await site.upload(content)
  if (location === '') return { said: answer.body, findings: [] as string[] }
  const look = await site.get(location)
  assert.equal(look.statusCode, 200, look.body)
  const columns = columnsIn(look.body)
  if (Object.keys(columns).length === 0) return { said: look.body, findings: [] }
  const started = await site.post(`${location}/start`, columns)
  if (started.statusCode !== 303) return { said: started.body, findings: [] }
  await site.work()
  const after = await site.get(location)
  const rows = await db.many(
    Kept,
    sql`select r.number, f.field, f.code from roster.intake i
          join roster.row r on r.roster_id = i.roster_id
          join roster.finding f on f.row_id = r.id and f.run = 0
         where i.id = ${location.split('/').at(-1) ?? ''}`,
  )
  const findings = rows.map(({ number, field, code }) => `${number} ${field || 'row'} ${code}`)
  return { said: after.body, findings: findings.toSorted() }
}

/** Those that people really send; all of them are read by the tests of the reading. */
const USUAL = new RegExp(
  'scientific|three digits|too few|full-width|small x|tab|does not break|apostrophe|question|' +
    'lost character|private use|formula|thousands|words|quotation mark in|person twice',
)

for (const [says, file, findings] of SPOILED_TEXTS.filter(([says]) => USUAL.test(says)))
  test(`uploaded text, ${says}`, async () => {
    assert.deepEqual((await bring(file)).findings, [...new Set(findings)].toSorted())
  })

for (const [says, sheet, findings] of SPOILED_SHEETS)
  test(`uploaded workbook, ${says}`, async () => {
    assert.deepEqual((await bring(workbook(sheet))).findings, [...new Set(findings)].toSorted())
  })

for (const [says, file, answer, options] of REFUSED_FILES)
  if (options === undefined)
    test(`uploaded, ${says}: refused, and nothing stays`, async () => {
      const { said, findings } = await bring(file)
      assert.match(said, /请/, answer)
      assert.deepEqual(findings, [])
      const { count } = await db.one(
        z.object({ count: z.number() }),
        sql`select count(*)::int as count from roster.roster s
             where not exists (select from roster.row r where r.roster_id = s.id)`,
      )
      assert.equal(count, 0)
    })

const N = madeUpNumber
const LINE = `张三,${N(1)},100`

test('what else people upload: each row is good, or says what is wrong', async () => {
  const files: readonly (readonly [says: string, file: Buffer, findings: readonly string[]])[] = [
    ['a mark of order', Buffer.from(`\uFEFF姓名,身份证号,金额\n${LINE}\n`), []],
    [
      'ends of line of three systems',
      Buffer.from(`姓名,身份证号,金额\r\n${LINE}\r李四,${N(2)},1\n`),
      [],
    ],
    ['a total below', Buffer.from(`姓名,身份证号,金额\n${LINE}\n合计,,100\n`), []],
    ['a heading twice', Buffer.from(`姓名,身份证号,金额\n${LINE}\n姓名,身份证号,金额\n`), []],
    ['two columns of one name', Buffer.from(`姓名,身份证号,金额,金额\n${LINE},7\n`), []],
    ['GB 18030', Buffer.from(encodeGb18030(`姓名,身份证号,金额\n㛃丽,${N(1)},1\n`)), []],
    [
      'a hidden sheet before',
      workbook({ state: 'hidden', rows: [HEADING] }, { rows: [HEADING, ['张三', N(1), A100]] }),
      [],
    ],
    [
      'half a pair of units',
      Buffer.from(`\uFEFF姓名,身份证号,金额\n张\uD800,${N(1)},1\n`, 'utf16le'),
      ['2 name LOST_CHARACTER'],
    ],
  ]
  for (const [says, file, findings] of files)
    assert.deepEqual((await bring(file)).findings, findings, says)
})

test('NUL spoils its row, and a line of ten million columns is refused in words', async () => {
  const nul = Buffer.from(`姓名,身份证号,金额\n张\0三,${N(1)},1\n`)
  assert.deepEqual((await bring(nul)).findings, ['2 name CONTROL_CHARACTER'])
  const endless = Buffer.concat([
    Buffer.from(`姓名,身份证号,金额\n${LINE}\n`),
    Buffer.alloc(10_000_000, ','),
  ])
  assert.match((await bring(endless)).said, /请检查这一行|请只保留/)
})

test('a file above the limit is refused with the limit, and leaves nothing', async () => {
  const { answer } = await site.upload(Buffer.alloc((20 << 20) + 1, 'x'))
  assert.equal(answer.statusCode, 422)
  assert.match(answer.body, /文件超过 20 MB。请分成几个文件上传，或使用批次接口/)
  const { count } = await db.one(
    z.object({ count: z.number() }),
    sql`select count(*)::int as count from roster.piece p
          join roster.intake i on i.id = p.intake_id where i.status in ('dropped', 'receiving')`,
  )
  assert.equal(count, 0)
})
