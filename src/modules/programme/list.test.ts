import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { type Content, ContentJson, type Entry, inOrder, toJson } from './content.ts'
import {
  applyChanges,
  type Change,
  changesBetween,
  decideChange,
  decideList,
  exclusionPairs,
  LIST_STATUSES,
  LIST_TRANSITIONS,
} from './list.ts'
import { FEEDS, pairOf, STANDARD_UNITS } from './programme.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const words = fc.string({ minLength: 1, maxLength: 6 }).map((text) => ({
  'zh-Hans': text,
  'zh-Hant': text,
  en: text,
  pt: text,
}))
const fen = fc.option(fc.bigInt({ min: 1n, max: 10n ** 12n }), { nil: undefined })
const code = fc.constantFrom('MZ-001', 'MZ-002', 'NY-001', 'RS-001', 'RS-002', 'RS-003')
const plain = { noNullPrototype: true } as const
const anyContent: fc.Arbitrary<Content> = fc.record(
  {
    name: words,
    class: fc.constantFrom('mandatory' as const, 'encouraged' as const),
    payee: fc.constantFrom('person' as const, 'household' as const),
    pay: fc.oneof(
      fc.record(
        { cycle: fc.constant('monthly' as const), day: fc.integer({ min: 1, max: 31 }) },
        plain,
      ),
      fc.record(
        {
          cycle: fc.constant('yearly' as const),
          month: fc.integer({ min: 1, max: 12 }),
          day: fc.integer({ min: 1, max: 28 }),
        },
        plain,
      ),
      fc.constant({ cycle: 'once' as const, on: day('2027-05-04') }),
    ),
    noticeDays: fc.integer({ min: 0, max: 30 }),
    regionCodes: fc.uniqueArray(fc.constantFrom('440000', '440100', '440300'), { minLength: 1 }),
    basis: fc.option(fc.record({ title: fc.string(), document: fc.string() }, plain), {
      nil: undefined,
    }),
    standard: fc.option(
      fc.record(
        { amountFen: fen, unit: fc.constantFrom(...STANDARD_UNITS), upperFen: fen, words },
        plain,
      ),
      { nil: undefined },
    ),
    feeds: fc.uniqueArray(
      fc.record(
        { feed: fc.constantFrom(...FEEDS), maxAgeHours: fc.integer({ min: 1, max: 999 }) },
        plain,
      ),
      { selector: ({ feed }) => feed },
    ),
    exclusions: fc.uniqueArray(code),
  },
  plain,
)
const anyList = fc.uniqueArray(fc.record({ code, content: anyContent }), {
  selector: (entry) => entry.code,
})
const spelled = (list: readonly Entry[]) =>
  list.map((entry) => `${entry.code} ${toJson(entry.content)}`).toSorted()
const said = (changes: readonly Change[]) =>
  changes.map((one) => [one.kind, one.code, one.kind === 'exited' ? '' : toJson(one.content)])

test('what is kept of a content is the content, in whatever order it was said', () => {
  fc.assert(
    fc.property(anyContent, (content) => {
      const read = ContentJson.parse(JSON.parse(toJson(content)))
      assert.deepEqual(read, inOrder(content))
      const turned = { ...content, exclusions: content.exclusions.toReversed() }
      assert.equal(toJson(turned), toJson(content))
    }),
  )
})

test('the changes between two lists make the one of the other', () => {
  fc.assert(
    fc.property(anyList, anyList, (base, next) => {
      assert.deepEqual(spelled(applyChanges(base, changesBetween(base, next))), spelled(next))
      assert.deepEqual(changesBetween(base, base), [])
    }),
  )
})

test('changes that were granted are the changes that are found afterwards', () => {
  const wishes = fc.uniqueArray(
    fc.record({ code, content: fc.option(anyContent, { nil: undefined }) }),
    { selector: (wish) => wish.code },
  )
  fc.assert(
    fc.property(anyList, wishes, (base, wished) => {
      const known = new Set(['MZ-001', 'MZ-002', 'NY-001', 'RS-001', 'RS-002', 'RS-003'])
      const changes = wished.flatMap((wish) => {
        const decision = decideChange(base, { ...wish, reason: '上级文件要求' }, known)
        return decision.granted ? [decision.outcome] : []
      })
      const found = changesBetween(base, applyChanges(base, changes))
      assert.deepEqual(said(found), said(changes.toSorted((a, b) => (a.code < b.code ? -1 : 1))))
    }),
  )
})

test('an exclusion is the same pair, whichever of the two says it', () => {
  fc.assert(
    fc.property(anyList, (list) => {
      const clean = list.map((entry) => ({
        ...entry,
        content: {
          ...entry.content,
          exclusions: entry.content.exclusions.filter((other) => other !== entry.code),
        },
      }))
      const pairs = exclusionPairs(clean)
      const turned = clean.flatMap((entry) =>
        entry.content.exclusions.map((other) => ({
          code: other,
          content: { ...entry.content, exclusions: [entry.code] },
        })),
      )
      assert.deepEqual([...exclusionPairs(turned)].toSorted(), [...pairs].toSorted())
    }),
  )
  assert.deepEqual(pairOf('RS-001', 'MZ-001'), ['MZ-001', 'RS-001'])
})

