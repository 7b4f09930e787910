import { html, type Content, type Html } from '#kernel/html.ts'

export interface IdentityBarOptions {
  /** Who or what the page is about, such as a masked name and number. */
  readonly title: Content
  readonly actions?: readonly Html[] | undefined
}

/** The person or case that a staff page is about, always in sight at the top. */
export const identityBar = ({ title, actions = [] }: IdentityBarOptions): Html =>
  html`<div class="moj-identity-bar"><div class="moj-identity-bar__container"><div
    class="moj-identity-bar__details"><span class="moj-identity-bar__title">${title}</span></div>${
      actions.length > 0 &&
      html`<div class="moj-identity-bar__actions">${actions.map(
        (action) => html`<div class="moj-identity-bar__menu">${action}</div>`,
      )}</div>`
    }</div></div>`
