import type { ArticleId } from '#law/articles.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { LANGUAGES, type Language, type Text } from '#ui/i18n/language.ts'
import { wordingFaults } from '#ui/i18n/wording.ts'

/** 公告种类; a warning of fraud stands before everything else. */
export const ANNOUNCEMENT_KINDS = ['fraud', 'service', 'use', 'policy'] as const
export type AnnouncementKind = (typeof ANNOUNCEMENT_KINDS)[number]

/** 公告状态 */
export const ANNOUNCEMENT_STATUSES = [
  'draft',
  'translated',
  'reviewed',
  'published',
  'takenDown',
  'discarded',
] as const
export type AnnouncementStatus = (typeof ANNOUNCEMENT_STATUSES)[number]
export const ANNOUNCEMENT_ACTIONS = [
  'translate',
  'review',
  'publish',
  'giveBack',
  'takeDown',
  'discard',
] as const
export type AnnouncementAction = (typeof ANNOUNCEMENT_ACTIONS)[number]

/** Steps of whoever writes, and of whoever reviews and publishes. */
export const WRITERS_ACTIONS = ['translate', 'discard'] as const
export const REVIEWERS_ACTIONS = ['review', 'publish', 'giveBack', 'takeDown'] as const

interface Step {
  readonly to: AnnouncementStatus
  readonly basis: ArticleId
}

/** The lawful steps of an announcement; the database knows them as well. */
export const ANNOUNCEMENT_TRANSITIONS = {
  /** 起草中 */
  draft: {
    translate: { to: 'translated', basis: 'YKT-20' },
    discard: { to: 'discarded', basis: 'YKT-20' },
  },
  /** 待审校: it stands in four languages. */
  translated: {
    review: { to: 'reviewed', basis: 'YKT-20' },
    giveBack: { to: 'draft', basis: 'YKT-20' },
  },
  /** 待发布 */
  reviewed: {
    publish: { to: 'published', basis: 'YKT-20' },
    giveBack: { to: 'draft', basis: 'YKT-20' },
  },
  /** 已发布 */
  published: { takeDown: { to: 'takenDown', basis: 'YKT-20' } },
  /** 已撤下 */
  takenDown: {},
  /** 已作废 */
  discarded: {},
} as const satisfies Record<AnnouncementStatus, Partial<Record<AnnouncementAction, Step>>>

/** What it says in one language; paragraphs of the body are apart by an empty line. */
export interface Wording {
  readonly title: string
  readonly body: string
}
export type Wordings = Readonly<Partial<Record<Language, Wording>>>

/** Something that was done with an announcement. */
export interface AnnouncementStep {
  readonly action: AnnouncementAction | 'write'
  readonly words: string
  readonly by: string
  readonly at: Temporal.Instant
}

/** 公告 */
export interface Announcement {
  readonly id: string
  readonly kind: AnnouncementKind
  readonly status: AnnouncementStatus
  /** The last day on which it stands in the list. */
  readonly shownUntil: Temporal.PlainDate
  readonly publishedAt: Temporal.Instant | undefined
  readonly wordings: Wordings
  /** In order; whoever changes it says how many they had seen. */
  readonly steps: readonly AnnouncementStep[]
}

export type AnnouncementRefusal =
  | 'ANNOUNCEMENT_INCOMPLETE'
  | 'ANNOUNCEMENT_TOO_LONG'
  | 'ANNOUNCEMENT_WORDING'
  | 'ANNOUNCEMENT_NUMBERS_DIFFER'
  | 'ANNOUNCEMENT_DAY_WRONG'
  | 'ANNOUNCEMENT_CHANGED'
  | 'ANNOUNCEMENT_NOT_IN_STATUS'
  | 'ANNOUNCEMENT_SAME_PERSON'
  | 'ANNOUNCEMENT_WORDS_MISSING'

const LONGEST_TITLE = 120
const LONGEST_BODY = 4000
const LONGEST_SHOWN_DAYS = 366
const LEAST_WORDS = 4

const lengthOf = (text: string): number => Array.from(text.trim()).length

/** Telephone numbers and the like, which no translation changes. */
const longNumbers = (text: string): string =>
  [...new Set(text.match(/\d{5,}/g))].toSorted((a, b) => a.localeCompare(b)).join()

const inAll = (wordings: Wordings, part: keyof Wording): Text => ({
  'zh-Hans': wordings['zh-Hans']?.[part] ?? '',
  'zh-Hant': wordings['zh-Hant']?.[part] ?? '',
  en: wordings.en?.[part] ?? '',
  pt: wordings.pt?.[part] ?? '',
})

const SAYS_NOTHING: Text = { 'zh-Hans': '', 'zh-Hant': '', en: '', pt: '' }

/** Titles and bodies whose characters or punctuation are not those of their language. */
export const faultsOfWordings = (
  wordings: Wordings,
): readonly { readonly language: Language; readonly part: keyof Wording }[] =>
  LANGUAGES.flatMap((language) =>
    (['title', 'body'] as const)
      .filter((part) => {
        const written = wordings[language]?.[part] ?? ''
        return wordingFaults({ ...SAYS_NOTHING, [language]: written }).length > 0
      })
      .map((part) => ({ language, part })),
  )

/**
 * 保存草稿: the source first, the other languages as they come. Nobody overwrites what somebody
 * else wrote since they looked.
 */
