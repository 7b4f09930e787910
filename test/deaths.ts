import { createHash } from 'node:crypto'
import type { Clock } from '#platform/clock.ts'
import { type FeedRecord, feedText, type PopulationRegister } from '#modules/person/index.ts'

/** A register of deaths that sends the one record it is told, and never fails. */
export const deathRegister = (clock: Clock) => {
  let sequence = 0
  let record: Omit<FeedRecord, 'sequence'> | undefined
  const register: PopulationRegister = {
    check: () => Promise.reject(new Error('nobody asks')),
    feed: async (_feed, after) => {
      const records = record === undefined ? [] : [{ ...record, sequence }]
      const digest = createHash('sha256').update(feedText(records)).digest('base64url')
      const count = records.length
      const manifest = { count, digest, issuedAt: clock.now() }
      return { manifest: { ...manifest, fromSequence: after + 1, toSequence: sequence }, records }
    },
  }
  return {
    register,
    tell: (next: typeof record): void => {
      sequence += 1
      record = next
    },
  }
}
