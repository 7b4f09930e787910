import { type Content, html, type Html } from '#kernel/html.ts'
import {
  alert,
  backLink,
  button,
  details,
  errorSummary,
  form,
  input,
  pageHeading,
  paragraph,
  sectionHeading,
} from '#ui/components.ts'
import type { View } from '#ui/portal.ts'
import { type Field, FIELDS } from './field.ts'
import type { Finding } from './finding.ts'
import { language, rosterPath } from './pages-frame.ts'
import type { CountingFinding, ListedRow } from './store-listed.ts'
import type { Roster } from './store.ts'
import { wordsOf } from './words-of-finding.ts'

export interface RowData {
  readonly csrf: string
  readonly roster: Roster
  readonly row: ListedRow
  readonly headings: readonly string[]
  /** What each column is read as. */
  readonly fields: ReadonlyMap<number, Field>
  readonly texts: readonly string[]
  /** What reading it found, with places and suggestions. */
  readonly read: readonly Finding[]
  readonly errors: readonly { readonly text: string; readonly href?: string }[]
}

const open = ({ row }: RowData): readonly CountingFinding[] =>
  row.findings.filter(({ severity, confirmed }) => severity !== 'mended' && !confirmed)

const pathOf = ({ roster, row }: RowData): string => `${rosterPath(roster.id)}/rows/${row.number}`

/** What a finding says at its place, where reading it said more than its name. */
const sentenceOf = (data: RowData, { code, field }: CountingFinding): string => {
  const found = data.read.find((one) => one.code === code && (one.field ?? '') === field)
  if (found !== undefined) return found.messageZh
  const { what, next } = wordsOf(code)
  return `${what}。${next === '' ? '' : `${next}。`}`
}

const adopt = (data: RowData, { code }: CountingFinding): Content =>
  code === 'nameDiffers' &&
  form({
    action: `${pathOf(data)}/adopt-name`,
    method: 'post',
    csrf: data.csrf,
    content: button({ text: '采用登记的姓名', kind: 'secondary' }),
  })

const confirmForm = (data: RowData, { code, severity }: CountingFinding): Content =>
  severity === 'confirm' &&
  details({
    summary: '核对过，没有问题',
    text: form({
      action: `${rosterPath(data.roster.id)}/confirm`,
      method: 'post',
      csrf: data.csrf,
      hidden: { code, number: String(data.row.number) },
      content: [
        input({ language, name: 'reason', id: `reason-${code}`, label: '理由' }),
        button({ text: '确认这一项' }),
      ],
    }),
  })

const findingPart = (data: RowData, finding: CountingFinding): Html =>
  html`${[
    alert({
      language,
      kind: finding.severity === 'refuse' ? 'error' : 'warning',
      title: sentenceOf(data, finding),
    }),
    adopt(data, finding),
    confirmForm(data, finding),
  ]}`

const cellInput = (data: RowData, heading: string, column: number): Html => {
  const field = data.fields.get(column)
  const wrong = data.read.find(
    (one) =>
      one.column === column &&
      one.severity !== 'mended' &&
      open(data).some(({ code }) => code === one.code),
  )
  const own = heading === '' ? `第 ${column + 1} 列` : heading
  return input({
    language,
    name: `cell-${column}`,
    label: field === undefined || FIELDS[field].zh === own ? own : `${own}（${FIELDS[field].zh}）`,
    value: data.texts[column] ?? '',
    spellcheck: false,
    autocomplete: 'off',
    error: wrong?.messageZh,
    hint: wrong?.suggestion === undefined ? undefined : `建议写成：${wrong.suggestion}`,
  })
}

const editForm = (data: RowData): Html =>
  form({
    action: pathOf(data),
    method: 'post',
    csrf: data.csrf,
    content: [
      ...data.headings.map((heading, column) => cellInput(data, heading, column)),
      button({ text: '保存并重新核验这一行', preventDoubleClick: true }),
    ],
  })

const takeOffForm = (data: RowData): Content => {
  const [first] = open(data)
  return (
    first !== undefined &&
    details({
      summary: '移出名册',
      text: form({
        action: `${rosterPath(data.roster.id)}/take-off`,
        method: 'post',
        csrf: data.csrf,
        hidden: { code: first.code, number: String(data.row.number) },
        content: [
          input({ language, name: 'reason', id: 'reason-off', label: '理由' }),
          button({ text: '移出这一行', kind: 'warning' }),
        ],
      }),
    })
  )
}

/** 改这一行: the cells as they came, what is wrong with them, and every way on. */
export const rowPage = (data: RowData): View => {
  const findings = open(data)
  return {
    title: `第 ${data.row.number} 行`,
    beforeMain: backLink({ language, href: rosterPath(data.roster.id) }),
    main: html`${[
      data.errors.length > 0 && errorSummary({ language, errors: data.errors }),
      pageHeading(`第 ${data.row.number} 行`, `名册 ${data.roster.shortName}`),
      findings.length === 0
        ? alert({ language, kind: 'success', title: '这一行没有问题' })
        : findings.map((finding) => findingPart(data, finding)),
      data.texts.length === 0
        ? paragraph('这一行的原文没有保存。请在原来的文件里改好后重新上传。')
        : html`${[sectionHeading('改这一行'), editForm(data)]}`,
      takeOffForm(data),
    ]}`,
  }
}
