import { z } from 'zod'
import { type ParameterName, PARAMETER_NAMES } from '#law/parameters.ts'
import { PROVINCE } from '#law/setting.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Database } from '#platform/db.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { type AnyRequest, type Frame, inFrame } from '#ui/portal.ts'
import { listRegions } from '#modules/organisation/index.ts'
import { calendarReminder, type SpecialDay, writtenYear } from './decreed-year.ts'
import { enterSetting } from './enter-setting.ts'
import { enterYear } from './enter-year.ts'
import { CALENDAR_PATH, calendarPage, type YearData, yearPage } from './pages-calendar.ts'
import { settingInForce } from './setting.ts'
import {
  type SettingForm,
  type StandardData,
  standardPage,
  STANDARDS_PATH,
  standardsPage,
} from './pages-standards.ts'
import { decreedYears, enteredSettings, specialDays } from './store.ts'

export interface StandardPageDeps {
  readonly db: Database
  /** Days of a year as public data has them, to be checked against the decree. */
  readonly publishedDays: (year: number) => readonly SpecialDay[]
  /** The frame of the bureau's portal for a page of that section. */
  readonly portal: Frame
}

const EDIT = { kind: 'staff', permission: 'standard.edit' } as const

const Name = z.object({ name: z.enum(PARAMETER_NAMES as [ParameterName, ...ParameterName[]]) })
const Year = z.object({ year: z.coerce.number().int().min(2000).max(2200) })

const listRoute = (deps: StandardPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: STANDARDS_PATH,
    operationId: 'seeStandards',
    summary: { zh: '办理参数', en: 'What the law leaves open, with the values in force' },
    access: EDIT,
    basis: ['YKT-17'],
    query: z.object({ unconfirmed: z.literal('1').optional().catch(undefined) }),
    handle: async (request) => {
      const entries = await enteredSettings(deps.db)
      const on = provinceDate(request.context.at)
      const settings = new Map(
        PARAMETER_NAMES.map((name) => [name, settingInForce(entries, name, PROVINCE, on)] as const),
      )
      const onlyUnconfirmed = request.query.unconfirmed !== undefined
      return inFrame(
        deps.portal,
        request,
        STANDARDS_PATH,
        standardsPage({ settings, onlyUnconfirmed }),
      )
    },
  })

const standardData = async (
  { db }: StandardPageDeps,
  request: AnyRequest,
  name: ParameterName,
): Promise<StandardData> => {
  const on = provinceDate(request.context.at)
  const [entries, regions] = await Promise.all([enteredSettings(db, name), listRegions(db)])
  return {
    name,
    inForce: settingInForce(entries, name, PROVINCE, on),
    entries,
    regions: regions.filter(({ level }) => level === 'province' || level === 'city'),
    today: on,
    csrf: signedIn(request).csrfToken,
  }
}

const standardRoute = (deps: StandardPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${STANDARDS_PATH}/:name`,
    operationId: 'seeStandard',
    summary: { zh: '一个办理参数', en: 'One parameter and what was entered for it' },
    access: EDIT,
    basis: ['YKT-17'],
    params: Name,
    handle: async (request) => {
      const data = await standardData(deps, request, request.params.name)
      return inFrame(deps.portal, request, STANDARDS_PATH, standardPage(data))
    },
  })

const SettingBody = z.object({
  region: z.string().max(6).default(''),
  value: z.string().max(40).default(''),
  from: z.string().max(20).default(''),
  source: z.string().max(200).default(''),
  confirmed: z.string().optional(),
})

/** A day as people write it; what is no day is yesterday's, which the rule refuses by its field. */
const dayOf = (text: string, today: Temporal.PlainDate): Temporal.PlainDate => {
  try {
    return Temporal.PlainDate.from(text.normalize('NFKC').trim(), { overflow: 'reject' })
  } catch {
    return today.subtract({ days: 1 })
  }
}

const enterSettingRoute = (deps: StandardPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${STANDARDS_PATH}/:name`,
    operationId: 'enterStandard',
    summary: { zh: '录入参数的值', en: 'Enter or confirm the value of a parameter' },
    access: EDIT,
    basis: ['YKT-17'],
    params: Name,
    body: SettingBody,
    handle: async (request) => {
      const { name } = request.params
      const { region, value, from, source, confirmed } = request.body
      const decision = await enterSetting(deps, request.context, {
        parameter: name,
        regionCode: region,
        written: value,
        validFrom: dayOf(from, provinceDate(request.context.at)),
        confirmed: confirmed === 'yes',
        source,
      })
      if (decision.granted) return { redirect: `${STANDARDS_PATH}/${name}` }
      const typed: SettingForm = { region, value, from, source, confirmed: confirmed === 'yes' }
      const data = await standardData(deps, request, name)
      const view = standardPage({ ...data, typed, refusal: decision.refusal })
      return { html: await inFrame(deps.portal, request, STANDARDS_PATH, view), status: 422 }
    },
  })

