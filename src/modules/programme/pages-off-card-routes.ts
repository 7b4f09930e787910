import { z } from 'zod'
import { parseIsoDay, provinceDate } from '#kernel/period.ts'
import { csvTable } from '#platform/csv.ts'
import { notFound } from '#platform/http/problem.ts'
import { actingStaff, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { inFrame, type AnyRequest } from '#ui/portal.ts'
import { listRegions, staffNames } from '#modules/organisation/index.ts'
import { loadStandards } from '#modules/standard/index.ts'
import { enterOffCard, stepOffCard } from './keep-off-card.ts'
import { OFF_CARD_REFUSALS, offCardWords as w } from './messages-off-card.ts'
import { OFF_CARD_REASON_CODES, type OffCardAction, offCardDaysOn } from './off-card.ts'
import type { ProgrammePageDeps } from './pages-frame.ts'
import {
  offCardMonthPage,
  offCardPage,
  reportCells,
  type ReportedEntry,
  reportHead,
} from './pages-off-card.ts'
import { readOffCard } from './read-off-card.ts'
import { listProgrammes } from './store.ts'
import { offCardOfMonth } from './store-off-card.ts'

const READ = { kind: 'staff', permission: 'programme.read' } as const
const ENTER = { kind: 'staff', permission: 'offCard.enter' } as const
const APPROVE = { kind: 'staff', permission: 'offCard.approve' } as const
const SECTION = '/dept/off-card'

interface Said {
  readonly typed?: Readonly<Record<string, string>>
  readonly fault?: string | undefined
  readonly saved?: boolean
}

const citiesOf = async ({ db }: ProgrammePageDeps) =>
  (await listRegions(db))
    .filter(({ code }) => code.endsWith('00') && !code.endsWith('0000'))
    .map(({ code, name }) => ({ code, name: name['zh-Hans'] }))

const show = async (deps: ProgrammePageDeps, request: AnyRequest, said: Said) => {
  const { db } = deps
  const { csrfToken: csrf, permissions, organisationCode: agencyCode } = signedIn(request)
  const on = provinceDate(request.context.at)
  const programmes = await listProgrammes(db, on)
  const view = offCardPage({
    csrf,
    on,
    days: offCardDaysOn(on, await loadStandards(db)),
    shown: await readOffCard(db, agencyCode, on),
    own: programmes.filter(({ ownerAgency }) => ownerAgency === agencyCode),
    cities: await citiesOf(deps),
    rights: {
      enter: permissions.has('offCard.enter'),
      approve: permissions.has('offCard.approve'),
      agencyCode,
    },
    typed: said.typed ?? { from: on.toString() },
    fault: said.fault,
    saved: said.saved ?? false,
  })
  return inFrame(deps.portal, request, SECTION, view)
}

const registerRoute = (deps: ProgrammePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: SECTION,
    operationId: 'seeOffCard',
    summary: { zh: '未上卡登记', en: 'What is not paid to the card' },
    access: READ,
    basis: ['YKT-13'],
    query: z.object({ saved: z.literal('1').optional().catch(undefined) }),
    handle: (request) => show(deps, request, { saved: request.query.saved === '1' }),
  })

const line = z.string().trim().max(60).default('')

const enterRoute = (deps: ProgrammePageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: SECTION,
    operationId: 'enterOffCard',
    summary: { zh: '登记未上卡', en: 'Enters what is not paid to the card, with its end' },
    access: ENTER,
    basis: ['YKT-13'],
    body: z.object({
      programmeCode: line,
      regionCode: line,
      reason: z.enum(OFF_CARD_REASON_CODES),
      fileNumber: line,
      payeeCount: line,
      from: line,
      until: line,
    }),
    handle: async (request) => {
      const typed = request.body
      const again = async (fault: string) => ({
        html: await show(deps, request, { typed, fault }),
        status: 422,
      })
      if (typed.until === '') return again(OFF_CARD_REFUSALS.END_MISSING)
      const [from, until] = [parseIsoDay(typed.from), parseIsoDay(typed.until)]
      const known = (await citiesOf(deps)).some(({ code }) => code === typed.regionCode)
      if (from === undefined || until === undefined || !known) return again(w.formWrong)
      const decision = await enterOffCard(deps, request.context, {
        ...typed,
        from,
        until,
        payeeCount: /^\d{1,7}$/.test(typed.payeeCount) ? Number(typed.payeeCount) : 0,
        by: actingStaff(request),
      })
      return decision.granted
        ? { redirect: `${SECTION}?saved=1` }
        : again(OFF_CARD_REFUSALS[decision.refusal])
    },
  })

