import { z } from 'zod'
import { ARTICLE_IDS, type ArticleId, isArticleId } from '#law/articles.ts'
import { parseWrittenDay } from '#kernel/period.ts'
import { type Language, LANGUAGES } from '#ui/i18n/language.ts'
import { tighten, type Tightening } from './layer.ts'
import { several } from './pages-query.ts'
import {
  ASSURANCE_LEVELS,
  CARD_USES,
  CARRIERS,
  CODE_PURPOSES,
  DOMAINS,
  type Scene,
  SCENE_FIELDS,
  SETTLEMENTS,
  type Text,
} from './scene.ts'
import { SceneDefinition } from './store.ts'

export const TEXT_MEMBERS = ['name', 'description', 'purpose'] as const
export type TextMember = (typeof TEXT_MEMBERS)[number]

/** How a text of a scene in one language is called in the form. */
export const textField = (member: TextMember, language: Language) =>
  `${member}-${language}` as const
export type TextField = ReturnType<typeof textField>

/** How the names of replaced cards in one language are called in the form. */
export const replacedField = (language: Language) => `replaces-${language}` as const
export type ReplacedField = ReturnType<typeof replacedField>

/** Articles of the regulation on which scenes rest: those of the card's use. */
export const BASIS_CHOICES: readonly ArticleId[] = ARTICLE_IDS.filter((id) =>
  /^YKT-(?:[7-9]|1[0-8])$/.test(id),
)

const line = (most: number) => z.string().trim().max(most).default('')

const texts = Object.fromEntries(
  TEXT_MEMBERS.flatMap((member) =>
    LANGUAGES.map((language) => [textField(member, language), line(300)]),
  ),
) as Record<TextField, ReturnType<typeof line>>

const replaced = Object.fromEntries(
  LANGUAGES.map((language) => [replacedField(language), line(300)]),
) as Record<ReplacedField, ReturnType<typeof line>>

const Yes = z.literal('yes').optional().catch(undefined)

/** The form of a scene as it is sent; texts as they were typed. */
export const SceneForm = z.object({
  ...texts,
  ...replaced,
  code: line(12),
  domain: z.enum(DOMAINS).catch('government'),
  ownerAgency: line(40),
  supervisingAgency: line(40),
  basis: z
    .union([z.array(z.string()), z.string().transform((one) => [one])])
    .default([])
    .transform((ids) => ids.filter(isArticleId)),
  carriers: several(CARRIERS),
  assuranceLevel: z.enum(['0', '1', '2', '3', '4']).catch('1'),
  returnedFields: several(SCENE_FIELDS),
  codePurpose: z.enum(CODE_PURPOSES).catch('identity'),
  retentionDays: line(5),
  offlineAllowed: Yes,
  numberAllowed: Yes,
  concessionKind: line(40),
  uses: several(CARD_USES),
  settlement: z.enum(['', ...SETTLEMENTS]).catch(''),
  lastDay: line(20),
  contact: line(60),
  status: z.enum(['published', 'suspended', 'withdrawn']).catch('published'),
  reason: line(300),
  revision: z.coerce.number().int().min(0).max(100_000).catch(0),
})
export type TypedScene = z.output<typeof SceneForm>

const yes = (allowed: boolean): 'yes' | undefined => (allowed ? 'yes' : undefined)

