import { html, type Content, type Html } from '#kernel/html.ts'
import { illustration, type IllustrationName } from '../illustration/illustration.ts'

/** Nothing here: say so kindly, and say what can be done. */
export const emptyState = (options: {
  readonly title: Content
  readonly text?: Content
  readonly action?: Html | undefined
  readonly illustration?: IllustrationName | undefined
}): Html =>
  html`<div class="ykt-empty">${illustration(options.illustration ?? 'tea')}<p
    class="ykt-empty__title">${options.title}</p>${
      options.text !== undefined && html`<p class="ykt-empty__text">${options.text}</p>`
    }${options.action}</div>`
