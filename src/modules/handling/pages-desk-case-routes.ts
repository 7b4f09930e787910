import { z } from 'zod'
import { type PageAnswer, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { nextBlank } from '#modules/card/index.ts'
import { loadSettings } from '#modules/standard/index.ts'
import { readView } from './case-view.ts'
import {
  actOnCase,
  addMaterialsAtCounter,
  advanceCase,
  refuseCase,
  REFUSAL_REASONS,
  takeOverCase,
  withdrawAtCounter,
} from './clerk-actions.ts'
import { STEP_CODES } from './case-step.ts'
import { showToCustomer } from './customer-screen.ts'
import { MATERIAL_CODES } from './material.ts'
import { deskWords as w, HOLDER_WORDS } from './messages-desk.ts'
import { FEE_MARKS } from './fee.ts'
import { markFee, orderOfCase } from './mark-fee.ts'
import type { CaseFee } from './pages-desk-fee.ts'
import { actRoute, type CaseRequest, Reference } from './pages-desk-case-act.ts'
import { deskCasePage } from './pages-desk-case.ts'
import {
  clerkName,
  DESK,
  deskCasePath,
  type DeskDeps,
  framed,
  SERVE,
  seenCase,
} from './pages-desk-frame.ts'
import { actRefusalText } from './messages-refusals.ts'
import { heldByName } from './pages-frame.ts'
import { finishFollowUp } from './rate-case.ts'
import { slipPage } from './pages-slip.ts'
import type { Case } from './store.ts'
import { feeOfOrder } from './store-fee.ts'
import { markReceipt } from './store-receipt.ts'
import { stepsOfCase } from './store-step.ts'
import { screenOf } from './store-screen.ts'
import { wishOf } from './store-wish.ts'

const language = 'zh-Hans' as const
const isOwn = (code: string): code is keyof typeof w.refusals => Object.hasOwn(w.refusals, code)

const Refused = z.object({
  refused: z.string().max(60).optional().catch(undefined),
})
type Refused = z.output<typeof Refused>

const refusedText = (code: Refused['refused'], clerk: string | undefined): string | undefined => {
  if (code === undefined) return undefined
  // A refusal of the card or of a bank is told in the words that citizens read as well.
  if (!isOwn(code)) return actRefusalText(language, code)
  const words = w.refusals[code]
  return typeof words === 'string' ? words : words(clerk ?? w.otherClerk)
}

const screenState = async (deps: DeskDeps, staffId: string, one: Case) => {
  const screen = await screenOf(deps.db, staffId)
  if (screen?.caseId !== one.id) return undefined
  return screen.confirmedAt === undefined ? 'shown' : 'confirmed'
}

const feeOf = async ({ db }: DeskDeps, one: Case): Promise<CaseFee | undefined> => {
  const order = await orderOfCase(db, one)
  return order && { order, marked: await feeOfOrder(db, order.id) }
}

const show = async (deps: DeskDeps, request: CaseRequest<Refused>) => {
  const { clerk, case: one } = await seenCase(deps, request, request.params.reference)
  const { at } = request.context
  const wish = await wishOf(deps.db, one.id)
  const outlet = wish.delivery?.to === 'outlet' ? wish.delivery.outletCode : undefined
  const [view, timeline, name, held, screen, nextSlot, fee] = await Promise.all([
    readView(deps.db, one, at, await deps.workingDays()),
    stepsOfCase(deps.db, one.id),
    clerkName(deps, one.clerkId),
    heldByName(deps, one, language),
    screenState(deps, clerk.id, one),
    outlet === undefined ? undefined : nextBlank(deps.db, outlet),
    feeOf(deps, one),
  ])
  return framed(
    deps,
    request,
    deskCasePage({
      csrf: signedIn(request).csrfToken,
      view,
      timeline,
      clerkId: clerk.id,
      heldByClerk: name,
      heldBy: held ?? HOLDER_WORDS[one.heldBy],
      acts: deps.acts,
      wish,
      nextSlot,
      refused: refusedText(request.query.refused, name),
      screen,
      fee,
    }),
  )
}

const readRoutes = (deps: DeskDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: '/desk/cases/:reference',
    operationId: 'seeCaseAtDesk',
    summary: { zh: '办件', en: 'A case at the counter' },
    access: SERVE,
    basis: ['YKT-17'],
    params: Reference,
    query: Refused,
    handle: (request: CaseRequest<Refused>) => show(deps, request),
  }),
  pageRoute({
    method: 'GET',
    path: '/desk/cases/:reference/slip',
    operationId: 'printCaseAtDesk',
    summary: { zh: '打印回执或告知单', en: 'Print receipt or notice' },
    access: SERVE,
    basis: ['YKT-17'],
    params: Reference,
    query: z.object({ paper: z.enum(['a5', 'roll']).catch('a5') }),
    handle: async (request) => {
      const { clerk, case: one } = await seenCase(deps, request, request.params.reference)
      const { at } = request.context
      await deps.db.transaction((tx) => markReceipt(tx, one, 'printed', clerk.id, at))
      const view = slipPage({
        // The slip speaks the language that the counter's browser was set to, such as Portuguese.
        language: request.display.language,
        view: await readView(deps.db, one, request.context.at, await deps.workingDays()),
        paper: request.query.paper,
        publicUrl: deps.publicUrl,
        settings: await loadSettings(deps.db),
        backHref: deskCasePath(one),
      })
      return framed(deps, request, view)
    },
  }),
]

