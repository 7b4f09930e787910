import { provinceDate } from '#kernel/period.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import { type Database, sql } from '#platform/db.ts'
import { PersonalInformation } from '#platform/pii.ts'
import { z } from 'zod'
import { syncLegalTransitions } from '#modules/card/index.ts'
import { insertSources } from '#modules/entitlement/index.ts'
import { ENTITLEMENT_SOURCES } from './data/entitlement-sources.ts'
import { enterResidents } from './enter-residents.ts'
import { residents } from './generate/residents.ts'

export interface LoadInput {
  readonly db: Database
  readonly keys: KeyRing
  readonly at: Temporal.Instant
  readonly holders: number
  readonly say: (zh: string, en: string) => void
  readonly progress: (share: number, zh: string, en: string) => void
}

export interface LoadResult {
  readonly holders: number
  readonly rows: number
  readonly seconds: number
  readonly rowsPerSecond: number
}

/** A seed of its own: these residents are others than those of the demonstration. */
const LOAD_SEED = 7
const PIECE = 10_000
const NAME = `holders-${LOAD_SEED}`

const Progress = z.object({ done: z.coerce.number() })

const doneSoFar = async (db: Database): Promise<number> =>
  (await db.maybeOne(Progress, sql`select done from platform.bulk_load where name = ${NAME}`))
    ?.done ?? 0

const bar = (done: number, of: number): string => {
  const filled = Math.floor((done / of) * 30)
  return `${'█'.repeat(filled)}${'░'.repeat(30 - filled)} ${Math.floor((done / of) * 100)}%`
}

/**
 * Fills the register with made-up holders and their cards, piece by piece; each piece stands or
 * falls as a whole, and a load that was cut off goes on where it was.
 */
export const seedLoad = async (input: LoadInput): Promise<LoadResult> => {
  const { db, at, holders, say, progress } = input
  const pii = new PersonalInformation(input.keys)
  await db.transaction(async (tx) => {
    await syncLegalTransitions(tx)
    await insertSources(tx, ENTITLEMENT_SOURCES)
  })
  const first = await doneSoFar(db)
  const on = provinceDate(at)
  let rows = 0
  const started = performance.now()
  const seconds = () => (performance.now() - started) / 1000
  for (let done = first; done < holders;) {
    const count = Math.min(PIECE, holders - done)
    const piece = [...residents({ seed: LOAD_SEED, count, on, firstIndex: done })]
    const reached = done + count
    rows += await db.transaction(async (tx) => {
      await tx.run(sql`
        insert into platform.bulk_load (name, done, updated_at) values (${NAME}, ${reached}, ${at})
        on conflict (name) do update set done = excluded.done, updated_at = excluded.updated_at`)
      return enterResidents(tx, pii, piece, at)
    })
    done = reached
    const rate = Math.round(rows / seconds()).toLocaleString('en')
    const line = `${bar(done, holders)}  ${done.toLocaleString('en')}`
    progress(done / holders, `${line} 人  ${rate} 行/秒`, `${line} holders  ${rate} rows/s`)
  }
  if (first >= holders) {
    const there = first.toLocaleString('en')
    const asked = holders.toLocaleString('en')
    say(
      `库中已有 ${there} 人,不少于要求的 ${asked} 人,无需再装`,
      `There are ${there} holders already, no fewer than the ${asked} asked for; nothing to do`,
    )
  }
  return {
    holders: Math.max(holders, first),
    rows,
    seconds: Number(seconds().toFixed(1)),
    rowsPerSecond: rows === 0 ? 0 : Math.round(rows / seconds()),
  }
}
