import assert from 'node:assert/strict'
import test from 'node:test'
import jsqr from 'jsqr'
import { codePlate } from './code-plate.ts'

const read = jsqr as unknown as (
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  options: { inversionAttempts: 'dontInvert' },
) => { data: string } | null

/** Paints the drawn squares as a camera would see them, four pixels each. */
const photograph = (svg: string): { pixels: Uint8ClampedArray; width: number } => {
  const size = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1])
  const width = size * 4
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255)
  for (const [, x, y] of svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let i = 0; i < 16; i++) {
      const at = (Number(y) * 4 + (i >> 2)) * width + Number(x) * 4 + (i & 3)
      pixels.fill(0, at * 4, at * 4 + 3)
    }
  return { pixels, width }
}

test('a scanner that cannot read inverted codes reads the plate', () => {
  const value = 'YKT1.4ZQ7C2M8D1K5V9XWB3N6H0TJRSPEAGFL'
  const { pixels, width } = photograph(codePlate({ language: 'zh-Hans', value }).toString())
  assert.equal(read(pixels, width, width, { inversionAttempts: 'dontInvert' })?.data, value)
})

test('the eight digits come in two groups, with a warning about telephones', () => {
  const drawn = codePlate({ language: 'en', value: 'x', digits: '48213377' }).toString()
  assert.match(drawn, />4821 3377</)
  assert.match(drawn, /Never tell it on the phone/)
})