/** Of 即时制卡: the blank that was taken; nothing of other acts. */
const Blank = z.object({
  slot: z.string().trim().max(40).catch(''),
  made: z.enum(['yes', 'no']).catch('yes'),
})

const Code = z.enum(MATERIAL_CODES)
const Materials = z.object({
  presented: z
    .union([Code.transform((one) => [one]), z.array(Code)])
    .optional()
    .catch(undefined),
})

const actRoutes = (deps: DeskDeps): RouteDefinition[] => [
  actRoute(
    deps,
    'take-over',
    'takeOverCase',
    { zh: '接手', en: 'Take a case over' },
    z.object({ seen: z.string().max(40).catch('') }),
    async (input, { body, context }) => {
      const seen = body.seen === '' ? undefined : body.seen
      return (await takeOverCase(deps, context, { ...input, seen }))?.decision
    },
  ),
  actRoute(
    deps,
    'advance',
    'advanceCase',
    { zh: '办理一步', en: 'Mark the next step as done' },
    z.object({ step: z.enum(STEP_CODES) }),
    (input, { body, context }) =>
      advanceCase(deps, context, { ...input, step: body.step, acts: deps.acts }),
  ),
  actRoute(
    deps,
    'act',
    'actOnCase',
    { zh: '办理', en: 'Have what the case asks for done' },
    Blank,
    (input, { body, context }) => {
      const { slot, made } = body
      const blank = slot === '' ? undefined : { slotId: slot, spoiled: made === 'no' }
      return actOnCase(deps, context, { ...input, acts: deps.acts, blank })
    },
  ),
  actRoute(
    deps,
    'materials',
    'addMaterialsAtDesk',
    { zh: '登记补交的材料', en: 'Enter papers that came later' },
    Materials,
    (input, { body, context }) =>
      addMaterialsAtCounter(deps, context, { ...input, came: body.presented ?? [] }),
  ),
  actRoute(
    deps,
    'refuse',
    'refuseCase',
    { zh: '不予办理', en: 'Refuse a case with its reason' },
    z.object({ reason: z.enum(REFUSAL_REASONS) }),
    (input, { body, context }) => refuseCase(deps, context, { ...input, reason: body.reason }),
  ),
  actRoute(
    deps,
    'fee',
    'markFee',
    { zh: '记工本费', en: 'Mark a fee as taken, or why it is not' },
    z.object({ mark: z.enum(FEE_MARKS) }),
    (input, { body, context }) => markFee(deps, context, { ...input, mark: body.mark }),
  ),
  actRoute(
    deps,
    'withdraw',
    'withdrawCaseAtDesk',
    { zh: '应申请人要求撤回', en: 'Withdraw at the wish of the applicant' },
    z.object({}),
    (input, { context }) => withdrawAtCounter(deps, context, input),
  ),
]

/** 办件 at the counter: read, print, and every act on it. */
export const deskCaseRoutes = (deps: DeskDeps): RouteDefinition[] => [
  ...readRoutes(deps),
  ...actRoutes(deps),
  pageRoute({
    method: 'POST',
    path: '/desk/cases/:reference/screen',
    operationId: 'showCaseToCustomer',
    summary: { zh: '办件到客屏', en: 'The case on the customer screen' },
    access: SERVE,
    basis: ['YKT-17'],
    params: Reference,
    handle: async (request): Promise<PageAnswer> => {
      const { clerk, case: one } = await seenCase(deps, request, request.params.reference)
      await showToCustomer(deps, request.context, clerk.id, {
        shown: 'case',
        service: one.service,
        caseId: one.id,
      })
      return { redirect: deskCasePath(one) }
    },
  }),
  pageRoute({
    method: 'POST',
    path: '/desk/cases/:reference/follow-ups/:kind',
    operationId: 'finishFollowUp',
    summary: { zh: '差评回访完成', en: 'A bad rating was followed up' },
    access: SERVE,
    basis: ['YKT-17'],
    params: Reference.extend({ kind: z.enum(['call', 'repair']) }),
    handle: async (request): Promise<PageAnswer> => {
      const { reference, kind } = request.params
      const { clerk, case: one } = await seenCase(deps, request, reference)
      await finishFollowUp(deps, request.context, { clerk, caseId: one.id, kind })
      return { redirect: DESK }
    },
  }),
]
