import { html, type Content, type Html } from '#kernel/html.ts'
import {
  button,
  emptyState,
  form,
  insetText,
  link,
  notificationBanner,
  pageHeading,
  paragraph,
  sectionHeading,
  table,
  tag,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { formatCount, formatDate, formatMoney } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { NEXT_WORDS, returnWords as w } from './messages-returns.ts'
import { shortId } from './pages-dept-batches.ts'
import { routeOf } from './reason-words.ts'
import type { CaseGroup } from './store-cases.ts'
import type { LooseLine } from './store-loose.ts'

const language = 'zh-Hans' as const
export const RETURNS_PATH = '/dept/returns'

export interface ReturnsData {
  readonly groups: readonly CaseGroup[]
  readonly loose: readonly LooseLine[]
  readonly programmes: ReadonlyMap<string, string>
  readonly staff: ReadonlyMap<string, string>
  readonly today: Temporal.PlainDate
  readonly csrf: string
  readonly formKey: string
  readonly done: string | undefined
}

const LOOSE_WHY: Readonly<Record<LooseLine['why'], string>> = {
  noCase: w.looseNoCase,
  noResolver: w.looseNoResolver,
  endedWithoutFollower: w.looseEnded,
}

export const dueCell = (dueOn: Temporal.PlainDate, today: Temporal.PlainDate): Content =>
  html`${formatDate(language, dueOn)}${
    Temporal.PlainDate.compare(dueOn, today) < 0 &&
    html` ${tag({ text: w.overdue, colour: 'red' })}`
  }`

const looseTable = (loose: readonly LooseLine[]): Content =>
  loose.length > 0 && [
    warningText({ language, text: w.loose(loose.length) }),
    table({
      caption: w.loose(loose.length),
      captionSize: 'hidden',
      firstCellIsHeader: true,
      head: [w.line, w.batch, { text: w.amount, numeric: true }, w.why],
      rows: loose.map((one) => [
        verbatim(shortId(one.lineId)),
        link({ href: `/dept/batches/${one.batchId}`, text: shortId(one.batchId) }),
        formatMoney(one.amountFen),
        LOOSE_WHY[one.why],
      ]),
    }),
  ]

const nameOf = ({ programmes }: ReturnsData, group: CaseGroup): string =>
  `${programmes.get(group.programmeCode) ?? group.programmeCode} ${group.payPeriod}`

/** What the program proposes: one batch of each batch whose lines can go again. */
const proposals = (data: ReturnsData): Content => {
  const byBatch = Map.groupBy(
    data.groups.filter(({ ready }) => ready > 0),
    ({ batchId }) => batchId,
  )
  if (byBatch.size === 0) return []
  return [
    sectionHeading(w.ready),
    paragraph(w.readyLead),
    table({
      caption: w.ready,
      captionSize: 'hidden',
      firstCellIsHeader: true,
      head: [w.programme, { text: w.count, numeric: true }, w.act],
      rows: [...byBatch].map(([batchId, groups]) => [
        groups[0] === undefined ? '' : nameOf(data, groups[0]),
        formatCount(groups.reduce((sum, { ready }) => sum + ready, 0)),
        form({
          action: `${RETURNS_PATH}/${batchId}/reissue`,
          method: 'post',
          csrf: data.csrf,
          content: [
            html`<input type="hidden" name="key" value="${data.formKey}-${batchId.slice(-12)}">`,
            button({ text: w.reissueButton, kind: 'secondary', preventDoubleClick: true }),
          ],
        }),
      ]),
    }),
  ]
}

const reasonSection = (data: ReturnsData, code: string, groups: readonly CaseGroup[]): Html => {
  const route = routeOf(code)
  const count = groups.reduce((sum, one) => sum + one.count, 0)
  const total = groups.reduce((sum, one) => sum + one.totalFen, 0n)
  return html`${[
    sectionHeading(w.group(code, route.zh), `reason-${code}`),
    paragraph(w.counts(formatCount(count), formatMoney(total))),
    paragraph(w.nextStep(NEXT_WORDS[route.next], route.todo), 'quiet'),
    table({
      caption: w.group(code, route.zh),
      captionSize: 'hidden',
      firstCellIsHeader: true,
      head: [
        w.programme,
        { text: w.count, numeric: true },
        { text: w.total, numeric: true },
        w.resolver,
        w.due,
        w.act,
      ],
      rows: groups.map((group) => [
        nameOf(data, group),
        formatCount(group.count),
        formatMoney(group.totalFen),
        group.resolverId === undefined
          ? tag({ text: w.nobody, colour: 'red' })
          : (data.staff.get(group.resolverId) ?? ''),
        dueCell(group.dueOn, data.today),
        html`${link({ href: `${RETURNS_PATH}/${group.batchId}/${code}`, text: w.see })}${
          group.ready > 0 &&
          html`<br>${tag({ text: w.readyCount(formatCount(group.ready)), colour: 'teal' })}`
        }`,
      ]),
    }),
  ]}`
}

/** 退回和未入账, by reason: how many, how much, who acts next. */
export const returnsPage = (data: ReturnsData): View => {
  const byReason = Map.groupBy(data.groups, ({ reasonCode }) => reasonCode)
  return {
    title: w.title,
    main: html`${[
      data.done !== undefined && notificationBanner({ language, kind: 'success', text: data.done }),
      pageHeading(w.title),
      paragraph(w.lead, 'lead'),
      looseTable(data.loose),
      proposals(data),
      data.groups.length === 0
        ? emptyState({ title: w.none, text: w.noneText })
        : [...byReason].map(([code, groups]) => reasonSection(data, code, groups)),
      insetText({ text: link({ href: '/dept/recoveries', text: w.recoveries }) }),
    ]}`,
  }
}
