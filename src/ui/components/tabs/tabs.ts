import { html, type Content, type Html } from '#kernel/html.ts'
import { attributes, classes } from '../attributes.ts'

export interface TabsOptions {
  readonly title: string
  readonly items: readonly {
    readonly id: string
    readonly label: string
    readonly content: Content
  }[]
  readonly id?: string | undefined
}

/** Panels of which one is seen at a time; without scripts, all of them below each other. */
export const tabs = ({ title, items, id }: TabsOptions): Html =>
  html`<div${attributes({ id, class: 'govuk-tabs', 'data-module': 'govuk-tabs' })}><h2
    class="govuk-tabs__title">${title}</h2>${
      items.length > 0 &&
      html`<ul class="govuk-tabs__list">${items.map(
        (item, i) =>
          html`<li class="${classes(
            'govuk-tabs__list-item',
            i === 0 && 'govuk-tabs__list-item--selected',
          )}"><a class="govuk-tabs__tab" href="#${item.id}">${item.label}</a></li>`,
      )}</ul>${items.map(
        (item, i) =>
          html`<div class="${classes(
            'govuk-tabs__panel',
            i > 0 && 'govuk-tabs__panel--hidden',
          )}" id="${item.id}">${
            typeof item.content === 'string'
              ? html`<p class="govuk-body">${item.content}</p>`
              : item.content
          }</div>`,
      )}`
    }</div>`
