import { html, type Content, type Html } from '#kernel/html.ts'
import { maskIdentityNumber, maskName } from '#kernel/masking.ts'
import { DOCUMENT_KINDS, type DocumentKind } from '#kernel/identity-number/index.ts'
import {
  backLink,
  bulletList,
  button,
  checkboxes,
  details,
  errorSummary,
  form,
  identityBar,
  link,
  maskedValue,
  notificationBanner,
  numberedRows,
  pageHeading,
  paragraph,
  radios,
  sectionHeading,
  summaryList,
  table,
  tag,
  verbatim,
} from '#ui/components.ts'
import type { PageOptions } from '#ui/layout.ts'
import { type DocumentGroup, type MaterialCode, MATERIALS, materialsFor } from './material.ts'
import { applicantName } from './messages-channels.ts'
import { deskWords as w, STATUS_WORDS } from './messages-desk.ts'
import { materialName, materialSource } from './messages-materials.ts'
import { serviceCondition, serviceName } from './messages-services.ts'
import { DESK, deskCasePath, deskKeys } from './pages-desk-frame.ts'
import { dueTag } from './pages-desk-home.ts'
import type { View } from './pages-tracker.ts'
import type { CardStrip, Possibility } from './possibility.ts'
import { groupedCode } from './reference.ts'
import { APPLICANT_KINDS, type ApplicantKind, type ServiceCode, SERVICES } from './service.ts'
import type { Case } from './store.ts'

const language = 'zh-Hans' as const

export const REVEAL_REASONS = ['compareDocument', 'printForm', 'correctRegister'] as const
export type RevealReason = (typeof REVEAL_REASONS)[number]

export interface DeskPerson {
  /** The search under which the person is open, never the person's id. */
  readonly lookupId: string
  readonly name: string
  readonly kind: DocumentKind
  readonly number: string
}

export const personPath = ({ lookupId }: Pick<DeskPerson, 'lookupId'>): string =>
  `${DESK}/persons/${lookupId}`

export type DeskView = View & Pick<PageOptions, 'banner'>

const bar = ({ name, number }: DeskPerson): Html =>
  identityBar({
    title: [
      verbatim(maskName(name)),
      ' ',
      maskedValue({ language, label: w.masked, masked: maskIdentityNumber(number) }),
    ],
  })

const strip = (card: CardStrip | undefined): Content => {
  if (card === undefined) return paragraph(w.noCard)
  return [
    card.notActivated &&
      notificationBanner({
        language,
        title: w.notActivated,
        text: w.notActivatedText,
      }),
    summaryList({
      rows: [
        { key: w.card, value: [card.city, ' · ', card.bank, ' ', verbatim(card.maskedCardNumber)] },
        { key: '社保功能', value: card.social },
        { key: '银行账户', value: card.account },
      ],
    }),
  ]
}

export interface PersonData {
  readonly csrf: string
  readonly person: DeskPerson
  readonly card: CardStrip | undefined
  readonly possibilities: readonly Possibility[]
  readonly cases: readonly Case[]
  readonly on: Temporal.PlainDate
  /** The number in full, for the one page it was asked for. */
  readonly revealed: boolean
  readonly reasonMissing: boolean
}

const possibilityTable = ({ person, possibilities }: PersonData): Html =>
  table({
    caption: w.canDo,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [w.service, w.possible, w.why, w.accept],
    rows: possibilities.map(({ service, possible, why }) => [
      serviceName(language, service),
      tag({ text: possible ? w.yes : w.no, colour: possible ? 'green' : 'grey' }),
      why,
      possible &&
        link({
          href: `${personPath(person)}/accept/${service}`,
          text: `${w.accept}${serviceName(language, service)}`,
        }),
    ]),
  })

const revealForm = ({ csrf, person, revealed, reasonMissing }: PersonData): Content => {
  if (revealed)
    return summaryList({
      rows: [
        { key: w.documentKind, value: DOCUMENT_KINDS[person.kind].zh },
        { key: w.number, value: verbatim(person.number) },
        { key: w.name, value: verbatim(person.name) },
      ],
    })
  const content = form({
    action: `${personPath(person)}/reveal`,
    method: 'post',
    csrf,
    content: [
      radios({
        language,
        name: 'reason',
        legend: w.revealReason,
        hint: w.revealHint,
        error: reasonMissing && w.reasonMissing,
        items: REVEAL_REASONS.map((value) => ({ value, text: w.reasons[value] })),
      }),
      button({ text: w.revealButton, kind: 'secondary' }),
    ],
  })
  return details({ summary: w.reveal, text: content, open: reasonMissing })
}