const calendarRoute = (deps: StandardPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: CALENDAR_PATH,
    operationId: 'seeCalendar',
    summary: { zh: '工作日历', en: 'The working calendar by year' },
    access: EDIT,
    basis: ['YKT-17'],
    handle: async (request) => {
      const [years, days] = await Promise.all([decreedYears(deps.db), specialDays(deps.db)])
      const known = new Set(years.map(({ year }) => year))
      const reminder = calendarReminder(known, provinceDate(request.context.at))
      return inFrame(deps.portal, request, CALENDAR_PATH, calendarPage({ years, days, reminder }))
    },
  })

const yearData = async (
  { db, publishedDays }: StandardPageDeps,
  request: AnyRequest,
  year: number,
): Promise<YearData> => {
  const [years, all] = await Promise.all([decreedYears(db), specialDays(db)])
  const days = all.filter(({ day }) => day.year === year)
  const published = days.length === 0 ? publishedDays(year) : []
  return {
    year,
    days,
    csrf: signedIn(request).csrfToken,
    written: writtenYear(days.length === 0 ? published : days),
    source: years.find((one) => one.year === year)?.source ?? '',
    suggested: published.length > 0,
  }
}

const yearRoute = (deps: StandardPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${CALENDAR_PATH}/:year`,
    operationId: 'seeCalendarYear',
    summary: { zh: '一年的放假安排', en: 'Holidays and make-up days of a year' },
    access: EDIT,
    basis: ['YKT-17'],
    params: Year,
    handle: async (request) => {
      const data = await yearData(deps, request, request.params.year)
      return inFrame(deps.portal, request, CALENDAR_PATH, yearPage(data))
    },
  })

const enterYearRoute = (deps: StandardPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${CALENDAR_PATH}/:year`,
    operationId: 'enterCalendarYear',
    summary: { zh: '录入一年的放假安排', en: 'Enter the decreed days of a year' },
    access: EDIT,
    basis: ['YKT-17'],
    params: Year,
    body: z.object({
      days: z.string().max(8000).default(''),
      source: z.string().max(200).default(''),
    }),
    handle: async (request) => {
      const { year } = request.params
      const { days: written, source } = request.body
      const decision = await enterYear(deps, request.context, { year, written, source })
      if (decision.granted) return { redirect: `${CALENDAR_PATH}/${year}` }
      const data = await yearData(deps, request, year)
      const { refusal, faults } = decision
      const view = yearPage({ ...data, written, source, suggested: false, refusal, faults })
      return { html: await inFrame(deps.portal, request, CALENDAR_PATH, view), status: 422 }
    },
  })

/** 办理参数 and 工作日历, for the officers who keep them (Art. 17). */
export const standardPages = (deps: StandardPageDeps): RouteDefinition[] => [
  listRoute(deps),
  standardRoute(deps),
  enterSettingRoute(deps),
  calendarRoute(deps),
  yearRoute(deps),
  enterYearRoute(deps),
]
