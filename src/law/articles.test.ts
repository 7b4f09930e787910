import assert from 'node:assert/strict'
import test from 'node:test'
import { ARTICLE_IDS, article, articleInForce, cite, INSTRUMENTS, isArticleId } from './articles.ts'
import { chineseNumeral } from './chinese-numeral.ts'

const numbersOf = (instrument: keyof typeof INSTRUMENTS) =>
  ARTICLE_IDS.map(article)
    .filter((one) => one.instrument === instrument)
    .map((one) => one.number)

test('all 26 articles of the regulation are kept, in order', () => {
  assert.deepEqual(
    numbersOf('YKT'),
    Array.from({ length: 26 }, (_, i) => i + 1),
  )
})

test('every instrument has articles, in ascending order', () => {
  for (const code of Object.keys(INSTRUMENTS) as (keyof typeof INSTRUMENTS)[]) {
    const numbers = numbersOf(code)
    assert.ok(numbers.length > 0, code)
    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => a - b),
      code,
    )
  }
})

test('every article says what it is about in both languages', () => {
  for (const { id, title, says, sayEn } of ARTICLE_IDS.map(article)) {
    assert.match(title, /^[\p{Script=Han}、]+$/u, id)
    assert.match(says, /[。]$/u, id)
    assert.match(sayEn, /^[A-Z][\x20-\x7e]+\.$/, id)
  }
})

test('a number that the source does not give is marked as inferred', () => {
  const inferred = ARTICLE_IDS.map(article).filter((one) => one.inferred)
  assert.deepEqual(
    inferred.map((one) => one.id),
    ['YKT-1', 'YKT-2', 'YKT-9', 'YKT-10', 'YKT-11', 'YKT-12', 'YKT-14', 'YKT-26'],
  )
})

test('an article is cited as people read it', () => {
  assert.equal(cite('YKT-3'), '《广东省社会保障卡居民服务一卡通条例》第三条')
  assert.equal(cite('PIPL-44'), '《中华人民共和国个人信息保护法》第四十四条')
  assert.equal(cite('CARD-16'), '《“中华人民共和国社会保障卡”管理办法》第十六条')
})

test('the definition has another number in the text as passed', () => {
  assert.equal(article('YKT-3').finalArticle, 2)
})

test('an article holds from its first day on and not a day before', () => {
  assert.equal(articleInForce('YKT-3', Temporal.PlainDate.from('2024-10-31')), false)
  assert.equal(articleInForce('YKT-3', Temporal.PlainDate.from('2024-11-01')), true)
  assert.equal(articleInForce('NETDATA-12', Temporal.PlainDate.from('2024-12-31')), false)
})

test('only names of the table are articles', () => {
  assert.equal(isArticleId('YKT-26'), true)
  assert.equal(isArticleId('YKT-27'), false)
  assert.equal(isArticleId('toString'), false)
})

test('numbers are written as statutes write them', () => {
  const expected: Readonly<Record<number, string>> = {
    1: '一',
    10: '十',
    11: '十一',
    20: '二十',
    26: '二十六',
    100: '一百',
    105: '一百零五',
    110: '一百一十',
    280: '二百八十',
    999: '九百九十九',
  }
  for (const [number, written] of Object.entries(expected))
    assert.equal(chineseNumeral(Number(number)), written)
})

test('no two numbers are written alike, and what is no article number is refused', () => {
  const written = new Set(Array.from({ length: 999 }, (_, i) => chineseNumeral(i + 1)))
  assert.equal(written.size, 999)
  for (const wrong of [0, -1, 1000, 1.5, Number.NaN])
    assert.throws(() => chineseNumeral(wrong), RangeError)
})
