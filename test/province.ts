import { syncLegalTransitions } from '#modules/card/index.ts'
import { seedDemonstration } from '#app/seed/index.ts'
import type { Filling } from './database.ts'
import { testKeys } from './person.ts'

/** The day the province is made for, so that what is seen there does not change with the day. */
const SEEDED_AT = Temporal.Instant.from('2026-11-23T09:00:00+08:00')

/** The demonstration province under the keys of tests: made once for a run, and copied. */
export const PROVINCE: Filling = {
  name: 'province',
  fill: async (db) => {
    await db.transaction(syncLegalTransitions)
    await seedDemonstration({ db, keys: testKeys, at: SEEDED_AT, say: () => {} })
  },
}
