import { type Content, html, type Html } from '#kernel/html.ts'
import {
  backLink,
  bulletList,
  button,
  checkboxes,
  details,
  errorSummary,
  form,
  input,
  insetText,
  link,
  linkButton,
  notificationBanner,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  table,
  tag,
  verbatim,
} from '#ui/components.ts'
import { formatCount, formatDate, formatMoney } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import type { Buckets, Roster } from '#modules/roster/index.ts'
import { objectionMessages as o } from './messages-public.ts'
import { hangs, type NoticePeriod } from './notice.ts'
import { objectionNumber } from './objection.ts'
import { BOARD, daysText } from './pages-board.ts'
import { evidenceForm, evidenceList } from './pages-evidence.ts'
import { noticePathOf, SECTION } from './pages-frame.ts'
import type { Notice } from './store.ts'
import type { ListedEvidence } from './store-evidence.ts'
import type { Objection } from './store-objections.ts'
import type { settlementOf } from './store-settlement.ts'
import { REFUSALS, STATUS_WORDS, words as w } from './words.ts'

const language = 'zh-Hans' as const

export interface NoticePageData {
  readonly roster: Roster
  readonly programme: string
  readonly csrf: string
  readonly today: Temporal.PlainDate
  /** Who may put up and take down, and who may settle. */
  readonly may: { readonly edit: boolean; readonly settle: boolean }
  readonly buckets: Buckets
  /** The days if it were put up today; where its programme is in force. */
  readonly period: NoticePeriod | undefined
  readonly notice: Notice | undefined
  readonly daysLeft: number
  readonly objections: readonly Objection[]
  readonly evidence: readonly ListedEvidence[]
  readonly names: ReadonlyMap<string, string>
  /** Who could settle instead. */
  readonly settlers: readonly string[]
  readonly settlement: Awaited<ReturnType<typeof settlementOf>>
  readonly clear: { readonly count: number; readonly totalFen: bigint }
  readonly place: string
  readonly fault: { readonly code: keyof typeof REFUSALS; readonly field?: string } | undefined
  readonly saved: boolean
}

const sumOf = ({ count, totalFen }: { count: number; totalFen: bigint }): string =>
  w.rows(formatCount(count), formatMoney(totalFen))

const waitingOf = ({ toConfirm, notPayable }: Buckets): number => toConfirm.count + notPayable.count

const putUpForm = (data: NoticePageData): Content => {
  const { roster, buckets, csrf, period, place } = data
  const waiting = waitingOf(buckets)
  return [
    paragraph(w.putUpLead, 'lead'),
    summaryList({
      rows: [
        { key: w.payable, value: sumOf(buckets.payable) },
        { key: w.waiting, value: w.asideRows(formatCount(waiting)) },
      ],
    }),
    sectionHeading(w.effects),
    bulletList([
      w.shown,
      w.notShown,
      ...(period === undefined
        ? []
        : [w.ends(daysText(language, period), formatDate(language, period.endsOn))]),
      w.gone,
    ]),
    form({
      action: noticePathOf(roster),
      method: 'post',
      csrf,
      content: [
        input({ language, name: 'place', label: w.place, hint: w.placeHint, value: place }),
        waiting > 0 &&
          roster.mode === 'partial' &&
          checkboxes({
            language,
            name: 'setAside',
            legend: w.waiting,
            legendSize: 's',
            hint: w.setAsideHint,
            items: [{ value: 'yes', text: w.setAside(formatCount(waiting)) }],
          }),
        button({ text: w.putUp, preventDoubleClick: true }),
      ],
    }),
  ]
}

const standing = ({ notice, today }: NoticePageData): Html | undefined => {
  if (notice === undefined) return undefined
  if (hangs(notice, today) && notice.takenDown === undefined)
    return tag({ text: w.hanging, colour: 'blue' })
  return notice.takenDown === undefined
    ? tag({ text: w.over, colour: 'orange' })
    : tag({ text: w.down, colour: 'grey' })
}

const facts = (data: NoticePageData, notice: Notice): Html => {
  const left = notice.dayKind === 'working' ? w.leftWorking : w.left
  return summaryList({
    rows: [
      { key: w.notice, value: standing(data) },
      { key: w.from, value: formatDate(language, notice.beginsOn) },
      { key: w.days, value: daysText(language, notice) },
      {
        key: w.until,
        value: html`<strong>${formatDate(language, notice.endsOn)}</strong>${
          hangs(notice, data.today) && `，${left(data.daysLeft)}`
        }`,
      },
      { key: w.place, value: verbatim(notice.place) },
      {
        key: w.onNotice,
        value: sumOf({ count: notice.rowCount, totalFen: notice.totalFen }),
      },
      { key: w.aside, value: w.asideRows(formatCount(notice.setAside)) },
      { key: w.digest, value: html`<code>${notice.listDigest.slice(0, 16)}…</code>` },
    ],
  })
}

