import { html, type Content, type Html } from '#kernel/html.ts'
import { attributes, classes } from '../attributes.ts'

export interface NavigationItem {
  readonly href: string
  readonly text: Content
}

export interface NavigationOptions {
  /** Names the landmark, such as 主导航. */
  readonly label: string
  readonly items: readonly NavigationItem[]
  /** The address of the item the page belongs to. */
  readonly current?: string | undefined
  /** The page is inside the current item's section, not the item's own page. */
  readonly inside?: boolean | undefined
}

/** The portal's sections. One line that scrolls sideways on a phone; labels never break. */
export const navigation = ({ label, items, current, inside }: NavigationOptions): Html =>
  html`<div class="govuk-service-navigation" data-module="govuk-service-navigation"><div
    class="govuk-width-container"><div class="govuk-service-navigation__container"><nav
    aria-label="${label}" class="govuk-service-navigation__wrapper"><ul
    class="govuk-service-navigation__list" id="navigation">${items.map(({ href, text }) => {
      const here = href === current
      return html`<li class="${classes(
        'govuk-service-navigation__item',
        here && 'govuk-service-navigation__item--active',
      )}"><a${attributes({
        class: 'govuk-service-navigation__link',
        href,
        'aria-current': here && (inside === true ? 'true' : 'page'),
      })}>${
        here
          ? html`<strong class="govuk-service-navigation__active-fallback">${text}</strong>`
          : text
      }</a></li>`
    })}</ul></nav></div></div></div>`
