import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import test from 'node:test'
import { cityTiles, CITIES_ON_MAP } from './city-tiles.ts'

const styles = () =>
  readFile(path.join(import.meta.dirname, '../../styles/_cities.scss'), { encoding: 'utf8' })

test('every city has a cell of its own, and the list goes over them as the eye does', async () => {
  const cells = [...(await styles()).matchAll(/'(\d{6})': (\d) (\d),/g)].map(
    ([, code, row, column]) => ({ code, at: Number(row) * 10 + Number(column) }),
  )
  assert.deepEqual(
    cells.toSorted((a, b) => a.at - b.at).map(({ code }) => code),
    CITIES_ON_MAP,
  )
  assert.equal(new Set(cells.map(({ at }) => at)).size, 21)
})

test('a city that the map does not know stands at the end', () => {
  const drawn = cityTiles({
    label: '地市',
    cities: ['449900', '440800', '441800'].map((code) => ({
      code,
      href: `/places?city=${code}`,
      name: code,
      text: '1 处',
    })),
  }).toString()
  const order = [...drawn.matchAll(/href="[^"]*city=(\d+)"/g)].map(([, code]) => code)
  assert.deepEqual(order, ['441800', '440800', '449900'])
})
