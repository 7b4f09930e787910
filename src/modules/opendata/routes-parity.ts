import { z } from 'zod'
import type { Database } from '#platform/db.ts'
import { apiRoute, type RouteDefinition } from '#platform/http/route.ts'
import { PARITY_JSON_PATH } from './page-parity.ts'
import { latestParityRuns, type ParityRun } from './store-parity.ts'

const MOST_RUNS = 100

const ParityAnswer = z.strictObject({
  items: z.array(
    z.object({
      madeAt: z.iso.datetime(),
      on: z.iso.date(),
      scenes: z.number().int(),
      cities: z.number().int(),
      categories: z.number().int(),
      cases: z.number().int().describe('pairs of holders that were compared'),
      differences: z.number().int(),
      examples: z
        .array(
          z.strictObject({
            sceneCode: z.string(),
            cityCode: z.string(),
            age: z.number().int(),
            categories: z.array(z.string()),
            documentKind: z.string(),
            expected: z.string(),
            found: z.string(),
          }),
        )
        .describe('the first of the differences'),
    }),
  ),
})

const runAnswer = (run: ParityRun): z.input<typeof ParityAnswer>['items'][number] => ({
  ...run,
  madeAt: run.madeAt.toString(),
  on: run.on.toString(),
  examples: run.examples.map((one) => Object.assign({}, one, { categories: [...one.categories] })),
})

/** 同等待遇核查 of the last nights for systems, the newest first (Art. 16). */
export const parityRoute = ({ db }: { readonly db: Database }): RouteDefinition =>
  apiRoute({
    method: 'GET',
    path: PARITY_JSON_PATH,
    operationId: 'listParityRuns',
    summary: { zh: '读取同等待遇核查结果', en: 'What the nightly comparisons of terms found' },
    access: { kind: 'public' },
    basis: ['YKT-16'],
    response: ParityAnswer,
    handle: async () => ({ items: (await latestParityRuns(db, MOST_RUNS)).map(runAnswer) }),
  })