export const decideWriting = (
  before: Pick<Announcement, 'status' | 'steps' | 'wordings'> | undefined,
  {
    wordings,
    shownUntil,
    seen,
  }: Pick<Announcement, 'wordings' | 'shownUntil'> & { readonly seen: number },
  on: Temporal.PlainDate,
): Decision<undefined, AnnouncementRefusal> => {
  if (before !== undefined && before.status !== 'draft')
    return refuse('YKT-20', 'ANNOUNCEMENT_NOT_IN_STATUS', Object.keys(stepsOf(before.status)))
  if ((before?.steps.length ?? 0) !== seen)
    return refuse('YKT-20', 'ANNOUNCEMENT_CHANGED', ['readAgain'])
  const source = wordings['zh-Hans']
  const half = LANGUAGES.some((language) => {
    const { title = '', body = '' } = wordings[language] ?? {}
    const written = before?.wordings[language] !== undefined || title !== '' || body !== ''
    return written && (title.trim() === '' || body.trim() === '')
  })
  if (half || lengthOf(source?.title ?? '') < LEAST_WORDS)
    return refuse('YKT-20', 'ANNOUNCEMENT_INCOMPLETE', ['mendAnnouncement'])
  const tooLong = Object.values(wordings).some(
    ({ title, body }) => lengthOf(title) > LONGEST_TITLE || lengthOf(body) > LONGEST_BODY,
  )
  if (tooLong) return refuse('YKT-20', 'ANNOUNCEMENT_TOO_LONG', ['mendAnnouncement'])
  const days = on.until(shownUntil, { largestUnit: 'days' }).days
  return days > 0 && days <= LONGEST_SHOWN_DAYS
    ? grant('YKT-20', undefined)
    : refuse('YKT-20', 'ANNOUNCEMENT_DAY_WRONG', ['mendAnnouncement'])
}

const stepsOf = (status: AnnouncementStatus): Partial<Record<AnnouncementAction, Step>> =>
  ANNOUNCEMENT_TRANSITIONS[status]

/** What can be done with it, by whoever may. */
export const actionsOn = ({ status }: Pick<Announcement, 'status'>): AnnouncementAction[] =>
  ANNOUNCEMENT_ACTIONS.filter((action) => stepsOf(status)[action] !== undefined)

/** Those who wrote any of it or gave it in; they never find it good. */
const writersOf = ({ steps }: Pick<Announcement, 'steps'>): ReadonlySet<string> =>
  new Set(
    steps.filter(({ action }) => action === 'write' || action === 'translate').map(({ by }) => by),
  )

/** 提交审校: four languages, well worded, with the same telephone numbers. */
const checkTranslated = (
  wordings: Wordings,
): Decision<AnnouncementStatus, AnnouncementRefusal> | undefined => {
  const missing = LANGUAGES.some(
    (language) =>
      lengthOf(wordings[language]?.title ?? '') < LEAST_WORDS ||
      lengthOf(wordings[language]?.body ?? '') < LEAST_WORDS,
  )
  if (missing) return refuse('YKT-20', 'ANNOUNCEMENT_INCOMPLETE', ['mendAnnouncement'])
  if (faultsOfWordings(wordings).length > 0)
    return refuse('YKT-20', 'ANNOUNCEMENT_WORDING', ['mendAnnouncement'])
  const bodies = inAll(wordings, 'body')
  const numbers = LANGUAGES.map((language) => longNumbers(bodies[language]))
  return new Set(numbers).size > 1
    ? refuse('YKT-20', 'ANNOUNCEMENT_NUMBERS_DIFFER', ['mendAnnouncement'])
    : undefined
}

/**
 * A step of an announcement: given in for review, found good, published, given back or taken down
 * with reasons. What somebody wrote is reviewed and published by somebody else.
 */
export const decideAnnouncement = (
  announcement: Pick<Announcement, 'status' | 'wordings' | 'steps' | 'shownUntil'>,
  action: AnnouncementAction,
  {
    staffId,
    words,
    on,
  }: {
    readonly staffId: string
    readonly words: string
    readonly on: Temporal.PlainDate
  },
): Decision<AnnouncementStatus, AnnouncementRefusal> => {
  const step = stepsOf(announcement.status)[action]
  if (step === undefined)
    return refuse('YKT-20', 'ANNOUNCEMENT_NOT_IN_STATUS', actionsOn(announcement))
  const judges = action === 'review' || action === 'publish'
  if (judges && writersOf(announcement).has(staffId))
    return refuse('YKT-20', 'ANNOUNCEMENT_SAME_PERSON', ['askColleague'])
  if ((action === 'giveBack' || action === 'takeDown') && lengthOf(words) < LEAST_WORDS)
    return refuse('YKT-20', 'ANNOUNCEMENT_WORDS_MISSING', ['sayWhy'])
  if (action === 'publish' && Temporal.PlainDate.compare(on, announcement.shownUntil) > 0)
    return refuse('YKT-20', 'ANNOUNCEMENT_DAY_WRONG', ['giveBack'])
  const fault = action === 'translate' ? checkTranslated(announcement.wordings) : undefined
  return fault ?? grant(step.basis, step.to)
}

/** Whether it stands in the public list on a day. */
export const isShown = (
  { status, shownUntil }: Pick<Announcement, 'status' | 'shownUntil'>,
  on: Temporal.PlainDate,
): boolean => status === 'published' && Temporal.PlainDate.compare(on, shownUntil) <= 0

/** Warnings of fraud first, then what was published last. */
export const inPublicOrder = (announcements: readonly Announcement[]): readonly Announcement[] => {
  const at = ({ publishedAt }: Announcement) => publishedAt?.epochMilliseconds ?? 0
  return announcements.toSorted(
    (a, b) =>
      Number(b.kind === 'fraud') - Number(a.kind === 'fraud') ||
      at(b) - at(a) ||
      a.id.localeCompare(b.id),
  )
}
