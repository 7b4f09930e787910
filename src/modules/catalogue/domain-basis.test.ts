import assert from 'node:assert/strict'
import test from 'node:test'
import { SCENES } from '#app/seed/data/scenes.ts'
import { missingBasis } from './domain-basis.ts'

test('every scene of the demonstration names the article that opens its field', () => {
  assert.ok(SCENES.length >= 60)
  for (const scene of SCENES) assert.equal(missingBasis(scene), undefined, scene.code)
})

test('a library scene without the article on culture is found out', () => {
  const scene = SCENES.find(({ code }) => code === 'GD-WH-001')
  assert.ok(scene !== undefined)
  assert.equal(missingBasis({ ...scene, basis: ['YKT-8'] }), 'YKT-12')
})
