import { html, type Content, type Html } from '#kernel/html.ts'
import { icon } from '../icon/icon.ts'

export interface CallOutOptions {
  readonly title: Content
  readonly text: Content
  /** `warning` asks for something; `waiting` is in somebody's hands. */
  readonly sign?: 'warning' | 'waiting' | undefined
  /** The one way out, such as a button. */
  readonly action?: Content
  readonly headingLevel?: 2 | 3 | undefined
}

/** One thing that somebody has to see to: what it is, why, and the one way out. */
export const callOut = (options: CallOutOptions): Html => {
  const { title, text, sign = 'warning', action, headingLevel = 2 } = options
  const heading =
    headingLevel === 2
      ? html`<h2 class="ykt-call__title">${title}</h2>`
      : html`<h3 class="ykt-call__title">${title}</h3>`
  return html`<div class="ykt-call ykt-call--alone">${icon(
    sign === 'waiting' ? 'clock' : 'warning',
  )}<div class="ykt-call__text">${heading}<div class="ykt-call__more">${text}</div></div>${
    action
  }</div>`
}