const caseList = ({ cases, on }: PersonData): Html =>
  cases.length === 0
    ? paragraph(w.noCases)
    : numberedRows(
        cases.map((one) => ({
          href: deskCasePath(one),
          title: `${serviceName(language, one.service)} ${groupedCode(one.id)}`,
          text: [STATUS_WORDS[one.status], one.endedAt === undefined && [' · ', dueTag(one, on)]],
        })),
      )

const registerLinks = (person: DeskPerson): Html =>
  html`${[
    sectionHeading('登记和代办'),
    bulletList([
      link({ href: `${personPath(person)}/relations`, text: '代办关系' }),
      link({ href: `${personPath(person)}/change`, text: '变更登记信息' }),
      link({ href: `${personPath(person)}/merge`, text: '提议合并登记' }),
    ]),
  ]}`

/** 一人一览: card, what can be done and why, cases of the whole province. */
export const personPage = (data: PersonData): DeskView => ({
  title: w.person,
  banner: bar(data.person),
  beforeMain: backLink({ language, href: DESK }),
  main: html`${[
    data.reasonMissing &&
      errorSummary({ language, errors: [{ text: w.reasonMissing, href: '#reason' }] }),
    pageHeading(w.person),
    deskKeys(),
    strip(data.card),
    revealForm(data),
    sectionHeading(w.cases),
    caseList(data),
    possibilityTable(data),
    registerLinks(data.person),
  ]}`,
})

export interface AcceptData {
  readonly csrf: string
  readonly person: DeskPerson
  readonly group: DocumentGroup
  readonly service: ServiceCode
  readonly applicant: ApplicantKind
  /** Makes the case once, however often the form is sent. */
  readonly key: string
  readonly refused: string | undefined
}

const box = (code: MaterialCode) => ({
  value: code,
  text: materialName(language, code),
  hint: materialSource(language, code),
})

const acceptForm = ({ csrf, group, service, applicant, key }: AcceptData, path: string): Html => {
  const materials = materialsFor(service, applicant, group)
  const shareable = materials.filter((code) => MATERIALS[code].sharedBy !== undefined)
  return form({
    action: path,
    method: 'post',
    csrf,
    hidden: { key, applicant },
    content: [
      checkboxes({
        language,
        name: 'presented',
        legend: w.presented,
        hint: w.presentedHint,
        items: materials.map(box),
      }),
      shareable.length > 0 &&
        checkboxes({
          language,
          name: 'shared',
          legend: w.shared,
          hint: w.sharedHint,
          items: shareable.map((code) => ({ value: code, text: materialName(language, code) })),
        }),
      button({ text: w.acceptButton, preventDoubleClick: true }),
    ],
  })
}

/** 受理: who asks, what they brought, what the registers know. */
export const acceptPage = (data: AcceptData): DeskView => {
  const { csrf, person, service, applicant, refused } = data
  const applicants = APPLICANT_KINDS.filter((one) => SERVICES[service].applicants.includes(one))
  const path = `${personPath(person)}/accept/${service}`
  return {
    title: `${w.acceptTitle} · ${serviceName(language, service)}`,
    banner: bar(person),
    beforeMain: backLink({ language, href: personPath(person) }),
    main: html`${[
      refused !== undefined &&
        errorSummary({ language, errors: [{ text: refused, href: '#presented' }] }),
      pageHeading(serviceName(language, service), w.acceptTitle),
      deskKeys(),
      paragraph(serviceCondition(language, service)),
      form({
        action: path,
        method: 'get',
        content: [
          radios({
            language,
            name: 'applicant',
            legend: w.applicant,
            layout: 'inline',
            value: applicant,
            items: applicants.map((one) => ({ value: one, text: applicantName(language, one) })),
          }),
          button({ text: w.changeApplicant, kind: 'secondary' }),
        ],
      }),
      acceptForm(data, path),
      form({
        action: `${path}/screen`,
        method: 'post',
        csrf,
        content: button({ text: w.showOnScreen, kind: 'secondary' }),
      }),
    ]}`,
  }
}
