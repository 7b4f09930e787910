import { html, type Content, type Html } from '#kernel/html.ts'
import type { Language } from '../../i18n/language.ts'
import { defineMessages } from '../../i18n/messages.ts'

const t = defineMessages({
  title: {
    'zh-Hans': '有几处要改一下',
    'zh-Hant': '有幾處需要更正',
    en: 'There is a problem',
    pt: 'Há um problema',
  },
})

export interface ErrorSummaryOptions {
  readonly language: Language
  /** Each links to its control by `href` (`#name`). */
  readonly errors: readonly { readonly text: Content; readonly href?: string | undefined }[]
  readonly title?: Content
  readonly description?: Content
}

/** All that is wrong with a form, at the top of the page; it takes the focus on load. */
export const errorSummary = (options: ErrorSummaryOptions): Html =>
  // The alert is a child of what takes the focus, else screen readers lose one of the two.
  html`<div class="govuk-error-summary" data-module="govuk-error-summary"><div
    role="alert"><h2 class="govuk-error-summary__title">${
      options.title ?? t(options.language, 'title')
    }</h2><div class="govuk-error-summary__body">${
      options.description !== undefined && html`<p>${options.description}</p>`
    }${
      options.errors.length > 0 &&
      html`<ul class="govuk-list govuk-error-summary__list">${options.errors.map(
        ({ text, href }) =>
          html`<li>${href === undefined ? text : html`<a href="${href}">${text}</a>`}</li>`,
      )}</ul>`
    }</div></div></div>`
