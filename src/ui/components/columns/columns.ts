import { html, type Content, type Html } from '#kernel/html.ts'

/** A wide column and a narrow one beside it; below each other on a phone. */
export const columns = (options: { readonly main: Content; readonly aside?: Content }): Html =>
  html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${options.main}</div>${
    options.aside !== undefined &&
    html`<div class="govuk-grid-column-one-third">${options.aside}</div>`
  }</div>`

/** Two columns of the same width. */
export const halves = (first: Content, second: Content): Html =>
  html`<div class="govuk-grid-row"><div class="govuk-grid-column-one-half">${
    first
  }</div><div class="govuk-grid-column-one-half">${second}</div></div>`
