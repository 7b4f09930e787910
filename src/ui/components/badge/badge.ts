import { html, type Content, type Html } from '#kernel/html.ts'
import { classes } from '../attributes.ts'

export type BadgeColour = 'purple' | 'bright-purple' | 'red' | 'orange' | 'green' | 'blue' | 'black'

/** An outlined word for staff, such as a priority. */
export const badge = (options: {
  readonly text: Content
  readonly colour?: BadgeColour | undefined
}): Html =>
  html`<span class="${classes(
    'moj-badge',
    options.colour && `moj-badge--${options.colour}`,
  )}">${options.text}</span>`
