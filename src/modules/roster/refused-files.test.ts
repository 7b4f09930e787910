import assert from 'node:assert/strict'
import test from 'node:test'
import { findingsOf, madeUpNumber, readFile } from '#test/roster.ts'
import { few, HEADING, LINES, REFUSED_FILES } from '#test/spoiled/files.ts'

for (const [says, file, answer, options] of REFUSED_FILES)
  test(`${says}: the file is refused and people are told what to do`, async () => {
    const read = await readFile(file, options)
    assert.deepEqual(findingsOf(read), [`file ${answer}`])
    assert.match(read.refusal?.messageZh ?? '', /请/)
    assert.doesNotMatch(read.refusal?.messageZh ?? '', /[{}]/)
  })

test('a refusal names the limit that was passed', async () => {
  const { refusal } = await readFile(Buffer.alloc(3 << 20, LINES), few({ bytes: 2 << 20 }))
  assert.equal(refusal?.messageZh, '文件超过 2 MB。请分成几个文件上传，或使用批次接口。')
})

test('a list that breaks off in the middle gives no summary to rely on', async () => {
  const rows = Array.from({ length: 5000 }, (_, i) => `王${i},${madeUpNumber(i)},10`)
  const file = Buffer.from(`${HEADING.join(',')}\n${rows.join('\n')}\n"${'x'.repeat(200_000)}`)
  const read = await readFile(file, { pieces: 4096 })
  assert.equal(read.summary, undefined)
  assert.deepEqual(findingsOf(read), ['file ROW_TOO_LONG 5002'])
})
