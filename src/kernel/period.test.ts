import assert from 'node:assert/strict'
import test from 'node:test'
import { parseWrittenDay } from './period.ts'

test('a day is read as departments write it, and never guessed', () => {
  for (const text of ['2026-09-01', '2026/9/1', '2026年9月1日', '20260901', ' 2026.9.1 '])
    assert.equal(parseWrittenDay(text)?.toString(), '2026-09-01', text)
  for (const text of ['', '2026-02-30', '9/1', '2026', '46265', '26-09-01', '2026111', '202691'])
    assert.equal(parseWrittenDay(text), undefined, text)
})
