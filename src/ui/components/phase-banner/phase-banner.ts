import { html, type Content, type Html } from '#kernel/html.ts'

/** What kind of place this is, such as 演示数据. */
export const phaseBanner = (options: { readonly tag: Content; readonly text: Content }): Html =>
  html`<div class="govuk-phase-banner govuk-width-container"><p
    class="govuk-phase-banner__content"><strong
    class="govuk-tag govuk-phase-banner__content__tag">${options.tag}</strong><span
    class="govuk-phase-banner__text">${options.text}</span></p></div>`
