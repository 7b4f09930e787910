import { z } from 'zod'
import type { Html } from '#kernel/html.ts'
import type { Database } from '#platform/db.ts'
import { problem } from '#platform/http/problem.ts'
import {
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
  signedIn,
} from '#platform/http/route.ts'
import { type Frame, inFrame } from '#ui/portal.ts'
import { bankNames } from '#modules/bank/index.ts'
import { findProgramme } from '#modules/programme/index.ts'
import { seenBatch } from './pages-dept-frame.ts'
import { pauseBatch, resumeBatch } from './pause-batch.ts'
import { type SendingData, sendingPage, sendingPart, sendingWords } from './pages-sending.ts'
import { openPause, progressOf } from './store-pauses.ts'
import { type Batch, findBatch } from './store.ts'

export interface SendingPageDeps {
  readonly db: Database
  /** The frame of the departments' portal. */
  readonly portal: Frame
}

const READ = { kind: 'staff', permission: 'batch.read' } as const
const BASIS = ['YKT-13'] as const
const SECTION = '/dept/batches'
const Params = z.object({ batchId: z.uuid() })

/** Whoever makes batches or releases them may have one wait, and let it go on. */
const mayAct = (request: RouteRequest): boolean => {
  const { permissions } = signedIn(request)
  return permissions.has('batch.make') || permissions.has('batch.release')
}

const sendingOf = async ({ db }: SendingPageDeps, batchId: string): Promise<SendingData> => {
  const names = await bankNames(db)
  return {
    progress: await progressOf(db, batchId),
    pause: await openPause(db, batchId),
    nameOf: (code) => names.get(code)?.['zh-Hans'] ?? code,
  }
}

const show = async (
  deps: SendingPageDeps,
  request: RouteRequest,
  batch: Batch,
  fault: string | undefined,
): Promise<Html> => {
  const programme = await findProgramme(deps.db, batch.programmeCode, batch.payOn)
  const view = sendingPage({
    name: `${programme?.name['zh-Hans'] ?? batch.programmeCode} ${batch.payPeriod}`,
    batchPath: `${SECTION}/${batch.id}`,
    sending: await sendingOf(deps, batch.id),
    csrf: signedIn(request).csrfToken,
    mayAct: batch.status === 'released' && mayAct(request),
    fault,
  })
  return inFrame(deps.portal, request, SECTION, view)
}

const actRoute = (deps: SendingPageDeps, action: 'pause' | 'resume'): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${SECTION}/:batchId/sending/${action}`,
    operationId: action === 'pause' ? 'pauseSending' : 'resumeSending',
    summary:
      action === 'pause'
        ? { zh: '暂停发送', en: 'Has the sending of a batch wait' }
        : { zh: '恢复发送', en: 'Lets the sending of a batch go on' },
    access: READ,
    basis: BASIS,
    params: Params,
    body: z.object({ reason: z.string().trim().max(200).default('') }),
    handle: async (request) => {
      const batch = await seenBatch(deps, request, request.params.batchId)
      if (!mayAct(request)) throw problem(403, 'NOT_ALLOWED', 'Your role does not include this.')
      const { reason } = request.body
      const again = async (fault: string, status: number) => ({
        html: await show(deps, request, batch, fault),
        status,
      })
      if (action === 'pause' && reason === '') return again(sendingWords.reasonMissing, 422)
      const about = { batchId: batch.id, reason }
      const decision = await (action === 'pause'
        ? pauseBatch(deps, request.context, about)
        : resumeBatch(deps, request.context, batch.id))
      if (decision?.granted === false) return again(sendingWords[decision.refusal], 409)
      return { redirect: `${SECTION}/${batch.id}/sending` }
    },
  })

/** 发送进度, as pages of departments. */
export const sendingPages = (deps: SendingPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: `${SECTION}/:batchId/sending`,
    operationId: 'seeSending',
    summary: { zh: '批次发送进度', en: 'How far the sending of a batch is, bank by bank' },
    access: READ,
    basis: BASIS,
    params: Params,
    handle: async (request) =>
      show(deps, request, await seenBatch(deps, request, request.params.batchId), undefined),
  }),
  pageRoute({
    method: 'GET',
    path: `${SECTION}/:batchId/sending/live`,
    operationId: 'followSending',
    summary: { zh: '发送进度（推送）', en: 'The same as it changes' },
    access: READ,
    basis: BASIS,
    params: Params,
    handle: async (request) => {
      const { id } = await seenBatch(deps, request, request.params.batchId)
      return {
        live: async () => ({
          html: sendingPart(await sendingOf(deps, id)),
          ended: (await findBatch(deps.db, id))?.status === 'closed',
        }),
      }
    },
  }),
  actRoute(deps, 'pause'),
  actRoute(deps, 'resume'),
]
