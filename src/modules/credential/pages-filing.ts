import { html, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  buttonGroup,
  checkboxes,
  form,
  input,
  linkButton,
  pageHeading,
  paragraph,
  radios,
  select,
  textarea,
} from '#ui/components.ts'
import type { View } from '#ui/portal.ts'
import { domainName, DOMAINS } from '#modules/catalogue/index.ts'
import { AUDIENCES, CREDENTIAL_KINDS, USES } from './credential.ts'
import { carriedAlong, type FilingForm } from './filing-form.ts'
import { AUDIENCE_NAMES, KIND_WORDS, USE_NAMES, words as w } from './messages.ts'
import { DEPT as PATH } from './pages-frame.ts'
import { language, overlapTable, said } from './pages-parts.ts'
import type { Names } from './read-credential.ts'
import type { Overlap } from './store-opinions.ts'

export interface FilingPage {
  readonly csrf: string
  readonly typed: FilingForm
  readonly fault: string | undefined
  readonly regions: readonly { readonly code: string; readonly name: string }[]
}

const whatItIs = ({ typed, regions }: FilingPage): readonly Html[] => [
  radios({
    language,
    name: 'kind',
    legend: w.kind,
    layout: 'inline',
    value: typed.kind,
    items: CREDENTIAL_KINDS.map((value) => ({ value, text: KIND_WORDS[value] })),
  }),
  input({ language, name: 'name', label: w.name, hint: w.nameHint, value: typed.name, width: 20 }),
  select({
    language,
    name: 'regionCode',
    label: w.region,
    value: typed.regionCode,
    items: regions.map(({ code, name }) => ({ value: code, text: name })),
  }),
  select({
    language,
    name: 'domain',
    label: w.domain,
    value: typed.domain,
    items: DOMAINS.map((value) => ({ value, text: domainName(language, value) })),
  }),
]

const whatItDoes = ({ typed }: FilingPage): readonly Html[] => [
  checkboxes({
    language,
    name: 'audiences',
    legend: w.audiences,
    layout: 'small',
    values: typed.audiences,
    items: AUDIENCES.map((value) => ({ value, text: AUDIENCE_NAMES[value] })),
  }),
  checkboxes({
    language,
    name: 'uses',
    legend: w.uses,
    layout: 'small',
    values: typed.uses,
    items: USES.map((value) => ({ value, text: USE_NAMES[value] })),
  }),
  input({
    language,
    name: 'document',
    label: w.document,
    hint: w.documentHint,
    value: typed.document,
  }),
  radios({
    language,
    name: 'alreadyIssued',
    legend: w.already,
    value: typed.alreadyIssued,
    items: [
      { value: 'no', text: w.notIssued },
      { value: 'yes', text: w.issued },
    ],
  }),
  input({
    language,
    name: 'holderCount',
    label: w.holders,
    hint: w.holdersHint,
    value: typed.holderCount,
    width: 10,
    inputMode: 'numeric',
  }),
]

/** 申报: what somebody wants to hand out; the next page shows what is like it. */
export const filingPage = (data: FilingPage): View => ({
  title: w.file,
  beforeMain: backLink({ language, href: PATH }),
  main: html`${[
    said(data),
    pageHeading(w.file, w.title),
    paragraph(w.deptLead, 'lead'),
    form({
      action: `${PATH}/check`,
      method: 'post',
      csrf: data.csrf,
      content: [whatItIs(data), whatItDoes(data), button({ text: w.look })],
    }),
  ]}`,
})

/** 查重: what is like it, before anything is filed. */
export const comparisonPage = (
  data: FilingPage & { readonly overlaps: readonly Overlap[]; readonly names: Names },
): View => {
  const { csrf, typed, overlaps, names } = data
  const along = carriedAlong(typed)
  return {
    title: w.lookTitle,
    beforeMain: backLink({ language, href: PATH }),
    main: html`${[
      said(data),
      pageHeading(typed.name, w.lookTitle),
      paragraph(w.lookLead(overlaps.length), 'lead'),
      overlaps.length > 0 && overlapTable(overlaps, names),
      form({
        action: PATH,
        method: 'post',
        csrf,
        hidden: along,
        content: [
          textarea({ language, name: 'need', label: w.need, hint: w.needHint, value: typed.need }),
          button({ text: w.submit, preventDoubleClick: true }),
        ],
      }),
      buttonGroup(
        linkButton({
          href: `${PATH}/new?${new URLSearchParams(along).toString()}`,
          text: w.edit,
          kind: 'secondary',
        }),
      ),
    ]}`,
  }
}
