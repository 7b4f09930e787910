import { html, type Html } from '#kernel/html.ts'
import type { Language } from '../../i18n/language.ts'
import { defineMessages } from '../../i18n/messages.ts'

const t = defineMessages({
  print: { 'zh-Hans': '打印', 'zh-Hant': '列印', en: 'Print', pt: 'Imprimir' },
})

/** Prints the page; without scripts it is not there, and the browser's own menu prints. */
export const printButton = ({ language }: { readonly language: Language }): Html =>
  html`<button type="button" class="govuk-button govuk-button--secondary" data-module="ykt-print"
    hidden>${t(language, 'print')}</button>`
