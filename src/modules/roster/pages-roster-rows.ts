import { type Content, html, type Html } from '#kernel/html.ts'
import { maskIdentityNumber } from '#kernel/masking.ts'
import {
  alert,
  button,
  details,
  form,
  input,
  link,
  pagination,
  paragraph,
  select,
  spokenOnly,
  subNavigation,
  table,
  verbatim,
} from '#ui/components.ts'
import { formatCount, formatMoney } from '#ui/i18n/format.ts'
import type { StaleFeed } from '#modules/person/index.ts'
import { type Bucket, BUCKETS } from './bucket.ts'
import type { Intake } from './intake.ts'
import { language, rosterPath } from './pages-frame.ts'
import { BUCKET_WORDS } from './pages-words.ts'
import type { Buckets } from './store-findings.ts'
import type { ListedRow } from './store-listed.ts'
import type { Roster } from './store.ts'
import { wordsOf } from './words-of-finding.ts'

/** A row as it is shown: what stands in it comes from its cells. */
export interface ShownRow extends ListedRow {
  readonly name: string | undefined
  readonly identityNumber: string | undefined
}

export interface RosterData {
  readonly csrf: string
  readonly mayEdit: boolean
  readonly roster: Roster
  readonly programmeName: string
  readonly regionName: string
  readonly buckets: Buckets
  readonly waiting: readonly {
    readonly code: string
    readonly severity: 'refuse' | 'confirm'
    readonly rows: number
  }[]
  readonly rows: readonly ShownRow[]
  readonly bucket: Bucket
  readonly code: string | undefined
  readonly after: number
  readonly next: number | undefined
  readonly stale: readonly StaleFeed[]
  /** The work that has just ended, or goes on. */
  readonly work: Intake | undefined
  readonly said: string | undefined
  readonly errors: readonly { readonly text: string; readonly href?: string }[]
}

export const canChange = ({ roster, mayEdit }: RosterData): boolean =>
  mayEdit && (roster.status === 'reading' || roster.status === 'judged')

const addressOf = (
  { roster }: RosterData,
  { bucket, code, after }: { bucket: Bucket; code?: string | undefined; after?: number },
): string => {
  const query = new URLSearchParams({ bucket })
  if (code !== undefined) query.set('code', code)
  if (after !== undefined && after > 0) query.set('after', String(after))
  return `${rosterPath(roster.id)}?${query.toString()}`
}

export const bucketLinks = (data: RosterData): Html =>
  subNavigation({
    label: '按结果看',
    items: BUCKETS.map((bucket) => ({
      href: addressOf(data, { bucket }),
      text: `${BUCKET_WORDS[bucket]} ${formatCount(data.buckets[bucket].count)}`,
      current: bucket === data.bucket,
    })),
  })

export const post = (
  { csrf, roster }: RosterData,
  action: string,
  content: Content,
  hidden?: Readonly<Record<string, string>>,
): Html =>
  form({
    action: `${rosterPath(roster.id)}/${action}`,
    method: 'post',
    csrf,
    ...(hidden === undefined ? {} : { hidden }),
    content,
  })

/** One reason with all its rows: seen to at once. */
export const groupActs = (data: RosterData): Content => {
  const { code } = data
  const group = data.waiting.find((one) => one.code === code)
  if (code === undefined || group === undefined || !canChange(data)) return undefined
  const { what, next } = wordsOf(code)
  const reason = (id: string) =>
    input({ language, name: 'reason', id, label: '理由', hint: '以后核查时会看到' })
  return html`${[
    alert({ language, title: what, text: next === '' ? undefined : paragraph(`建议：${next}`) }),
    group.severity === 'confirm' &&
      details({
        summary: `这 ${formatCount(group.rows)} 行都没问题，一起确认`,
        text: post(data, 'confirm', [reason('reason-confirm'), button({ text: '全部确认' })], {
          code,
        }),
        open: data.errors.some(({ href }) => href === '#reason-confirm'),
      }),
    details({
      summary: `把这 ${formatCount(group.rows)} 行移出名册`,
      text: post(
        data,
        'take-off',
        [reason('reason-off'), button({ text: '全部移出', kind: 'warning' })],
        { code },
      ),
      open: data.errors.some(({ href }) => href === '#reason-off'),
    }),
  ]}`
}

export const reasonFilter = (data: RosterData): Content => {
  const wanted = data.bucket === 'notPayable' ? 'refuse' : 'confirm'
  const items = data.waiting.filter(({ severity }) => severity === wanted)
  return (
    data.bucket !== 'payable' &&
    items.length > 0 &&
    form({
      action: rosterPath(data.roster.id),
      method: 'get',
      hidden: { bucket: data.bucket },
      content: [
        select({
          language,
          name: 'code',
          label: '按原因看',
          value: data.code ?? '',
          items: [
            { value: '', text: '全部原因' },
            ...items.map(({ code, rows }) => ({
              value: code,
              text: `${wordsOf(code).what}（${formatCount(rows)} 行）`,
            })),
          ],
        }),
        button({ text: '查看', kind: 'secondary' }),
      ],
    })
  )
}

const reasons = ({ findings }: ShownRow): Content => {
  const open = findings.filter(({ severity, confirmed }) => severity !== 'mended' && !confirmed)
  return html`${open.map(({ code }) => {
    const { what, next } = wordsOf(code)
    return html`<div>${what}${next === '' ? '' : `。建议：${next}`}</div>`
  })}`
}

export const rowTable = (data: RosterData): Html =>
  data.rows.length === 0
    ? paragraph('没有这样的行。')
    : table({
        caption: `${BUCKET_WORDS[data.bucket]}的行`,
        captionSize: 'hidden',
        firstCellIsHeader: true,
        head: [
          '行',
          '姓名',
          '证件号码',
          { text: '金额（元）', numeric: true },
          ...(data.bucket === 'payable' ? ['村居'] : ['原因和建议']),
          ...(canChange(data) && data.bucket !== 'payable' ? ['处理'] : []),
        ],
        rows: data.rows.map((row): Content[] => [
          String(row.number),
          verbatim(row.name ?? ''),
          row.identityNumber === undefined ? '' : maskIdentityNumber(row.identityNumber),
          row.amountFen === undefined ? '' : formatMoney(row.amountFen),
          data.bucket === 'payable' ? row.village : reasons(row),
          ...(canChange(data) && data.bucket !== 'payable'
            ? [
                link({
                  href: `${rosterPath(data.roster.id)}/rows/${row.number}`,
                  text: html`处理${spokenOnly(`第 ${row.number} 行`)}`,
                }),
              ]
            : []),
        ]),
      })

export const pages = (data: RosterData): Content => {
  const { bucket, code, after, next } = data
  if (after === 0 && next === undefined) return undefined
  return pagination({
    language,
    ...(after > 0
      ? { previous: { href: addressOf(data, { bucket, code }), text: '回到开头' } }
      : {}),
    ...(next === undefined
      ? {}
      : { next: { href: addressOf(data, { bucket, code, after: next }) } }),
  })
}