/** Between the names of several replaced cards. */
const NAMES_APART = '；'
const namesIn = (typed: string): readonly string[] =>
  typed
    .split(/[;；]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** The form that shows a scene. */
export const typedOf = (scene: Scene, reason: string, revision: number): TypedScene => ({
  ...(Object.fromEntries(
    TEXT_MEMBERS.flatMap((member) =>
      LANGUAGES.map((language) => [textField(member, language), scene[member][language]]),
    ),
  ) as Record<TextField, string>),
  ...(Object.fromEntries(
    LANGUAGES.map((language) => [
      replacedField(language),
      (scene.replaces ?? []).map((name) => name[language]).join(NAMES_APART),
    ]),
  ) as Record<ReplacedField, string>),
  code: scene.code,
  domain: scene.domain,
  ownerAgency: scene.ownerAgency,
  supervisingAgency: scene.supervisingAgency ?? '',
  basis: [...scene.basis],
  carriers: [...scene.carriers],
  assuranceLevel: `${scene.assuranceLevel}`,
  returnedFields: [...scene.returnedFields],
  codePurpose: scene.codePurpose,
  retentionDays: String(scene.retentionDays),
  offlineAllowed: yes(scene.offlineAllowed),
  numberAllowed: yes(scene.numberAllowed),
  concessionKind: scene.concessionKind ?? '',
  uses: [...(scene.uses ?? [])],
  settlement: scene.settlement ?? '',
  lastDay: scene.lastDay ?? '',
  contact: scene.contact ?? '',
  status: scene.status,
  reason,
  revision,
})

const textOf = (typed: TypedScene, member: TextMember): Text => ({
  'zh-Hans': typed[textField(member, 'zh-Hans')],
  'zh-Hant': typed[textField(member, 'zh-Hant')],
  en: typed[textField(member, 'en')],
  pt: typed[textField(member, 'pt')],
})

const LEVELS = [0, ...ASSURANCE_LEVELS] as const
const levelOf = ({ assuranceLevel }: TypedScene): Scene['assuranceLevel'] =>
  LEVELS.find((level) => String(level) === assuranceLevel) ?? 1

const daysOf = ({ retentionDays }: TypedScene): number =>
  /^\d{1,5}$/.test(retentionDays) ? Number(retentionDays) : Number.NaN

/** What a city may tighten, and every scene has. */
const tighteningOf = (typed: TypedScene): Tightening => ({
  assuranceLevel: levelOf(typed),
  returnedFields: SCENE_FIELDS.filter((field) => typed.returnedFields.includes(field)),
  retentionDays: daysOf(typed),
  offlineAllowed: typed.offlineAllowed === 'yes',
  numberAllowed: typed.numberAllowed === 'yes',
})

/** The cards that it replaces; one that a language does not name is empty there, and refused. */
const replacedIn = (typed: TypedScene): readonly Text[] => {
  const names = {
    'zh-Hans': namesIn(typed['replaces-zh-Hans']),
    'zh-Hant': namesIn(typed['replaces-zh-Hant']),
    en: namesIn(typed['replaces-en']),
    pt: namesIn(typed['replaces-pt']),
  }
  const count = Math.max(...LANGUAGES.map((language) => names[language].length))
  return Array.from({ length: count }, (_, i) => ({
    'zh-Hans': names['zh-Hans'][i] ?? '',
    'zh-Hant': names['zh-Hant'][i] ?? '',
    en: names.en[i] ?? '',
    pt: names.pt[i] ?? '',
  }))
}

const ifSaid = (typed: string): string | undefined => (typed === '' ? undefined : typed)
const ifAny = <One>(all: readonly One[]): readonly One[] | undefined =>
  all.length === 0 ? undefined : all

/** What a scene may leave unsaid. */
const optionalOf = (typed: TypedScene) => ({
  supervisingAgency: ifSaid(typed.supervisingAgency),
  concessionKind: ifSaid(typed.concessionKind),
  uses: ifAny(CARD_USES.filter((use) => typed.uses.includes(use))),
  settlement: ifSaid(typed.settlement),
  replaces: ifAny(replacedIn(typed)),
  lastDay: parseWrittenDay(typed.lastDay)?.toString() ?? ifSaid(typed.lastDay),
  contact: ifSaid(typed.contact),
})

/** What was typed as a scene, or the fields of the form that are wrong. */
export type ReadScene =
  | { readonly scene: Scene; readonly wrong?: undefined }
  | { readonly scene?: undefined; readonly wrong: readonly (keyof TypedScene)[] }

const IN_LANGUAGES: ReadonlySet<PropertyKey> = new Set([...TEXT_MEMBERS, 'replaces'])

const fieldAt = ([member = '', ...within]: readonly PropertyKey[]): keyof TypedScene => {
  const language = within.at(-1)
  return (
    language === undefined || !IN_LANGUAGES.has(member)
      ? String(member)
      : `${String(member)}-${String(language)}`
  ) as keyof TypedScene
}

/** Reads the form of a scene that belongs to the layer of a region. */
export const readScene = (typed: TypedScene, regionCode: string): ReadScene => {
  const parsed = SceneDefinition.safeParse({
    code: typed.code,
    domain: typed.domain,
    name: textOf(typed, 'name'),
    description: textOf(typed, 'description'),
    regionCode,
    ownerAgency: typed.ownerAgency,
    basis: typed.basis,
    carriers: typed.carriers,
    ...tighteningOf(typed),
    purpose: textOf(typed, 'purpose'),
    codePurpose: typed.codePurpose,
    ...optionalOf(typed),
    status: typed.status,
  })
  const wrong = parsed.success ? [] : parsed.error.issues.map(({ path }) => fieldAt(path))
  if (typed.ownerAgency === '') wrong.push('ownerAgency')
  return parsed.success && wrong.length === 0
    ? { scene: parsed.data as Scene }
    : { wrong: [...new Set(wrong)] }
}

/** Reads what a city says of a scene of the province: in these members only. */
export const readTightening = (
  typed: TypedScene,
  province: Scene,
  regionCode: string,
): ReadScene => {
  const tightening = tighteningOf(typed)
  return Number.isNaN(tightening.retentionDays)
    ? { wrong: ['retentionDays'] }
    : { scene: { ...province, regionCode, ...tightening } }
}

/** The scene as its readers will meet it: a provincial one as the city tightens it. */
export const asMet = (scene: Scene, province: Scene | undefined): Scene =>
  province === undefined ? scene : tighten(province, scene)
