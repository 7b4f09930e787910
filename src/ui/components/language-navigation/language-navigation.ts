import { html, type Html } from '#kernel/html.ts'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../i18n/language.ts'
import { defineMessages } from '../../i18n/messages.ts'

const t = defineMessages({
  language: { 'zh-Hans': '语言', 'zh-Hant': '語言', en: 'Language', pt: 'Idioma' },
})

/** Every language in its own name. `hrefFor` gives the address of this page in a language. */
export const languageNavigation = (options: {
  readonly language: Language
  readonly hrefFor: (language: Language) => string
}): Html =>
  html`<nav class="govuk-language-navigation" aria-label="${t(options.language, 'language')}"><ul
    class="govuk-language-navigation__list">${LANGUAGES.map((language) =>
      language === options.language
        ? html`<li class="govuk-language-navigation__list-item"><span
            class="govuk-language-navigation__text" aria-current="true"
            lang="${language}">${LANGUAGE_NAMES[language]}</span></li>`
        : html`<li class="govuk-language-navigation__list-item"><a
            class="govuk-language-navigation__link" href="${options.hrefFor(language)}"
            rel="alternate" lang="${language}" hreflang="${language}">${
              LANGUAGE_NAMES[language]
            }</a></li>`,
    )}</ul></nav>`
