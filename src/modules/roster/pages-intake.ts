import { type Content, html, type Html } from '#kernel/html.ts'
import {
  alert,
  backLink,
  bulletList,
  button,
  buttonGroup,
  columns,
  details,
  errorSummary,
  form,
  insetText,
  linkButton,
  pageHeading,
  paragraph,
  radios,
  sectionHeading,
  select,
  summaryList,
  verbatim,
} from '#ui/components.ts'
import { formatCount, formatMoney } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import type { ColumnMap } from './column-map.ts'
import { columnsOf } from './column-map.ts'
import { ALL_FIELDS, type Field, FIELDS, REQUIRED_FIELDS } from './field.ts'
import type { Intake } from './intake.ts'
import type { Remark } from './inspect-roster.ts'
import { importPath, language, ROSTERS, rosterPath } from './pages-frame.ts'
import { ENCODING_WORDS, INTAKE_STATUS_WORDS, PHASE_WORDS } from './pages-words.ts'

export interface LookData {
  readonly csrf: string
  readonly intake: Intake
  readonly programmeName: string
  readonly headings: readonly string[]
  readonly map: ColumnMap
  readonly firstNames: readonly string[]
  readonly remarks: readonly { readonly code: Remark; readonly messageZh: string }[]
  readonly format: 'csv' | 'xlsx'
  readonly encoding: string | undefined
  readonly others: readonly { readonly encoding: string; readonly names: readonly string[] }[]
  readonly sheets: readonly string[]
  readonly sheet: string | undefined
  readonly errors: readonly { readonly text: string; readonly href?: string }[]
}

const namesText = (names: readonly string[]): Content =>
  names.length === 0 ? '（读不出姓名）' : verbatim(names.join('、'))

const encodingForm = ({ csrf, intake, encoding, others }: LookData): Html =>
  details({
    summary: '不对？换一种编码看看',
    text: form({
      action: `${importPath(intake.id)}/reopen`,
      method: 'post',
      csrf,
      content: [
        radios({
          language,
          name: 'encoding',
          legend: '文字编码',
          items: others.map((one) => ({
            value: one.encoding,
            text: ENCODING_WORDS[one.encoding] ?? one.encoding,
            hint: html`前几个姓名会是：${namesText(one.names)}`,
          })),
        }),
        button({ text: '换成这种编码', kind: 'secondary' }),
      ],
    }),
    open: encoding === undefined,
  })

const sheetForm = ({ csrf, intake, sheets, sheet }: LookData): Html =>
  form({
    action: `${importPath(intake.id)}/reopen`,
    method: 'post',
    csrf,
    content: [
      select({
        language,
        name: 'sheet',
        label: '读哪一张工作表？',
        items: sheets.map((text) => ({ text })),
        value: sheet,
      }),
      button({ text: '换成这一张', kind: 'secondary' }),
    ],
  })

/** 看起来对吗? */
const names = (data: LookData): Html =>
  html`${[
    sectionHeading('看起来对吗？'),
    insetText({ text: html`前几个姓名：${namesText(data.firstNames)}` }),
    paragraph(
      data.format === 'csv'
        ? `按 ${ENCODING_WORDS[data.encoding ?? ''] ?? data.encoding ?? ''} 读取。`
        : html`读取工作表“${verbatim(data.sheet ?? '')}”。`,
    ),
    data.remarks.length > 0 && bulletList(data.remarks.map(({ messageZh }) => messageZh)),
    data.others.length > 0 && encodingForm(data),
    data.sheets.length > 1 && sheetForm(data),
  ]}`

const OWN: ReadonlySet<Field> = new Set(['findings', 'rowKey'])

const fieldSelect = (
  field: Field,
  { headings, map, errors }: LookData,
  required: boolean,
): Html => {
  const match = map.matches.find((one) => one.field === field)
  const href = `#column-${field}`
  return select({
    language,
    name: `column-${field}`,
    label: FIELDS[field].zh,
    hint: match?.confidence === 'likely' ? '按表头猜的，请看一眼' : undefined,
    error: errors.find((one) => one.href === href)?.text,
    value: match === undefined ? '' : String(match.column),
    items: [
      { value: '', text: required ? '请选择' : '没有这一列' },
      ...headings.map((text, i) => ({
        value: String(i),
        text: text === '' ? `第 ${i + 1} 列` : text,
      })),
    ],
  })
}

const columnFields = (data: LookData): Content => {
  const required = new Set<Field>(REQUIRED_FIELDS)
  const wanted = ALL_FIELDS.filter((field) => !OWN.has(field) || data.intake.kind === 'repair')
  const known = columnsOf(data.map)
  const first = wanted.filter((field) => required.has(field) || known.has(field))
  const others = wanted.filter((field) => !first.includes(field))
  return [
    ...first.map((field) => fieldSelect(field, data, required.has(field))),
    details({
      summary: '其他可以读的栏目',
      text: html`${others.map((field) => fieldSelect(field, data, false))}`,
    }),
  ]
}

