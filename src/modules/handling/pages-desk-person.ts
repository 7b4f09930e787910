import { html, type Content, type Html } from '#kernel/html.ts'
import { maskIdentityNumber, maskName } from '#kernel/masking.ts'
import { DOCUMENT_KINDS, type DocumentKind } from '#kernel/identity-number/index.ts'
import {
  backLink,
  bulletList,
  button,
  details,
  errorSummary,
  form,
  identityBar,
  insetText,
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
  warningText,
} from '#ui/components.ts'
import type { PageOptions } from '#ui/layout.ts'
import { deskWords as w, STATUS_WORDS } from './messages-desk.ts'
import { EXCEPTION_STATUS_WORDS, KIND_WORDS } from './messages-exception.ts'
import { serviceName } from './messages-services.ts'
import { DESK, deskCasePath, deskKeys } from './pages-desk-frame.ts'
import { dueTag } from './pages-desk-home.ts'
import { exceptionPath } from './pages-exceptions.ts'
import type { View } from './pages-tracker.ts'
import type { CardStrip, Possibility } from './possibility.ts'
import { groupedCode } from './reference.ts'
import type { Case } from './store.ts'
import type { Exception } from './store-exception.ts'

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

/** Whose affairs are open, masked. */
export const personBar = ({ name, number }: DeskPerson): Html =>
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
  /** What is not sure about who this is; none when nothing is open. */
  readonly identity?: string | undefined
  /** The number in full, for the one page it was asked for. */
  readonly revealed: boolean
  readonly reasonMissing: boolean
  /** 疑难件 of this person, open or not. */
  readonly exceptions: readonly Exception[]
  /** Of whose unit the clerk is: what it reported or sees to can be opened. */
  readonly agencyCode: string
  /** The register says that this person has died. */
  readonly died: boolean
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
      link({ href: `${personPath(person)}/identity`, text: '身份核对' }),
      link({ href: `${personPath(person)}/exception`, text: '报疑难' }),
    ]),
  ]}`

/** Dead by the register, and here at the counter: somebody has to ask. */
const deathWarning = ({ person, died }: PersonData): Content =>
  died && [
    warningText({ language, text: '登记为已故，卡和代办都停了。' }),
    paragraph([
      '本人就在窗口的，',
      link({ href: `${personPath(person)}/exception?kind=deathFlagWrong`, text: '报误报死亡' }),
      '，由专人核实，本人不用等。',
    ]),
  ]

const exceptionList = ({ exceptions, agencyCode }: PersonData): Content => {
  if (exceptions.length === 0) return undefined
  const text = ({ kind }: Exception): string => KIND_WORDS[kind]
  return [
    sectionHeading('疑难件'),
    bulletList(
      exceptions.map((one) => [
        one.openedAgency === agencyCode || one.resolverAgency === agencyCode
          ? link({ href: exceptionPath(one), text: text(one) })
          : text(one),
        ` · ${EXCEPTION_STATUS_WORDS[one.status]}`,
      ]),
    ),
  ]
}

/** 一人一览: card, what can be done and why, cases of the whole province. */
export const personPage = (data: PersonData): DeskView => ({
  title: w.person,
  banner: personBar(data.person),
  beforeMain: backLink({ language, href: DESK }),
  main: html`${[
    data.reasonMissing &&
      errorSummary({ language, errors: [{ text: w.reasonMissing, href: '#reason' }] }),
    pageHeading(w.person),
    deskKeys(),
    data.identity !== undefined && insetText({ text: data.identity }),
    deathWarning(data),
    strip(data.card),
    revealForm(data),
    sectionHeading(w.cases),
    caseList(data),
    exceptionList(data),
    possibilityTable(data),
    registerLinks(data.person),
  ]}`,
})
