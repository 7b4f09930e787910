import { cite } from '#law/articles.ts'
import type { Content, Html } from '#kernel/html.ts'
import { checkboxes, input, paragraph, radios, sectionHeading, select } from '#ui/components.ts'
import { LANGUAGES } from '#ui/i18n/language.ts'
import { keepingWords as w, LANGUAGE_WORDS } from './messages-keeping.ts'
import {
  CARD_USES,
  CARRIERS,
  CODE_PURPOSES,
  DOMAINS,
  type Scene,
  SCENE_FIELDS,
  SETTLEMENTS,
  type Text,
} from './scene.ts'
import {
  BASIS_CHOICES,
  replacedField,
  textField,
  type TextMember,
  type TypedScene,
} from './scene-form.ts'
import { codePurposeName, sceneStatusName } from './words-change.ts'
import { CONCESSION_KINDS, concessionName } from './words-place.ts'
import {
  cardUseName,
  carrierName,
  domainName,
  fieldName,
  levelText,
  settlementName,
} from './words-scene.ts'

const language = 'zh-Hans' as const

export interface SceneFormPage {
  readonly csrf: string
  readonly draftPath: string
  readonly typed: TypedScene
  /** A scene of the province that a city tightens; `undefined` for one of the layer itself. */
  readonly province: Scene | undefined
  readonly isNew: boolean
  /** Public agencies that can answer for a scene of this layer. */
  readonly agencies: readonly { readonly code: string; readonly name: Text }[]
  readonly fault?: string | undefined
  /** The field that the fault is about, where it is about one. */
  readonly faultAt?: keyof TypedScene | undefined
  readonly wrong?: readonly (keyof TypedScene)[] | undefined
  /** Of a save over a newer writing: that writing, and what was typed. */
  readonly clash?: { readonly theirs: Scene; readonly yours: Scene } | undefined
  readonly preview?: Html | undefined
}

const errorOf = ({ wrong = [], fault, faultAt }: SceneFormPage, field: keyof TypedScene) =>
  faultAt === field ? (fault ?? false) : wrong.includes(field) && w.fieldWrong

const LEGENDS = {
  name: w.nameLegend,
  description: w.descriptionLegend,
  purpose: w.purposeLegend,
} as const

/** One text in four languages. */
export const textFields = (data: SceneFormPage, member: TextMember): Content => [
  sectionHeading(LEGENDS[member]),
  LANGUAGES.map((one) => {
    const name = textField(member, one)
    return input({
      language,
      name,
      label: LANGUAGE_WORDS[one],
      labelSize: 's',
      value: data.typed[name],
      error: errorOf(data, name),
    })
  }),
]

const box = (data: SceneFormPage, name: 'offlineAllowed' | 'numberAllowed', legend: string): Html =>
  checkboxes({
    language,
    name,
    legend,
    layout: 'small',
    values: data.typed[name] === 'yes' ? ['yes'] : [],
    items: [{ value: 'yes', text: w.allowed }],
  })

/** What a city may tighten, and every scene has. */
export const guarded = (data: SceneFormPage): Content => {
  const { typed, province } = data
  const fields = province?.returnedFields ?? SCENE_FIELDS
  return [
    radios({
      language,
      name: 'assuranceLevel',
      legend: w.levelLegend,
      value: typed.assuranceLevel,
      items: ([0, 1, 2, 3, 4] as const)
        .filter((level) => level >= (province?.assuranceLevel ?? 0))
        .map((level) => ({ value: String(level), text: levelText(language, level) })),
    }),
    checkboxes({
      language,
      name: 'returnedFields',
      legend: w.fields,
      hint: w.fieldsHint,
      layout: 'small',
      values: typed.returnedFields,
      items: fields.map((value) => ({ value, text: fieldName(language, value) })),
    }),
    input({
      language,
      name: 'retentionDays',
      label: w.retention,
      hint: w.retentionHint,
      width: 5,
      inputMode: 'numeric',
      value: typed.retentionDays,
      error: errorOf(data, 'retentionDays'),
    }),
    province?.offlineAllowed !== false && box(data, 'offlineAllowed', w.offline),
    province?.numberAllowed !== false && box(data, 'numberAllowed', w.number),
  ]
}

