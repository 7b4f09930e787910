import { html, type Content, type Html } from '#kernel/html.ts'
import { classes } from '../attributes.ts'

export const TAG_COLOURS = [
  'grey',
  'green',
  'teal',
  'blue',
  'purple',
  'magenta',
  'red',
  'orange',
  'yellow',
] as const
export type TagColour = (typeof TAG_COLOURS)[number]

/** A state in a word. The colour supports the word and never stands alone. */
export const tag = ({ text, colour }: { text: Content; colour?: TagColour | undefined }): Html =>
  html`<strong class="${classes('govuk-tag', colour && `govuk-tag--${colour}`)}">${text}</strong>`
