import { html } from '#kernel/html.ts'
import {
  backLink,
  button,
  errorSummary,
  form,
  input,
  insetText,
  link,
  pageHeading,
  paragraph,
  radios,
  select,
  textarea,
} from '#ui/components.ts'
import { EXCEPTION_KINDS } from './exception-kind.ts'
import { exceptionWords as w, KIND_HINTS, KIND_WORDS } from './messages-exception.ts'
import { serviceName } from './messages-services.ts'
import { deskKeys } from './pages-desk-frame.ts'
import type { FormError } from './pages-people-frame.ts'
import type { View } from './pages-tracker.ts'
import { groupedCode } from './reference.ts'
import type { Case } from './store.ts'

const language = 'zh-Hans' as const

export interface ReportForm {
  readonly kind: string
  readonly statement: string
  readonly image: string
  readonly caseId: string
}
export const EMPTY_REPORT: ReportForm = { kind: '', statement: '', image: '', caseId: '' }

export interface ReportData {
  readonly csrf: string
  /** Where the form goes, and back to where the clerk came from. */
  readonly path: string
  readonly backHref: string
  /** Cases it may belong to; none when it was opened from one. */
  readonly cases: readonly Case[]
  readonly typed: ReportForm
  readonly errors: readonly FormError[]
  /** Present when the same trouble is being seen to. */
  readonly underWay: string | undefined
}

/** 报疑难: the kind says who will see to it and by when. */
export const reportPage = (data: ReportData): View => {
  const { csrf, path, backHref, cases, typed, errors, underWay } = data
  const error = (name: string) => errors.find(({ href }) => href === `#${name}`)?.text
  return {
    title: w.reportTitle,
    beforeMain: backLink({ language, href: backHref }),
    main: html`${[
      errors.length > 0 && errorSummary({ language, errors }),
      pageHeading(w.reportTitle),
      deskKeys(),
      paragraph(w.reportLead),
      underWay !== undefined &&
        insetText({ text: [w.underWay, ' ', link({ href: underWay, text: w.seeIt })] }),
      form({
        action: path,
        method: 'post',
        csrf,
        content: [
          radios({
            language,
            name: 'kind',
            legend: w.kind,
            error: error('kind'),
            items: EXCEPTION_KINDS.map((value) => ({
              value,
              text: KIND_WORDS[value],
              hint: KIND_HINTS[value],
            })),
            value: typed.kind,
          }),
          textarea({
            language,
            name: 'statement',
            label: w.statement,
            hint: w.statementHint,
            value: typed.statement,
            error: error('statement'),
          }),
          input({
            language,
            name: 'image',
            label: w.image,
            hint: w.imageHint,
            value: typed.image,
            width: 20,
            autocomplete: 'off',
            spellcheck: false,
          }),
          cases.length > 0 &&
            select({
              language,
              name: 'caseId',
              label: w.case,
              items: [
                { value: '', text: w.noCase },
                ...cases.map((one) => ({
                  value: one.id,
                  text: `${serviceName(language, one.service)} ${groupedCode(one.id)}`,
                })),
              ],
              value: typed.caseId,
            }),
          button({ text: w.send, preventDoubleClick: true }),
        ],
      }),
    ]}`,
  }
}
