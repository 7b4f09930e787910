import { z } from 'zod'
import { type Decision, refuse } from '#kernel/decision.ts'
import { parseIsoDay } from '#kernel/period.ts'
import { csvTable } from '#platform/csv.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { actingStaff, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { type AnyRequest, type Frame, inFrame, type Said } from '#ui/portal.ts'
import type { CatalogueReader } from '#modules/catalogue/index.ts'
import type { DutyRefusal } from './duty.ts'
import { DUTY_ARTICLES } from './duty-articles.ts'
import { endDuty, enterDuty, entrustTask, remindOfTask, stepTask } from './keep-duties.ts'
import { REFUSAL_WORDS } from './messages.ts'
import { bureauLedgerPage, departmentLedgerPage, ledgerCells, ledgersPage } from './pages-duties.ts'
import { type LedgerSource, readLedger, readLedgers } from './read-duties.ts'

export interface DutyPageDeps extends Pick<LedgerSource, 'programmes'> {
  readonly db: Database
  readonly catalogue: CatalogueReader
  /** The frame of the departments' portal. */
  readonly portal: Frame
  /** The frame of the bureau's portal. */
  readonly adminPortal: Frame
}

const READ = { kind: 'staff', permission: 'duty.read' } as const
const ENTRUST = { kind: 'staff', permission: 'duty.entrust' } as const
const ANSWER = { kind: 'staff', permission: 'duty.answer' } as const
const ADMIN = '/admin/duties'
const DEPT = '/dept/duties'
const ONE = `${ADMIN}/:agencyCode`
const Params = z.object({ agencyCode: z.string().max(60) })
const Saved = z.object({ saved: z.literal('1').optional().catch(undefined) })
const line = z.string().trim().max(300).default('')

const overviewRoutes = ({ adminPortal, ...source }: DutyPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: ADMIN,
    operationId: 'seeDuties',
    summary: { zh: '职责台账', en: 'Who has which duties, tasks, scenes and programmes' },
    access: READ,
    basis: ['YKT-4'],
    handle: async (request) => {
      const view = ledgersPage(await readLedgers(source, request.context.at))
      return inFrame(adminPortal, request, ADMIN, view)
    },
  }),
  pageRoute({
    method: 'GET',
    path: `${ADMIN}/ledger.csv`,
    operationId: 'downloadDuties',
    summary: { zh: '下载职责台账', en: 'The ledger of duties as a table' },
    access: READ,
    basis: ['YKT-4'],
    handle: async (request) => {
      const cells = ledgerCells(await readLedgers(source, request.context.at))
      return { bytes: csvTable(cells), type: 'text/csv; charset=utf-8' }
    },
  }),
]

const showOne = async (
  { adminPortal, ...source }: DutyPageDeps,
  request: AnyRequest,
  agencyCode: string,
  saidNow: Said,
) => {
  const ledger = await readLedger(source, agencyCode, request.context.at)
  if (ledger === undefined) throw notFound()
  const view = bureauLedgerPage(ledger, { csrf: signedIn(request).csrfToken, ...saidNow })
  return inFrame(adminPortal, request, ADMIN, view)
}

const showOwn = async ({ portal, ...source }: DutyPageDeps, request: AnyRequest, saidNow: Said) => {
  const { organisationCode, csrfToken: csrf } = signedIn(request)
  const ledger = await readLedger(source, organisationCode, request.context.at)
  if (ledger === undefined) throw notFound()
  return inFrame(portal, request, DEPT, departmentLedgerPage(ledger, { csrf, ...saidNow }))
}

/** Back to the ledger when it was done, the page with the reason when it was not. */
const answerTo = async (
  deps: DutyPageDeps,
  request: AnyRequest & { readonly params: z.output<typeof Params> },
  decision: Decision<unknown, DutyRefusal> | undefined,
) => {
  const { agencyCode } = request.params
  if (decision === undefined) throw notFound()
  if (decision.granted) return { redirect: `${ADMIN}/${agencyCode}?saved=1` }
  const fault = REFUSAL_WORDS[decision.refusal]
  return { html: await showOne(deps, request, agencyCode, { fault }), status: 422 }
}

