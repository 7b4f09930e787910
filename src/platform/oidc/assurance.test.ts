import assert from 'node:assert/strict'
import test from 'node:test'
import { acrOf, assuranceOf } from './assurance.ts'

test('a level survives its way through the token', () => {
  for (const level of [1, 2, 3, 4]) assert.equal(assuranceOf(acrOf(level)), level)
})

test('what is not understood vouches for the least', () => {
  for (const acr of [undefined, null, 4, '', '4', acrOf(0), acrOf(5), `${acrOf(4)} `, ['urn']])
    assert.equal(assuranceOf(acr), 1)
})
