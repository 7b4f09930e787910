import { z } from 'zod'
import type { Decision } from '#kernel/decision.ts'
import {
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
} from '#platform/http/route.ts'
import { LANGUAGES } from '#ui/i18n/language.ts'
import {
  affectedProgrammes,
  MOMENTS,
  showBankChange,
  type ShownStatement,
} from '#modules/card/index.ts'
import { showToCustomer } from './customer-screen.ts'
import { BY_MAIL } from './pages-apply-choices.ts'
import {
  bankChangeDeskPath,
  type BankChangeForm,
  type Missing,
  WHO,
} from './pages-desk-bank-change.ts'
import {
  type About,
  draw,
  type Drawn,
  opened,
  statementFor,
} from './pages-desk-bank-change-frame.ts'
import { deskCasePath, type DeskDeps, SERVE } from './pages-desk-frame.ts'
import { Lookup } from './pages-desk-person-routes.ts'
import { openAndAct } from './perform-act.ts'
import { showOnScreen } from './store-screen.ts'
import type { Wish } from './wish.ts'

const language = 'zh-Hans' as const

/** A clerk has the holder before them, with the original of their document. */
const BEFORE_CLERK_LEVEL = 4

const Shown = z.object({ shown: z.uuid().optional().catch(undefined) })

const Code = z.string().min(1).max(20)
const ChangeForm = z.object({
  key: z.uuid(),
  act: z.enum(['show', 'sign', 'all']).catch('show'),
  list: z.uuid().catch(''),
  statement: z.uuid().optional().catch(undefined),
  who: z.enum(WHO).optional().catch(undefined),
  bank: Code.optional().catch(undefined),
  delivery: z.string().min(1).max(60).optional().catch(undefined),
  programmes: z
    .union([Code.transform((one) => [one]), z.array(Code).max(50)])
    .optional()
    .catch(undefined),
  moment: z.enum(MOMENTS).optional().catch(undefined),
  language: z.enum(LANGUAGES).catch(language),
})
type ChangeForm = z.output<typeof ChangeForm>

const EMPTY: BankChangeForm = {
  who: undefined,
  bank: undefined,
  delivery: undefined,
  programmes: [],
  moment: undefined,
  language,
}

const formIn = ({ who, bank, delivery, programmes = [], moment, ...rest }: ChangeForm) => ({
  who,
  bank,
  delivery,
  programmes,
  moment,
  language: rest.language,
})

/** The form as it was when the holder was shown what it says. */
const formShown = ({ statement }: ShownStatement): BankChangeForm => {
  const { toBank, delivery, moving, moment } = statement.signed
  return {
    who: 'holder',
    bank: String(toBank),
    delivery: delivery === 'mail' ? BY_MAIL : String(delivery),
    programmes: Array.isArray(moving) ? moving : [],
    moment: moment === 'now' ? 'now' : 'afterNextPayment',
    language: statement.language,
  }
}

const missingIn = (form: BankChangeForm, asksMoment: boolean): readonly Missing[] => [
  ...(form.who === undefined ? (['who'] as const) : []),
  ...(form.bank === undefined ? (['bank'] as const) : []),
  ...(asksMoment && form.moment === undefined ? (['moment'] as const) : []),
  ...(form.delivery === undefined ? (['delivery'] as const) : []),
]

const deliveryIn = (text: string) =>
  text === BY_MAIL ? ({ to: 'mail' } as const) : ({ to: 'outlet', outletCode: text } as const)

type Answers = Required<{ [Key in keyof BankChangeForm]: NonNullable<BankChangeForm[Key]> }>

/** 给持卡人看: written down to the letter, and put on the screen of this clerk. */
const show = (
  { db }: DeskDeps,
  { context, body }: RouteRequest<unknown, undefined, ChangeForm>,
  { personId, card, clerk }: About,
  { bank: bankCode, delivery, programmes, moment, language: reads }: Answers,
): Promise<Decision<ShownStatement, string> | undefined> =>
  db.transaction(async (tx) => {
    const choice = { bankCode, delivery: deliveryIn(delivery), programmes, moment }
    const input = { personId, cardId: card.id, choice, listId: body.list, language: reads }
    const decision = await showBankChange(tx, context, input)
    if (decision?.granted === true)
      await showOnScreen(
        tx,
        clerk.id,
        { shown: 'bankChange', service: 'changeBank', statementId: decision.outcome.id },
        context.at,
      )
    return decision
  })

