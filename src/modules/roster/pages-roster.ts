import { type Content, html, type Html } from '#kernel/html.ts'
import { maskIdentityNumber } from '#kernel/masking.ts'
import {
  alert,
  backLink,
  button,
  buttonGroup,
  details,
  errorSummary,
  fileUpload,
  form,
  input,
  link,
  linkButton,
  notificationBanner,
  pageHeading,
  pagination,
  paragraph,
  sectionHeading,
  select,
  subNavigation,
  summaryList,
  table,
  tag,
  verbatim,
} from '#ui/components.ts'
import { formatCount, formatDateTime, formatMoney } from '#ui/i18n/format.ts'
import type { StaleFeed } from '#modules/person/index.ts'
import { type Bucket, BUCKETS } from './bucket.ts'
import type { Intake } from './intake.ts'
import { language, ROSTERS, rosterPath, type View } from './pages-frame.ts'
import {
  BUCKET_WORDS,
  FEED_WORDS,
  ROSTER_STATUS_COLOURS,
  ROSTER_STATUS_WORDS,
} from './pages-words.ts'
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

const canChange = ({ roster, mayEdit }: RosterData): boolean =>
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

const bucketLinks = (data: RosterData): Html =>
  subNavigation({
    label: '按结果看',
    items: BUCKETS.map((bucket) => ({
      href: addressOf(data, { bucket }),
      text: `${BUCKET_WORDS[bucket]} ${formatCount(data.buckets[bucket].count)}`,
      current: bucket === data.bucket,
    })),
  })

const facts = ({ roster, buckets, regionName }: RosterData): Html =>
  summaryList({
    rows: [
      {
        key: '状态',
        value: tag({
          text: ROSTER_STATUS_WORDS[roster.status],
          colour: ROSTER_STATUS_COLOURS[roster.status],
        }),
      },
      { key: '期次', value: `${roster.payPeriod}，第 ${roster.instalment} 次` },
      { key: '地区', value: regionName },
      {
        key: '可发',
        value: `${formatCount(buckets.payable.count)} 行，${formatMoney(buckets.payable.totalFen)}`,
      },
      {
        key: '有问题的行',
        value: roster.mode === 'atomic' ? '全部处理完才一起发' : '没问题的先发，其余以后再发',
      },
      { key: '文件', value: verbatim(roster.fileName) },
      {
        key: '最近一次核验',
        value:
          roster.checkedAt === undefined ? '还没有' : formatDateTime(language, roster.checkedAt),
      },
    ],
  })

const staleText = ({ feed, freshAt, maxAgeHours }: StaleFeed): string =>
  `${FEED_WORDS[feed] ?? feed}：${
    freshAt === undefined ? '从来没有收到' : `最近一次是 ${formatDateTime(language, freshAt)}`
  }，要求不超过 ${maxAgeHours} 小时`

const staleAlert = ({ stale }: RosterData): Content =>
  stale.length > 0 &&
  alert({
    language,
    kind: 'warning',
    title: '相关推送过期了，现在不能核验',
    text: html`${[
      ...stale.map((one) => paragraph(staleText(one))),
      paragraph('推送恢复后再核验；在这之前，这份名册不能公示，也不会发放。'),
    ]}`,
  })

const post = (
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

/** What comes next: the good rows need not wait, unless it was asked so. */
const nextStep = (data: RosterData): Content => {
  const { roster, buckets } = data
  const path = rosterPath(roster.id)
  if (roster.status === 'noticed') return linkButton({ href: `${path}/notice`, text: '看公示' })
  if (roster.status === 'settled')
    return linkButton({ href: `${path}/hand-over`, text: '交出发放' })
  if (roster.status !== 'judged' || !data.mayEdit) return undefined
  const open = buckets.toConfirm.count + buckets.notPayable.count
  if (buckets.payable.count === 0) return undefined
  if (open === 0)
    return html`${[
      alert({ language, kind: 'success', title: '所有行都处理好了，可以公示' }),
      linkButton({ href: `${path}/notice`, text: '去公示', start: true }),
    ]}`
  if (roster.mode === 'atomic')
    return alert({
      language,
      title: `还有 ${formatCount(open)} 行没有处理，处理完才能公示`,
    })
  return html`${[
    paragraph(
      `没问题的 ${formatCount(buckets.payable.count)} 行现在就可以公示和发放；` +
        `其余 ${formatCount(open)} 行改好以后再发。`,
    ),
    linkButton({ href: `${path}/notice`, text: '先公示可发的行', kind: 'secondary' }),
  ]}`
}

const repairTools = (data: RosterData): Content => {
  const { roster, buckets, csrf } = data
  const open = buckets.toConfirm.count + buckets.notPayable.count
  const extension = roster.fileFormat
  return html`${[
    sectionHeading('批量改'),
    open > 0 &&
      html`${[
        paragraph(
          html`${link({
            href: `${rosterPath(roster.id)}/bad-rows.${extension}`,
            text: `只下载有问题的 ${formatCount(open)} 行（${extension}）`,
          })}。改好后在下面上传，会按“行标识”放回原处，没问题的行不受影响。`,
        ),
        form({
          action: `${rosterPath(roster.id)}/repair`,
          method: 'post',
          multipart: true,
          csrf,
          content: [
            fileUpload({
              language,
              name: 'file',
              label: '改好的文件',
              accept: '.xlsx,.csv,.txt',
              error: data.errors.find(({ href }) => href === '#file')?.text,
            }),
            button({ text: '上传改好的行', kind: 'secondary', preventDoubleClick: true }),
          ],
        }),
      ]}`,
    buttonGroup(
      post(data, 'check', button({ text: '重新核验', kind: 'secondary' })),
      post(data, 'withdraw', button({ text: '撤回这份名册', kind: 'secondary' })),
    ),
  ]}`
}

/** One reason with all its rows: seen to at once. */
const groupActs = (data: RosterData): Content => {
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

const reasonFilter = (data: RosterData): Content => {
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

const rowTable = (data: RosterData): Html =>
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
            ? [link({ href: `${rosterPath(data.roster.id)}/rows/${row.number}`, text: '处理' })]
            : []),
        ]),
      })

const pages = (data: RosterData): Content => {
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

const workNews = ({ work }: RosterData): Content => {
  if (work?.status === 'refused')
    return alert({ language, kind: 'error', title: work.refusal?.text ?? '' })
  const { outcome } = work ?? {}
  if (outcome === undefined) return undefined
  const { replaced, added, untouched, refused } = outcome
  return alert({
    language,
    kind: refused > 0 ? 'warning' : 'success',
    title: `改好的文件已合并：放回 ${replaced} 行，新增 ${added} 行`,
    text: paragraph(
      `原来没问题、保持不变的 ${untouched} 行；行标识对不上、没有采用的 ${refused} 行。`,
    ),
  })
}

/** 核验结果: three buckets, reasons, and what can be done about them. */
export const rosterPage = (data: RosterData): View => ({
  title: `名册 ${data.roster.shortName}`,
  beforeMain: backLink({ language, href: ROSTERS }),
  main: html`${[
    data.errors.length > 0 && errorSummary({ language, errors: data.errors }),
    data.said !== undefined && notificationBanner({ language, kind: 'success', text: data.said }),
    workNews(data),
    pageHeading(`名册 ${data.roster.shortName}`, data.programmeName),
    staleAlert(data),
    facts(data),
    nextStep(data),
    sectionHeading('核验结果'),
    bucketLinks(data),
    reasonFilter(data),
    groupActs(data),
    rowTable(data),
    pages(data),
    canChange(data) && repairTools(data),
  ]}`,
})
