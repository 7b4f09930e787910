import { html, type Content, type Html } from '#kernel/html.ts'

export interface BoardOptions {
  readonly title: Content
  /** What it is about, below the title. */
  readonly about: Content
  readonly content: Content
  /** A code to scan beside the notes. */
  readonly code?: Html | undefined
  readonly notes: readonly Content[]
}

/** A code as large as it is printed. */
export const boardCode = (code: Html): Html => html`<div class="ykt-board__code">${code}</div>`

/**
 * A sheet to be put up where people pass: large type, black on white. Its title is the page's one
 * heading.
 */
export const board = ({ title, about, content, code, notes }: BoardOptions): Html =>
  html`<section class="ykt-board"><h1 class="ykt-board__title">${title}</h1><p
    class="ykt-board__about">${about}</p>${content}<div class="ykt-board__foot">${
      code !== undefined && boardCode(code)
    }<div class="ykt-board__notes">${notes.map(
      (note) => html`<p>${note}</p>`,
    )}</div></div></section>`