/** 签署: case, signature and everything it prepares, for exactly what the holder confirmed. */
const sign = (
  deps: DeskDeps,
  { context, body }: RouteRequest<unknown, undefined, ChangeForm>,
  { personId, card, clerk }: About,
  { who, bank: bankCode, delivery, programmes, moment }: Answers,
) => {
  const wish: Wish = {
    ...(body.list !== '' && { listId: body.list }),
    bankCode,
    delivery: deliveryIn(delivery),
    instant: false,
    programmes: [...programmes],
    moment,
    statementId: body.statement,
  }
  return openAndAct(deps, context, {
    key: body.key,
    personId,
    service: 'changeBank',
    applicant: who,
    channel: 'counter',
    issueRegion: card.issuingRegion,
    acceptRegion: clerk.regionCode,
    acceptAgency: clerk.agencyCode,
    cardId: card.id,
    presented: ['identityDocument'],
    shared: [],
    wish,
    proof: { authenticatedAt: context.at, assuranceLevel: BEFORE_CLERK_LEVEL },
  })
}

const post = async (
  deps: DeskDeps,
  request: RouteRequest<Lookup, undefined, ChangeForm>,
  about: About,
): Promise<PageAnswer> => {
  const { body, context } = request
  const { personId, clerk } = about
  const form = formIn(body)
  const statement = await statementFor(deps, about, body.statement)
  const again = async (status: number, change: Partial<Drawn>) => ({
    html: await draw(deps, request, about, {
      form,
      missing: [],
      refused: undefined,
      statement,
      ...change,
    }),
    status,
  })
  const affected = await affectedProgrammes(deps.db, personId, context.at)
  if (body.act === 'all') {
    const programmes = affected.filter((one) => one.possible).map(({ paid }) => paid.programme.code)
    return again(200, { form: { ...form, programmes } })
  }
  if (form.who === 'guardian' || form.who === 'agent')
    return again(409, { refused: 'APPLICANT_NOT_ALLOWED' })
  const missing = missingIn(form, form.programmes.length > 0)
  const { who, bank, delivery, moment = 'now' } = form
  if (missing.length > 0 || who === undefined || bank === undefined || delivery === undefined)
    return again(422, { missing })
  const answers = { ...form, who, bank, delivery, moment }
  if (body.act === 'show') {
    const decision = await show(deps, request, about, answers)
    if (decision?.granted !== true)
      return again(409, { refused: decision?.refusal ?? 'CASE_ACT_NOT_POSSIBLE' })
    const query = new URLSearchParams({ shown: decision.outcome.id }).toString()
    return { redirect: `${bankChangeDeskPath({ lookupId: request.params.lookup })}?${query}` }
  }
  const decision = await sign(deps, request, about, answers)
  if (!decision.granted) return again(409, { refused: decision.refusal })
  const { case: one } = decision.outcome
  const content = { shown: 'case', service: 'changeBank', caseId: one.id } as const
  await showToCustomer(deps, context, clerk.id, content)
  return { redirect: deskCasePath(one) }
}

/** 窗口换银行: what the holder wants, what they confirm, and the signature, on one page. */
export const deskBankChangeRoutes = (deps: DeskDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: '/desk/persons/:lookup/change-bank',
    operationId: 'startBankChangeAtDesk',
    summary: { zh: '窗口换银行', en: 'Change of bank at the counter' },
    access: SERVE,
    basis: ['YKT-6', 'YKT-17', 'YKT-19'],
    params: Lookup,
    query: Shown,
    handle: opened(deps, async (about, request: RouteRequest<Lookup, z.output<typeof Shown>>) => {
      const statement = await statementFor(deps, about, request.query.shown)
      const form = statement === undefined ? EMPTY : formShown(statement)
      return draw(deps, request, about, { form, missing: [], refused: undefined, statement })
    }),
  }),
  pageRoute({
    method: 'POST',
    path: '/desk/persons/:lookup/change-bank',
    operationId: 'changeBankAtDesk',
    summary: {
      zh: '给持卡人确认，签署换银行',
      en: 'Have the holder confirm, and sign the change of bank',
    },
    access: SERVE,
    basis: ['YKT-6', 'YKT-19', 'PIPL-29'],
    params: Lookup,
    body: ChangeForm,
    handle: opened(deps, (about, request: RouteRequest<Lookup, undefined, ChangeForm>) =>
      post(deps, request, about),
    ),
  }),
]
