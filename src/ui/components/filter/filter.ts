import { html, type Content, type Html } from '#kernel/html.ts'
import type { Language } from '../../i18n/language.ts'
import { defineMessages } from '../../i18n/messages.ts'
import { button } from '../button/button.ts'

const t = defineMessages({
  filter: { 'zh-Hans': '筛选', 'zh-Hant': '篩選', en: 'Filter', pt: 'Filtrar' },
  apply: { 'zh-Hans': '查看结果', 'zh-Hant': '查看結果', en: 'Apply filters', pt: 'Aplicar' },
  clear: { 'zh-Hans': '清除全部', 'zh-Hant': '清除全部', en: 'Clear all', pt: 'Limpar tudo' },
  selected: { 'zh-Hans': '已选', 'zh-Hant': '已選', en: 'Selected filters', pt: 'Selecionados' },
  remove: {
    'zh-Hans': '去掉筛选条件',
    'zh-Hant': '移除篩選條件',
    en: 'Remove this filter',
    pt: 'Remover este filtro',
  },
})

export interface FilterOptions {
  readonly language: Language
  /** The list's own address: the form is a GET, so that a filtered list can be shared. */
  readonly action: string
  readonly fields: readonly Html[]
  /** What is chosen now; each `href` is the list without it. */
  readonly selected?: readonly { readonly text: Content; readonly href: string }[] | undefined
}

/** Narrows a list down. */
export const filter = ({ language, action, fields, selected = [] }: FilterOptions): Html =>
  html`<form class="moj-filter" method="get" action="${action}"><div
    class="moj-filter__header"><div class="moj-filter__header-title"><h2
    class="govuk-heading-m">${t(language, 'filter')}</h2></div></div><div
    class="moj-filter__content">${
      selected.length > 0 &&
      html`<div class="moj-filter__selected"><div class="moj-filter__selected-heading"><div
        class="moj-filter__heading-title"><h3 class="govuk-heading-s">${t(
          language,
          'selected',
        )}</h3></div><div class="moj-filter__heading-action"><p><a
        class="govuk-link govuk-link--no-visited-state" href="${action}">${t(
          language,
          'clear',
        )}</a></p></div></div><ul class="moj-filter-tags">${selected.map(
          ({ text, href }) =>
            html`<li><a class="moj-filter__tag" href="${href}"><span
              class="govuk-visually-hidden">${t(language, 'remove')}</span> ${text}</a></li>`,
        )}</ul></div>`
    }<div class="moj-filter__options">${fields}${button({
      text: t(language, 'apply'),
    })}</div></div></form>`
