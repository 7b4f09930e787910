import { html, type Content, type Html } from '#kernel/html.ts'

/** The first stop of the Tab key: past masthead and navigation to the content. */
export const skipLink = (options: {
  readonly text: Content
  readonly href?: string | undefined
}): Html =>
  html`<a href="${options.href ?? '#content'}" class="govuk-skip-link"
    data-module="govuk-skip-link">${options.text}</a>`
