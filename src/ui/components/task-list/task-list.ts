import { html, type Content, type Html } from '#kernel/html.ts'
import { attributes, classes } from '../attributes.ts'
import { tag, type TagColour } from '../tag/tag.ts'

export interface Task {
  readonly title: Content
  readonly href?: string | undefined
  readonly hint?: Content
  /** A coloured tag while something is to do, plain text when it is done. */
  readonly status: { readonly text: Content; readonly colour?: TagColour | 'plain' | undefined }
}

const task = ({ title, href, hint, status }: Task, prefix: string): Html => {
  const hintId = hint === undefined ? undefined : `${prefix}-hint`
  const statusId = `${prefix}-status`
  return html`<li class="${classes(
    'govuk-task-list__item',
    href !== undefined && 'govuk-task-list__item--with-link',
  )}"><div class="govuk-task-list__name-and-hint">${
    href === undefined
      ? html`<div>${title}</div>`
      : html`<a${attributes({
          class: 'govuk-link govuk-task-list__link',
          href,
          'aria-describedby': classes(hintId, statusId),
        })}>${title}</a>`
  }${
    hintId !== undefined && html`<div id="${hintId}" class="govuk-task-list__hint">${hint}</div>`
  }</div><div class="govuk-task-list__status" id="${statusId}">${
    status.colour === 'plain' ? status.text : tag({ text: status.text, colour: status.colour })
  }</div></li>`
}

/** What is to do, in any order, and how far each is. */
export const taskList = (options: {
  readonly items: readonly Task[]
  readonly idPrefix?: string | undefined
}): Html =>
  html`<ul class="govuk-task-list">${options.items.map((item, i) =>
    task(item, `${options.idPrefix ?? 'task-list'}-${i + 1}`),
  )}</ul>`
