import { createHash } from 'node:crypto'
import { z } from 'zod'
import { fromPublicId, publicId } from '#kernel/ids.ts'
import { notFound, problem } from '#platform/http/problem.ts'
import {
  apiRoute,
  callingPartner,
  fileRoute,
  type RouteDefinition,
  type RouteRequest,
} from '#platform/http/route.ts'
import { fitsCycle } from '#modules/payment/index.ts'
import { findProgramme } from '#modules/programme/index.ts'
import { provinceDate } from '#kernel/period.ts'
import { INTAKE_STATUSES, type Intake } from './intake.ts'
import { commitBatch, openBatch, takePart } from './receive-batch.ts'
import { RESULT_EXAMPLE, resultFile } from './result-file.ts'
import { bucketsOf } from './store-findings.ts'
import { findIntake } from './store-intakes.ts'
import { partsOf } from './store-pieces.ts'
import { findRoster } from './store.ts'
import type { IntakeDeps } from './take-file.ts'

const ACCESS = { kind: 'partner', partner: 'department', scope: 'rosters' } as const
const PATH = '/v1/batches'

/** Bytes of one part, and of the request around it. */
const PART_BYTES = 4 << 20
const PART_BODY = PART_BYTES * 2

const Count = z.number().int().min(0).max(5_000_000)
const Fen = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

const OpenBody = z.strictObject({
  programmeCode: z.string().regex(/^[A-Z]{2}-\d{3}$/),
  payPeriod: z.string().max(8),
  instalment: z.number().int().min(1).max(99),
  regionCode: z.string().regex(/^\d{6}$/),
  fileName: z.string().min(1).max(120),
  /** Of a csv; a workbook says it itself. */
  charset: z.enum(['utf-8', 'gb18030']).optional(),
  format: z.enum(['csv', 'xlsx']),
  mode: z.enum(['partial', 'atomic']).default('partial'),
  rows: Count,
  totalFen: Fen,
})

const Bucket = z.strictObject({ rows: z.number(), totalFen: z.number() })

const BatchAnswer = z.strictObject({
  batchId: z.string(),
  status: z.enum(INTAKE_STATUSES),
  phase: z.enum(['counting', 'storing', 'checking']).nullable(),
  rowsDone: z.number(),
  rowsCounted: z.number().nullable(),
  totalFenCounted: z.number().nullable(),
  parts: z.array(z.strictObject({ number: z.number(), digest: z.string(), bytes: z.number() })),
  rosterId: z.string().nullable(),
  results: z
    .strictObject({ payable: Bucket, toConfirm: Bucket, notPayable: Bucket, checked: z.boolean() })
    .nullable(),
  refusal: z.strictObject({ code: z.string(), text: z.string() }).nullable(),
})

const Params = z.object({ batchId: z.string().max(60) })

/** The batch of whoever calls; that of another department is not there. */
const ownBatch = async (
  { db }: IntakeDeps,
  request: Pick<RouteRequest, 'partner'>,
  batchId: string,
): Promise<Intake> => {
  const id = fromPublicId('batch', batchId)
  const intake = id === undefined ? undefined : await findIntake(db, id)
  if (intake?.origin !== 'api' || intake.ownerAgency !== callingPartner(request).code)
    throw notFound()
  return intake
}

const resultsOf = async ({ db }: IntakeDeps, { rosterId }: Intake) => {
  const roster = rosterId === undefined ? undefined : await findRoster(db, rosterId)
  if (roster === undefined) return null
  const buckets = await bucketsOf(db, roster.id)
  const of = ({ count, totalFen }: { count: number; totalFen: bigint }) => ({
    rows: count,
    totalFen: Number(totalFen),
  })
  return {
    payable: of(buckets.payable),
    toConfirm: of(buckets.toConfirm),
    notPayable: of(buckets.notPayable),
    checked: roster.checkRun > 0,
  }
}