const good: Content = {
  name: { 'zh-Hans': '补贴', 'zh-Hant': '補貼', en: 'Subsidy', pt: 'Subsídio' },
  class: 'mandatory',
  payee: 'person',
  pay: { cycle: 'monthly', day: 10 },
  noticeDays: 7,
  regionCodes: ['440000'],
  basis: { title: '办法', document: '粤民〔2026〕1号' },
  standard: {
    amountFen: 100n,
    unit: 'person',
    upperFen: 200n,
    words: { 'zh-Hans': '一元', 'zh-Hant': '一元', en: '1 yuan', pt: '1 yuan' },
  },
  feeds: [],
  exclusions: [],
}

test('no programme comes, changes or goes without basis, standard and reason', () => {
  const base = [{ code: 'MZ-001', content: good }]
  const known = new Set(['MZ-001', 'MZ-002'])
  const refusalOf = (content: Content | undefined, of = 'MZ-002', reason = '新出台的政策') => {
    const decision = decideChange(base, { code: of, content, reason }, known)
    return decision.granted ? decision.outcome.kind : decision.refusal
  }
  assert.equal(refusalOf(good), 'added')
  assert.equal(refusalOf({ ...good, noticeDays: 5 }, 'MZ-001'), 'changed')
  assert.equal(refusalOf(undefined, 'MZ-001'), 'exited')
  assert.equal(refusalOf(good, 'MZ-001'), 'NOTHING_CHANGED')
  assert.equal(refusalOf(undefined), 'NOT_LISTED')
  assert.equal(refusalOf(good, 'MZ-002', '  '), 'REASON_MISSING')
  assert.equal(refusalOf(good, 'mz2'), 'CODE_WRONG')
  assert.equal(refusalOf({ ...good, basis: undefined }), 'BASIS_MISSING')
  assert.equal(refusalOf({ ...good, standard: undefined }), 'STANDARD_MISSING')
  assert.equal(refusalOf({ ...good, exclusions: ['MZ-002'] }), 'EXCLUDES_ITSELF')
  assert.equal(refusalOf({ ...good, exclusions: ['NY-009'] }), 'EXCLUDES_UNKNOWN')
  const dear = { amountFen: 300n, unit: 'person', upperFen: 200n, words: good.name } as const
  assert.equal(refusalOf({ ...good, standard: dear }), 'STANDARD_ABOVE_LIMIT')
})

test('a list is published by somebody of the unit that pays, before it holds', () => {
  const facts = {
    status: 'proposed' as const,
    ownerAgency: 'dept-civil-affairs',
    payerAgency: 'dept-finance',
    validFrom: day('2027-01-01'),
    openedBy: 'opener',
    proposedBy: 'proposer',
  }
  const publish = (staffId: string, agencyCode: string, on = '2026-12-31') => {
    const by = { staffId, agencyCode }
    const decision = decideList(facts, 'publish', by, { changes: 1, on: day(on) })
    return decision.granted ? decision.outcome : decision.refusal
  }
  assert.equal(publish('finance', 'dept-finance'), 'published')
  assert.equal(publish('finance', 'dept-finance', '2027-01-01'), 'LIST_TOO_LATE')
  assert.equal(publish('finance', 'dept-civil-affairs'), 'NOT_YOUR_LIST')
  assert.equal(publish('opener', 'dept-finance'), 'LIST_SAME_PERSON')
  assert.equal(publish('proposer', 'dept-finance'), 'LIST_SAME_PERSON')
  const own = { staffId: 'opener', agencyCode: 'dept-civil-affairs' }
  const propose = (validFrom: string, changes: number) =>
    decideList({ ...facts, status: 'drafted', validFrom: day(validFrom) }, 'propose', own, {
      changes,
      on: day('2026-11-26'),
    }).granted
  assert.ok(propose('2027-01-01', 0), 'a year may go on as it was')
  assert.ok(!propose('2027-02-01', 0), 'a change within the year changes something')
  assert.ok(propose('2027-02-01', 1))
  for (const status of LIST_STATUSES)
    for (const action of ['propose', 'giveBack', 'publish', 'discard'] as const)
      assert.equal(
        decideList(
          { ...facts, status },
          action,
          {
            staffId: 'x',
            agencyCode:
              action === 'propose' || action === 'discard' ? own.agencyCode : 'dept-finance',
          },
          { changes: 1, on: day('2026-11-26') },
        ).granted,
        Object.hasOwn(LIST_TRANSITIONS[status], action),
      )
})
