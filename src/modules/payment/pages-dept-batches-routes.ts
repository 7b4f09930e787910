import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import type { Handle } from '#platform/db.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { inFrame, type AnyRequest } from '#ui/portal.ts'
import { bankNames } from '#modules/bank/index.ts'
import { balancesOf, fundsOf } from '#modules/ledger/index.ts'
import { agencyNames } from '#modules/organisation/index.ts'
import { listProgrammes } from '#modules/programme/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import { BATCH_STATUSES } from './batch.ts'
import { isStill, timelines, type WayToBank } from './batch-timeline.ts'
import { exportLines } from './export-lines.ts'
import { LINE_STATUSES } from './line.ts'
import { batchPage } from './pages-dept-batch.ts'
import { BATCHES_PATH, batchesPage } from './pages-dept-batches.ts'
import { agencySeen, type DeptPageDeps, seenBatch } from './pages-dept-frame.ts'
import { timelinePart, type TimelineData } from './pages-dept-timeline.ts'
import { readMaskedNames } from './read-masked-names.ts'
import { signatoryNames } from './signatory-names.ts'
import type { Batch } from './store.ts'
import { listBatches, listLines, standingByBank } from './store-batch-list.ts'
import { instructionsOf } from './store-instructions.ts'

const READ = { kind: 'staff', permission: 'batch.read' } as const
const BATCHES_ON_PAGE = 25
const LINES_ON_PAGE = 50

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)

/** The names of programmes as they are called today, by code. */
export const programmeNames = async (
  handle: Handle,
  at: Temporal.Instant,
): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (await listProgrammes(handle, provinceDate(at))).map(({ code, name }) => [
      code,
      name['zh-Hans'],
    ]),
  )

/** The names of banks, in Simplified Chinese. */
export const namesOfBanks = async (handle: Handle): Promise<ReadonlyMap<string, string>> =>
  new Map([...(await bankNames(handle))].map(([code, name]) => [code, name['zh-Hans']]))

const listRoute = (deps: DeptPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: BATCHES_PATH,
    operationId: 'seeBatches',
    summary: { zh: '发放批次', en: 'Batches of payments' },
    access: READ,
    basis: ['YKT-13'],
    query: z.object({
      status: optional(z.enum([...BATCH_STATUSES, 'unknown'])),
      programme: optional(z.string().min(1).max(20)),
      after: optional(z.uuid()),
    }),
    handle: async (request) => {
      const { status, programme, after } = request.query
      const filter = {
        agencyCode: agencySeen(request),
        status,
        programmeCode: programme,
        after,
      }
      const found = await listBatches(deps.db, filter, BATCHES_ON_PAGE + 1)
      const batches = found.slice(0, BATCHES_ON_PAGE)
      const view = batchesPage({
        batches,
        programmes: await programmeNames(deps.db, request.context.at),
        chosen: request.query,
        nextAfter: found.length > BATCHES_ON_PAGE ? batches.at(-1)?.id : undefined,
      })
      return inFrame(deps.portal, request, BATCHES_PATH, view)
    },
  })

/** What is known of the way of a batch to each bank. */
const waysOf = async (handle: Handle, { id, payerAgency }: Batch): Promise<WayToBank[]> => {
  const instructions = new Map((await instructionsOf(handle, id)).map((one) => [one.bankCode, one]))
  const ways = new Map<string, WayToBank>()
  for (const { code, bankCode } of await fundsOf(handle, payerAgency)) {
    const { available } = await balancesOf(handle, code)
    ways.set(bankCode, { bankCode, availableFen: available, instruction: undefined })
  }
  for (const [bankCode, instruction] of instructions)
    ways.set(bankCode, {
      bankCode,
      availableFen: ways.get(bankCode)?.availableFen,
      instruction,
    })
  return [...ways.values()]
}

/** By when an answer is promised about what is unknown: counted from the oldest instruction. */
const promiseOf = async (
  handle: Handle,
  { regionCode }: Batch,
  since: readonly Temporal.Instant[],
  at: Temporal.Instant,
): Promise<Temporal.Instant | undefined> => {
  const oldest = since.toSorted((a, b) => Temporal.Instant.compare(a, b))[0]
  if (oldest === undefined) return undefined
  const hours = await standardValue(handle, 'unknownAnswerHours', regionCode, provinceDate(at))
  return oldest.add({ hours })
}

