import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { sql, type Transaction } from '#platform/db.ts'
import { enterCard } from '#test/card.ts'
import { testDatabase } from '#test/database.ts'
import { enterSomebody } from '#test/person.ts'
import { lockCard, lockCardById, lockCardsOf } from './store.ts'

const Found = z.object({ id: z.string() })

// An order is written twice in one transaction: then the database looks for its old card again. Of
// two acts, one held the new card and looked for the old one, the other held the old one and waited
// for the new one.
test('a locked card can be referred to, and not locked again', async () => {
  await using it = await testDatabase()
  const { db } = it
  const personId = await enterSomebody(db, 2)
  const { id } = await enterCard(db, personId, 1)
  const locks: readonly ((tx: Transaction) => Promise<unknown>)[] = [
    (tx) => lockCard(tx, personId, id),
    (tx) => lockCardById(tx, id),
    (tx) => lockCardsOf(tx, personId),
  ]
  for (const lock of locks)
    await db.transaction(async (tx) => {
      await lock(tx)
      const card = sql`select id from card.card where id = ${id}`
      assert.equal((await db.one(Found, sql`${card} for key share nowait`)).id, id)
      await assert.rejects(
        db.one(Found, sql`${card} for no key update nowait`),
        /could not obtain lock/,
      )
    })
})
