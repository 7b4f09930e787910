import { z } from 'zod'
import { type PageAnswer, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { nextBlank } from '#modules/card/index.ts'
import { askBankAgain } from './ask-bank-again.ts'
import { waitsForIdentity } from './await-identity.ts'
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
import { agreedIn, eCardWordsOf } from './e-card-words.ts'
import { MATERIAL_CODES } from './material.ts'
import { FEE_MARKS } from './fee.ts'
import { markFee, orderOfCase } from './mark-fee.ts'
import { HOLDER_WORDS } from './messages-desk.ts'
import { deskRefusalText } from './messages-desk-refusals.ts'
import { actRoute, type CaseRequest, Reference } from './pages-desk-case-act.ts'
import { bankChangeAtDesk } from './pages-desk-case-bank.ts'
import type { CaseFee } from './pages-desk-fee.ts'
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
import { deskSlipRoute } from './pages-desk-slip-routes.ts'
import { shownIdentity } from './pages-people-identity-routes.ts'
import { heldByName } from './pages-frame.ts'
import { finishFollowUp } from './rate-case.ts'
import type { Case } from './store.ts'
import { feeOfOrder } from './store-fee.ts'
import { stepsOfCase } from './store-step.ts'
import { screenOf } from './store-screen.ts'
import { wishOf } from './store-wish.ts'

const language = 'zh-Hans' as const

const Refused = z.object({
  refused: z.string().max(60).optional().catch(undefined),
})
type Refused = z.output<typeof Refused>

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
  const { refused } = request.query
  const wish = await wishOf(deps.db, one.id)
  const csrf = signedIn(request).csrfToken
  const outlet = wish.delivery?.to === 'outlet' ? wish.delivery.outletCode : undefined
  const [view, timeline, name, held, screen, nextSlot, identity, eCardWords, fee] =
    await Promise.all([
      readView(deps.db, one, at, await deps.workingDays()),
      stepsOfCase(deps.db, one.id),
      clerkName(deps, one.clerkId),
      heldByName(deps, one, language),
      screenState(deps, clerk.id, one),
      outlet === undefined ? undefined : nextBlank(deps.db, outlet),
      shownIdentity(deps, one.personId),
      eCardWordsOf(deps, one, at),
      feeOf(deps, one),
    ])
  return framed(
    deps,
    request,
    deskCasePage({
      csrf,
      view,
      timeline,
      clerkId: clerk.id,
      heldByClerk: name,
      heldBy: held ?? HOLDER_WORDS[one.heldBy],
      acts: deps.acts,
      wish,
      nextSlot,
      eCardWords,
      identity: waitsForIdentity(one, identity.state) ? identity.text : undefined,
      refused: refused && deskRefusalText(refused, name),
      screen,
      bankChange: await bankChangeAtDesk(deps, clerk, one, csrf, at),
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
  deskSlipRoute(deps),
]

/** Of 即时制卡 the blank that was taken, of 领卡 the consent to an electronic card; else nothing. */
const ToDo = z.object({
  slot: z.string().trim().max(40).catch(''),
  made: z.enum(['yes', 'no']).catch('yes'),
  eCard: z.literal('yes').optional().catch(undefined),
  words: z.string().max(100).optional().catch(undefined),
})

const Code = z.enum(MATERIAL_CODES)
const Materials = z.object({
  presented: z
    .union([Code.transform((one) => [one]), z.array(Code)])
    .optional()
    .catch(undefined),
})

const feeRoute = (deps: DeskDeps): RouteDefinition =>
  actRoute(
    deps,
    'fee',
    'markFee',
    { zh: '记工本费', en: 'Mark a fee as taken, or why it is not' },
    z.object({ mark: z.enum(FEE_MARKS) }),
    (input, { body, context }) => markFee(deps, context, { ...input, mark: body.mark }),
  )

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
    ToDo,
    (input, { body: { slot, made, ...body }, context }) => {
      const blank = slot === '' ? undefined : { slotId: slot, spoiled: made === 'no' }
      return actOnCase(deps, context, { ...input, acts: deps.acts, blank, eCard: agreedIn(body) })
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
    'ask-again',
    'askBankAgainAtDesk',
    { zh: '请银行再办一次', en: 'Ask the bank of a change once more' },
    z.object({}),
    (input, { context }) => askBankAgain(deps, context, input),
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
  feeRoute(deps),
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
