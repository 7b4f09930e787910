import { html, type Content, type Html } from '#kernel/html.ts'
import { attributes } from '../attributes.ts'

export interface KeyHint {
  /** As it stands on the key: `F2`. */
  readonly key: string
  readonly text: Content
  readonly href?: string | undefined
}

/** 快捷键: what the keys do, always in sight. Scripts press the link of the key. */
export const keyBar = (options: {
  readonly label: string
  readonly keys: readonly KeyHint[]
}): Html =>
  html`<nav class="ykt-keys" aria-label="${options.label}"><ul>${options.keys.map(
    ({ key, text, href }) =>
      html`<li><kbd>${key}</kbd> ${
        href === undefined
          ? text
          : html`<a${attributes({ class: 'govuk-link', href, 'data-key': key })}>${text}</a>`
      }</li>`,
  )}</ul></nav>`

/** One workspace: the queue, what is being done, and what it rests on. */
export const workspace = (options: {
  readonly queue: Content
  readonly main: Content
  readonly evidence?: Content
}): Html =>
  html`<div class="ykt-workspace"><div class="ykt-workspace__queue">${
    options.queue
  }</div><div class="ykt-workspace__main">${options.main}</div>${
    options.evidence !== undefined &&
    html`<div class="ykt-workspace__evidence">${options.evidence}</div>`
  }</div>`

/** Rows to be chosen by the number keys 1 to 9. */
export const numberedRows = (
  rows: readonly { readonly href: string; readonly title: Content; readonly text?: Content }[],
): Html =>
  html`<ol class="ykt-numbered">${rows.map(
    ({ href, title, text }, i) =>
      html`<li><a${attributes({
        class: 'govuk-link',
        href,
        'data-number': i < 9 ? String(i + 1) : undefined,
      })}>${i < 9 && html`<kbd>${i + 1}</kbd> `}${title}</a>${
        text !== undefined && html`<div>${text}</div>`
      }</li>`,
  )}</ol>`

/** 客屏: large, for the eyes of the person on the other side of the counter. */
export const customerPlate = (options: {
  readonly title: Content
  readonly content?: Content
  /** Changes when something else is shown. */
  readonly version: string
}): Html =>
  html`<div class="ykt-customer" data-module="ykt-customer" data-version="${
    options.version
  }"><h1 class="ykt-customer__title">${options.title}</h1>${options.content}</div>`

/** Whether the customer has confirmed; a script says so when it comes, and changes no form. */
export const awaitedConfirmation = (options: {
  readonly text: Content
  /** Version of what the screen shows; absent when nothing is waited for. */
  readonly version?: string | undefined
  /** What is said once it is confirmed. */
  readonly done: string
}): Html =>
  html`<p${attributes({
    class: 'govuk-body',
    role: 'status',
    'data-module': options.version === undefined ? undefined : 'ykt-confirmation',
    'data-version': options.version,
    'data-done': options.version === undefined ? undefined : options.done,
  })}>${options.text}</p>`
