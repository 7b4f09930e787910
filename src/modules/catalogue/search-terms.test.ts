import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { SCENES } from '#app/seed/data/scenes.ts'
import { makePlaces } from '#app/seed/generate/places.ts'
import { findScenes } from './search.ts'
import { askedTerms, initialsOf, placeTerms } from './search-terms.ts'

const places = makePlaces()
const stored = new Map(places.map((place) => [place.code, new Set(placeTerms(place))]))

const finds = (query: string) => (place: { readonly code: string }) => {
  const asked = askedTerms(query)
  return asked.length > 0 && asked.every((term) => stored.get(place.code)?.has(term))
}

const anyPlace = fc.constantFrom(...places)

test('one, two, three or more characters in a row of a name or an address find the place', () => {
  fc.assert(
    fc.property(anyPlace, fc.nat(30), fc.integer({ min: 1, max: 6 }), (place, start, length) => {
      const texts = [place.name['zh-Hans'], place.name['zh-Hant'], place.address]
      for (const run of texts.flatMap((text) => text.match(/\p{Script=Han}+/gu) ?? [])) {
        const part = Array.from(run)
          .slice(start % run.length)
          .slice(0, length)
          .join('')
        assert.ok(finds(part)(place), `${part} of ${run}`)
      }
    }),
    { numRuns: 200 },
  )
})

test('initials in pinyin find a place, from any character on', () => {
  fc.assert(
    fc.property(anyPlace, fc.nat(30), fc.integer({ min: 2, max: 5 }), (place, start, length) => {
      const initials = initialsOf(place.name['zh-Hans'])
      const from = start % (initials.length - 1)
      assert.ok(finds(initials.slice(from, from + length))(place))
    }),
    { numRuns: 200 },
  )
})

test('the beginning of a foreign word finds a place, with or without accents and capitals', () => {
  fc.assert(
    fc.property(anyPlace, fc.constantFrom('en', 'pt'), fc.nat(12), (place, language, length) => {
      for (const word of place.name[language].match(/[\p{L}\p{N}]+/gu) ?? [])
        for (const said of [
          word,
          word.toUpperCase(),
          word.normalize('NFKD').replaceAll(/\p{M}/gu, ''),
        ])
          assert.ok(finds(said.slice(0, length + 1))(place), said)
    }),
    { numRuns: 100 },
  )
})

test('names are read as people read them: 长者 and 银行 by their meaning', () => {
  assert.equal(initialsOf('广州图书馆'), 'gztsg')
  assert.equal(initialsOf('长者饭堂'), 'zzft')
  assert.equal(initialsOf('工商银行'), 'gsyh')
  assert.equal(initialsOf('Sé 大教堂'), 'djt')
})

test('whether the city is called one or not, its library is found', () => {
  const library = places.find(({ name }) => name['zh-Hans'] === '佛山市图书馆')
  assert.ok(library)
  for (const query of ['佛山市图书馆', '佛山图书馆', 'fsstsg', 'fstsg', '佛山圖書館'])
    assert.ok(finds(query)(library), query)
  const guangzhou = places.find(({ name }) => name['zh-Hans'] === '广州图书馆')
  assert.ok(guangzhou)
  assert.ok(finds('广州市图书馆')(guangzhou))
})

test('several words must all be there, in any order; other words find nothing', () => {
  const library = places.find(({ name }) => name['zh-Hans'] === '广州图书馆')
  assert.ok(library)
  assert.ok(finds('图书馆 广州')(library))
  assert.ok(finds('ＬＩＢＲＡＲＹ　guang')(library), 'full-width letters and spaces count as well')
  assert.ok(finds(library.code)(library))
  assert.equal(finds('图书馆 医院')(library), false)
  assert.equal(finds('书图')(library), false, 'the order of the characters counts')
})

test('what has neither letter nor figure asks for nothing', () => {
  for (const query of ['', '   ', '！？', '——', '%_']) assert.deepEqual(askedTerms(query), [])
})

test('a scene is found by the initials of its name and without its accents', () => {
  for (const scene of SCENES.filter(({ status }) => status === 'published').slice(0, 20)) {
    const initials = initialsOf(scene.name['zh-Hans']).slice(0, 4)
    assert.ok(findScenes(SCENES, { query: initials }).includes(scene), initials)
  }
  assert.ok(findScenes(SCENES, { query: 'medico' }).length > 0)
})
