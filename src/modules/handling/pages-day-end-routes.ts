import { z } from 'zod'
import { parseYuan } from '#kernel/money.ts'
import { provinceDate, PROVINCE_ZONE } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import {
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
  signedIn,
} from '#platform/http/route.ts'
import { page } from '#ui/layout.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { agencyNames, listOutlets, staffNames } from '#modules/organisation/index.ts'
import type { Clerk } from './clerk.ts'
import { counterOf } from './counter.ts'
import { confirmDay, countDay, counterDay, receiveBlanks } from './end-day.ts'
import { dayWords as w } from './messages-day-end.ts'
import { type DayData, dayEndPage, type DayForm, EMPTY_DAY } from './pages-day-end.ts'
import { DAY_END, dayEndSlip } from './pages-day-end-slip.ts'
import { Reference } from './pages-desk-case-act.ts'
import { clerkOf, type DeskDeps, SERVE, seenCase } from './pages-desk-frame.ts'
import type { FormError } from './pages-people-frame.ts'
import type { View } from './pages-tracker.ts'
import { saveSeat } from './store-day-end.ts'
import { feeGroups } from './store-fee.ts'
import { casesInHand, markReceipt, unsignedReceipts } from './store-receipt.ts'

const language = 'zh-Hans' as const

const framed = async ({ portal }: DeskDeps, request: AnyRequest, view: View) =>
  page({ ...(await portal(request, DAY_END)), scripts: ['desk.js'], ...view })

const startOfDay = (day: Temporal.PlainDate): Temporal.Instant =>
  day.toZonedDateTime(PROVINCE_ZONE).toInstant()

/** The outlets of an agency by code; the agency itself where it has none. */
const seatsOf = async ({ db }: DeskDeps, agencyCode: string): Promise<DayData['seats']> => {
  const outlets = await listOutlets(db, { agencyCode })
  return outlets.map(({ code, name }) => ({ code, name: name[language] }))
}

/** How the clerk's counter stands, with names for everything that is shown. */
const readDay = async (deps: DeskDeps, request: AnyRequest, clerk: Clerk) => {
  const { db } = deps
  const day = provinceDate(request.context.at)
  const { code: counterCode, seatMissing } = await counterOf(db, clerk)
  const now = await counterDay(db, counterCode, day)
  const [seats, agencies, names] = await Promise.all([
    seatsOf(deps, clerk.agencyCode),
    agencyNames(db, [clerk.agencyCode]),
    staffNames(
      db,
      [now.waiting?.countedBy, now.ended?.countedBy, now.ended?.confirmedBy].filter(
        (id) => id !== undefined,
      ),
    ),
  ])
  const agency = agencies.get(clerk.agencyCode)?.[language] ?? clerk.agencyCode
  const counterName = seats.find(({ code }) => code === counterCode)?.name ?? agency
  return { now, seats, names, counterName, seatMissing }
}

const draw = async (
  deps: DeskDeps,
  request: AnyRequest,
  more: Partial<Pick<DayData, 'typed' | 'errors' | 'refused'>> = {},
) => {
  const { db } = deps
  const clerk = await clerkOf(db, request)
  const read = await readDay(deps, request, clerk)
  const { now } = read
  const [groups, unsigned, inHand] = await Promise.all([
    feeGroups(db, now.counterCode, now.last?.closedAt),
    unsignedReceipts(db, clerk.id, startOfDay(now.day)),
    casesInHand(db, clerk.id),
  ])
  return framed(
    deps,
    request,
    dayEndPage({
      csrf: signedIn(request).csrfToken,
      staffId: clerk.id,
      ...read,
      groups,
      unsigned,
      inHand,
      typed: more.typed ?? EMPTY_DAY,
      errors: more.errors ?? [],
      refused: more.refused,
    }),
  )
}

const Line = (length: number) => z.string().trim().max(length).catch('')
const CountForm = z.object({
  blanks: Line(10),
  yuan: Line(20),
  explanation: Line(500),
  note: Line(500),
})

const countIn = ({ blanks, yuan }: DayForm) => {
  const [amount, fen] = [/^\d{1,6}$/.test(blanks) ? Number(blanks) : undefined, parseYuan(yuan)]
  const errors: FormError[] = [
    ...(amount === undefined ? [{ text: w.countWrong, href: '#blanks' }] : []),
    ...(fen === undefined ? [{ text: w.yuanWrong, href: '#yuan' }] : []),
  ]
  return { counted: { blanks: amount ?? 0, fen: fen ?? 0n }, errors }
}

