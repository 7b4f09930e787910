import { html, type Content, type Html } from '#kernel/html.ts'
import { attributes, classes } from '../attributes.ts'
import type { TextSize } from '../field/field.ts'

export interface Column {
  readonly text: Content
  /** Right-aligned, tabular figures. */
  readonly numeric?: boolean | undefined
}

export interface TableOptions {
  /** Names the table and its scroll region. */
  readonly caption: string
  readonly captionSize?: TextSize | 'hidden' | undefined
  readonly head?: readonly (Column | string)[] | undefined
  readonly rows: readonly (readonly Content[])[]
  /** The first cell of each row names the row. */
  readonly firstCellIsHeader?: boolean | undefined
}

const CAPTION: Readonly<Record<TextSize | 'hidden', string>> = {
  s: 'govuk-table__caption--s',
  m: 'govuk-table__caption--m',
  l: 'govuk-table__caption--l',
  xl: 'govuk-table__caption--xl',
  hidden: 'govuk-visually-hidden',
}

const headerCell = (column: Column | string): Html => {
  const { text, numeric }: Column = typeof column === 'string' ? { text: column } : column
  return html`<th scope="col" class="${classes(
    'govuk-table__header',
    numeric === true && 'govuk-table__header--numeric',
  )}">${text}</th>`
}

const bodyCell = (options: TableOptions, cell: Content, index: number): Html => {
  if (index === 0 && options.firstCellIsHeader === true)
    return html`<th scope="row" class="govuk-table__header">${cell}</th>`
  const column = options.head?.[index]
  const numeric = typeof column === 'object' && column.numeric === true
  return html`<td class="${classes(
    'govuk-table__cell',
    numeric && 'govuk-table__cell--numeric',
  )}">${cell}</td>`
}

/** The bare table, for a few narrow columns that fit a phone. */
export const narrowTable = (options: TableOptions): Html =>
  html`<table class="govuk-table">${
    options.caption !== '' &&
    html`<caption class="${classes(
      'govuk-table__caption',
      options.captionSize && CAPTION[options.captionSize],
    )}">${options.caption}</caption>`
  }${
    options.head !== undefined &&
    html`<thead class="govuk-table__head"><tr class="govuk-table__row">${options.head.map(
      headerCell,
    )}</tr></thead>`
  }<tbody class="govuk-table__body">${options.rows.map(
    (row) =>
      html`<tr class="govuk-table__row">${row.map((cell, i) => bodyCell(options, cell, i))}</tr>`,
  )}</tbody></table>`

/** A table in a region that scrolls sideways and can be reached and scrolled by keyboard. */
export const table = (options: TableOptions): Html =>
  html`<div${attributes({
    class: 'ykt-scroll',
    role: 'region',
    tabindex: 0,
    'aria-label': options.caption,
  })}>${narrowTable(options)}</div>`
