import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { SCENES } from '#app/seed/data/scenes.ts'
import { DOMAINS } from '#modules/catalogue/index.ts'
import { AUDIENCES, USES } from './credential.ts'
import { compareLikeness, findOverlaps, type Likeness, likenessOfScene } from './likeness.ts'

const ELDER_CARD: Likeness = {
  name: '老年乘车卡',
  domain: 'transport',
  audiences: ['elders'],
  uses: ['payment', 'concession'],
}

const scenes = SCENES.map((scene) => Object.assign({ code: scene.code }, likenessOfScene(scene)))
const alikeTo = (one: Likeness) => findOverlaps(one, scenes).map(({ other }) => other.code)

test('a card for elders to ride by is like the scene in which elders ride by this card', () => {
  const codes = alikeTo(ELDER_CARD)
  assert.ok(codes.slice(0, 2).includes('GD-JT-004'), codes.join())
  assert.ok(codes.includes('GZ-JT-001'))
  assert.ok(codes.includes('GD-JT-001'), 'one for everybody is for elders too')
  const [first] = findOverlaps(ELDER_CARD, scenes)
  assert.deepEqual(first?.compared.reasons, ['domain', 'audience', 'use', 'name'])
})

test('what is for other people, to do something else, is like nothing', () => {
  const fishing: Likeness = {
    name: '远洋渔船船员登轮许可',
    domain: 'licence',
    audiences: ['workers'],
    uses: ['entry'],
  }
  assert.deepEqual(alikeTo(fishing), [])
})

test('one name in two spellings is found whatever the two are for', () => {
  const other: Likeness = { name: '敬老乘车证', domain: 'health', audiences: ['talents'], uses: [] }
  assert.equal(findOverlaps(ELDER_CARD, [other]).length, 1)
})

const likeness: fc.Arbitrary<Likeness> = fc.record({
  name: fc
    .array(
      fc.constantFrom('老年', '乘', '车', '公交', '优待', '图书馆', '学生', '卡', '证', '码'),
      { minLength: 1 },
    )
    .map((all) => all.join('')),
  domain: fc.constantFrom(...DOMAINS),
  audiences: fc.uniqueArray(fc.constantFrom(...AUDIENCES), { minLength: 1 }),
  uses: fc.uniqueArray(fc.constantFrom(...USES), { minLength: 1 }),
})

test('likeness is the same both ways, whole for the same thing, and never out of 0 to 100', () => {
  fc.assert(
    fc.property(likeness, likeness, (a, b) => {
      assert.deepEqual(compareLikeness(a, b), compareLikeness(b, a))
      assert.equal(compareLikeness(a, a).score, 100)
      const { score } = compareLikeness(a, b)
      assert.ok(Number.isInteger(score) && score >= 0 && score <= 100)
    }),
  )
})
