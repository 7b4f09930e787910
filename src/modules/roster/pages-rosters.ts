import { type Content, html, type Html } from '#kernel/html.ts'
import {
  backLink,
  bulletList,
  button,
  details,
  emptyState,
  errorSummary,
  fileUpload,
  form,
  input,
  linkButton,
  link,
  pageHeading,
  paragraph,
  radios,
  sectionHeading,
  select,
  type SelectItem,
  summaryList,
  table,
  tag,
} from '#ui/components.ts'
import { formatCount, formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import type { Programme } from '#modules/programme/index.ts'
import type { Intake } from './intake.ts'
import { PAGE_LIMITS } from './limits.ts'
import { importPath, language, ROSTERS, rosterPath } from './pages-frame.ts'
import {
  INTAKE_STATUS_WORDS,
  PERIOD_HINTS,
  ROSTER_STATUS_COLOURS,
  ROSTER_STATUS_WORDS,
} from './pages-words.ts'
import type { Roster } from './store.ts'

export interface ListData {
  readonly rosters: readonly Roster[]
  readonly intakes: readonly Intake[]
  readonly programmeNames: ReadonlyMap<string, string>
  readonly regionNames: ReadonlyMap<string, string>
  readonly mayEdit: boolean
}

const underWay = ({ intakes, programmeNames }: ListData): Html =>
  html`${[
    sectionHeading('还在导入'),
    table({
      caption: '还在导入的文件',
      captionSize: 'hidden',
      firstCellIsHeader: true,
      head: ['文件', '项目', '期次', '情况'],
      rows: intakes.map((one) => [
        link({ href: importPath(one.id), text: one.fileName }),
        programmeNames.get(one.programmeCode) ?? one.programmeCode,
        one.payPeriod,
        INTAKE_STATUS_WORDS[one.status],
      ]),
    }),
  ]}`

const rosterTable = ({ rosters, programmeNames, regionNames }: ListData): Html =>
  table({
    caption: '名册',
    captionSize: 'hidden',
    firstCellIsHeader: true,
    head: ['名册', '期次', '地区', { text: '行数', numeric: true }, '状态', '上传时间'],
    rows: rosters.map((one): Content[] => [
      link({
        href: rosterPath(one.id),
        text: `${programmeNames.get(one.programmeCode) ?? one.programmeCode} ${one.shortName}`,
      }),
      `${one.payPeriod} 第 ${one.instalment} 次`,
      regionNames.get(one.regionCode) ?? one.regionCode,
      formatCount(one.rowCount),
      tag({ text: ROSTER_STATUS_WORDS[one.status], colour: ROSTER_STATUS_COLOURS[one.status] }),
      formatDateTime(language, one.madeAt),
    ]),
  })

/** 名册: those of the department, and files on their way. */
export const rostersPage = (data: ListData): View => ({
  title: '名册',
  main: html`${[
    pageHeading('名册'),
    paragraph('上传要发放的人员名单。有问题的行可以单独改，没问题的行不用等。', 'lead'),
    data.mayEdit && linkButton({ href: `${ROSTERS}/new`, text: '导入名册', start: true }),
    data.intakes.length > 0 && underWay(data),
    data.rosters.length > 0 && sectionHeading('全部名册'),
    data.rosters.length === 0
      ? emptyState({ title: '还没有名册', text: '导入第一份名册后，会列在这里。' })
      : rosterTable(data),
  ]}`,
})

/** 导入名册, first question: for which programme. */
export const choosePage = (programmes: readonly Programme[]): View => ({
  title: '导入名册',
  beforeMain: backLink({ language, href: ROSTERS }),
  main: html`${[
    pageHeading('导入名册'),
    programmes.length === 0
      ? emptyState({ title: '贵部门没有正在发放的项目', text: '请先由项目管理员登记项目。' })
      : form({
          action: `${ROSTERS}/new`,
          method: 'get',
          content: [
            select({
              language,
              name: 'programme',
              label: '发哪一个项目？',
              items: programmes.map(({ code, name }) => ({
                value: code,
                text: `${name[language]}（${code}）`,
              })),
            }),
            button({ text: '继续' }),
          ],
        }),
  ]}`,
})

export interface NewData {
  readonly csrf: string
  readonly programme: Programme
  readonly regions: readonly SelectItem[]
  readonly typed: {
    readonly period: string
    readonly instalment: string
    readonly region: string
    readonly mode: string
  }
  readonly errors: readonly { readonly text: string; readonly href?: string }[]
}

const errorOf = ({ errors }: NewData, href: string): string | undefined =>
  errors.find((one) => one.href === href)?.text

const templates = ({ code }: Programme): Html =>
  details({
    summary: '下载模板',
    text: html`${[
      paragraph('用模板填写最省事：号码列已设成文本，证件类型可以下拉选择。'),
      bulletList([
        link({ href: `${ROSTERS}/templates/${code}.xlsx`, text: '表格模板（xlsx）' }),
        link({ href: `${ROSTERS}/templates/${code}.csv`, text: '文本模板（csv，UTF-8）' }),
        link({
          href: `${ROSTERS}/templates/${code}.gb18030.csv`,
          text: '文本模板（csv，GB18030）',
        }),
      ]),
    ]}`,
  })

const MEGABYTES = PAGE_LIMITS.bytes / (1 << 20)

const uploadFields = (data: NewData): Content => [
  input({
    language,
    name: 'period',
    label: '期次',
    hint: PERIOD_HINTS[data.programme.pay.cycle],
    value: data.typed.period,
    width: 10,
    error: errorOf(data, '#period'),
  }),
  input({
    language,
    name: 'instalment',
    label: '第几次',
    hint: '同一期分几次发的，从 1 写起',
    value: data.typed.instalment,
    width: 3,
    inputMode: 'numeric',
    error: errorOf(data, '#instalment'),
  }),
  select({
    language,
    name: 'region',
    label: '地区',
    items: data.regions,
    value: data.typed.region,
    error: errorOf(data, '#region'),
  }),
  radios({
    language,
    name: 'mode',
    legend: '有问题的行怎么办？',
    value: data.typed.mode,
    items: [
      {
        value: 'partial',
        text: '没问题的先发',
        hint: '有问题的行改好以后再发，不耽误别人。',
      },
      { value: 'atomic', text: '全部没问题了才一起发', hint: '有一行没处理完，整份都不能交出。' },
    ],
  }),
  fileUpload({
    language,
    name: 'file',
    label: '名册文件',
    hint:
      `xlsx 或 csv，可以把文件拖到这里。不超过 ${MEGABYTES} MB、` +
      `${formatCount(PAGE_LIMITS.rows)} 行；更大的名册请用批次接口（/v1/batches）。`,
    accept: '.xlsx,.csv,.txt',
    error: errorOf(data, '#file'),
  }),
  button({ text: '上传', preventDoubleClick: true }),
]

/** 导入名册, second question: period, place and file. */
export const newPage = (data: NewData): View => ({
  title: '导入名册',
  beforeMain: backLink({ language, href: `${ROSTERS}/new` }),
  main: html`${[
    data.errors.length > 0 && errorSummary({ language, errors: data.errors }),
    pageHeading('导入名册', data.programme.name[language]),
    data.programme.standard !== undefined &&
      summaryList({
        rows: [{ key: '补贴标准', value: data.programme.standard.words[language] }],
      }),
    templates(data.programme),
    form({
      action: `${ROSTERS}/new/${data.programme.code}`,
      method: 'post',
      multipart: true,
      csrf: data.csrf,
      content: uploadFields(data),
    }),
  ]}`,
})