const answerOf = async (
  deps: IntakeDeps,
  intake: Intake,
): Promise<z.input<typeof BatchAnswer>> => ({
  batchId: publicId('batch', intake.id),
  status: intake.status,
  phase: intake.phase ?? null,
  rowsDone: intake.peopleDone,
  rowsCounted: intake.countedRows ?? null,
  totalFenCounted: intake.countedFen === undefined ? null : Number(intake.countedFen),
  parts: (await partsOf(deps.db, intake.id)).map(({ number, sha256, bytes }) => ({
    number,
    digest: sha256,
    bytes,
  })),
  rosterId: intake.rosterId ?? null,
  results: intake.status === 'done' ? await resultsOf(deps, intake) : null,
  refusal: intake.refusal ?? null,
})

const STATUS: Readonly<Record<string, number>> = {
  BATCH_TOTALS_DIFFER: 422,
  BATCH_TOO_LARGE: 413,
  NOT_YOUR_PROGRAMME: 403,
}

const refused = (code: string, detail: string) => problem(STATUS[code] ?? 409, code, detail)

const sha256Of = (content: Buffer): string =>
  createHash('sha256').update(content).digest('base64url')

const openRoute = (deps: IntakeDeps): RouteDefinition =>
  apiRoute({
    method: 'POST',
    path: PATH,
    operationId: 'openRosterBatch',
    summary: { zh: '建立名册批次', en: 'Opens a batch for a list, with its control totals' },
    access: ACCESS,
    basis: ['YKT-13'],
    status: 201,
    idempotent: true,
    body: OpenBody,
    response: BatchAnswer,
    problems: ['PROGRAMME_NOT_IN_FORCE', 'NOT_YOUR_PROGRAMME', 'BATCH_PERIOD_WRONG'],
    examples: {
      allowance: {
        programmeCode: 'MZ-001',
        payPeriod: '2026-12',
        instalment: 1,
        regionCode: '440100',
        fileName: '2026-12.csv',
        charset: 'utf-8',
        format: 'csv',
        mode: 'partial',
        rows: 2,
        totalFen: 20_000,
      },
    },
    handle: async (request) => {
      const { rows, totalFen, charset, format, ...about } = request.body
      const { code: ownerAgency } = callingPartner(request)
      const on = provinceDate(request.context.at)
      const programme = await findProgramme(deps.db, about.programmeCode, on)
      if (programme !== undefined && !fitsCycle(programme.pay.cycle, about.payPeriod))
        throw refused('BATCH_PERIOD_WRONG', 'The period does not fit the cycle of the programme.')
      const decision = await openBatch(deps, request.context, {
        ...about,
        ownerAgency,
        encoding: format === 'csv' ? charset : undefined,
        statedRows: rows,
        statedFen: BigInt(totalFen),
      })
      if (!decision.granted) throw refused(decision.refusal, 'Choose a programme of your own.')
      return answerOf(deps, decision.outcome)
    },
  })

const partRoute = (deps: IntakeDeps): RouteDefinition =>
  apiRoute({
    method: 'PUT',
    path: `${PATH}/:batchId/parts/:number`,
    operationId: 'putRosterBatchPart',
    summary: {
      zh: '上传分片；同一分片可重传',
      en: 'Sends a part of the file, at most 4 MiB; the same part again is the same',
    },
    access: ACCESS,
    basis: ['YKT-13'],
    bodyLimit: PART_BODY,
    params: Params.extend({ number: z.coerce.number().int().min(1).max(10_000) }),
    body: z.strictObject({
      /** base64 of the bytes. */
      content: z.base64().min(1).max(PART_BODY),
      /** base64url of the SHA-256 of the bytes. */
      digest: z.string().length(43),
    }),
    response: z.strictObject({ number: z.number(), digest: z.string(), bytes: z.number() }),
    problems: ['BATCH_NOT_OPEN', 'BATCH_PART_DIFFERS', 'BATCH_PART_DAMAGED', 'BATCH_TOO_LARGE'],
    handle: async (request) => {
      const { number } = request.params
      const intake = await ownBatch(deps, request, request.params.batchId)
      const content = Buffer.from(request.body.content, 'base64')
      if (content.length > PART_BYTES)
        throw refused('BATCH_TOO_LARGE', `A part has at most ${PART_BYTES} bytes.`)
      if (sha256Of(content) !== request.body.digest)
        throw problem(422, 'BATCH_PART_DAMAGED', 'The digest is not that of the content.')
      const decision = await takePart(deps, request.context, intake.id, { number, content })
      if (decision === undefined) throw notFound()
      if (!decision.granted) throw refused(decision.refusal, `Part ${number} was not taken.`)
      const { sha256: digest, bytes } = decision.outcome
      return { number, digest, bytes }
    },
  })

