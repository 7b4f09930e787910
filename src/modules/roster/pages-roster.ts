import { type Content, html, type Html } from '#kernel/html.ts'
import {
  alert,
  backLink,
  button,
  buttonGroup,
  errorSummary,
  fileUpload,
  form,
  link,
  linkButton,
  notificationBanner,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  tag,
  verbatim,
} from '#ui/components.ts'
import { formatCount, formatDateTime, formatMoney } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { feedWords, type StaleFeed } from '#modules/person/index.ts'
import {
  bucketLinks,
  canChange,
  groupActs,
  pages,
  post,
  reasonFilter,
  type RosterData,
  rowTable,
} from './pages-roster-rows.ts'
import { language, ROSTERS, rosterPath } from './pages-frame.ts'
import { ROSTER_STATUS_COLOURS, ROSTER_STATUS_WORDS } from './pages-words.ts'

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
  `${feedWords(language, feed)}：${
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
