import assert from 'node:assert/strict'
import test from 'node:test'
import { covers, mayActFor } from './scope.ts'

const librarian = { active: true, agencyCode: 'library-gz' }

test('staff act for their own organisation and no other', () => {
  assert.equal(mayActFor(librarian, 'library-gz'), true)
  for (const other of ['library-sz', 'library', 'library-gz-2', ''])
    assert.equal(mayActFor(librarian, other), false)
})

test('staff who are shut out act for nobody', () => {
  assert.equal(mayActFor({ ...librarian, active: false }, 'library-gz'), false)
})

const COVERED: readonly (readonly [own: string, other: string, covered: boolean])[] = [
  ['440000', '440000', true],
  ['440000', '440100', true],
  ['440000', '440106', true],
  ['440000', '450100', false],
  ['440100', '440106', true],
  ['440100', '440300', false],
  ['440100', '440000', false],
  ['440106', '440106', true],
  ['440106', '440103', false],
  ['440106', '440100', false],
  ['441900', '441900', true],
  ['Z-HENGQIN', 'Z-HENGQIN', true],
  ['Z-HENGQIN', '440400', false],
]

for (const [own, other, covered] of COVERED)
  test(`${own} ${covered ? 'answers' : 'does not answer'} for ${other}`, () => {
    assert.equal(covers(own, other), covered)
  })
