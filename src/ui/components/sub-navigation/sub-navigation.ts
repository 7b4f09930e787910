import { html, type Content, type Html } from '#kernel/html.ts'
import { attributes } from '../attributes.ts'

export interface SubNavigationOptions {
  readonly label: string
  readonly items: readonly {
    readonly href: string
    readonly text: Content
    readonly current?: boolean | undefined
  }[]
}

/** The views of one thing, such as all, open and closed leads. */
export const subNavigation = ({ label, items }: SubNavigationOptions): Html =>
  html`<nav class="moj-sub-navigation" aria-label="${label}"><ul
    class="moj-sub-navigation__list">${items.map(
      ({ href, text, current }) =>
        html`<li class="moj-sub-navigation__item"><a${attributes({
          class: 'moj-sub-navigation__link',
          'aria-current': current === true && 'page',
          href,
        })}>${text}</a></li>`,
    )}</ul></nav>`
