import { setTimeout as pause } from 'node:timers/promises'
import type { Faults } from '#platform/faults.ts'
import { type SendingDeps, sendWebhook } from './send-webhook.ts'
import { leaseDelivery, type Leased } from './store-delivery.ts'

/** Longer than an attempt takes; then another process may try. */
const LEASE_SECONDS = 60
/** One for each endpoint at most, so this many receivers can be slow before others notice. */
const MOST_AT_ONCE = 64
const REST_MILLISECONDS = { idle: 500, fault: 3000 } as const

const lease = ({ db, clock }: SendingDeps): Promise<Leased | undefined> => {
  const at = clock.now()
  return db.transaction((tx) => leaseDelivery(tx, at, at.add({ seconds: LEASE_SECONDS })))
}

/** Sends until nothing is due; for tests, and for the end of a command. How many attempts. */
export const sendDue = async (deps: SendingDeps): Promise<number> => {
  const underWay = new Set<Promise<void>>()
  let count = 0
  for (;;) {
    const before = [...underWay]
    const leased = before.length < MOST_AT_ONCE ? await lease(deps) : undefined
    if (leased === undefined) {
      // One that ended meanwhile may have held back another.
      if (before.length === 0) return count
      await Promise.race(before)
      continue
    }
    count += 1
    const one = sendWebhook(deps, leased).finally(() => underWay.delete(one))
    underWay.add(one)
  }
}

/** Sends as long as the program runs. A fault of the database is waited out. */
export const startSending = (
  deps: SendingDeps & { readonly faults: Faults },
): { stop(): Promise<void> } => {
  const stopping = new AbortController()
  const { signal } = stopping
  const underWay = new Set<Promise<void>>()
  const rest = (milliseconds: number) => pause(milliseconds, undefined, { signal }).catch(() => {})
  const work = async (): Promise<void> => {
    while (!signal.aborted) {
      const attempt = deps.faults.attempt()
      try {
        const leased = underWay.size < MOST_AT_ONCE ? await lease(deps) : undefined
        attempt.passed()
        if (leased === undefined) {
          await Promise.race([rest(REST_MILLISECONDS.idle), ...underWay])
          continue
        }
        const one = sendWebhook(deps, leased)
          .catch((error: unknown) => deps.faults.happened(error, 'webhooks'))
          .finally(() => underWay.delete(one))
        underWay.add(one)
      } catch (error) {
        deps.faults.happened(error, 'webhooks')
        await rest(REST_MILLISECONDS.fault)
      }
    }
    await Promise.all(underWay)
  }
  const running = work()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
