import { html, type Html } from '#kernel/html.ts'
import { publicId } from '#kernel/ids.ts'
import {
  backLink,
  button,
  checkboxes,
  emptyState,
  errorSummary,
  form,
  input,
  pageHeading,
  paragraph,
  radios,
  readerPanel,
  sectionHeading,
  summaryList,
  verbatim,
} from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import {
  KIND_SCOPES,
  kindWords,
  type Relation,
  RELATION_KINDS,
  type RelationKind,
  scopeWords,
  waitsForLetter,
} from '#modules/person/index.ts'
import { readerAddress } from '#platform/reader/index.ts'
import type { Outlet } from '#modules/organisation/index.ts'
import type { FindForm } from './pages-desk-home.ts'
import { placeSelect } from './pages-desk-applicant.ts'
import {
  type FormError,
  otherFields,
  personHref,
  wayBack,
  type WayBack,
} from './pages-people-frame.ts'
import type { View } from './pages-tracker.ts'

const language = 'zh-Hans' as const

/** 要看的材料: each kind of relation rests on its own papers; all of them have to be seen. */
export const PROOFS = {
  guardian: { agentIdentity: '监护人的证件', guardianship: '户口簿、出生医学证明或监护判决' },
  family: { bothIdentities: '双方的证件', ownConsent: '本人到场同意，或本人的书面同意' },
  appointed: { agentIdentity: '代理人的证件', judgment: '判决书、公证书等法定文书' },
  villageHelper: {
    agentIdentity: '协办员的证件',
    officeLetter: '村（居）委会的指派函',
    ownConsent: '本人的书面同意',
  },
} as const satisfies Record<RelationKind, Readonly<Record<string, string>>>

export const relationsHref = (lookup: string): string => `${personHref(lookup)}/relations`

export const scopesOf = ({ scopes }: Pick<Relation, 'scopes'>): string =>
  scopes.map((scope) => scopeWords(language, scope)).join('、')

export const untilOf = ({ endsOn }: Pick<Relation, 'endsOn'>): string =>
  endsOn === undefined ? '没有期限' : formatDate(language, endsOn.subtract({ days: 1 }))

export interface RelationsData {
  readonly csrf: string
  readonly lookup: string
  readonly personId: string
  readonly relations: readonly Relation[]
  /** Carries the way back to an acceptance. */
  readonly back: WayBack
}

const stateOf = (relation: Relation): string => {
  if (waitsForLetter(relation)) return '等签字，签好才生效'
  return relation.status === 'proposed' ? '等对方答复' : '有效'
}

const card = ({ csrf, lookup, personId, back }: RelationsData, relation: Relation): Html => {
  const own = relation.personId === personId
  const label = own ? relation.agentLabel : relation.personLabel
  const id = publicId('relation', relation.id)
  const path = `${relationsHref(lookup)}/${id}`
  return html`${[
    summaryList({
      card: {
        title: [own ? '由 ' : '替 ', label === undefined ? '待答复' : verbatim(label), ' 办理'],
        headingLevel: 3,
        actions:
          own && label !== undefined
            ? [
                {
                  href: `${path}/letter${wayBack(back)}`,
                  text: waitsForLetter(relation) ? '打印委托书、登记签字' : '打印委托书',
                },
              ]
            : [],
      },
      rows: [
        { key: '关系', value: kindWords(language, relation.kind) },
        { key: '事项', value: scopesOf(relation) },
        { key: '办到', value: untilOf(relation) },
        { key: '状态', value: stateOf(relation) },
      ],
    }),
    form({
      action: `${path}/end`,
      method: 'post',
      csrf,
      content: button({ text: '结束这项代办', kind: 'warning', preventDoubleClick: true }),
    }),
  ]}`
}

/** 代办关系 of the person at the counter: what there is, and the way to enter another one. */
export const relationsPage = (data: RelationsData): View => ({
  title: '代办关系',
  beforeMain: backLink({ language, href: personHref(data.lookup) }),
  main: html`${[
    pageHeading('代办关系'),
    data.relations.length === 0
      ? emptyState({ title: '没有代办关系', text: '本人的事都由本人办理。' })
      : data.relations.map((one) => card(data, one)),
    sectionHeading('登记新的代办'),
    paragraph('由别人替眼前这位办理。改账户、领钱和授权不能由别人办。'),
    form({
      action: `${relationsHref(data.lookup)}/new`,
      method: 'get',
      hidden: hiddenBack(data.back),
      content: [
        radios({
          language,
          name: 'kind',
          legend: '是哪一种关系',
          items: RELATION_KINDS.map((value) => ({
            value,
            text: kindWords(language, value),
            hint: Object.values(PROOFS[value]).join('；'),
          })),
        }),
        button({ text: '继续' }),
      ],
    }),
  ]}`,
})

