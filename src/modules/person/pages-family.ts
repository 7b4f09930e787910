import { html, type Content, type Html } from '#kernel/html.ts'
import { publicId } from '#kernel/ids.ts'
import { PROXY_SCOPES } from '#kernel/proxy-scope.ts'
import {
  backLink,
  button,
  buttonGroup,
  form,
  linkButton,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import type { Language } from '#ui/i18n/language.ts'
import type { PageOptions } from '#ui/layout.ts'
import { familyMessages as t, kindWords, relationRefusals, scopeWords } from './messages-family.ts'
import { isInForce, type Relation, type RelationRefusal, waitsForLetter } from './relation.ts'

export type View = Pick<PageOptions, 'title' | 'main' | 'beforeMain'>

export const FAMILY_PATH = '/me/family'

/** What every page of 亲情代办 is drawn for. */
export interface FamilyReader {
  readonly language: Language
  readonly csrf: string
}

export const back = (language: Language): Html => backLink({ language, href: FAMILY_PATH })

const scopeList = (language: Language, { scopes }: Relation): string =>
  PROXY_SCOPES.filter((scope) => scopes.includes(scope))
    .map((scope) => scopeWords(language, scope))
    .join(language === 'en' || language === 'pt' ? ', ' : '、')

const untilText = (language: Language, { endsOn }: Relation): string =>
  endsOn === undefined ? t(language, 'noEnd') : formatDate(language, endsOn.subtract({ days: 1 }))

export const factRows = (language: Language, relation: Relation) => [
  { key: t(language, 'kind'), value: kindWords(language, relation.kind) },
  { key: t(language, 'may'), value: scopeList(language, relation) },
  { key: t(language, 'until'), value: untilText(language, relation) },
]

const stateKey = (
  relation: Relation,
  on: Temporal.PlainDate,
): 'unsigned' | 'proposed' | 'active' | 'notNow' => {
  if (waitsForLetter(relation)) return 'unsigned'
  if (relation.status === 'proposed') return 'proposed'
  return isInForce(relation, on) ? 'active' : 'notNow'
}

const endPath = ({ id }: Relation): string => `${FAMILY_PATH}/${publicId('relation', id)}/end`

const actForm = ({ language, csrf }: FamilyReader, { id }: Relation): Html =>
  form({
    action: `${FAMILY_PATH}/${publicId('relation', id)}/act`,
    method: 'post',
    csrf,
    content: button({ text: t(language, 'act') }),
  })

const entry = (
  reader: FamilyReader,
  relation: Relation,
  { label, acts, on }: { label: string | undefined; acts: boolean; on: Temporal.PlainDate },
): Html => {
  const { language } = reader
  const name: Content = label === undefined ? t(language, 'waiting') : verbatim(label)
  const state = stateKey(relation, on)
  return html`${[
    summaryList({
      card: {
        title: name,
        headingLevel: 3,
        actions: [{ href: endPath(relation), text: t(language, 'end') }],
      },
      rows: [
        ...factRows(language, relation),
        { key: t(language, 'state'), value: t(language, state) },
      ],
    }),
    acts && state === 'active' && actForm(reader, relation),
  ]}`
}

export interface FamilyData extends FamilyReader {
  readonly personId: string
  readonly on: Temporal.PlainDate
  readonly relations: readonly Relation[]
}

/** 亲情代办: for whom I act, who acts for me, and the three ways to begin. */
export const familyPage = (data: FamilyData): View => {
  const { language, relations, personId, on } = data
  const [acting, actedFor] = [
    relations.filter((one) => one.agentId === personId),
    relations.filter((one) => one.personId === personId),
  ]
  return {
    title: t(language, 'title'),
    main: html`${[
      pageHeading(t(language, 'title')),
      paragraph(t(language, 'lead'), 'lead'),
      sectionHeading(t(language, 'forOthers')),
      acting.length === 0 && paragraph(t(language, 'noneForOthers')),
      acting.map((one) => entry(data, one, { label: one.personLabel, acts: true, on })),
      sectionHeading(t(language, 'forMe')),
      actedFor.length === 0 && paragraph(t(language, 'noneForMe')),
      actedFor.map((one) => entry(data, one, { label: one.agentLabel, acts: false, on })),
      buttonGroup(
        linkButton({ href: `${FAMILY_PATH}/propose?side=person`, text: t(language, 'letAct') }),
        linkButton({
          href: `${FAMILY_PATH}/propose?side=agent`,
          text: t(language, 'askToAct'),
          kind: 'secondary',
        }),
        linkButton({
          href: `${FAMILY_PATH}/answer`,
          text: t(language, 'haveCode'),
          kind: 'secondary',
        }),
      ),
      paragraph(t(language, 'told'), 'quiet'),
    ]}`,
  }
}

/** One last look before it ends. */
export const endPage = (
  { language, csrf }: FamilyReader,
  relation: Relation,
  own: string,
): View => {
  const label = relation.personId === own ? relation.agentLabel : relation.personLabel
  const name = label ?? t(language, 'somebody')
  return {
    title: t(language, 'endTitle', { name }),
    beforeMain: back(language),
    main: html`${[
      pageHeading(t.html(language, 'endTitle', { name: verbatim(name) }), t(language, 'title')),
      summaryList({ rows: factRows(language, relation) }),
      warningText({ language, text: t(language, 'endText') }),
      form({
        action: endPath(relation),
        method: 'post',
        csrf,
        content: buttonGroup(
          button({ text: t(language, 'end'), kind: 'warning' }),
          linkButton({ href: FAMILY_PATH, text: t(language, 'keep'), kind: 'secondary' }),
        ),
      }),
    ]}`,
  }
}

/** Why it cannot be, and the way back. */
export const relationRefusedPage = (language: Language, refusal: RelationRefusal): View => ({
  title: t(language, 'refusedTitle'),
  beforeMain: back(language),
  main: html`${[
    pageHeading(t(language, 'refusedTitle'), t(language, 'title')),
    paragraph(relationRefusals(language, refusal)),
  ]}`,
})
