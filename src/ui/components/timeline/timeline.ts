import { html, type Content, type Html } from '#kernel/html.ts'
import type { Language } from '../../i18n/language.ts'
import { formatDate, formatDateTime } from '../../i18n/format.ts'

export interface TimelineItem {
  readonly title: Content
  /** Who did it. */
  readonly byline?: Content
  readonly at: Temporal.Instant | Temporal.PlainDate
  readonly description?: Content
}

export interface TimelineOptions {
  readonly language: Language
  readonly items: readonly TimelineItem[]
  readonly headingLevel?: 2 | 3 | undefined
}

const time = (language: Language, at: TimelineItem['at']): Html =>
  html`<time datetime="${at.toString()}">${
    at instanceof Temporal.Instant ? formatDateTime(language, at) : formatDate(language, at)
  }</time>`

const item = (entry: TimelineItem, { language, headingLevel = 2 }: TimelineOptions): Html =>
  html`<div class="moj-timeline__item"><div class="moj-timeline__header">${
    headingLevel === 2
      ? html`<h2 class="moj-timeline__title">${entry.title}</h2>`
      : html`<h3 class="moj-timeline__title">${entry.title}</h3>`
  }${
    entry.byline !== undefined && html` <p class="moj-timeline__byline">${entry.byline}</p>`
  }</div><p class="moj-timeline__date">${time(language, entry.at)}</p><div
    class="moj-timeline__description">${entry.description}</div></div>`

/** What happened, newest first. */
export const timeline = (options: TimelineOptions): Html =>
  html`<div class="moj-timeline">${options.items.map((entry) => item(entry, options))}</div>`
