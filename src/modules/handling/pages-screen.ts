import { html, type Content } from '#kernel/html.ts'
import { bulletList, button, customerPlate, form, paragraph, verbatim } from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
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
  if (screen?.service === undefined) return w.welcome
  if (screen.shown === 'letter') return w.letter
  return `${w[screen.shown]}：${serviceName(language, screen.service)}`
}

/** 客屏: large, nothing that a neighbour in the queue may not read. */
export const customerPage = (data: ScreenData): View => {
  const { csrf, screen } = data
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
