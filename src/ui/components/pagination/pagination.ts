import { html, type Content, type Html } from '#kernel/html.ts'
import type { Language } from '../../i18n/language.ts'
import { defineMessages } from '../../i18n/messages.ts'
import { attributes, classes } from '../attributes.ts'

const t = defineMessages({
  pagination: { 'zh-Hans': '翻页', 'zh-Hant': '翻頁', en: 'Pagination', pt: 'Paginação' },
  previous: { 'zh-Hans': '上一页', 'zh-Hant': '上一頁', en: 'Previous', pt: 'Anterior' },
  next: { 'zh-Hans': '下一页', 'zh-Hant': '下一頁', en: 'Next', pt: 'Seguinte' },
  page: {
    'zh-Hans': '第 {number} 页',
    'zh-Hant': '第 {number} 頁',
    en: 'Page {number}',
    pt: 'Página {number}',
  },
})

export interface PageLink {
  readonly href: string
  /** Defaults to 上一页 or 下一页. */
  readonly text?: Content
  /** What is there, when there are no page numbers. */
  readonly label?: string | undefined
}

export interface PaginationOptions {
  readonly language: Language
  readonly previous?: PageLink | undefined
  readonly next?: PageLink | undefined
  readonly pages?:
    | readonly (
        | { readonly number: number; readonly href: string; readonly current?: boolean | undefined }
        | 'gap'
      )[]
    | undefined
  readonly landmarkLabel?: string | undefined
}

const arrow = (side: 'prev' | 'next', path: string): Html =>
  html`<svg class="govuk-pagination__icon govuk-pagination__icon--${side}"
    xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false"
    viewBox="0 0 15 13"><path d="${path}"/></svg>`

const ARROWS = {
  prev: arrow(
    'prev',
    'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2' +
      'h-12.984l4.2931-4.293-1.414-1.414z',
  ),
  next: arrow(
    'next',
    'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492' +
      ' 6.7441-6.4062-6.7246-6.7266z',
  ),
}

/** In English the word `page` is kept for those who do not see the arrow. */
const ownText = (language: Language, side: 'previous' | 'next'): Content =>
  language === 'en'
    ? html`${t(language, side)}<span class="govuk-visually-hidden"> page</span>`
    : t(language, side)

const arrowLink = (side: 'prev' | 'next', link: PageLink, text: Content, block: boolean): Html => {
  const arrowFirst = block || side === 'prev'
  const { href, label } = link
  return html`<div class="govuk-pagination__${side}"><a${attributes({
    class: 'govuk-link govuk-pagination__link',
    href,
    rel: side,
  })}>${arrowFirst && ARROWS[side]}<span class="${classes(
    'govuk-pagination__link-title',
    block && label === undefined && 'govuk-pagination__link-title--decorated',
  )}">${text}</span>${
    block &&
    label !== undefined &&
    html`<span class="govuk-visually-hidden">:</span><span
      class="govuk-pagination__link-label">${label}</span>`
  }${!arrowFirst && ARROWS[side]}</a></div>`
}

/** From page to page. Lists of ours are cut by cursor, so numbers are optional. */
export const pagination = (options: PaginationOptions): Html => {
  const { language, previous, next, pages } = options
  const block = pages === undefined && (previous !== undefined || next !== undefined)
  return html`<nav class="${classes(
    'govuk-pagination',
    block && 'govuk-pagination--block',
  )}" aria-label="${options.landmarkLabel ?? t(language, 'pagination')}">${
    previous && arrowLink('prev', previous, previous.text ?? ownText(language, 'previous'), block)
  }${
    pages !== undefined &&
    html`<ul class="govuk-pagination__list">${pages.map((page) =>
      page === 'gap'
        ? html`<li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>`
        : html`<li class="${classes(
            'govuk-pagination__item',
            page.current === true && 'govuk-pagination__item--current',
          )}"><a${attributes({
            class: 'govuk-link govuk-pagination__link',
            href: page.href,
            'aria-label': t(language, 'page', { number: page.number }),
            'aria-current': page.current === true ? 'page' : undefined,
          })}>${page.number}</a></li>`,
    )}</ul>`
  }${next && arrowLink('next', next, next.text ?? ownText(language, 'next'), block)}</nav>`
}
