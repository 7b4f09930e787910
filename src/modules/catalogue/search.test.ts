import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { SCENES } from '#app/seed/data/scenes.ts'
import { openingText, readOpeningHours } from '#ui/opening-hours.ts'
import { DOMAINS } from './scene.ts'
import { findScenes } from './search.ts'

const domainsFound = (query: string) =>
  new Set(findScenes(SCENES, { query }).map(({ domain }) => domain))

test('what people say finds what the catalogue calls otherwise', () => {
  assert.ok(domainsFound('看病').has('health'))
  assert.ok(domainsFound('睇病').has('health'))
  assert.ok(domainsFound('METRO').has('transport'))
  assert.ok(domainsFound('ｍｅｔｒｏ').has('transport'), 'full-width letters count as well')
})

test('a scene is found by its number', () => {
  assert.deepEqual(
    findScenes(SCENES, { query: 'gd-wh-001' }).map(({ code }) => code),
    ['GD-WH-001'],
  )
})

test('what a city added is listed there and not in another city', () => {
  const regionsIn = (cityCode: string) =>
    new Set(findScenes(SCENES, { cityCode }).map(({ regionCode }) => regionCode))
  assert.deepEqual(regionsIn('440100'), new Set(['440000', '440100']))
  assert.deepEqual(regionsIn('445300'), new Set(['440000']))
})

test('a scene that was withdrawn or suspended is not listed', () => {
  const [first] = SCENES
  assert.ok(first)
  for (const status of ['withdrawn', 'suspended'] as const)
    assert.deepEqual(findScenes([{ ...first, status }], {}), [])
})

test('a further condition never adds a scene', () => {
  fc.assert(
    fc.property(
      fc.option(fc.constantFrom(...DOMAINS), { nil: undefined }),
      fc.string({ maxLength: 4 }),
      fc.string({ maxLength: 4 }),
      (domain, word, other) => {
        const wide = new Set(findScenes(SCENES, { query: word }))
        const narrow = findScenes(SCENES, { domain, query: `${word} ${other}` })
        assert.ok(narrow.every((scene) => wide.has(scene)))
      },
    ),
    { numRuns: 60 },
  )
})

test('opening hours are read in the ways places write them, and quoted otherwise', () => {
  const read = (words: string) => readOpeningHours(words)?.days
  assert.equal(read('09:00-21:00'), 'everyDay')
  assert.equal(read('周一至周五 09:00-17:00'), 'weekdays')
  assert.equal(read('09:00-17:00（周一闭馆）'), 'notMonday')
  assert.equal(read('周一至周六 09:00-18:00'), 'notSunday')
  assert.equal(read('逢农历初一'), undefined)
  assert.equal(
    openingText('pt', '周一至周五 09:00-12:00 13:00-17:00'),
    'Segunda a sexta-feira 09:00–12:00, 13:00–17:00',
  )
})