/** 核对文件: what the program understood, for people to put right before anything is read. */
export const lookPage = (data: LookData): View => ({
  title: '核对文件',
  beforeMain: backLink({ language, href: ROSTERS }),
  main: html`${[
    data.errors.length > 0 && errorSummary({ language, errors: data.errors }),
    pageHeading('核对文件', data.programmeName),
    paragraph(verbatim(data.intake.fileName)),
    names(data),
    sectionHeading('各列是什么？'),
    paragraph('选好以后会记住，下次同样的表头不用再选。'),
    form({
      action: `${importPath(data.intake.id)}/start`,
      method: 'post',
      csrf: data.csrf,
      content: [columnFields(data), button({ text: '开始导入', preventDoubleClick: true })],
    }),
    form({
      action: `${importPath(data.intake.id)}/drop`,
      method: 'post',
      csrf: data.csrf,
      content: button({ text: '放弃这个文件', kind: 'secondary' }),
    }),
  ]}`,
})

/** A file that cannot be read: why, and what can be done. */
export const unreadablePage = (data: {
  readonly csrf: string
  readonly intake: Intake
  readonly messageZh: string
  readonly isEncoding: boolean
}): View => ({
  title: '这个文件读不了',
  beforeMain: backLink({ language, href: ROSTERS }),
  main: html`${[
    pageHeading('这个文件读不了', data.intake.fileName),
    alert({ language, kind: 'error', title: data.messageZh }),
    data.isEncoding &&
      form({
        action: `${importPath(data.intake.id)}/reopen`,
        method: 'post',
        csrf: data.csrf,
        content: [
          radios({
            language,
            name: 'encoding',
            legend: '选一种编码再试',
            items: ['utf-8', 'gb18030'].map((value) => ({
              value,
              text: ENCODING_WORDS[value] ?? value,
            })),
          }),
          button({ text: '再试一次', kind: 'secondary' }),
        ],
      }),
    linkButton({
      href: `${ROSTERS}/new?programme=${data.intake.programmeCode}`,
      text: '换一个文件',
    }),
  ]}`,
})

const share = ({ phase, peopleDone, countedRows }: Intake): string => {
  if (phase === 'checking') return '所有行都已入库，正在核验'
  if (phase === 'storing' && countedRows !== undefined && countedRows > 0) {
    const percent = Math.floor((100 * peopleDone) / countedRows)
    return `已入库 ${formatCount(peopleDone)} 行，共 ${formatCount(countedRows)} 行（${percent}%）`
  }
  return peopleDone === 0 ? '正在打开文件' : `已读 ${formatCount(peopleDone)} 行`
}

const steer = (csrf: string, intake: Intake, action: string, text: string, kind?: 'secondary') =>
  form({
    action: `${importPath(intake.id)}/${action}`,
    method: 'post',
    csrf,
    content: button({ text, kind, id: `${action}-button` }),
  })

const buttonsOf = (csrf: string, intake: Intake): Content => {
  const pause = steer(csrf, intake, 'pause', '暂停', 'secondary')
  const drop = steer(csrf, intake, 'drop', '放弃', 'secondary')
  if (intake.status === 'running') return pause
  if (intake.status === 'queued') return buttonGroup(pause, drop)
  return intake.status === 'paused' && buttonGroup(steer(csrf, intake, 'queue', '继续导入'), drop)
}

const totals = ({ countedRows, countedFen }: Intake): Content =>
  countedRows !== undefined &&
  countedFen !== undefined &&
  paragraph(`文件里有 ${formatCount(countedRows)} 行，金额共 ${formatMoney(countedFen)}。`)

/** How far it has come; drawn again while it goes on. */
export const progressPart = (csrf: string, intake: Intake): Html => {
  const { status, phase, refusal, rosterId } = intake
  if (status === 'done')
    return html`${[
      alert({ language, kind: 'success', title: '导入完成' }),
      totals(intake),
      rosterId !== undefined && linkButton({ href: rosterPath(rosterId), text: '看核验结果' }),
    ]}`
  if (status === 'refused')
    return html`${[
      alert({ language, kind: 'error', title: refusal?.text ?? '没有导入' }),
      paragraph('没有留下任何半截的内容，改好后重新上传即可。'),
      linkButton({ href: `${ROSTERS}/new?programme=${intake.programmeCode}`, text: '重新上传' }),
    ]}`
  return html`${[
    summaryList({
      rows: [
        { key: '情况', value: INTAKE_STATUS_WORDS[status] },
        ...(phase === undefined ? [] : [{ key: '步骤', value: PHASE_WORDS[phase] }]),
        { key: '进度', value: share(intake) },
      ],
    }),
    totals(intake),
    buttonsOf(csrf, intake),
  ]}`
}

/** 导入进度: can be left and come back to; works without scripts by opening it again. */
export const progressPage = (csrf: string, intake: Intake): View => ({
  title: '导入进度',
  beforeMain: backLink({ language, href: ROSTERS }),
  scripts: ['live.js'],
  main: columns({
    main: html`${[
      pageHeading('导入进度', intake.fileName === '' ? undefined : intake.fileName),
      html`<div data-live="${importPath(intake.id)}/progress" aria-live="polite">${progressPart(
        csrf,
        intake,
      )}</div>`,
      paragraph('可以关掉这个页面，导入会继续；回来从“名册”里打开就能看到。', 'quiet'),
    ]}`,
  }),
})
