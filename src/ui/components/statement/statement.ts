import { html, type Content, type Html } from '#kernel/html.ts'

/** One big plain sentence, such as 这个月到了 1,286.00 元, and what follows from it. */
export const statement = (options: { readonly title: Content; readonly text?: Content }): Html =>
  html`<div class="ykt-statement"><p class="ykt-statement__title">${options.title}</p>${
    options.text !== undefined && html`<p class="ykt-statement__text">${options.text}</p>`
  }</div>`

/** The amount inside a sentence. */
export const amount = (text: string): Html => html`<strong class="ykt-amount">${text}</strong>`

/** The opening of a public page: what the service does, and a drawing. */
export const hero = (options: {
  readonly title: Content
  readonly text: Content
  readonly actions?: Content
  readonly picture: Html
}): Html =>
  html`<div class="ykt-hero"><div class="ykt-hero__say"><h1 class="ykt-hero__title">${
    options.title
  }</h1><p class="ykt-hero__text">${options.text}</p>${options.actions}</div>${
    options.picture
  }</div>`
