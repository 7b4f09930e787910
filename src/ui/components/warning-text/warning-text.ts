import { html, type Content, type Html } from '#kernel/html.ts'
import type { Language } from '../../i18n/language.ts'
import { defineMessages } from '../../i18n/messages.ts'

const t = defineMessages({
  warning: { 'zh-Hans': '注意', 'zh-Hant': '注意', en: 'Warning', pt: 'Atenção' },
})

/** What cannot be undone, or must not be forgotten. */
export const warningText = (options: {
  readonly language: Language
  readonly text: Content
}): Html =>
  html`<div class="govuk-warning-text"><span class="govuk-warning-text__icon"
    aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span
    class="govuk-visually-hidden">${t(options.language, 'warning')}</span> ${
      options.text
    }</strong></div>`
