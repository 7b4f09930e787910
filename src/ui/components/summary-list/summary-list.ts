import { html, type Content, type Html } from '#kernel/html.ts'
import { classes } from '../attributes.ts'

export interface SummaryAction {
  readonly href: string
  readonly text: Content
  /** What the action is about, for those who do not see the row: 更改*银行*. */
  readonly about?: string | undefined
}

export interface SummaryRow {
  readonly key: Content
  readonly value: Content
  readonly actions?: readonly SummaryAction[] | undefined
}

export interface SummaryListOptions {
  readonly rows: readonly SummaryRow[]
  /** Puts the list in a card with a heading and its own actions. */
  readonly card?:
    | {
        readonly title: Content
        readonly headingLevel?: 2 | 3 | 4 | undefined
        readonly actions?: readonly SummaryAction[] | undefined
      }
    | undefined
  readonly borders?: boolean | undefined
}

const actionLink = ({ href, text, about }: SummaryAction, cardTitle: Content): Html =>
  html`<a class="govuk-link" href="${href}">${text}${
    (Boolean(about) || cardTitle !== undefined) &&
    html`<span class="govuk-visually-hidden">${Boolean(about) && ` ${about}`}${
      cardTitle !== undefined && html` (${cardTitle})`
    }</span>`
  }</a>`

const rowActions = (actions: readonly SummaryAction[], cardTitle: Content): Html => {
  const links = actions.map((action) => actionLink(action, cardTitle))
  if (links.length === 1) return html`<dd class="govuk-summary-list__actions">${links}</dd>`
  return html`<dd class="govuk-summary-list__actions"><ul
    class="govuk-summary-list__actions-list">${links.map(
      (link) => html`<li class="govuk-summary-list__actions-list-item">${link}</li>`,
    )}</ul></dd>`
}

const list = ({ rows, card, borders = true }: SummaryListOptions): Html => {
  const anyActions = rows.some(({ actions = [] }) => actions.length > 0)
  return html`<dl class="${classes(
    'govuk-summary-list',
    !borders && 'govuk-summary-list--no-border',
  )}">${rows.map(
    ({ key, value, actions = [] }) =>
      html`<div class="${classes(
        'govuk-summary-list__row',
        anyActions && actions.length === 0 && 'govuk-summary-list__row--no-actions',
      )}"><dt class="govuk-summary-list__key">${key}</dt><dd
        class="govuk-summary-list__value">${value}</dd>${
          actions.length > 0 && rowActions(actions, card?.title)
        }</div>`,
  )}</dl>`
}

const cardActions = (actions: readonly SummaryAction[], title: Content): Content => {
  const links = actions.map((action) => actionLink(action, title))
  if (links.length === 0) return undefined
  if (links.length === 1) return html`<div class="govuk-summary-card__actions">${links}</div>`
  return html`<ul class="govuk-summary-card__actions">${links.map(
    (link) => html`<li class="govuk-summary-card__action">${link}</li>`,
  )}</ul>`
}

const heading = (level: 2 | 3 | 4, content: Content): Html => {
  if (level === 2) return html`<h2 class="govuk-summary-card__title">${content}</h2>`
  if (level === 3) return html`<h3 class="govuk-summary-card__title">${content}</h3>`
  return html`<h4 class="govuk-summary-card__title">${content}</h4>`
}

/** Facts in pairs: a check-answers page, a case at a glance. */
export const summaryList = (options: SummaryListOptions): Html => {
  const { card } = options
  if (card === undefined) return list(options)
  return html`<div class="govuk-summary-card"><div
    class="govuk-summary-card__title-wrapper">${heading(
      card.headingLevel ?? 2,
      card.title,
    )}${cardActions(card.actions ?? [], card.title)}</div><div
    class="govuk-summary-card__content">${list(options)}</div></div>`
}
