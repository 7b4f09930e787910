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
  sectionHeading,
  select,
  textarea,
} from '#ui/components.ts'
import { characterFinder } from './pages-characters.ts'
import type { CharacterSearch } from './pages-characters-search.ts'
import { type FormError, personHref } from './pages-people-frame.ts'
import type { View } from './pages-tracker.ts'

const language = 'zh-Hans' as const

export interface ChangeForm {
  readonly name: string
  readonly phone: string
  readonly documentKind: string
  readonly number: string
  readonly issuingState: string
  readonly validUntil: string
  readonly materials: string
}

export const EMPTY_CHANGE: ChangeForm = {
  name: '',
  phone: '',
  documentKind: 'residentIdentityCard',
  number: '',
  issuingState: '',
  validUntil: '',
  materials: '',
}

export interface ChangeData {
  readonly csrf: string
  readonly lookup: string
  readonly typed: ChangeForm
  readonly errors: readonly FormError[]
  /** 生僻字, as far as somebody has looked for one. */
  readonly seek: string
  readonly search: CharacterSearch | undefined
}

const fields = ({ typed, errors }: ChangeData): readonly Html[] => {
  const error = (name: string) => errors.find(({ href }) => href === `#${name}`)?.text
  const line = (
    name: 'name' | 'phone' | 'number' | 'issuingState' | 'validUntil',
    label: string,
    hint?: string,
  ) =>
    input({
      language,
      name,
      label,
      ...(hint !== undefined && { hint }),
      value: typed[name],
      width: name === 'issuingState' ? 5 : 20,
      autocomplete: 'off',
      spellcheck: false,
      error: error(name),
    })
  return [
    sectionHeading('改什么'),
    paragraph('只填要改的，不改的留空。'),
    line('name', '新的姓名', '照证件上的写'),
    line('phone', '新的手机号码', '境外号码写国际区号，例如 +85291234567'),
    sectionHeading('新证件'),
    select({
      language,
      name: 'documentKind',
      label: '证件种类',
      items: ALL_DOCUMENT_KINDS.map((value) => ({ value, text: DOCUMENT_KINDS[value].zh })),
      value: typed.documentKind,
    }),
    line('number', '新的证件号码', '换领了新证件也在这里填'),
    line('issuingState', '签发国代码', '只有外国护照要填，三个字母'),
    line('validUntil', '证件有效期到', '长期有效的留空，例如 2036 11 30'),
    sectionHeading('材料'),
    textarea({
      language,
      name: 'materials',
      label: '看过的材料和编号',
      hint: '一行一样',
      value: typed.materials,
      error: error('materials'),
    }),
  ]
}

/** 变更登记信息: name, phone, document. */
export const changePage = (data: ChangeData): View => ({
  title: '变更登记信息',
  beforeMain: backLink({ language, href: personHref(data.lookup) }),
  main: html`${[
    data.errors.length > 0 && errorSummary({ language, errors: data.errors }),
    pageHeading('变更登记信息'),
    insetText({
      text: '九十天内改到第二项关键信息（姓名、证件号码、手机、账户），要另一个单位的登记复核人复核后才生效，期间发放会暂缓核对。只改一项的，马上生效。',
    }),
    form({
      action: `${personHref(data.lookup)}/change`,
      method: 'post',
      csrf: data.csrf,
      content: [
        ...fields(data),
        button({ text: '提交变更', preventDoubleClick: true }),
        characterFinder({
          query: data.seek,
          search: data.search,
          reportHref: `${personHref(data.lookup)}/exception?kind=rareCharacter`,
        }),
      ],
    }),
  ]}`,
})
