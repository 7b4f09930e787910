import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import { testDatabase } from '#test/database.ts'
import { arrayText, copyInto } from './copy.ts'
import { bytes, sql } from './db.ts'

const Row = z.object({ id: z.number(), t: z.string().nullable(), b: bytes, a: z.array(z.string()) })

test('whatever text, bytes and lists go in by COPY come out the same', async () => {
  await using it = await testDatabase()
  const row = fc.record({
    t: fc.option(fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0'))),
    b: fc.uint8Array({ maxLength: 40 }),
    a: fc.array(fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'))),
  })
  const rows = fc.sample(fc.array(row, { minLength: 50, maxLength: 50 }), 20).flat()
  await it.owner.transaction(async (tx) => {
    await tx.run(sql`create temporary table probe (id int, t text, b bytea, a text[])`)
    await copyInto(
      tx,
      'probe (id, t, b, a)',
      rows.map(({ t, b, a }, id) => [id, t, b, a]),
    )
    const back = await tx.many(Row, sql`select id, t, b, a from probe order by id`)
    assert.equal(back.length, rows.length)
    for (const [i, { t, b, a }] of rows.entries()) {
      assert.equal(back[i]?.t, t)
      assert.deepEqual(Buffer.from(back[i]?.b ?? []), Buffer.from(b))
      assert.deepEqual(back[i]?.a, a)
    }
  })
})

test('whatever text, bytes and numbers are handed over as an array come out the same', async () => {
  await using it = await testDatabase()
  const text = fc.string({ unit: 'binary' }).filter((one) => !one.includes('\0'))
  const texts = fc.sample(fc.option(text), 400)
  const blobs = fc.sample(fc.option(fc.uint8Array({ maxLength: 40 })), 400)
  const numbers = fc.sample(fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })), 400)
  const rows = await it.owner.many(
    z.object({ t: z.string().nullable(), b: bytes.nullable(), n: z.bigint().nullable() }),
    sql`select t, b, n from unnest(${arrayText(texts)}::text[], ${arrayText(blobs)}::bytea[],
          ${arrayText(numbers)}::bigint[]) with ordinality u (t, b, n, i) order by i`,
  )
  assert.deepEqual(
    rows.map(({ t }) => t),
    texts,
  )
  assert.deepEqual(
    rows.map(({ b }) => b && Buffer.from(b)),
    blobs.map((blob) => blob && Buffer.from(blob)),
  )
  assert.deepEqual(
    rows.map(({ n }) => n),
    numbers,
  )
})
