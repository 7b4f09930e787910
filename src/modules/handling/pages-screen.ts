import { html, type Content } from '#kernel/html.ts'
import {
  bulletList,
  button,
  customerPlate,
  form,
  paragraph,
  sectionHeading,
  summaryList,
  verbatim,
} from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import {
  type BankChangeStatement,
  statementMessages as t,
  type ShownStatement,
} from '#modules/card/index.ts'
import { kindWords, type Relation, scopeWords } from '#modules/person/index.ts'
import { screenWords as w } from './messages-desk.ts'
import { resultName } from './messages-channels.ts'
import { effectsOf } from './messages-effects.ts'
import { materialName } from './messages-materials.ts'
import { serviceCondition, serviceName } from './messages-services.ts'
import { type CaseMaterial, stillMissing } from './opening.ts'
import { materialsFor } from './material.ts'
import type { View } from './pages-tracker.ts'
import { groupedCode } from './reference.ts'
import { SERVICES } from './service.ts'
import type { CustomerScreen } from './store-screen.ts'

const language = 'zh-Hans' as const

export interface ScreenData {
  readonly csrf: string
  readonly screen: CustomerScreen | undefined
  /** The letter that is shown, as it stands with the relation. */
  readonly letter: Relation | undefined
  /** Of the case that is shown. */
  readonly materials: readonly CaseMaterial[]
  /** Of the change of bank that is shown. */
  readonly statement?: ShownStatement | undefined
}

/** Changes whenever the customer should see something else. */
export const screenVersion = (screen: CustomerScreen | undefined): string =>
  screen === undefined
    ? 'welcome'
    : `${screen.shownAt.epochMilliseconds}-${screen.confirmedAt === undefined ? 'open' : 'done'}`

/** 委托书 in large: who may do what for whom, until when. Names are masked. */
const letterContent = ({ kind, personLabel, agentLabel, scopes, endsOn }: Relation): Content => [
  paragraph([verbatim(agentLabel ?? ''), w.mayAct, verbatim(personLabel ?? ''), w.actsFor]),
  paragraph(`${w.relation}：${kindWords(language, kind)}`),
  paragraph(w.scopes),
  bulletList(scopes.map((scope) => scopeWords(language, scope))),
  endsOn !== undefined &&
    paragraph(`${w.until}：${formatDate(language, endsOn.subtract({ days: 1 }))}`),
  paragraph(w.never),
]

const content = ({ screen, materials, letter }: ScreenData): Content => {
  if (letter !== undefined) return letterContent(letter)
  if (screen?.service === undefined) return undefined
  const codes =
    screen.shown === 'case'
      ? stillMissing(materials).map(({ code }) => code)
      : materialsFor(screen.service, 'holder', 'resident')
  const effects = effectsOf(language, screen.service)
  return [
    paragraph(
      screen.shown === 'case'
        ? `${w.result}：${resultName(language, SERVICES[screen.service].result)}`
        : serviceCondition(language, screen.service),
    ),
    screen.caseId !== undefined && paragraph(groupedCode(screen.caseId)),
    effects.length > 0 && [paragraph(w.effects), bulletList(effects)],
    codes.length > 0 && paragraph(w.papers),
    codes.length > 0 && bulletList(codes.map((code) => materialName(language, code))),
  ]
}

const titleOf = (screen: CustomerScreen | undefined): string => {
  if (screen?.service === undefined || screen.shown === 'bankChange') return w.welcome
  if (screen.shown === 'letter') return w.letter
  return `${w[screen.shown]}：${serviceName(language, screen.service)}`
}

/** Short facts as rows; the words that are agreed to in full, below them. */
const statementContent = (parts: BankChangeStatement['parts']): Content => {
  const words = parts.at(-1)
  return [
    summaryList({
      rows: parts.slice(0, -1).map(({ title, lines }) => ({
        key: title,
        value: lines.map((line, i) => [i > 0 && html`<br>`, line]),
      })),
    }),
    words && [sectionHeading(words.title), words.lines.map((line) => paragraph(line))],
  ]
}

/** What of a change of bank the holder confirms, in their language; then none of it is left. */
const bankChangePlate = (
  { csrf, screen }: ScreenData,
  { statement: { language: reads, parts } }: ShownStatement,
): View => {
  const confirmed = screen?.confirmedAt !== undefined
  return {
    title: t(reads, 'title'),
    main: customerPlate({
      title: t(reads, confirmed ? 'confirmed' : 'title'),
      version: screenVersion(screen),
      content: confirmed
        ? undefined
        : html`${[
            statementContent(parts),
            paragraph(t(reads, 'sureText')),
            form({
              action: '/desk/customer/confirm',
              method: 'post',
              csrf,
              hidden: { version: screenVersion(screen) },
              content: button({ text: t(reads, 'confirm'), preventDoubleClick: true }),
            }),
            paragraph(t(reads, 'wrong')),
          ]}`,
    }),
  }
}

/** 客屏: large, nothing that a neighbour in the queue may not read. */
export const customerPage = (data: ScreenData): View => {
  const { csrf, screen, statement } = data
  if (screen?.shown === 'bankChange')
    return statement === undefined
      ? customerPage({ ...data, screen: undefined })
      : bankChangePlate(data, statement)
  const asks = screen?.service !== undefined && screen.confirmedAt === undefined
  return {
    title: w.title,
    main: customerPlate({
      title: titleOf(screen),
      version: screenVersion(screen),
      content: html`${[
        content(data),
        screen?.confirmedAt !== undefined && paragraph(w.confirmed),
        asks &&
          form({
            action: '/desk/customer/confirm',
            method: 'post',
            csrf,
            hidden: { version: screenVersion(screen) },
            content: button({ text: w.confirm, preventDoubleClick: true }),
          }),
        asks && paragraph(w.wrong),
      ]}`,
    }),
  }
}