const STEPS = [
  ['approve', APPROVE, { zh: '批准未上卡', en: 'Lets something be paid otherwise for a while' }],
  ['reject', APPROVE, { zh: '不批准未上卡', en: 'Refuses, and says why' }],
  ['end', ENTER, { zh: '恢复上卡', en: 'Ends an entry before its day' }],
] as const satisfies readonly (readonly [OffCardAction, unknown, unknown])[]

const stepRoutes = (deps: ProgrammePageDeps): RouteDefinition[] =>
  STEPS.map(([action, access, summary]) =>
    pageRoute({
      method: 'POST',
      path: `${SECTION}/${action}`,
      operationId: `${action}OffCard`,
      summary,
      access,
      basis: ['YKT-13'],
      body: z.object({ id: z.uuid(), remark: z.string().trim().max(300).default('') }),
      handle: async (request) => {
        const step = { ...request.body, action, by: actingStaff(request) }
        const decision = await stepOffCard(deps, request.context, step)
        if (decision === undefined) throw notFound()
        if (decision.granted) return { redirect: `${SECTION}?saved=1` }
        const fault = OFF_CARD_REFUSALS[decision.refusal]
        return { html: await show(deps, request, { fault }), status: 422 }
      },
    }),
  )

const Month = z.object({
  month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/),
})

const linesOf = async (
  deps: ProgrammePageDeps,
  month: Temporal.PlainYearMonth,
): Promise<readonly ReportedEntry[]> => {
  const { db } = deps
  const entries = await offCardOfMonth(db, month.toPlainDate({ day: 1 }))
  const programmes = await listProgrammes(db, month.toPlainDate({ day: month.daysInMonth }))
  const nameOf = new Map(programmes.map(({ code, name }) => [code, name['zh-Hans']]))
  const cities = new Map((await citiesOf(deps)).map(({ code, name }) => [code, name]))
  const approvers = await staffNames(
    db,
    entries.flatMap(({ decided }) => decided?.staffId ?? []),
  )
  return entries.map((entry) => ({
    entry,
    programmeName: nameOf.get(entry.programmeCode) ?? entry.programmeCode,
    cityName: cities.get(entry.regionCode) ?? entry.regionCode,
    approver: approvers.get(entry.decided?.staffId ?? '') ?? '',
  }))
}

const monthRoute = (deps: ProgrammePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${SECTION}/months/:month`,
    operationId: 'seeOffCardMonth',
    summary: { zh: '未上卡月报', en: 'What was not paid to the card in a month' },
    access: READ,
    basis: ['YKT-13'],
    params: Month,
    handle: async (request) => {
      const month = Temporal.PlainYearMonth.from(request.params.month)
      const view = offCardMonthPage({ month, lines: await linesOf(deps, month) })
      return inFrame(deps.portal, request, SECTION, view)
    },
  })

const monthCsvRoute = (deps: ProgrammePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${SECTION}/months/:month/report.csv`,
    operationId: 'downloadOffCardMonth',
    summary: { zh: '下载未上卡月报', en: 'The report of a month as a table' },
    access: READ,
    basis: ['YKT-13'],
    params: Month,
    handle: async (request) => {
      const month = Temporal.PlainYearMonth.from(request.params.month)
      const lastDay = month.toPlainDate({ day: month.daysInMonth })
      const lines = (await linesOf(deps, month)).map((one) => reportCells(one, lastDay))
      return { bytes: csvTable([reportHead, ...lines]), type: 'text/csv; charset=utf-8' }
    },
  })

/** 未上卡登记: the register and its report. */
export const offCardRoutes = (deps: ProgrammePageDeps): RouteDefinition[] => [
  registerRoute(deps),
  enterRoute(deps),
  ...stepRoutes(deps),
  monthRoute(deps),
  monthCsvRoute(deps),
]