const objectionTable = (objections: readonly Objection[]): Content =>
  objections.length === 0
    ? paragraph(w.noObjections)
    : table({
        caption: w.objections,
        captionSize: 'hidden',
        firstCellIsHeader: true,
        head: [w.number, w.line, w.kind, w.channel, w.dueOn, w.status],
        rows: objections.map((one) => [
          link({ href: `/dept/objections/${one.id}`, text: objectionNumber(one.id) }),
          one.number === undefined ? w.wholeList : String(one.number),
          o(language, one.kind),
          w[one.channel],
          formatDate(language, one.dueOn),
          tag({
            text: STATUS_WORDS[one.status],
            colour: one.status === 'open' ? 'orange' : 'grey',
          }),
        ]),
      })

const settleButton = (data: NoticePageData, notice: Notice): Content => {
  const { roster, csrf, may, clear, today, objections, settlers } = data
  if (hangs(notice, today)) return paragraph(w.settleNotYet(formatDate(language, notice.endsOn)))
  const open = objections.filter(({ status }) => status === 'open').length
  return [
    paragraph(w.settleText(sumOf(clear), open)),
    may.settle
      ? form({
          action: `${noticePathOf(roster)}/settle`,
          method: 'post',
          csrf,
          content: button({ text: w.settle, preventDoubleClick: true }),
        })
      : insetText({
          text:
            settlers.length === 0
              ? w.settleNobody
              : html`${w.settleWho}${verbatim(settlers.join('、'))}`,
        }),
  ]
}

const settled = ({ roster, settlement, names }: NoticePageData): Content =>
  settlement !== undefined && [
    sectionHeading(w.settledTitle),
    summaryList({
      rows: [
        {
          key: w.settle,
          value: sumOf({ count: settlement.rowCount, totalFen: settlement.totalFen }),
        },
        { key: w.settledBy, value: verbatim(names.get(settlement.settledBy) ?? '') },
        { key: w.settledDigest, value: html`<code>${settlement.digest.slice(0, 16)}…</code>` },
      ],
    }),
    linkButton({ href: `${SECTION}/${roster.id}/hand-over`, text: w.toHandOver }),
  ]

const reopenForm = ({ roster, csrf, may }: NoticePageData): Content =>
  may.edit &&
  details({
    summary: w.reopen,
    text: [
      paragraph(w.reopenText),
      form({
        action: `${noticePathOf(roster)}/reopen`,
        method: 'post',
        csrf,
        content: [
          input({ language, name: 'reason', label: w.reason }),
          button({ text: w.reopen, kind: 'warning', preventDoubleClick: true }),
        ],
      }),
    ],
  })

const hung = (data: NoticePageData, notice: Notice): Content => {
  const { roster, today } = data
  return [
    facts(data, notice),
    hangs(notice, today) &&
      notice.takenDown === undefined &&
      paragraph(link({ href: `${BOARD}/${notice.id}`, text: w.publicPage })),
    sectionHeading(w.objections),
    objectionTable(data.objections),
    sectionHeading(w.evidence),
    paragraph(w.evidenceLead),
    evidenceList(data),
    roster.status === 'noticed' && data.may.edit && evidenceForm(data),
    roster.status === 'noticed' && [sectionHeading(w.settle), settleButton(data, notice)],
    settled(data),
    (roster.status === 'noticed' || roster.status === 'settled') && reopenForm(data),
  ]
}

const body = (data: NoticePageData): Content => {
  const { roster, notice } = data
  if (roster.status === 'judged') return data.may.edit ? putUpForm(data) : paragraph(w.notReady)
  return notice === undefined ? paragraph(w.notReady) : hung(data, notice)
}

/** 公示 of a list, from putting it up to the settled list (P3). */
export const noticeOfRosterPage = (data: NoticePageData): View => {
  const { roster, programme, fault, saved } = data
  return {
    title: `${w.notice}：${programme} ${roster.payPeriod}`,
    beforeMain: backLink({ language, href: `${SECTION}/${roster.id}` }),
    main: html`${[
      saved && notificationBanner({ language, kind: 'success', text: w.saved }),
      fault !== undefined &&
        errorSummary({
          language,
          errors: [
            {
              text: REFUSALS[fault.code],
              ...(fault.field !== undefined && { href: `#${fault.field}` }),
            },
          ],
        }),
      pageHeading(`${programme} ${roster.payPeriod}`, w.notice),
      body(data),
    ]}`,
  }
}
