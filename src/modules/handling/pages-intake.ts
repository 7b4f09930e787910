import { html, type Html } from '#kernel/html.ts'
import { ALL_DOCUMENT_KINDS, DOCUMENT_KINDS } from '#kernel/identity-number/index.ts'
import {
  backLink,
  button,
  errorSummary,
  form,
  input,
  insetText,
  pageHeading,
  paragraph,
  radios,
  readerPanel,
  sectionHeading,
  select,
  textarea,
} from '#ui/components.ts'
import { readerAddress } from '#platform/reader/index.ts'
import type { Region } from '#modules/organisation/index.ts'
import type { IntakeForm } from './intake-form.ts'
import { DESK } from './pages-desk-frame.ts'
import { numberHelp } from './pages-document-help.ts'
import type { FormError } from './pages-people-frame.ts'
import type { View } from './pages-tracker.ts'

const language = 'zh-Hans' as const

export const INTAKE = `${DESK}/register`

export interface IntakeData {
  readonly csrf: string
  readonly typed: IntakeForm
  readonly errors: readonly FormError[]
  /** The lines were read into the form just now. */
  readonly read: boolean
  /** Districts of the region of this counter. */
  readonly districts: readonly Region[]
}

const errorAt = ({ errors }: IntakeData, name: string): string | undefined =>
  errors.find(({ href }) => href === `#${name}`)?.text

const line = (
  data: IntakeData,
  name: 'number' | 'issuingState' | 'validUntil' | 'name' | 'birth' | 'phone',
  label: string,
  hint: string,
): Html =>
  input({
    language,
    name,
    label,
    hint,
    value: data.typed[name],
    width: name === 'issuingState' ? 5 : 20,
    autocomplete: 'off',
    spellcheck: false,
    error: errorAt(data, name),
  })

const lineFields = (data: IntakeData): readonly Html[] => [
  sectionHeading('机读码'),
  textarea({
    language,
    name: 'lines',
    label: '证件上的机读码',
    hint: '扫描或者照抄：通行证背面 3 行，护照资料页底部 2 行。没有的不填。',
    rows: 3,
    value: data.typed.lines,
    autocomplete: 'off',
    spellcheck: false,
    error: data.errors
      .filter(({ href }) => href === '#lines')
      .map(({ text }) => text)
      .join('；'),
  }),
  button({ text: '读机读码，填好下面', name: 'act', value: 'read', kind: 'secondary' }),
]

const documentFields = (data: IntakeData): readonly Html[] => [
  sectionHeading('证件'),
  select({
    language,
    name: 'documentKind',
    label: '证件种类',
    items: ALL_DOCUMENT_KINDS.filter((kind) => DOCUMENT_KINDS[kind].primary).map((value) => ({
      value,
      text: DOCUMENT_KINDS[value].zh,
    })),
    value: data.typed.documentKind,
    error: errorAt(data, 'documentKind'),
  }),
  line(data, 'number', '证件号码', '照证件上的写，空格可有可无'),
  numberHelp(),
  line(data, 'issuingState', '签发国代码', '只有外国护照要填，三个字母'),
  line(data, 'validUntil', '证件有效期到', '长期有效的留空，例如 2036 11 30'),
]

const personFields = (data: IntakeData): readonly Html[] => [
  sectionHeading('本人'),
  line(data, 'name', '姓名', '照证件上的写，一个字都不改：有中文姓名的写中文，没有的写拉丁字母'),
  line(data, 'birth', '出生日期', '例如 1990 3 7'),
  radios({
    language,
    name: 'sex',
    legend: '性别',
    layout: 'inline',
    value: data.typed.sex,
    error: errorAt(data, 'sex'),
    items: [
      { value: 'female', text: '女' },
      { value: 'male', text: '男' },
    ],
  }),
  line(data, 'phone', '手机号码', '境外号码写国际区号，例如 +85291234567；没有的留空'),
  select({
    language,
    name: 'region',
    label: '住在哪里',
    items: [
      { value: '', text: '请选' },
      ...data.districts.map(({ code, name }) => ({ value: code, text: name[language] })),
    ],
    value: data.typed.region,
    error: errorAt(data, 'region'),
  }),
]

/** 登记新的人: machine-readable lines fill the form, the clerk compares it with the face. */
export const intakePage = (data: IntakeData): View => ({
  title: '登记新的人',
  beforeMain: backLink({ language, href: DESK }),
  main: html`${[
    data.errors.length > 0 && errorSummary({ language, errors: data.errors }),
    pageHeading('登记新的人'),
    data.read && insetText({ text: '机读码没有错，已经填好。姓名请照证件正面核对。' }),
    paragraph('找人找不到、又确实没有登记过的，在这里登记。联网核不了的，由另一个单位复核。'),
    readerPanel({
      language,
      address: readerAddress(),
      reads: [{ what: 'document', key: 'F6' }],
    }),
    form({
      action: INTAKE,
      method: 'post',
      csrf: data.csrf,
      hidden: { readBy: 'typed' },
      content: [
        lineFields(data),
        documentFields(data),
        personFields(data),
        button({ text: '登记', name: 'act', value: 'enter', preventDoubleClick: true }),
      ],
    }),
  ]}`,
})
