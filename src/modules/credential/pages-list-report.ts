import { type Content, html, type Html } from '#kernel/html.ts'
import { csvLine } from '#platform/csv.ts'
import {
  backLink,
  button,
  checkboxes,
  details,
  form,
  link,
  linkButton,
  pageHeading,
  paragraph,
  sectionHeading,
  table,
  verbatim,
} from '#ui/components.ts'
import { formatCount } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import type { Credential } from './credential.ts'
import { EFFECT_WORDS, listWords as w, MATCH_WORDS, ROW_FAULT_WORDS } from './messages-lists.ts'
import { type Effect, MATCHES, type NumberList, TO_CONFIRM } from './number-list.ts'
import { listStatusTag, numbersPath } from './pages-lists.ts'
import { language, said } from './pages-parts.ts'
import type { ReportedRow, RowCount } from './store-list-rows.ts'

export interface ReportPage {
  readonly csrf: string
  readonly credential: Pick<Credential, 'id' | 'name'>
  readonly list: NumberList
  readonly counts: readonly RowCount[]
  /** The first rows that wait for somebody. */
  readonly toConfirm: readonly ReportedRow[]
  /** The first rows of which nothing comes. */
  readonly bad: readonly ReportedRow[]
  readonly fault?: string | undefined
  readonly saved?: boolean | undefined
}

const isToConfirm = ({ match, effect }: Pick<RowCount, 'match' | 'effect'>): boolean =>
  TO_CONFIRM.includes(match) && (effect === 'add' || effect === 'replace')

/** Of one that waits to be confirmed: not yet. */
const effectWord = (row: {
  readonly match: RowCount['match']
  readonly effect: Effect
  readonly confirmed: boolean
}): string => {
  if (!isToConfirm(row)) return EFFECT_WORDS[row.effect]
  return row.confirmed
    ? `${EFFECT_WORDS[row.effect]}（${w.confirmed}）`
    : `${EFFECT_WORDS.none}（${w.toConfirm}）`
}

const whyOf = ({ match, fault }: ReportedRow): string =>
  fault === null ? MATCH_WORDS[match] : ROW_FAULT_WORDS[fault]

const countTable = ({ counts, list }: ReportPage): Content => [
  table({
    caption: w.report,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [w.match, w.effect, { text: w.count, numeric: true }],
    rows: counts
      .toSorted((a, b) => MATCHES.indexOf(a.match) - MATCHES.indexOf(b.match))
      .map((one) => [MATCH_WORDS[one.match], effectWord(one), formatCount(one.rows)]),
  }),
  list.missing !== undefined && list.missing > 0 && paragraph(w.missing(formatCount(list.missing))),
]

const confirmForm = ({ csrf, credential, list, toConfirm }: ReportPage): Content =>
  toConfirm.length > 0 && [
    sectionHeading(w.toConfirm),
    paragraph(w.toConfirmLead),
    paragraph(w.toConfirmMore(formatCount(toConfirm.length)), 'quiet'),
    form({
      action: `${numbersPath(credential.id)}/${list.id}/confirm`,
      method: 'post',
      csrf,
      content: [
        checkboxes({
          language,
          name: 'rows',
          layout: 'small',
          items: toConfirm.map(({ row, tail, match }) => ({
            value: String(row),
            text: w.confirmRow(formatCount(row), tail ?? '', MATCH_WORDS[match]),
          })),
        }),
        button({ text: w.confirm, kind: 'secondary', preventDoubleClick: true }),
      ],
    }),
  ]

const badTable = ({ bad }: ReportPage): Content =>
  bad.length > 0 &&
  table({
    caption: w.bad,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [w.row, w.tail, w.why],
    rows: bad.map((row) => [
      formatCount(row.row),
      row.tail === null ? '' : verbatim(row.tail),
      whyOf(row),
    ]),
  })

const endForms = ({ csrf, credential, list }: ReportPage): Content => {
  const path = `${numbersPath(credential.id)}/${list.id}`
  const drop = details({
    summary: w.drop,
    text: form({
      action: `${path}/drop`,
      method: 'post',
      csrf,
      content: button({ text: w.drop, kind: 'warning', preventDoubleClick: true }),
    }),
  })
  if (list.status !== 'matched') return drop
  return [
    sectionHeading(w.takeOver),
    paragraph(w.takeOverLead),
    form({
      action: `${path}/take-over`,
      method: 'post',
      csrf,
      content: button({ text: w.takeOver, preventDoubleClick: true }),
    }),
    drop,
  ]
}

/** How far a list has come; drawn again while it goes on. */
export const listProgress = ({ status, rowsRead, rowsMatched }: NumberList): Html =>
  html`${[
    paragraph(listStatusTag(status)),
    status === 'reading' && paragraph(w.reading(formatCount(rowsRead))),
    status === 'matching' && paragraph(w.progress(formatCount(rowsMatched), formatCount(rowsRead))),
  ]}`

/** What stands there once it has come to its end. */
export const listEnd = (list: NumberList): Html =>
  html`${[
    listProgress(list),
    linkButton({ href: `${numbersPath(list.credentialId)}/${list.id}`, text: w.see }),
  ]}`

export const isUnderWay = ({ status }: NumberList): boolean =>
  status === 'reading' || status === 'matching'

const whole = (data: ReportPage): Content => {
  const { credential, list, counts } = data
  const path = `${numbersPath(credential.id)}/${list.id}`
  return [
    counts.length > 0 && [
      countTable(data),
      paragraph(link({ href: `${path}/report.csv`, text: w.download })),
    ],
    list.status === 'matched' && confirmForm(data),
    badTable(data),
    (list.status === 'matched' || isUnderWay(list)) && endForms(data),
  ]
}

/** 比对结果 of one list. */
export const reportPage = (data: ReportPage): View => {
  const { credential, list } = data
  return {
    title: w.report,
    beforeMain: backLink({ language, href: numbersPath(credential.id) }),
    ...(isUnderWay(list) && { scripts: ['live.js'] }),
    main: html`${[
      said(data),
      pageHeading(w.report, html`${[verbatim(credential.name), ' · ', verbatim(list.fileName)]}`),
      isUnderWay(list)
        ? [
            html`<div data-live="${numbersPath(credential.id)}/${list.id}/progress"
              aria-live="polite">${listProgress(list)}</div>`,
            paragraph(w.leave, 'quiet'),
          ]
        : listProgress(list),
      whole(data),
    ]}`,
  }
}

const HEAD = [w.row, w.tail, w.match, w.why, w.effect]

/** 比对结果 as a table to open: a line for each row of the list, by its number there. */
export const reportCsv = (rows: readonly ReportedRow[], head: boolean): string =>
  [
    ...(head ? [csvLine(HEAD, ',')] : []),
    ...rows.map((row) =>
      csvLine(
        [
          String(row.row),
          row.tail ?? '',
          MATCH_WORDS[row.match],
          row.fault === null ? '' : ROW_FAULT_WORDS[row.fault],
          effectWord({ ...row, confirmed: row.confirmed_by !== null }),
        ],
        ',',
      ),
    ),
  ].join('')
