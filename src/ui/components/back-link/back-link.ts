import { html, type Content, type Html } from '#kernel/html.ts'
import type { Language } from '../../i18n/language.ts'
import { defineMessages } from '../../i18n/messages.ts'

const t = defineMessages({
  back: { 'zh-Hans': '返回', 'zh-Hant': '返回', en: 'Back', pt: 'Voltar' },
})

/** To the page before, without losing what was filled in. */
export const backLink = (options: {
  readonly language: Language
  readonly href: string
  readonly text?: Content
}): Html =>
  html`<a href="${options.href}" class="govuk-back-link">${
    options.text ?? t(options.language, 'back')
  }</a>`
