import assert from 'node:assert/strict'
import test from 'node:test'
import { distanceMetres, fromSatellite } from './location.ts'

/** Pairs that the published libraries for GCJ-02 test themselves with. */
const PAIRS = [
  { name: 'Shenzhen', from: [22.543847, 113.912316], to: [22.540796, 113.917176] },
  { name: 'Shanghai', from: [31.1774276, 121.5272106], to: [31.175304, 121.531542] },
  { name: 'Beijing', from: [39.911954, 116.377817], to: [39.913345, 116.384047] },
] as const

test('what a satellite receiver says is put where maps of China draw it', () => {
  for (const { name, from, to } of PAIRS) {
    const drawn = fromSatellite({ latitude: from[0], longitude: from[1] })
    const off = distanceMetres(drawn, { latitude: to[0], longitude: to[1] })
    assert.ok(off < 1, `${name}: ${off} m`)
  }
})

test('a degree of latitude is some 111 kilometres', () => {
  const metres = distanceMetres({ latitude: 22, longitude: 113 }, { latitude: 23, longitude: 113 })
  assert.ok(Math.abs(metres - 111_195) < 1)
})
