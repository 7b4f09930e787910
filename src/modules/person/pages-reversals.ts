import { z } from 'zod'
import { html, type Html } from '#kernel/html.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import {
  button,
  errorSummary,
  form,
  input,
  paragraph,
  sectionHeading,
  summaryList,
  verbatim,
} from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { type FeedPageDeps, type FeedReader, PATH, RELEASE_FEEDS } from './pages-feeds-frame.ts'
import { readLabel } from './read-name.ts'
import { resolveWithdrawnDeath } from './resolve-withdrawn-death.ts'
import { openWithdrawnDeaths, type WithdrawnDeath } from './store-death.ts'

const language = 'zh-Hans' as const

/** Why the names are read. */
const SETTLE = { purpose: 'settleDeath', basis: 'CARD-16' } as const

/** A death that was taken back, as the list shows it. */
export interface ShownReversal extends WithdrawnDeath {
  /** The masked name. */
  readonly label: string
  /** Whether the reader's unit is the one that sees to it. */
  readonly own: boolean
}

/** What waits for the named unit; reading the names leaves its records. */
export const shownReversals = (
  { db, pii }: FeedPageDeps,
  request: AnyRequest,
): Promise<ShownReversal[]> =>
  db.transaction(async (tx) => {
    const shown: ShownReversal[] = []
    for (const one of await openWithdrawnDeaths(tx))
      shown.push({
        ...one,
        label: (await readLabel(tx, pii, request.context, one.personId, SETTLE)) ?? '',
        own: one.resolverAgency === signedIn(request).organisationCode,
      })
    return shown
  })

const noteForm = ({ id }: ShownReversal, csrf: string): Html =>
  form({
    action: `${PATH}/reversals/${id}`,
    method: 'post',
    csrf,
    content: [
      input({
        language,
        name: 'note',
        id: `note-${id}`,
        label: '已经为本人做了什么',
        hint: '例如：已补办新卡，代办关系已重新登记，发放部门已恢复发放。',
        maxLength: 200,
      }),
      button({ text: '处理完毕', kind: 'secondary', preventDoubleClick: true }),
    ],
  })

/** 死亡登记撤销: whoever was taken for dead has lost card, relations and sessions. */
export const reversalList = (
  reversals: readonly ShownReversal[],
  { csrf }: Pick<FeedReader, 'csrf'>,
): Html =>
  html`${[
    sectionHeading('死亡登记撤销，等人处理'),
    paragraph(
      '因为误报，这些人的卡已注销、代办关系已结束。它们不会自动恢复：请联系本人，补办新卡，重新登记代办，并请发放部门恢复发放。',
    ),
    reversals.map((one) => [
      summaryList({
        card: { title: verbatim(one.label), headingLevel: 3 },
        rows: [
          { key: '撤销时间', value: formatDateTime(language, one.withdrawnAt) },
          { key: '由谁处理', value: one.resolverAgency },
          { key: '编号', value: verbatim(one.id) },
        ],
      }),
      one.own ? noteForm(one, csrf) : paragraph('请上面的单位处理。'),
    ]),
  ]}`

const Note = z.object({ note: z.string().trim().max(200).catch('') })

/** The named unit has seen to one. */
export const reversalRoute = (
  deps: FeedPageDeps,
  show: (request: AnyRequest, notice: Html) => Promise<Html>,
): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${PATH}/reversals/:id`,
    operationId: 'resolveWithdrawnDeath',
    summary: { zh: '处理撤销的死亡登记', en: 'See to somebody who was taken for dead' },
    access: RELEASE_FEEDS,
    basis: ['YKT-22'],
    params: z.object({ id: z.uuid() }),
    body: Note,
    handle: async (request) => {
      const { id } = request.params
      const { note } = request.body
      if (note === '') {
        const notice = errorSummary({
          language,
          errors: [{ text: '写明为本人做了什么', href: `#note-${id}` }],
        })
        return { html: await show(request, notice), status: 422 }
      }
      const decision = await resolveWithdrawnDeath(deps, request.context, { id, note })
      if (decision === undefined) throw notFound()
      if (decision.granted) return { redirect: PATH }
      const notice = errorSummary({ language, errors: [{ text: '要由名单上的单位处理。' }] })
      return { html: await show(request, notice), status: 409 }
    },
  })
