import { html } from '#kernel/html.ts'
import {
  backLink,
  button,
  errorSummary,
  form,
  insetText,
  pageHeading,
  paragraph,
  radios,
  sectionHeading,
  textarea,
} from '#ui/components.ts'
import type { IdentityState, ReviewReason } from '#modules/person/index.ts'
import { REASON_WORDS } from './messages-identity.ts'
import { type FormError, personHref } from './pages-people-frame.ts'
import type { View } from './pages-tracker.ts'

const language = 'zh-Hans' as const

/** What a clerk sees with their own eyes; the register says the rest itself. */
export const CLERK_REASONS = [
  'nameNeedsLook',
  'noOnlineSource',
] as const satisfies readonly ReviewReason[]

export interface IdentityData {
  readonly csrf: string
  readonly lookup: string
  readonly state: IdentityState
  readonly text: string
  readonly typed: { readonly reason: string; readonly evidence: string }
  readonly errors: readonly FormError[]
}

const askForm = ({ csrf, lookup, typed, errors }: IdentityData) => {
  const error = (name: string) => errors.find(({ href }) => href === `#${name}`)?.text
  return [
    sectionHeading('送另一个单位复核'),
    paragraph('证件和登记对不上、又不能当场说清的，送去复核。期间不制卡，挂失照办。'),
    form({
      action: `${personHref(lookup)}/identity`,
      method: 'post',
      csrf,
      content: [
        radios({
          language,
          name: 'reason',
          legend: '原因',
          value: typed.reason,
          error: error('reason'),
          items: CLERK_REASONS.map((value) => ({ value, text: REASON_WORDS[value] })),
        }),
        textarea({
          language,
          name: 'evidence',
          label: '看到了什么',
          hint: '写材料的编号和哪里对不上，不要写姓名和号码',
          value: typed.evidence,
          error: error('evidence'),
        }),
        button({ text: '送复核', preventDoubleClick: true }),
      ],
    }),
  ]
}

/** 身份核对 of the person at the counter: how sure it is, and the way to a second pair of eyes. */
export const identityPage = (data: IdentityData): View => ({
  title: '身份核对',
  beforeMain: backLink({ language, href: personHref(data.lookup) }),
  main: html`${[
    data.errors.length > 0 && errorSummary({ language, errors: data.errors }),
    pageHeading('身份核对'),
    insetText({ text: data.text }),
    data.state !== 'inReview' && askForm(data),
  ]}`,
})
