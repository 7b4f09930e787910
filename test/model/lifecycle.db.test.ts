import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { z } from 'zod'
import { sql } from '#platform/db.ts'
import { BANK_TRANSITIONS, TRANSITIONS } from '#modules/card/index.ts'
import { lifecycles } from './commands.ts'
import { wrong } from './invariants.ts'
import { expected, seen } from './looked-up.ts'
import { beginRun, modelWorld } from './world.ts'

/** Worlds side by side, each with a database and a clock of its own. */
const WORLDS = 2
const RUNS_OF_EACH = 500
/** A run has half as many on the average. */
const MOST_COMMANDS = 30

/** Two people: each may come with a card and may hold a permit instead of an identity card. */
const cast = fc.array(
  fc.record({ permit: fc.boolean(), withCard: fc.constantFrom(true, true, false) }),
  { minLength: 2, maxLength: 2 },
)

const actionsOf = (list: Readonly<Record<string, object>>): readonly string[] =>
  Object.values(list).flatMap((steps) => Object.keys(steps))
/** Every step of the law but 不予办理, which comes with the review of applications. */
const STEPS = new Set([...actionsOf(TRANSITIONS), ...actionsOf(BANK_TRANSITIONS)])
STEPS.delete('reject')

const Taken = z.object({ action: z.string() })

test('whatever happens to cards, the program does what a clerk would', async () => {
  const taken = await Promise.all(
    Array.from({ length: WORLDS }, async () => {
      await using world = await modelWorld()
      const lives = fc.asyncProperty(cast, lifecycles(MOST_COMMANDS), async (people, commands) => {
        const { book, run } = await beginRun(world, people)
        await fc.asyncModelRun(() => ({ model: book, real: run }), commands)
        assert.deepEqual(await seen(run, true), expected(book, true))
        const persons = run.people.map(({ personId }) => personId)
        assert.deepEqual(await wrong(world.db, persons), [])
      })
      await fc.assert(lives, { numRuns: RUNS_OF_EACH })
      assert.deepEqual(await wrong(world.db), [])
      // The world ends with this block: what it answers is waited for inside.
      const steps = sql`select distinct action from card.card_event`
      return await world.db.many(Taken, steps)
    }),
  )
  // Lives in which nothing happens would show nothing.
  const steps = new Set(taken.flat().map(({ action }) => action))
  assert.deepEqual([...STEPS.difference(steps)], [], 'steps that no life took')
})