/** The way back, for a form whose address takes no query of its own. */
const hiddenBack = ({ by, service }: WayBack): Readonly<Record<string, string>> => ({
  ...(by !== undefined && { by }),
  ...(service !== undefined && { service }),
})

export interface NewRelation extends FindForm {
  readonly scopes: readonly string[]
  readonly proofs: readonly string[]
  readonly reference: string
  readonly ends: string
  readonly doorFrom: string
}

export interface NewRelationData {
  readonly csrf: string
  readonly lookup: string
  readonly kind: RelationKind
  /** The agent, where the document was read on the way here; masked. */
  readonly agent: { readonly name: string; readonly number: string } | undefined
  readonly outlets: readonly Outlet[]
  readonly back: WayBack
  readonly typed: NewRelation
  readonly errors: readonly FormError[]
}

const END_HINT: Readonly<Record<RelationKind, string>> = {
  guardian: '不填就到本人能自己办理的那天为止',
  family: '最长一年',
  appointed: '文书没有写期限的可以不填',
  villageHelper: '最长一年',
}

/** The agent's document: read before, laid on the reader now, or typed. */
const agentFields = ({ agent, typed, errors }: NewRelationData): readonly Html[] =>
  agent === undefined
    ? [
        readerPanel({
          language,
          address: readerAddress(),
          reads: [{ what: 'document', key: 'F6' }],
        }),
        ...otherFields(typed, errors),
      ]
    : [
        summaryList({
          rows: [
            { key: '姓名', value: verbatim(agent.name) },
            { key: '证件', value: [verbatim(agent.number), '，刚才读过'] },
          ],
        }),
      ]

const fields = (data: NewRelationData): readonly Html[] => {
  const { kind, typed, errors, outlets } = data
  const error = (name: string) => errors.find(({ href }) => href.startsWith(`#${name}`))?.text
  return [
    sectionHeading('材料'),
    checkboxes({
      language,
      name: 'proofs',
      legend: '已经看过原件的材料',
      hint: '每一样都要看过',
      error: error('proofs'),
      items: Object.entries(PROOFS[kind]).map(([value, text]) => ({ value, text })),
      values: typed.proofs,
    }),
    input({
      language,
      name: 'reference',
      label: '材料的编号',
      hint: '档案号、文书号或受理号，以后据此查到原件',
      value: typed.reference,
      error: error('reference'),
    }),
    sectionHeading('由谁来办'),
    ...agentFields(data),
    sectionHeading('办什么，办到哪天'),
    checkboxes({
      language,
      name: 'scopes',
      legend: '事项',
      error: error('scopes'),
      items: KIND_SCOPES[kind].map((value) => ({ value, text: scopeWords(language, value) })),
      values: typed.scopes,
    }),
    input({
      language,
      name: 'ends',
      label: '最后一天',
      hint: `${END_HINT[kind]}。例如 2027 6 30`,
      value: typed.ends,
      width: 20,
      autocomplete: 'off',
      error: error('ends'),
    }),
    ...(outlets.length > 0 ? [placeSelect(outlets, typed.doorFrom, error('doorFrom'))] : []),
  ]
}

/** 登记代办: papers, the agent, what and until when. Nothing is ticked beforehand. */
export const newRelationPage = (data: NewRelationData): View => ({
  title: `登记${kindWords(language, data.kind)}`,
  beforeMain: backLink({ language, href: relationsHref(data.lookup) }),
  main: html`${[
    data.errors.length > 0 && errorSummary({ language, errors: data.errors }),
    pageHeading(kindWords(language, data.kind), '登记代办'),
    paragraph('登记好以后打印委托书，签好再登记签字，才生效。'),
    form({
      action: `${relationsHref(data.lookup)}/new${wayBack(data.back, { kind: data.kind })}`,
      method: 'post',
      csrf: data.csrf,
      hidden: { readBy: 'typed' },
      content: [...fields(data), button({ text: '登记，去签字', preventDoubleClick: true })],
    }),
  ]}`,
})