const ledgerRoutes = (deps: DutyPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: ONE,
    operationId: 'seeDutiesOfAgency',
    summary: { zh: '一个部门的职责台账', en: 'Duties, tasks, scenes and programmes of one agency' },
    access: READ,
    basis: ['YKT-4'],
    params: Params,
    query: Saved,
    handle: (request) =>
      showOne(deps, request, request.params.agencyCode, { saved: request.query.saved === '1' }),
  }),
  pageRoute({
    method: 'POST',
    path: ONE,
    operationId: 'enterDuty',
    summary: { zh: '登记职责', en: 'Enters what an agency has to see to' },
    access: ENTRUST,
    basis: ['YKT-4'],
    params: Params,
    body: z.object({ title: line, article: z.enum(DUTY_ARTICLES) }),
    handle: async (request) => {
      const wish = { ...request.body, ...request.params, by: actingStaff(request) }
      return answerTo(deps, request, await enterDuty(deps, request.context, wish))
    },
  }),
  pageRoute({
    method: 'POST',
    path: `${ONE}/ends`,
    operationId: 'endDuty',
    summary: { zh: '结束职责', en: 'Ends a duty of which nothing is open' },
    access: ENTRUST,
    basis: ['YKT-4'],
    params: Params,
    body: z.object({ id: z.uuid() }),
    handle: async (request) =>
      answerTo(deps, request, await endDuty(deps, request.context, request.body)),
  }),
]

const taskRoutes = (deps: DutyPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'POST',
    path: `${ONE}/tasks`,
    operationId: 'entrustTask',
    summary: { zh: '交办任务', en: 'Entrusts an agency with something, by a day' },
    access: ENTRUST,
    basis: ['YKT-4'],
    params: Params,
    body: z.object({ dutyId: z.uuid(), task: line, dueOn: line }),
    handle: async (request) => {
      const { dutyId, task, dueOn: typed } = request.body
      const dueOn = parseIsoDay(typed)
      if (dueOn === undefined)
        return answerTo(deps, request, refuse('YKT-4', 'TASK_DAY_WRONG', ['mendTask']))
      const wish = { dutyId, title: task, dueOn, by: actingStaff(request) }
      return answerTo(deps, request, await entrustTask(deps, request.context, wish))
    },
  }),
  pageRoute({
    method: 'POST',
    path: `${ONE}/steps`,
    operationId: 'judgeTask',
    summary: { zh: '确认、退回或者撤销任务', en: 'Finds it done, gives it back, or lifts it' },
    access: ENTRUST,
    basis: ['YKT-4'],
    params: Params,
    body: z.object({
      id: z.uuid(),
      action: z.enum(['fulfil', 'giveBack', 'lift']),
      words: line,
    }),
    handle: async (request) => {
      const wish = { ...request.body, by: actingStaff(request) }
      return answerTo(deps, request, await stepTask(deps, request.context, wish))
    },
  }),
  pageRoute({
    method: 'POST',
    path: `${ONE}/reminders`,
    operationId: 'remindOfTask',
    summary: { zh: '催办', en: 'Reminds an agency of a task' },
    access: ENTRUST,
    basis: ['YKT-4'],
    params: Params,
    body: z.object({ id: z.uuid() }),
    handle: async (request) => {
      const wish = { ...request.body, by: actingStaff(request) }
      return answerTo(deps, request, await remindOfTask(deps, request.context, wish))
    },
  }),
]

const departmentRoutes = (deps: DutyPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: DEPT,
    operationId: 'seeOwnDuties',
    summary: { zh: '本单位职责', en: 'Duties, tasks, scenes and programmes of the own agency' },
    access: ANSWER,
    basis: ['YKT-4'],
    query: Saved,
    handle: (request) => showOwn(deps, request, { saved: request.query.saved === '1' }),
  }),
  pageRoute({
    method: 'POST',
    path: `${DEPT}/answers`,
    operationId: 'answerTask',
    summary: { zh: '报告任务', en: 'The agency reports what it has done' },
    access: ANSWER,
    basis: ['YKT-4'],
    body: z.object({ id: z.uuid(), words: line }),
    handle: async (request) => {
      const wish = { ...request.body, action: 'answer', by: actingStaff(request) } as const
      const decision = await stepTask(deps, request.context, wish)
      if (decision === undefined) throw notFound()
      if (decision.granted) return { redirect: `${DEPT}?saved=1` }
      // What is another agency's is not told apart from what does not exist.
      if (decision.refusal === 'TASK_NOT_YOURS') throw notFound()
      const fault = REFUSAL_WORDS[decision.refusal]
      return { html: await showOwn(deps, request, { fault }), status: 422 }
    },
  }),
]

/** Pages of the bureau and of departments about duties. */
export const dutyPages = (deps: DutyPageDeps): RouteDefinition[] => [
  ...overviewRoutes(deps),
  ...ledgerRoutes(deps),
  ...taskRoutes(deps),
  ...departmentRoutes(deps),
]
