import { type Content as Drawn, html, type Html } from '#kernel/html.ts'
import {
  insetText,
  inLanguage,
  link,
  linkButton,
  buttonGroup,
  pageHeading,
  paragraph,
  printButton,
  screenOnly,
  sectionHeading,
  summaryList,
  tag,
  verbatim,
} from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import { type Language, localPath, type Text } from '#ui/i18n/language.ts'
import { articleName, publicPage, type PublicView } from '#modules/catalogue/index.ts'
import { feedWords } from '#modules/person/index.ts'
import type { ReasonedChange } from './list.ts'
import { payWords, programmeMessages as t, standardText } from './messages.ts'
import type { Programme } from './programme.ts'

const PATH = '/programmes'

/** A change of the year with the day and the names that belong to it. */
export interface ShownChange {
  readonly change: ReasonedChange
  readonly name: Text
  readonly from: Temporal.PlainDate
}

export interface ProgrammesPage {
  readonly view: PublicView
  readonly on: Temporal.PlainDate
  readonly programmes: readonly Programme[]
  readonly agencies: ReadonlyMap<string, Text>
  readonly changes: readonly ShownChange[]
}

const agencyName = (
  { agencies }: Pick<ProgrammesPage, 'agencies'>,
  language: Language,
  code: string,
): string => agencies.get(code)?.[language] ?? code

const nameLink = (language: Language, { code, name }: Programme): Html =>
  link({ href: localPath(language, `${PATH}/${code}`), text: name[language] })

/** A line of its own for each fact: nothing has to be scrolled sideways, however large the text. */
const lines = (...facts: readonly Drawn[]): Html =>
  html`${facts.map((fact) => html`<div>${fact}</div>`)}`

const ofAgency = (data: ProgrammesPage, ownerAgency: string): Drawn => {
  const { language } = data.view
  return [
    sectionHeading(agencyName(data, language, ownerAgency)),
    summaryList({
      rows: data.programmes
        .filter((one) => one.ownerAgency === ownerAgency)
        .map((one) => ({
          key: nameLink(language, one),
          value: lines(standardText(language, one), payWords(language, one.pay)),
        })),
    }),
  ]
}

const CHANGE_COLOURS = { added: 'green', changed: 'blue', exited: 'grey' } as const

const changesOfYear = ({ view: { language }, on, changes }: ProgrammesPage): Drawn => [
  sectionHeading(t(language, 'changes', { year: on.year })),
  changes.length === 0
    ? paragraph(t(language, 'noChanges'))
    : summaryList({
        rows: changes.map(({ change, name, from }) => ({
          key: name[language],
          value: lines(
            [
              tag({ text: t(language, change.kind), colour: CHANGE_COLOURS[change.kind] }),
              ' ',
              formatDate(language, from),
            ],
            language === 'zh-Hans' ? change.reason : inLanguage('zh-Hans', change.reason),
          ),
        })),
      }),
]

/** 补贴项目清单: the list in force, by department, and what changed. */
export const programmesPage = (data: ProgrammesPage): Html => {
  const { view, on, programmes } = data
  const { language } = view
  const owners = [...new Set(programmes.map(({ ownerAgency }) => ownerAgency))]
  const title = t(language, 'title')
  return publicPage(view, {
    title,
    description: t(language, 'lead'),
    section: '/catalogue',
    trail: [{ text: title }],
    main: html`${[
      pageHeading(title),
      paragraph(t(language, 'lead'), 'lead'),
      paragraph(
        t(language, 'inForce', { date: formatDate(language, on), count: programmes.length }),
      ),
      programmes.some(({ demonstration }) => demonstration) &&
        insetText({ text: t(language, 'example') }),
      owners.map((owner) => ofAgency(data, owner)),
      changesOfYear(data),
      screenOnly(
        buttonGroup(
          linkButton({
            href: localPath(language, `${PATH}/list.csv`),
            text: t(language, 'download'),
            kind: 'secondary',
          }),
          linkButton({
            href: '/v1/programmes',
            text: t(language, 'downloadJson'),
            kind: 'secondary',
          }),
          printButton({ language }),
        ),
      ),
      paragraph(t(language, 'questions'), 'quiet'),
      paragraph(articleName(language, 'YKT-13'), 'quiet'),
    ]}`,
  })
}

const excluded = (
  language: Language,
  codes: readonly string[],
  named: ReadonlyMap<string, Programme>,
): Drawn =>
  codes.length === 0
    ? t(language, 'none')
    : codes.map((code) => {
        const other = named.get(code)
        return html`<div>${other === undefined ? verbatim(code) : nameLink(language, other)}</div>`
      })

/** The facts of a programme, as the public and its department read them. */
export const programmeFacts = (
  language: Language,
  programme: Programme,
  names: {
    readonly agencies: ReadonlyMap<string, Text>
    readonly programmes: ReadonlyMap<string, Programme>
  },
): Html => {
  const { basis, feeds } = programme
  const row = (key: Drawn, value: Drawn) => ({ key, value })
  return summaryList({
    rows: [
      row(t(language, 'code'), verbatim(programme.code)),
      row(t(language, 'owner'), agencyName(names, language, programme.ownerAgency)),
      row(t(language, 'payer'), agencyName(names, language, programme.payerAgency)),
      row(
        t(language, 'basis'),
        basis === undefined
          ? t(language, 'noBasis')
          : inLanguage('zh-Hans', `${basis.title}，${basis.document}`),
      ),
      row(t(language, 'standard'), standardText(language, programme)),
      row(t(language, 'payee'), t(language, programme.payee)),
      row(t(language, 'payDay'), payWords(language, programme.pay)),
      row(t(language, 'class'), t(language, programme.class)),
      row(t(language, 'notice'), t(language, 'noticeDays', { days: programme.noticeDays })),
      row(t(language, 'exclusions'), excluded(language, programme.exclusions, names.programmes)),
      row(
        t(language, 'checks'),
        feeds.length === 0
          ? t(language, 'none')
          : feeds.map(
              ({ feed, maxAgeHours }) =>
                html`<div>${t(language, 'checkLine', {
                  what: feedWords(language, feed),
                  hours: maxAgeHours,
                })}</div>`,
            ),
      ),
    ],
  })
}

/** The rows of a programme through the years. */
export const programmeHistory = (language: Language, versions: readonly Programme[]): Drawn => [
  sectionHeading(t(language, 'history')),
  summaryList({
    rows: versions.map((one) => ({
      key: lines(
        `${formatDate(language, one.period.from)} –`,
        one.period.until === undefined
          ? t(language, 'now')
          : formatDate(language, one.period.until),
      ),
      value: lines(standardText(language, one), payWords(language, one.pay)),
    })),
  }),
]

/** One programme, for everybody. */
export const programmePage = (data: {
  readonly view: PublicView
  readonly programme: Programme
  readonly versions: readonly Programme[]
  readonly programmes: ReadonlyMap<string, Programme>
  readonly agencies: ReadonlyMap<string, Text>
}): Html => {
  const { view, programme, versions } = data
  const { language } = view
  const title = programme.name[language]
  return publicPage(view, {
    title,
    section: '/catalogue',
    trail: [{ text: t(language, 'title'), href: localPath(language, PATH) }, { text: title }],
    main: html`${[
      pageHeading(title, t(language, 'title')),
      programme.demonstration && insetText({ text: t(language, 'example') }),
      programmeFacts(language, programme, data),
      (versions.length > 1 || programme.period.until !== undefined) &&
        programmeHistory(language, versions),
      screenOnly(printButton({ language })),
      paragraph(articleName(language, 'YKT-13'), 'quiet'),
    ]}`,
  })
}