const commitRoute = (deps: IntakeDeps): RouteDefinition =>
  apiRoute({
    method: 'POST',
    path: `${PATH}/:batchId/commit`,
    operationId: 'commitRosterBatch',
    summary: { zh: '提交批次', en: 'The file is whole: reads it, if the totals are right' },
    access: ACCESS,
    basis: ['YKT-13'],
    status: 202,
    idempotent: true,
    params: Params,
    body: z.strictObject({
      parts: z.number().int().min(1).max(10_000),
      rows: Count,
      totalFen: Fen,
    }),
    response: BatchAnswer,
    problems: ['BATCH_NOT_OPEN', 'BATCH_PARTS_MISSING', 'BATCH_TOTALS_DIFFER'],
    handle: async (request) => {
      const { parts, rows, totalFen } = request.body
      const own = await ownBatch(deps, request, request.params.batchId)
      const end = { parts, rows, totalFen: BigInt(totalFen) }
      const done = await commitBatch(deps, request.context, own.id, end)
      if (done === undefined) throw notFound()
      const { decision, intake } = done
      if (decision.granted) return answerOf(deps, intake)
      throw refused(
        decision.refusal,
        decision.refusal === 'BATCH_TOTALS_DIFFER'
          ? `Opened with ${intake.statedRows} rows and ${intake.statedFen} fen, ` +
              `committed with ${rows} rows and ${totalFen} fen.`
          : 'See which parts have come, and send the others.',
      )
    },
  })

/** The list of a department that a system sends, and what was found of it. */
export const rosterRoutes = (deps: IntakeDeps): RouteDefinition[] => [
  openRoute(deps),
  partRoute(deps),
  commitRoute(deps),
  apiRoute({
    method: 'GET',
    path: `${PATH}/:batchId`,
    operationId: 'readRosterBatch',
    summary: { zh: '查询批次', en: 'How far a batch has come, and where its rows stand' },
    access: ACCESS,
    basis: ['YKT-13'],
    params: Params,
    response: BatchAnswer,
    handle: async (request) =>
      answerOf(deps, await ownBatch(deps, request, request.params.batchId)),
  }),
  fileRoute({
    method: 'GET',
    path: `${PATH}/:batchId/results.csv`,
    operationId: 'fetchRosterBatchResults',
    summary: { zh: '逐行结果', en: 'Where each row stands and why, as csv' },
    access: ACCESS,
    basis: ['YKT-13'],
    params: Params,
    query: z.object({
      after: z.coerce.number().int().min(0).default(0).describe('The last row of the file before'),
    }),
    file: {
      mediaType: 'text/csv; charset=utf-8',
      description: 'A line for each row, at most 50,000; the next file begins after its last one',
      example: RESULT_EXAMPLE,
    },
    problems: ['NOT_FOUND'],
    handle: async (request) => {
      const { rosterId, status } = await ownBatch(deps, request, request.params.batchId)
      const roster = rosterId === undefined ? undefined : await findRoster(deps.db, rosterId)
      if (roster === undefined || status !== 'done') throw notFound()
      return resultFile(deps.db, roster, request.query.after)
    },
  }),
]
