import { html, type Content, type Html } from '#kernel/html.ts'

/** The end of a journey: what was done, and its number. The title is the page's h1. */
export const panel = (options: { readonly title: Content; readonly text?: Content }): Html =>
  html`<div class="govuk-panel govuk-panel--confirmation"><h1
    class="govuk-panel__title">${options.title}</h1>${
      options.text !== undefined && html`<div class="govuk-panel__body">${options.text}</div>`
    }</div>`
