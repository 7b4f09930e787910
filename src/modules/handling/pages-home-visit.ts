import { z } from 'zod'
import { html } from '#kernel/html.ts'
import { notFound } from '#platform/http/problem.ts'
import { type PageAnswer, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import {
  backLink,
  button,
  errorSummary,
  form,
  insetText,
  pageHeading,
  paragraph,
  radios,
  textarea,
} from '#ui/components.ts'
import type { Language } from '#ui/i18n/language.ts'
import { page } from '#ui/layout.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { MONEY_PATH, sumAtBank } from '#modules/payment/index.ts'
import { homeVisitMessages as t } from './messages-home-visit.ts'
import type { CasePageDeps } from './pages-frame.ts'
import type { View } from './pages-tracker.ts'
import { requestHomeVisit, VISIT_TIMES, type VisitTime } from './request-home-visit.ts'

interface VisitForm {
  readonly language: Language
  readonly csrf: string
  readonly line: string
  readonly time: VisitTime | undefined
  readonly note: string
  readonly missing: boolean
}

/** 约上门: when somebody is at home, and what is to be known. */
const visitPage = ({ language, csrf, line, time, note, missing }: VisitForm): View => ({
  title: t(language, 'title'),
  beforeMain: backLink({ language, href: `${MONEY_PATH}/${line}/outlets` }),
  main: html`${[
    missing &&
      errorSummary({ language, errors: [{ text: t(language, 'chooseWhen'), href: '#time' }] }),
    pageHeading(t(language, 'title')),
    paragraph(t(language, 'lead'), 'lead'),
    paragraph(t(language, 'phone')),
    insetText({ text: t(language, 'careful') }),
    form({
      action: `${MONEY_PATH}/${line}/home-visit`,
      method: 'post',
      csrf,
      content: [
        radios({
          language,
          name: 'time',
          legend: t(language, 'when'),
          legendSize: 'm',
          value: time,
          error: missing && t(language, 'chooseWhen'),
          items: VISIT_TIMES.map((value) => ({ value, text: t(language, value) })),
        }),
        textarea({
          language,
          name: 'note',
          label: t(language, 'note'),
          hint: t(language, 'noteHint'),
          value: note,
          rows: 3,
        }),
        button({ text: t(language, 'send'), preventDoubleClick: true }),
      ],
    }),
  ]}`,
})

/** Whoever may see the money may ask for the visit: nothing is paid or moved by it. */
const SEE = { kind: 'resident', scope: 'seeMoney' } as const
const PATH = `${MONEY_PATH}/:line/home-visit`
const Params = z.object({ line: z.string().max(60) })

const show = async (
  deps: CasePageDeps,
  request: AnyRequest,
  line: string,
  typed: Pick<VisitForm, 'time' | 'note' | 'missing'>,
) => {
  const { subjectId, csrfToken } = signedIn(request)
  if ((await sumAtBank(deps.db, subjectId, line)) === undefined) throw notFound()
  const { language } = request.display
  const view = visitPage({ language, csrf: csrfToken, line, ...typed })
  return page({ ...deps.portal(request, MONEY_PATH), ...view })
}

/** 上门服务, asked for from 我的钱. */
export const homeVisitPages = (deps: CasePageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: PATH,
    operationId: 'startHomeVisit',
    summary: { zh: '约上门办', en: 'Ask for a visit at home' },
    access: SEE,
    basis: ['YKT-14', 'YKT-17'],
    params: Params,
    handle: (request) =>
      show(deps, request, request.params.line, { time: undefined, note: '', missing: false }),
  }),
  pageRoute({
    method: 'POST',
    path: PATH,
    operationId: 'requestHomeVisit',
    summary: { zh: '约好上门', en: 'Somebody comes by a day' },
    access: SEE,
    basis: ['YKT-14', 'YKT-17'],
    params: Params,
    body: z.object({
      time: z.enum(VISIT_TIMES).optional().catch(undefined),
      note: z.string().trim().max(200).catch(''),
    }),
    handle: async (request): Promise<PageAnswer> => {
      const { line } = request.params
      const { time, note } = request.body
      if (time === undefined)
        return { html: await show(deps, request, line, { time, note, missing: true }), status: 422 }
      const { subjectId: personId } = signedIn(request)
      const wish = { personId, line, time, note }
      // One that is under way already is the one that is shown.
      if ((await requestHomeVisit(deps, request.context, wish)) === undefined) throw notFound()
      return { redirect: `${MONEY_PATH}/${line}` }
    },
  }),
]
