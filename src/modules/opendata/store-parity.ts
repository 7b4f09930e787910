import { z } from 'zod'
import { ALL_DOCUMENT_KINDS } from '#kernel/identity-number/index.ts'
import { type Handle, instant, plainDate, sql, type Transaction } from '#platform/db.ts'
import type { ParityDifference } from './parity.ts'

/** 同等待遇核查 of one night. */
export interface ParityRun {
  readonly id: string
  readonly madeAt: Temporal.Instant
  readonly on: Temporal.PlainDate
  readonly scenes: number
  readonly cities: number
  readonly categories: number
  /** Pairs of holders that were compared. */
  readonly cases: number
  readonly differences: number
  /** The first of them. */
  readonly examples: readonly ParityDifference[]
}

const RunRow = z
  .object({
    id: z.string(),
    made_at: instant,
    on_day: plainDate,
    scenes: z.number(),
    cities: z.number(),
    categories: z.number(),
    cases: z.number(),
    differences: z.number(),
    examples: z.array(
      z.strictObject({
        sceneCode: z.string(),
        cityCode: z.string(),
        age: z.number(),
        categories: z.array(z.string()),
        documentKind: z.enum(ALL_DOCUMENT_KINDS),
        expected: z.string(),
        found: z.string(),
      }),
    ),
  })
  .transform(({ made_at: madeAt, on_day: on, ...row }): ParityRun => ({ ...row, madeAt, on }))

/** The last runs, the newest first. */
export const latestParityRuns = (handle: Handle, most: number): Promise<ParityRun[]> =>
  handle.many(
    RunRow,
    sql`
    select id, made_at, on_day, scenes, cities, categories, cases, differences, examples
      from opendata.parity_run
     order by made_at desc, id desc
     limit ${most}`,
  )

export const insertParityRun = async (tx: Transaction, run: ParityRun): Promise<void> => {
  await tx.run(sql`
    insert into opendata.parity_run (id, made_at, on_day, scenes, cities, categories, cases,
      differences, examples)
    values (${run.id}, ${run.madeAt}, ${run.on}, ${run.scenes}, ${run.cities}, ${run.categories},
      ${run.cases}, ${run.differences}, ${JSON.stringify(run.examples)}::jsonb)`)
}
