import { z } from 'zod'
import { html } from '#kernel/html.ts'
import type { Database } from '#platform/db.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import {
  button,
  errorSummary,
  form,
  notificationBanner,
  pageHeading,
  paragraph,
  radios,
  sectionHeading,
  select,
  table,
} from '#ui/components.ts'
import { type AnyRequest, type Frame, inFrame } from '#ui/portal.ts'
import { listAgencies } from '#modules/organisation/index.ts'
import { ENTITLEMENT_KINDS, isEntitlementKind } from './entitlement.ts'
import { enterSource, mayAnswer } from './enter-source.ts'
import { allSources } from './store.ts'
import { kindWord, SOURCE_WORDS, sourceWords as w } from './words.ts'

export interface SourcePageDeps {
  readonly db: Database
  readonly portal: Frame
}

const language = 'zh-Hans' as const
const PATH = '/admin/entitlements'
const ASSIGN = { kind: 'staff', permission: 'entitlement.assign' } as const

interface Shown {
  readonly saved?: boolean
  readonly fault?: string
  readonly kind?: string
  readonly agency?: string
}

const show = async ({ db, portal }: SourcePageDeps, request: AnyRequest, shown: Shown) => {
  const { csrfToken: csrf } = signedIn(request)
  const agencies = (await listAgencies(db)).filter(mayAnswer)
  const names = new Map(agencies.map(({ code, name }) => [code, name['zh-Hans']]))
  const sources = await allSources(db)
  const main = html`${[
    shown.saved === true && notificationBanner({ language, kind: 'success', text: w.saved }),
    shown.fault !== undefined && errorSummary({ language, errors: [{ text: shown.fault }] }),
    pageHeading(w.title),
    paragraph(w.lead, 'lead'),
    table({
      caption: w.title,
      captionSize: 'hidden',
      firstCellIsHeader: true,
      head: [w.kind, w.agency],
      rows: ENTITLEMENT_KINDS.map((kind) => [
        kindWord(kind),
        sources
          .filter((one) => one.kind === kind)
          .map(({ agencyCode }) => names.get(agencyCode) ?? agencyCode)
          .join('、') || w.nobody,
      ]),
    }),
    sectionHeading(w.enter),
    form({
      action: PATH,
      method: 'post',
      csrf,
      content: [
        radios({
          language,
          name: 'kind',
          legend: w.kind,
          value: shown.kind,
          items: ENTITLEMENT_KINDS.map((value) => ({ value, text: kindWord(value) })),
        }),
        select({
          language,
          name: 'agency',
          label: w.agency,
          value: shown.agency,
          items: agencies.map(({ code, name }) => ({ value: code, text: name['zh-Hans'] })),
        }),
        button({ text: w.enter, preventDoubleClick: true }),
      ],
    }),
  ]}`
  return inFrame(portal, request, PATH, { title: w.title, main })
}

/** 权益主管部门 in the bureau's portal: which department answers for which kind. */
export const entitlementSourcePages = (deps: SourcePageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: PATH,
    operationId: 'seeEntitlementSources',
    summary: { zh: '权益主管部门', en: 'Which department answers for which kind' },
    access: ASSIGN,
    basis: ['YKT-4', 'YKT-21'],
    query: z.object({ saved: z.literal('1').optional().catch(undefined) }),
    handle: (request) => show(deps, request, { saved: request.query.saved === '1' }),
  }),
  pageRoute({
    method: 'POST',
    path: PATH,
    operationId: 'enterEntitlementSource',
    summary: { zh: '登记权益主管部门', en: 'Lets a department answer for a kind' },
    access: ASSIGN,
    basis: ['YKT-4', 'YKT-21'],
    body: z.object({
      kind: z.string().default('').catch(''),
      agency: z.string().max(40).default('').catch(''),
    }),
    handle: async (request) => {
      const { kind, agency } = request.body
      const again = async (fault: string) => ({
        html: await show(deps, request, { fault, kind, agency }),
        status: 422,
      })
      if (!isEntitlementKind(kind)) return again(w.kindMissing)
      const wish = { kind, agencyCode: agency }
      const decision = await enterSource(deps, request.context, wish)
      return decision.granted
        ? { redirect: `${PATH}?saved=1` }
        : again(SOURCE_WORDS[decision.refusal])
    },
  }),
]
