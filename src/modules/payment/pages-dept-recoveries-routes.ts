import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import { actingStaff, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { inFrame, type AnyRequest } from '#ui/portal.ts'
import { agencyNames, staffNames } from '#modules/organisation/index.ts'
import { readNames } from '#modules/person/index.ts'
import { RECOVERY_REFUSALS } from './messages-recovery.ts'
import { openWrongPayment } from './open-recoveries.ts'
import { programmeNames } from './pages-dept-batches-routes.ts'
import { agencySeen, type DeptPageDeps } from './pages-dept-frame.ts'
import { RECOVERIES_PATH, recoveriesPage } from './pages-dept-recoveries.ts'
import { recoveryActRoutes } from './pages-dept-recovery-acts.ts'
import { reading, SAID, seenRecovery, showRecovery } from './pages-dept-recovery-show.ts'
import { letterPage } from './pages-dept-recovery.ts'
import { readMaskedNames } from './read-masked-names.ts'
import { RECOVERY_STATUSES } from './recovery.ts'
import { listRecoveries, planOf } from './store-recovery.ts'

const READ = { kind: 'staff', permission: 'batch.read' } as const
const HANDLE = { kind: 'staff', permission: 'return.handle' } as const
const SHOWN = 100

const said = z.enum(['opened', 'done']).optional().catch(undefined)

interface ListQuery {
  readonly status?: (typeof RECOVERY_STATUSES)[number] | undefined
  readonly said?: keyof typeof SAID | undefined
}

const showList = async (
  deps: DeptPageDeps,
  request: AnyRequest,
  query: ListQuery,
  values = { lineId: '', why: '' },
  fault?: string,
) => {
  const { db, pii } = deps
  const recoveries = await listRecoveries(db, agencySeen(request), query.status, SHOWN)
  const ids = recoveries.map(({ personId }) => personId)
  const view = recoveriesPage({
    recoveries,
    names: await db.transaction((tx) =>
      readMaskedNames(tx, pii, request.context, reading(request, 'recoveries'), ids),
    ),
    programmes: await programmeNames(db, request.context.at),
    staff: await staffNames(
      db,
      recoveries.flatMap(({ resolverId }) => resolverId ?? []),
    ),
    today: provinceDate(request.context.at),
    status: query.status,
    csrf: signedIn(request).csrfToken,
    mayOpen: signedIn(request).permissions.has('return.handle'),
    values,
    fault,
    said: query.said && SAID[query.said],
  })
  return inFrame(deps.portal, request, RECOVERIES_PATH, view)
}

const listRoute = (deps: DeptPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: RECOVERIES_PATH,
    operationId: 'seeRecoveries',
    summary: { zh: '停发和追回', en: 'What was paid and not owed' },
    access: READ,
    basis: ['HANDLING-26'],
    query: z.object({ status: z.enum(RECOVERY_STATUSES).optional().catch(undefined), said }),
    handle: (request) => showList(deps, request, request.query),
  })

const openRoute = (deps: DeptPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: RECOVERIES_PATH,
    operationId: 'openRecovery',
    summary: { zh: '错发立件', en: 'Has a payment looked into that was wrong' },
    access: HANDLE,
    basis: ['HANDLING-26'],
    body: z.object({
      lineId: z.string().trim().toLowerCase().max(40).default(''),
      why: z.string().trim().max(300).default(''),
    }),
    handle: async (request) => {
      const { body } = request
      const lineId = z.uuid().safeParse(body.lineId)
      const decision =
        lineId.success &&
        (await openWrongPayment(deps, request.context, {
          lineId: lineId.data,
          why: body.why,
          by: actingStaff(request),
        }))
      if (decision !== false && decision.granted)
        return { redirect: `${RECOVERIES_PATH}?said=opened` }
      const refusal = decision === false ? 'LINE_NOT_PAID' : decision.refusal
      const fault = RECOVERY_REFUSALS[refusal]
      return { html: await showList(deps, request, {}, body, fault), status: 422 }
    },
  })

const Params = z.object({ recoveryId: z.uuid() })

const oneRoute = (deps: DeptPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${RECOVERIES_PATH}/:recoveryId`,
    operationId: 'seeRecovery',
    summary: { zh: '查看追回件', en: 'One recovery' },
    access: READ,
    basis: ['HANDLING-26', 'YKT-22'],
    params: Params,
    query: z.object({ said }),
    handle: (request) =>
      showRecovery(deps, request, request.params.recoveryId, { said: request.query.said }),
  })

const letterRoute = (deps: DeptPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${RECOVERIES_PATH}/:recoveryId/letter`,
    operationId: 'printRecoveryLetter',
    summary: { zh: '打印退还通知书', en: 'The letter that asks for money back' },
    access: HANDLE,
    basis: ['HANDLING-26', 'YKT-22'],
    params: Params,
    handle: async (request) => {
      const { db, pii } = deps
      const { context } = request
      const recovery = await seenRecovery(deps, request, request.params.recoveryId)
      if (recovery.status !== 'owed') throw notFound()
      const access = {
        ...reading(request, recovery.id),
        personId: recovery.personId,
        actorKind: 'staff',
        actorId: context.actor.id,
        requestId: context.requestId,
        at: context.at,
      } as const
      const names = await db.transaction(async (tx) => {
        const proof = await pii.recordAccess(tx, access, ['name'])
        return readNames(tx, pii, proof, [recovery.personId])
      })
      const programmes = await programmeNames(db, context.at)
      const agencies = await agencyNames(db, [recovery.agencyCode])
      const view = letterPage({
        recovery,
        fullName: names.get(recovery.personId)?.reveal() ?? '',
        programmeName: programmes.get(recovery.programmeCode) ?? recovery.programmeCode,
        agencyName: agencies.get(recovery.agencyCode)?.['zh-Hans'] ?? recovery.agencyCode,
        plan: await planOf(db, recovery.id),
        today: provinceDate(context.at),
      })
      return inFrame(deps.portal, request, RECOVERIES_PATH, view)
    },
  })

/** 停发和追回, as pages of departments. */
export const recoveryRoutes = (deps: DeptPageDeps): RouteDefinition[] => [
  listRoute(deps),
  openRoute(deps),
  oneRoute(deps),
  letterRoute(deps),
  ...recoveryActRoutes(deps),
]
