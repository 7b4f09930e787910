import { type Content, html } from '#kernel/html.ts'
import {
  backLink,
  bulletList,
  button,
  errorSummary,
  form,
  input,
  linkButton,
  narrowTable,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
} from '#ui/components.ts'
import { formatCount, formatDate, formatMoney } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import type { Batch, LeftOut } from '#modules/payment/index.ts'
import type { Roster } from '#modules/roster/index.ts'
import { noticePathOf, SECTION } from './pages-frame.ts'
import { words as w } from './words.ts'

const language = 'zh-Hans' as const

export interface HandOverData {
  readonly roster: Roster
  readonly programme: string
  readonly csrf: string
  readonly mayHandOver: boolean
  readonly standing: { readonly count: number; readonly totalFen: bigint }
  readonly payOn: string
  readonly batch: Batch | undefined
  readonly leftOut: readonly LeftOut[]
  readonly follower: { readonly rosterId: string; readonly rows: number } | undefined
  readonly fault: string | undefined
}

const handOverForm = (data: HandOverData): Content => {
  const { roster, standing, csrf, payOn, mayHandOver, fault } = data
  const rest = roster.rowCount - standing.count
  return [
    paragraph(w.handOverLead, 'lead'),
    summaryList({
      rows: [
        {
          key: w.handOverRows,
          value: w.rows(formatCount(standing.count), formatMoney(standing.totalFen)),
        },
        { key: w.handOverRest, value: w.asideRows(formatCount(rest)) },
      ],
    }),
    rest > 0 && [
      sectionHeading(w.handOverEffects),
      bulletList([w.handOverRestText(formatCount(rest))]),
    ],
    mayHandOver &&
      form({
        action: `${SECTION}/${roster.id}/hand-over`,
        method: 'post',
        csrf,
        content: [
          input({
            language,
            name: 'payOn',
            label: w.payOn,
            hint: w.payOnHint,
            value: payOn,
            width: 10,
            error: fault,
          }),
          button({ text: w.handOver, preventDoubleClick: true }),
        ],
      }),
  ]
}

const whyTable = (leftOut: readonly LeftOut[]): Content => {
  const counts = Map.groupBy(leftOut, ({ why }) => why)
  return leftOut.length === 0
    ? paragraph(w.leftOutNone)
    : narrowTable({
        caption: w.leftOut,
        captionSize: 'm',
        head: [w.leftOutWhy, { text: w.roster, numeric: true }],
        rows: [...counts].map(([why, ones]) => [w[why], formatCount(ones.length)]),
      })
}

const done = ({ batch, leftOut, follower }: HandOverData): Content =>
  batch !== undefined && [
    summaryList({
      rows: [
        { key: w.batch, value: w.rows(formatCount(batch.lineCount), formatMoney(batch.totalFen)) },
        { key: w.payOn, value: formatDate(language, batch.payOn) },
      ],
    }),
    whyTable(leftOut),
    follower !== undefined && [
      sectionHeading(w.follower),
      paragraph(w.followerText(formatCount(follower.rows))),
    ],
    html`<p class="govuk-button-group">${[
      linkButton({ href: `/dept/batches/${batch.id}/review`, text: w.seeBatch }),
      follower !== undefined &&
        linkButton({
          href: `${SECTION}/${follower.rosterId}`,
          text: w.seeFollower,
          kind: 'secondary',
        }),
    ]}</p>`,
  ]

/** 交发放: what becomes a batch, what follows later, and why somebody has no line. */
export const handOverPage = (data: HandOverData): View => {
  const { roster, programme, fault } = data
  const ready = roster.status === 'settled'
  return {
    title: `${w.handOver}：${programme} ${roster.payPeriod}`,
    beforeMain: backLink({ language, href: noticePathOf(roster) }),
    main: html`${[
      fault !== undefined && errorSummary({ language, errors: [{ text: fault, href: '#payOn' }] }),
      pageHeading(`${programme} ${roster.payPeriod}`, w.handOver),
      ready ? handOverForm(data) : done(data),
      !ready && data.batch === undefined && paragraph(w.putUpLead),
    ]}`,
  }
}