/** Under which number and in which field. */
export const codeAndDomain = (data: SceneFormPage): Content => {
  const { typed, isNew } = data
  return [
    isNew &&
      input({
        language,
        name: 'code',
        label: w.code,
        width: 10,
        value: typed.code,
        error: errorOf(data, 'code'),
      }),
    select({
      language,
      name: 'domain',
      label: w.domain,
      value: typed.domain,
      items: DOMAINS.map((value) => ({ value, text: domainName(language, value) })),
    }),
  ]
}

/** By which articles and how the card is shown. */
export const showing = (data: SceneFormPage): Content => {
  const { typed } = data
  return [
    checkboxes({
      language,
      name: 'basis',
      legend: w.basis,
      layout: 'small',
      values: typed.basis,
      error: errorOf(data, 'basis'),
      items: [...new Set([...BASIS_CHOICES, ...typed.basis])].map((value) => ({
        value,
        text: cite(value),
      })),
    }),
    checkboxes({
      language,
      name: 'carriers',
      legend: w.carriers,
      layout: 'small',
      values: typed.carriers,
      items: CARRIERS.map((value) => ({ value, text: carrierName(language, value) })),
    }),
    checkboxes({
      language,
      name: 'uses',
      legend: w.uses,
      layout: 'small',
      values: typed.uses,
      items: CARD_USES.map((value) => ({ value, text: cardUseName(language, value) })),
    }),
    select({
      language,
      name: 'codePurpose',
      label: w.codePurpose,
      value: typed.codePurpose,
      items: CODE_PURPOSES.map((value) => ({ value, text: codePurposeName(language, value) })),
    }),
  ]
}

/** One of the agencies; what is there already stays in the list, whatever has become of it. */
const agencySelect = (
  data: SceneFormPage,
  name: 'ownerAgency' | 'supervisingAgency',
  says: { readonly label: string; readonly hint: string },
  nobody?: string,
): Html => {
  const value = data.typed[name]
  const isListed = value === '' || data.agencies.some(({ code }) => code === value)
  return select({
    language,
    name,
    ...says,
    value,
    error: errorOf(data, name),
    items: [
      ...(nobody === undefined ? [] : [{ value: '', text: nobody }]),
      ...(isListed ? [] : [{ value, text: value }]),
      ...data.agencies.map((one) => ({ value: one.code, text: one.name[language] })),
    ],
  })
}

/** 代替的旧卡, one line in each language. */
export const replacedFields = (data: SceneFormPage): Content => [
  sectionHeading(w.replacesLegend),
  paragraph(w.replacesHint, 'quiet'),
  LANGUAGES.map((one) => {
    const name = replacedField(one)
    return input({
      language,
      name,
      label: LANGUAGE_WORDS[one],
      labelSize: 's',
      value: data.typed[name],
      error: errorOf(data, name),
    })
  }),
]

/** Whose it is, what it costs, until when and whether it can be used. */
export const ownership = (data: SceneFormPage): Content => {
  const { typed } = data
  const kinds = new Set([...CONCESSION_KINDS, typed.concessionKind].filter((one) => one !== ''))
  return [
    agencySelect(data, 'ownerAgency', { label: w.owner, hint: w.ownerHint }),
    agencySelect(
      data,
      'supervisingAgency',
      { label: w.supervisor, hint: w.supervisorHint },
      w.noAgency,
    ),
    input({
      language,
      name: 'contact',
      label: w.contact,
      hint: w.contactHint,
      width: 20,
      value: typed.contact,
      error: errorOf(data, 'contact'),
    }),
    select({
      language,
      name: 'concessionKind',
      label: w.concession,
      value: typed.concessionKind,
      items: [
        { value: '', text: w.noConcession },
        ...[...kinds].map((value) => ({ value, text: concessionName(language, value) })),
      ],
    }),
    select({
      language,
      name: 'settlement',
      label: w.settlement,
      value: typed.settlement,
      items: [
        { value: '', text: w.unsaid },
        ...SETTLEMENTS.map((value) => ({ value, text: settlementName(language, value) })),
      ],
    }),
    input({
      language,
      name: 'lastDay',
      label: w.lastDay,
      hint: w.lastDayHint,
      width: 10,
      value: typed.lastDay,
      error: errorOf(data, 'lastDay'),
    }),
    radios({
      language,
      name: 'status',
      legend: w.statusLegend,
      layout: 'inline',
      value: typed.status,
      items: (['published', 'suspended', 'withdrawn'] as const).map((value) => ({
        value,
        text: sceneStatusName(language, value),
      })),
    }),
  ]
}