const count = async (
  deps: DeskDeps,
  request: RouteRequest<undefined, undefined, z.output<typeof CountForm>>,
): Promise<PageAnswer> => {
  const { body } = request
  const { counted, errors } = countIn(body)
  if (errors.length > 0)
    return { html: await draw(deps, request, { typed: body, errors }), status: 422 }
  const clerk = await clerkOf(deps.db, request)
  const { explanation, note } = body
  const input = { clerk, counted, explanation, note }
  const decision = await countDay(deps, request.context, input)
  if (decision.granted) return { redirect: DAY_END }
  const missing =
    decision.refusal === 'DIFFERENCE_NEEDS_WORDS'
      ? [{ text: w.refusals[decision.refusal], href: '#explanation' }]
      : []
  const refused = missing.length > 0 ? undefined : decision.refusal
  return {
    html: await draw(deps, request, { typed: body, errors: missing, refused }),
    status: missing.length > 0 ? 422 : 409,
  }
}

const readRoutes = (deps: DeskDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: DAY_END,
    operationId: 'seeDayEnd',
    summary: { zh: '日结', en: 'How the counter stands, and the end of its day' },
    access: SERVE,
    basis: ['YKT-17', 'YKT-22'],
    handle: (request) => draw(deps, request),
  }),
  pageRoute({
    method: 'GET',
    path: `${DAY_END}/slip`,
    operationId: 'printDayEnd',
    summary: { zh: '打印日结单', en: 'The sheet of a day that has ended' },
    access: SERVE,
    basis: ['YKT-22'],
    handle: async (request) => {
      const clerk = await clerkOf(deps.db, request)
      const { now, counterName, names } = await readDay(deps, request, clerk)
      if (now.ended === undefined) throw notFound()
      return framed(deps, request, dayEndSlip({ now, counterName, names, one: now.ended }))
    },
  }),
]

const Seat = z.object({ outlet: z.string().max(60) })
const Blanks = z.object({ amount: Line(10), from: Line(120) })

const stockRoutes = (deps: DeskDeps): RouteDefinition[] => [
  pageRoute({
    method: 'POST',
    path: `${DAY_END}/seat`,
    operationId: 'chooseSeat',
    summary: { zh: '选我在的网点', en: 'Say at which outlet I sit' },
    access: SERVE,
    basis: ['YKT-17'],
    body: Seat,
    handle: async (request): Promise<PageAnswer> => {
      const { subjectId, organisationCode } = signedIn(request)
      const { outlet } = request.body
      const seats = await seatsOf(deps, organisationCode)
      if (!seats.some(({ code }) => code === outlet)) throw notFound()
      const { at } = request.context
      await deps.db.transaction((tx) => saveSeat(tx, subjectId, outlet, at))
      return { redirect: DAY_END }
    },
  }),
  pageRoute({
    method: 'POST',
    path: `${DAY_END}/blanks`,
    operationId: 'receiveBlanks',
    summary: { zh: '空白卡入库', en: 'Blank cards that came into the stock' },
    access: SERVE,
    basis: ['YKT-17'],
    body: Blanks,
    handle: async (request): Promise<PageAnswer> => {
      const { amount, from } = request.body
      const wrong = !/^[1-9]\d{0,5}$/.test(amount) || Number(amount) > 100_000
      if (wrong) {
        const errors = [{ text: w.amountWrong, href: '#amount' }]
        return { html: await draw(deps, request, { errors }), status: 422 }
      }
      const clerk = await clerkOf(deps.db, request)
      const input = { clerk, amount: Number(amount), note: from }
      const decision = await receiveBlanks(deps, request.context, input)
      if (decision.granted) return { redirect: DAY_END }
      return { html: await draw(deps, request, { refused: decision.refusal }), status: 409 }
    },
  }),
]

/** 日结: count, look twice where it differs, print. */
export const dayEndPages = (deps: DeskDeps): RouteDefinition[] => [
  ...readRoutes(deps),
  ...stockRoutes(deps),
  pageRoute({
    method: 'POST',
    path: DAY_END,
    operationId: 'countDay',
    summary: { zh: '清点并日结', en: 'Count, and end the day where it agrees' },
    access: SERVE,
    basis: ['YKT-22'],
    body: CountForm,
    handle: (request) => count(deps, request),
  }),
  pageRoute({
    method: 'POST',
    path: `${DAY_END}/confirmation`,
    operationId: 'confirmDay',
    summary: { zh: '复核差异并日结', en: 'The second look at a count that differs' },
    access: SERVE,
    basis: ['YKT-22'],
    handle: async (request): Promise<PageAnswer> => {
      const clerk = await clerkOf(deps.db, request)
      const decision = await confirmDay(deps, request.context, { clerk })
      if (decision.granted) return { redirect: DAY_END }
      return { html: await draw(deps, request, { refused: decision.refusal }), status: 409 }
    },
  }),
  pageRoute({
    method: 'POST',
    path: '/desk/cases/:reference/receipt-signed',
    operationId: 'signReceipt',
    summary: { zh: '回执已签收', en: 'A receipt came back signed' },
    access: SERVE,
    basis: ['YKT-17'],
    params: Reference,
    handle: async (request): Promise<PageAnswer> => {
      const { clerk, case: one } = await seenCase(deps, request, request.params.reference)
      const { at } = request.context
      await deps.db.transaction((tx) => markReceipt(tx, one, 'signed', clerk.id, at))
      return { redirect: DAY_END }
    },
  }),
]
