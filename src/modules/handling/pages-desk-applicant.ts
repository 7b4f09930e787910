import { html, type Content, type Html } from '#kernel/html.ts'
import type { Decision } from '#kernel/decision.ts'
import {
  button,
  details,
  form,
  insetText,
  link,
  linkButton,
  paragraph,
  radios,
  readerPanel,
  sectionHeading,
  select,
  summaryList,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { readerAddress } from '#platform/reader/index.ts'
import type { Outlet } from '#modules/organisation/index.ts'
import type { ApplicantRefusal, ProvedApplicant } from './applicant.ts'
import { APPLICANT_REFUSALS, applicantWords as w, ownReason } from './messages-applicants.ts'
import { applicantName } from './messages-channels.ts'
import type { FindForm } from './pages-desk-home.ts'
import { type FormError, otherFields } from './pages-people-frame.ts'
import { type ApplicantKind, type ServiceCode, SERVICES } from './service.ts'
import { takesAgents } from './wish.ts'

const language = 'zh-Hans' as const

/** Organisations act by a mandate that they bring, not by a relation. */
export const ORGANISATIONS = ['bank', 'department'] as const satisfies readonly ApplicantKind[]
export type Organisation = (typeof ORGANISATIONS)[number]

/** Whoever came instead of the holder: masked, with what the program decided about them. */
export interface ShownComer {
  /** The search that found them, never their id. */
  readonly lookupId: string
  readonly name: string
  readonly number: string
  readonly relation: string | undefined
  readonly decision: Decision<ProvedApplicant, ApplicantRefusal>
}

/** Who applies, as the page of an acceptance shows it. */
export interface ApplicantData {
  readonly csrf: string
  /** Address of the acceptance, and of the person it is for. */
  readonly path: string
  readonly personPath: string
  readonly service: ServiceCode
  readonly comer: ShownComer | undefined
  readonly organisation: Organisation | undefined
  readonly typed: FindForm
  readonly errors: readonly FormError[]
}

const documentForm = ({ csrf, path, typed, errors }: ApplicantData): Html =>
  details({
    summary: w.somebodyElse,
    open: errors.length > 0,
    text: [
      paragraph(w.read),
      readerPanel({
        language,
        address: readerAddress(),
        reads: [{ what: 'document', key: 'F6' }],
      }),
      form({
        action: `${path}/applicant`,
        method: 'post',
        csrf,
        hidden: { readBy: 'typed' },
        content: [otherFields(typed, errors), button({ text: w.check, kind: 'secondary' })],
      }),
    ],
  })

const organisationForm = ({ path, service, organisation }: ApplicantData): Content => {
  const may = ORGANISATIONS.filter((one) => SERVICES[service].applicants.includes(one))
  if (may.length === 0) return undefined
  return details({
    summary: w.organisation,
    open: organisation !== undefined,
    text: form({
      action: path,
      method: 'get',
      content: [
        radios({
          language,
          name: 'applicant',
          legend: w.organisation,
          layout: 'inline',
          value: organisation,
          items: may.map((value) => ({ value, text: applicantName(language, value) })),
        }),
        button({ text: w.organisationButton, kind: 'secondary' }),
      ],
    }),
  })
}

const wayOn = (
  { personPath, service }: ApplicantData,
  { lookupId, decision }: ShownComer,
): Content => {
  if (decision.granted) return undefined
  const relations = `${personPath}/relations`
  const back = new URLSearchParams({ by: lookupId, service }).toString()
  if (decision.refusal === 'GUARDIAN_NOT_ON_RECORD')
    return linkButton({ href: `${relations}/new?kind=guardian&${back}`, text: '登记监护人' })
  if (decision.refusal === 'LETTER_NOT_SIGNED')
    return linkButton({ href: `${relations}?${back}`, text: '去登记签字' })
  return decision.refusal === 'RELATION_NOT_ON_RECORD' || decision.refusal === 'NOT_IN_SCOPE'
    ? linkButton({ href: `${relations}?${back}`, text: '登记代办' })
    : undefined
}

const comerPart = (data: ApplicantData, comer: ShownComer): Content => {
  const { decision } = comer
  return [
    summaryList({
      rows: [
        { key: w.comer, value: verbatim(comer.name) },
        { key: w.document, value: verbatim(comer.number) },
        ...(comer.relation === undefined ? [] : [{ key: w.relation, value: comer.relation }]),
      ],
    }),
    decision.granted
      ? insetText({ text: [w.ofRecord, html`<br>`, w.told] })
      : warningText({ language, text: refusalText(data.service, decision.refusal) }),
    wayOn(data, comer),
    paragraph(link({ href: data.path, text: w.asHolder })),
  ]
}

/** Why whoever came may not ask for this service, and what is possible instead. */
export const refusalText = (service: ServiceCode, refusal: ApplicantRefusal): string =>
  refusal === 'SERVICE_IS_OWN' ? ownReason(service) : APPLICANT_REFUSALS[refusal]

/** 谁来办: the holder, somebody whose document is read, or an organisation with its mandate. */
export const applicantPart = (data: ApplicantData): Content => [
  sectionHeading(w.who),
  data.comer === undefined
    ? [
        data.organisation === undefined && paragraph(w.holder),
        takesAgents(data.service)
          ? documentForm(data)
          : insetText({ text: ownReason(data.service) }),
        organisationForm(data),
      ]
    : comerPart(data, data.comer),
]

/** 上门: at the counter, or at somebody's bed or door from an outlet of this unit. */
export const placeSelect = (outlets: readonly Outlet[], value?: string, error?: string): Html =>
  select({
    language,
    name: 'doorFrom',
    label: w.place,
    value: value ?? '',
    error,
    items: [
      { value: '', text: w.atCounter },
      ...outlets.map(({ code, name }) => ({ value: code, text: w.atDoor(name[language]) })),
    ],
  })
