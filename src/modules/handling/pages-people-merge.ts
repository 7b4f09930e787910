import { html, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  errorSummary,
  form,
  link,
  pageHeading,
  panel,
  paragraph,
  radios,
  textarea,
} from '#ui/components.ts'
import type { FindForm } from './pages-desk-home.ts'
import { type FormError, otherFields, personHref } from './pages-people-frame.ts'
import type { View } from './pages-tracker.ts'

const language = 'zh-Hans' as const

export interface MergeForm extends FindForm {
  readonly keep: string
  readonly reason: string
  readonly evidence: string
}

export interface MergeData {
  readonly csrf: string
  readonly lookup: string
  readonly typed: MergeForm
  readonly errors: readonly FormError[]
}

/** Whoever has to agree, for whoever proposes. */
export const SECOND_UNIT = '由另一个单位的登记复核人复核，本单位的同事不能复核。'

const fields = ({ typed, errors }: MergeData): readonly Html[] => {
  const error = (name: string) => errors.find(({ href }) => href === `#${name}`)?.text
  return [
    ...otherFields(typed, errors),
    radios({
      language,
      name: 'keep',
      legend: '留下哪一条登记',
      hint: '有卡、有订单或办件的那一条要留下',
      error: error('keep'),
      items: [
        { value: 'this', text: '留下眼前这一条' },
        { value: 'other', text: '留下上面填写的那一条' },
      ],
      value: typed.keep,
    }),
    radios({
      language,
      name: 'reason',
      legend: '为什么是同一个人',
      error: error('reason'),
      items: [
        { value: 'enteredTwice', text: '同一个人登记了两次' },
        { value: 'residencePermit', text: '通行证持有人领了居住证' },
      ],
      value: typed.reason,
    }),
    textarea({
      language,
      name: 'evidence',
      label: '依据',
      hint: '看过的材料和编号，一行一样',
      value: typed.evidence,
      error: error('evidence'),
    }),
  ]
}

/** 提议合并: the second entry, which one stays, and why. */
export const mergePage = (data: MergeData): View => ({
  title: '提议合并登记',
  beforeMain: backLink({ language, href: personHref(data.lookup) }),
  main: html`${[
    data.errors.length > 0 && errorSummary({ language, errors: data.errors }),
    pageHeading('提议合并登记'),
    paragraph(`另一条登记是谁的，照证件填写。${SECOND_UNIT}`),
    form({
      action: `${personHref(data.lookup)}/merge`,
      method: 'post',
      csrf: data.csrf,
      content: [...fields(data), button({ text: '提议合并', preventDoubleClick: true })],
    }),
  ]}`,
})

/** What a proposal comes to. */
export const proposedPage = (lookup: string, title: string, text: string): View => ({
  title,
  main: html`${[
    panel({ title, text }),
    paragraph(link({ href: personHref(lookup), text: '回到一人一览' })),
  ]}`,
})
