import { html, type Content, type Html } from '#kernel/html.ts'
import type { Language } from '../../i18n/language.ts'
import { defineMessages } from '../../i18n/messages.ts'
import { classes } from '../attributes.ts'

const t = defineMessages({
  breadcrumb: { 'zh-Hans': '所在位置', 'zh-Hant': '所在位置', en: 'Breadcrumb', pt: 'Caminho' },
})

export interface BreadcrumbsOptions {
  readonly language: Language
  /** The last may be without address: the page itself. */
  readonly items: readonly { readonly text: Content; readonly href?: string | undefined }[]
  /** On a phone only the first and the last but one are shown. */
  readonly collapseOnMobile?: boolean | undefined
}

/** Where the page stands. */
export const breadcrumbs = (options: BreadcrumbsOptions): Html =>
  html`<nav class="${classes(
    'govuk-breadcrumbs',
    options.collapseOnMobile === true && 'govuk-breadcrumbs--collapse-on-mobile',
  )}" aria-label="${t(options.language, 'breadcrumb')}"><ol
    class="govuk-breadcrumbs__list">${options.items.map(({ text, href }) =>
      href === undefined
        ? html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${text}</li>`
        : html`<li class="govuk-breadcrumbs__list-item"><a
            class="govuk-breadcrumbs__link" href="${href}">${text}</a></li>`,
    )}</ol></nav>`