const timelineData = async (
  deps: DeptPageDeps,
  request: AnyRequest,
  batch: Batch,
): Promise<TimelineData> => {
  const { db } = deps
  const { at } = request.context
  const released = batch.status === 'released' || batch.status === 'closed'
  const banks = timelines(await waysOf(db, batch), await standingByBank(db, batch.id), released)
  const signed = [batch.made, batch.checked?.by, batch.released]
  return {
    batch,
    timelines: banks,
    bankNames: await namesOfBanks(db),
    staffNames: await signatoryNames(
      db,
      signed.flatMap((one) => one?.staffId ?? []),
    ),
    nextAskAt: deps.nextAskAt(at),
    promisedBy: await promiseOf(
      db,
      batch,
      banks.flatMap(({ unknownSince }) => unknownSince ?? []),
      at,
    ),
    maySettle: signedIn(request).permissions.has('payment.reconcile'),
  }
}

const Params = z.object({ batchId: z.uuid() })

const Chosen = z.object({
  status: optional(z.enum(LINE_STATUSES)),
  bank: optional(z.string().min(1).max(20)),
  after: optional(z.uuid()),
})

const oneRoute = (deps: DeptPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${BATCHES_PATH}/:batchId`,
    operationId: 'seeBatch',
    summary: { zh: '批次进度和明细', en: 'How far a batch is, and its lines' },
    access: READ,
    basis: ['YKT-13', 'YKT-22'],
    params: Params,
    query: Chosen,
    handle: async (request) => {
      const batch = await seenBatch(deps, request, request.params.batchId)
      const { status, bank, after } = request.query
      const found = await listLines(
        deps.db,
        { batchId: batch.id, status, bankCode: bank, after },
        LINES_ON_PAGE + 1,
      )
      const lines = found.slice(0, LINES_ON_PAGE)
      const { organisationCode, permissions } = signedIn(request)
      const reading = {
        purpose: 'checkPayments',
        basis: 'YKT-13',
        organisationCode,
        caseReference: batch.id,
      } as const
      const ids = lines.map(({ personId }) => personId)
      const names = await deps.db.transaction((tx) =>
        readMaskedNames(tx, deps.pii, request.context, reading, ids),
      )
      const programmes = await programmeNames(deps.db, request.context.at)
      const agencies = await agencyNames(deps.db, [batch.ownerAgency, batch.payerAgency])
      const view = batchPage({
        ...(await timelineData(deps, request, batch)),
        programmeName: programmes.get(batch.programmeCode) ?? batch.programmeCode,
        agencyNames: new Map([...agencies].map(([code, name]) => [code, name['zh-Hans']])),
        lines,
        names,
        chosen: request.query,
        nextAfter: found.length > LINES_ON_PAGE ? lines.at(-1)?.id : undefined,
        handlesReturns: permissions.has('return.handle'),
      })
      return inFrame(deps.portal, request, BATCHES_PATH, view)
    },
  })

const liveRoute = (deps: DeptPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${BATCHES_PATH}/:batchId/timeline`,
    operationId: 'followBatch',
    summary: { zh: '批次进度（实时）', en: 'How far a batch is, as it changes' },
    access: READ,
    basis: ['YKT-13'],
    params: Params,
    handle: async (request) => ({
      live: async () => {
        const batch = await seenBatch(deps, request, request.params.batchId)
        const data = await timelineData(deps, request, batch)
        const ended =
          batch.status === 'closed' ||
          batch.status === 'withdrawn' ||
          (batch.status === 'released' && isStill(data.timelines))
        return { html: timelinePart(data), ended }
      },
    }),
  })

const exportRoute = (deps: DeptPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${BATCHES_PATH}/:batchId/results.csv`,
    operationId: 'exportBatch',
    summary: { zh: '导出批次结果', en: 'What became of the lines of a batch, as CSV' },
    access: READ,
    basis: ['YKT-13', 'YKT-22'],
    params: Params,
    query: Chosen,
    handle: async (request) => {
      const batch = await seenBatch(deps, request, request.params.batchId)
      const { status, bank, after } = request.query
      const { organisationCode } = signedIn(request)
      const filter = { status, bankCode: bank, after }
      const file = await exportLines(deps, request.context, organisationCode, batch, filter)
      return { bytes: file, type: 'text/csv; charset=utf-8' }
    },
  })

/** 发放批次, as pages of departments. */
export const batchRoutes = (deps: DeptPageDeps): RouteDefinition[] => [
  listRoute(deps),
  oneRoute(deps),
  liveRoute(deps),
  exportRoute(deps),
]
