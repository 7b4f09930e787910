import { html, type Content, type Html } from '#kernel/html.ts'

/** 回执纸: A5, or the 72 mm roll of a counter printer. */
export type SlipPaper = 'a5' | 'roll'

export interface SlipOptions {
  readonly paper: SlipPaper
  readonly title: Content
  /** What people quote, in groups of four. */
  readonly number: { readonly label: Content; readonly value: string }
  readonly rows: readonly { readonly key: Content; readonly value: Content }[]
  /** The same number as a picture, for the next counter's scanner. */
  readonly code?: Html | undefined
  readonly notes?: readonly Content[] | undefined
}

/**
 * A slip to take along: black on white, one sheet, nothing on it that others may not read. Its
 * title is the page's one heading.
 */
export const slip = (options: SlipOptions): Html =>
  html`<section class="ykt-slip ykt-slip--${options.paper}"><h1 class="ykt-slip__title">${
    options.title
  }</h1><p class="ykt-slip__number">${options.number.label}<strong translate="no">${
    options.number.value
  }</strong></p>${
    options.code !== undefined && html`<div class="ykt-slip__code">${options.code}</div>`
  }<dl class="ykt-slip__rows">${options.rows.map(
    ({ key, value }) => html`<div><dt>${key}</dt><dd>${value}</dd></div>`,
  )}</dl>${(options.notes ?? []).map(
    (note) => html`<p class="ykt-slip__note">${note}</p>`,
  )}</section>`
