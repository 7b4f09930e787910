import { type Content, html, type Html } from '#kernel/html.ts'
import {
  link,
  pageHeading,
  paragraph,
  printButton,
  screenOnly,
  sectionHeading,
  smallHeading,
  summaryList,
  tag,
  verbatim,
} from '#ui/components.ts'
import { formatCount, formatDate } from '#ui/i18n/format.ts'
import { type Language, localPath, type Text } from '#ui/i18n/language.ts'
import { articleName, publicPage, type PublicView, type Scene } from '#modules/catalogue/index.ts'
import type { Credential } from './credential.ts'
import { publicMessages as t } from './messages-public.ts'
import { printed } from './old-cards-part.ts'
import { acceptanceOf, holdersMoved, type Plan, transitionOf } from './plan.ts'

export interface MergedCardsPage {
  readonly view: PublicView
  readonly credentials: readonly Credential[]
  readonly plans: ReadonlyMap<string, Plan>
  readonly scenes: ReadonlyMap<string, Scene>
  readonly agencies: ReadonlyMap<string, Text>
  readonly regions: ReadonlyMap<string, Text>
  readonly on: Temporal.PlainDate
}

const insteadOf = (
  { view: { language }, scenes }: MergedCardsPage,
  { sceneCode }: Plan,
): Content => {
  const scene = scenes.get(sceneCode)
  return scene === undefined
    ? verbatim(sceneCode)
    : link({ href: localPath(language, `/catalogue/${sceneCode}`), text: scene.name[language] })
}

const endOf = ({ view: { language }, on }: MergedCardsPage, plan: Plan): Content => {
  const transition = transitionOf(plan)
  return acceptanceOf(transition, on) === 'over'
    ? tag({ text: t(language, 'ended'), colour: 'grey' })
    : formatDate(language, transition.until)
}

/** In the transition: whether its number does where the card has to be shown. */
const numberOf = ({ view: { language }, on, scenes }: MergedCardsPage, plan: Plan): Content =>
  acceptanceOf(transitionOf(plan), on) === 'accepted' &&
  scenes.get(plan.sceneCode)?.numberAllowed === true
    ? t(language, 'byNumber')
    : undefined

const factRows = (data: MergedCardsPage, one: Credential, plan: Plan | undefined) => {
  const { view, agencies, regions } = data
  const { language } = view
  const row = (key: string, value: Content) => ({ key, value })
  const rows = [
    row(t(language, 'issuer'), agencies.get(one.issuerAgency)?.[language] ?? one.issuerAgency),
    row(t(language, 'region'), regions.get(one.regionCode)?.[language] ?? one.regionCode),
  ]
  const stateRule = one.outcome?.stateRule
  if (stateRule !== undefined) rows.push(row(t(language, 'rule'), printed(language, stateRule)))
  if (plan === undefined) return rows
  rows.push(
    row(t(language, 'instead'), insteadOf(data, plan)),
    row(t(language, 'until'), endOf(data, plan)),
  )
  const number = numberOf(data, plan)
  if (number !== undefined) rows.push(row(t(language, 'number'), number))
  if (one.holderCount > 0) {
    const [moved, all] = [formatCount(holdersMoved(plan)), formatCount(one.holderCount)]
    rows.push(row(t(language, 'holders'), t(language, 'holdersOf', { moved, all })))
  }
  return rows
}

/** By when each step is done, or when it was. */
const stepRows = (language: Language, { milestones }: Plan) =>
  milestones.map(({ name, dueOn, reached }) => ({
    key: t(language, name),
    value:
      reached === undefined
        ? t(language, 'due', { date: formatDate(language, dueOn) })
        : t(language, 'reached', { date: formatDate(language, reached.on) }),
  }))

const card = (data: MergedCardsPage, one: Credential): Content => {
  const { language } = data.view
  const plan = data.plans.get(one.id)
  return [
    smallHeading(printed(language, one.name)),
    summaryList({
      rows: factRows(data, one, plan).concat(
        plan !== undefined && one.status === 'absorbing' ? stepRows(language, plan) : [],
      ),
    }),
  ]
}

const GROUPS = ['absorbed', 'absorbing', 'exempted'] as const

const group = (data: MergedCardsPage, status: (typeof GROUPS)[number]): Content => {
  const { language } = data.view
  const those = data.credentials.filter((one) => one.status === status)
  return [
    sectionHeading(t(language, status), status),
    those.length === 0 ? paragraph(t(language, 'none')) : those.map((one) => card(data, one)),
  ]
}

/** 并入社会保障卡的旧卡 (Art. 7): nobody has to get one more card for the same thing. */
export const mergedCardsPage = (data: MergedCardsPage): Html => {
  const { language } = data.view
  const title = t(language, 'title')
  return publicPage(data.view, {
    title,
    section: '/catalogue',
    trail: [{ text: title }],
    main: html`${[
      pageHeading(title),
      paragraph(t(language, 'lead'), 'lead'),
      GROUPS.map((status) => group(data, status)),
      paragraph(t(language, 'refused')),
      screenOnly(printButton({ language })),
      paragraph(articleName(language, 'YKT-7'), 'quiet'),
    ]}`,
  })
}
