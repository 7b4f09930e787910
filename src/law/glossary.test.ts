import assert from 'node:assert/strict'
import test from 'node:test'
import { GLOSSARY } from './glossary.ts'

const CAMEL_CASE = /^[a-z]+(?:[A-Z][a-z]+)*$/

test('one word stands for one thing', () => {
  assert.ok(GLOSSARY.length > 100)
  assert.deepEqual(
    [...Map.groupBy(GLOSSARY, (term) => term.id)].filter(([, terms]) => terms.length > 1),
    [],
  )
})

test('identifiers are English in camel case, never pinyin', () => {
  for (const { id, not } of GLOSSARY)
    for (const name of [id, ...not]) assert.match(name, CAMEL_CASE, name)
})

test('the Chinese wording is Chinese and the meaning one sentence', () => {
  for (const { id, zh, say } of GLOSSARY) {
    assert.match(zh, /^\p{Script=Han}+$/u, id)
    assert.match(say, /^[A-Z][\x20-\x7e]+\.$/, id)
  }
})

test('no wrong name of one thing is the right name of another, or wrong twice', () => {
  const right = new Set(GLOSSARY.map((term) => term.id))
  const wrong = GLOSSARY.flatMap((term) => term.not)
  assert.deepEqual(
    wrong.filter((name) => right.has(name)),
    [],
  )
  assert.equal(new Set(wrong).size, wrong.length)
})
