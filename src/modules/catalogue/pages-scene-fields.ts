import { cite } from '#law/articles.ts'
import type { Content, Html } from '#kernel/html.ts'
import { checkboxes, input, radios, sectionHeading, select } from '#ui/components.ts'
import { LANGUAGES } from '#ui/i18n/language.ts'
import { keepingWords as w, LANGUAGE_WORDS } from './messages-keeping.ts'
import { CARRIERS, CODE_PURPOSES, DOMAINS, type Scene, SCENE_FIELDS } from './scene.ts'
import { BASIS_CHOICES, textField, type TextMember, type TypedScene } from './scene-form.ts'
import { codePurposeName, sceneStatusName } from './words-change.ts'
import { CONCESSION_KINDS, concessionName } from './words-place.ts'
import { carrierName, domainName, fieldName, levelText } from './words-scene.ts'

const language = 'zh-Hans' as const

export interface SceneFormPage {
  readonly csrf: string
  readonly draftPath: string
  readonly typed: TypedScene
  /** A scene of the province that a city tightens; `undefined` for one of the layer itself. */
  readonly province: Scene | undefined
  readonly isNew: boolean
  readonly fault?: string | undefined
  readonly wrong?: readonly (keyof TypedScene)[] | undefined
  /** Of a save over a newer writing: that writing, and what was typed. */
  readonly clash?: { readonly theirs: Scene; readonly yours: Scene } | undefined
  readonly preview?: Html | undefined
}

const errorOf = ({ wrong = [] }: SceneFormPage, field: keyof TypedScene) =>
  wrong.includes(field) && w.fieldWrong

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
    select({
      language,
      name: 'codePurpose',
      label: w.codePurpose,
      value: typed.codePurpose,
      items: CODE_PURPOSES.map((value) => ({ value, text: codePurposeName(language, value) })),
    }),
  ]
}

/** Whose it is, what it costs, whether it can be used. */
export const ownership = (data: SceneFormPage): Content => {
  const { typed } = data
  const kinds = new Set([...CONCESSION_KINDS, typed.concessionKind].filter((one) => one !== ''))
  return [
    input({
      language,
      name: 'ownerAgency',
      label: w.owner,
      hint: w.ownerHint,
      width: 20,
      value: typed.ownerAgency,
      error: errorOf(data, 'ownerAgency'),
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
