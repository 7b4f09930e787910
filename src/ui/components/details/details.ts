import { html, type Content, type Html } from '#kernel/html.ts'
import { attributes } from '../attributes.ts'

export interface DetailsOptions {
  readonly summary: Content
  readonly text: Content
  readonly id?: string | undefined
  readonly open?: boolean | undefined
}

/** More for those who want it; works without scripts. */
export const details = ({ summary, text, id, open }: DetailsOptions): Html =>
  html`<details${attributes({ id, class: 'govuk-details', open })}><summary
    class="govuk-details__summary"><span class="govuk-details__summary-text">${
      summary
    }</span></summary><div class="govuk-details__text">${text}</div></details>`
