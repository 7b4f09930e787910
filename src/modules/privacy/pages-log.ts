import { html, type Html } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
import {
  accessList,
  checkboxes,
  columns,
  emptyState,
  filter,
  linkButton,
  pageHeading,
  pagination,
  paragraph,
  sectionHeading,
  select,
} from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import type { Language } from '#ui/i18n/language.ts'
import type { PageOptions } from '#ui/layout.ts'
import { articleDetails } from '#modules/card/index.ts'
import type { AccessEntry } from './access-entry.ts'
import { accessMessages as t } from './messages.ts'
import { accessEntryOptions } from './pages-entry.ts'

/** What a page says; the portal puts it into its frame. */
export type View = Pick<PageOptions, 'title' | 'beforeMain' | 'main'>

/** Kinds of organisation that the list can be narrowed to. */
export const ORGANISATION_KINDS = ['operator', 'bureau', 'department', 'bank'] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

export interface LogData {
  readonly language: Language
  readonly elder: boolean
  readonly entries: readonly AccessEntry[]
  readonly nextCursor: string | undefined
  readonly kind: OrganisationKind | undefined
  readonly includeOwn: boolean
}

export const LOG_PATH = '/me/access-log'

const addressOf = (
  { kind, includeOwn }: Pick<LogData, 'kind' | 'includeOwn'>,
  cursor?: string,
): string => {
  const query = new URLSearchParams({
    ...(kind !== undefined && { kind }),
    ...(includeOwn && { own: '1' }),
    ...(cursor !== undefined && { cursor }),
  }).toString()
  return query === '' ? LOG_PATH : `${LOG_PATH}?${query}`
}

const narrow = ({ language, kind, includeOwn }: LogData): Html =>
  filter({
    language,
    action: LOG_PATH,
    selected: [
      ...(kind === undefined
        ? []
        : [{ text: t(language, kind), href: addressOf({ kind: undefined, includeOwn }) }]),
      ...(includeOwn
        ? [{ text: t(language, 'own'), href: addressOf({ kind, includeOwn: false }) }]
        : []),
    ],
    fields: [
      select({
        language,
        name: 'kind',
        label: t(language, 'kind'),
        value: kind ?? '',
        items: [
          { value: '', text: t(language, 'all') },
          ...ORGANISATION_KINDS.map((value) => ({ value, text: t(language, value) })),
        ],
      }),
      checkboxes({
        language,
        name: 'own',
        legend: t(language, 'own'),
        items: [{ value: '1', text: t(language, 'ownShow') }],
        values: includeOwn ? ['1'] : [],
      }),
    ],
  })

const byDay = (entries: readonly AccessEntry[]): Map<string, AccessEntry[]> => {
  const days = new Map<string, AccessEntry[]>()
  for (const entry of entries) {
    const day = provinceDate(entry.at).toString()
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return days
}

const list = ({ language, entries }: LogData): Html =>
  html`${[...byDay(entries)].map(([day, ofDay]) => [
    sectionHeading(formatDate(language, Temporal.PlainDate.from(day))),
    accessList(
      ofDay.map((entry) => ({ ...accessEntryOptions(language, entry), dayIsKnown: true })),
    ),
  ])}`

const nothing = ({ language, kind }: LogData): Html =>
  kind === undefined
    ? emptyState({ title: t(language, 'empty'), text: t(language, 'emptyText') })
    : emptyState({
        title: t(language, 'emptyFiltered'),
        illustration: 'search',
        action: linkButton({ href: LOG_PATH, text: t(language, 'showAll') }),
      })

/** 谁查过我: by day, the newest first. The elder edition leaves the narrowing out. */
export const logPage = (data: LogData): View => {
  const { language, entries, nextCursor } = data
  const content = html`${[
    entries.length === 0 ? nothing(data) : list(data),
    nextCursor !== undefined &&
      pagination({
        language,
        next: { href: addressOf(data, nextCursor), text: t(language, 'older') },
      }),
    articleDetails(language, 'PIPL-44'),
  ]}`
  return {
    title: t(language, 'title'),
    main: html`${[
      pageHeading(t(language, 'title')),
      paragraph(t(language, 'lead'), 'lead'),
      data.elder ? content : columns({ main: content, aside: narrow(data) }),
    ]}`,
  }
}
