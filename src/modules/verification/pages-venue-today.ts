import { html, type Content, type Html } from '#kernel/html.ts'
import { publicId } from '#kernel/ids.ts'
import {
  button,
  emptyState,
  filter,
  linkButton,
  pageHeading,
  pagination,
  paragraph,
  select,
  statement,
  table,
  tag,
  verbatim,
} from '#ui/components.ts'
import { formatDate, formatTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { CHANNEL_WORDS, LEVEL_WORDS, venueWords as w } from './messages-venue.ts'
import { REFUSAL_WORDS } from './messages-venue-plates.ts'
import type { Usage } from './store-usage.ts'

const language = 'zh-Hans' as const

export const TODAY_RESULTS = ['granted', 'refused'] as const

/** What the list is narrowed to. */
export interface TodayFilter {
  readonly terminal?: string | undefined
  readonly scene?: string | undefined
  readonly result?: (typeof TODAY_RESULTS)[number] | undefined
}

export interface TodayData {
  readonly day: Temporal.PlainDate
  /** All of the day, the newest first. */
  readonly usages: readonly Usage[]
  /** Names by id and by code; what is missing is shown as its code. */
  readonly terminals: ReadonlyMap<string, string>
  readonly scenes: ReadonlyMap<string, string>
  readonly filter: TodayFilter
  /** From 1. */
  readonly page: number
}

const PATH = '/venue/today'
const PAGE_SIZE = 50

const isKnown = (outcome: string): outcome is keyof typeof REFUSAL_WORDS =>
  Object.hasOwn(REFUSAL_WORDS, outcome)

/** 结果 in a word: 通过, 已挂失. */
export const outcomeWord = (outcome: string): string => {
  if (outcome === 'granted') return w.granted
  return isKnown(outcome) ? REFUSAL_WORDS[outcome].reason : w.refused
}

const outcomeTag = (outcome: string): Html =>
  tag({
    text: outcomeWord(outcome),
    colour:
      outcome === 'granted'
        ? 'green'
        : isKnown(outcome) && REFUSAL_WORDS[outcome].kind === 'check'
          ? 'orange'
          : 'red',
  })

/** How often each result came, the most frequent first. */
export const countByOutcome = (
  usages: readonly Pick<Usage, 'outcome'>[],
): readonly (readonly [word: string, count: number])[] => {
  const counts = new Map<string, number>()
  for (const { outcome } of usages) {
    const word = outcomeWord(outcome)
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a)
}

/** The usages that a filter leaves. */
export const narrowed = (
  usages: readonly Usage[],
  { terminal, scene, result }: TodayFilter,
): readonly Usage[] =>
  usages.filter(
    (usage) =>
      (terminal === undefined || usage.terminalId === terminal) &&
      (scene === undefined || usage.sceneCode === scene) &&
      (result === undefined || (usage.outcome === 'granted') === (result === 'granted')),
  )

const addressOf = (chosen: TodayFilter, page = 1): string => {
  const query = new URLSearchParams({
    ...(chosen.terminal !== undefined && { terminal: chosen.terminal }),
    ...(chosen.scene !== undefined && { scene: chosen.scene }),
    ...(chosen.result !== undefined && { result: chosen.result }),
    ...(page > 1 && { page: String(page) }),
  }).toString()
  return query === '' ? PATH : `${PATH}?${query}`
}

const choice = (
  name: keyof TodayFilter,
  label: string,
  items: readonly (readonly [value: string, text: string])[],
  value: string | undefined,
): Html =>
  select({
    language,
    name,
    label,
    value: value ?? '',
    items: [{ value: '', text: w.all }, ...items.map(([value, text]) => ({ value, text }))],
  })

const narrow = ({ usages, terminals, scenes, filter: chosen }: TodayData): Html => {
  const met = (of: (usage: Usage) => string, names: ReadonlyMap<string, string>) =>
    [...new Set(usages.map(of))].map((id) => [id, names.get(id) ?? id] as const)
  const selected = [
    chosen.terminal !== undefined && {
      text: terminals.get(chosen.terminal) ?? chosen.terminal,
      href: addressOf({ ...chosen, terminal: undefined }),
    },
    chosen.scene !== undefined && {
      text: scenes.get(chosen.scene) ?? chosen.scene,
      href: addressOf({ ...chosen, scene: undefined }),
    },
    chosen.result !== undefined && {
      text: w[chosen.result],
      href: addressOf({ ...chosen, result: undefined }),
    },
  ].filter((one) => one !== false)
  return filter({
    language,
    action: PATH,
    selected,
    fields: [
      choice(
        'terminal',
        w.terminal,
        met((usage) => usage.terminalId, terminals),
        chosen.terminal,
      ),
      choice(
        'scene',
        w.scene,
        met((usage) => usage.sceneCode, scenes),
        chosen.scene,
      ),
      choice(
        'result',
        w.result,
        TODAY_RESULTS.map((one) => [one, w[one]] as const),
        chosen.result,
      ),
    ],
  })
}

/** No name, no number: the record's own reference is enough to ask about it. */
const rowOf = (usage: Usage, { terminals, scenes }: TodayData): Content[] => [
  formatTime(usage.at),
  outcomeTag(usage.outcome),
  html`${scenes.get(usage.sceneCode) ?? usage.sceneCode}<br>${verbatim(
    terminals.get(usage.terminalId) ?? '',
  )}`,
  html`${CHANNEL_WORDS[usage.channel]}<br>${LEVEL_WORDS[usage.assuranceLevel] ?? ''}`,
  verbatim(publicId('verification', usage.id).slice(-6).toUpperCase()),
]

const list = (data: TodayData, rows: readonly Usage[]): Html => {
  const { page, filter: chosen } = data
  const shown = rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
  const more = rows.length > page * PAGE_SIZE
  return html`${[
    table({
      caption: w.todayTitle,
      captionSize: 'hidden',
      firstCellIsHeader: true,
      head: [w.time, w.result, w.sceneAndTerminal, w.channel, w.reference],
      rows: shown.map((usage) => rowOf(usage, data)),
    }),
    (page > 1 || more) &&
      pagination({
        language,
        previous: page > 1 ? { href: addressOf(chosen, page - 1) } : undefined,
        next: more ? { href: addressOf(chosen, page + 1) } : undefined,
      }),
  ]}`
}

/** How the day went, in one sentence: 共 8 次，通过 1 次. */
const counts = (rows: readonly Usage[]): Html => {
  const others = countByOutcome(rows).filter(([word]) => word !== w.granted)
  return statement({
    title: w.counted(rows.length, rows.filter(({ outcome }) => outcome === 'granted').length),
    ...(others.length > 0 && {
      text: others.map(([word, count]) => w.countOf(word, count)).join('、'),
    }),
  })
}

const print = html`<div hidden>${button({
  text: w.print,
  kind: 'secondary',
  type: 'button',
  id: 'print',
})}</div>`

const nothing = (usages: readonly Usage[]): Html =>
  usages.length === 0
    ? emptyState({
        title: w.emptyToday,
        action: linkButton({ href: '/venue/listen', text: w.listen }),
      })
    : emptyState({
        title: w.emptyFiltered,
        illustration: 'search',
        action: linkButton({ href: PATH, text: w.showAll }),
      })

/** 今日记录: every verification of the organisation's terminals today, without the persons. */
export const todayPage = (data: TodayData): View => {
  const rows = narrowed(data.usages, data.filter)
  return {
    title: w.todayTitle,
    scripts: ['venue-home.js'],
    main: html`${[
      pageHeading(w.todayTitle, formatDate(language, data.day)),
      data.usages.length > 0 && paragraph(w.todayLead, 'lead'),
      data.usages.length === 0
        ? nothing(data.usages)
        : [
            counts(rows),
            narrow(data),
            rows.length === 0 ? nothing(data.usages) : [list(data, rows), print],
          ],
    ]}`,
  }
}
