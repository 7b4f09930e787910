import { html, type Content, type Html } from '#kernel/html.ts'
import { attributes } from '../attributes.ts'

export interface FormOptions {
  readonly action: string
  /** A search is a `get`, everything that changes something a `post` with the session's token. */
  readonly method: 'get' | 'post'
  readonly csrf?: string | undefined
  /** Values that go along unseen. */
  readonly hidden?: Readonly<Record<string, string>> | undefined
  readonly content: Content
  /** For a form that sends a file. */
  readonly multipart?: boolean | undefined
}

const hiddenInput = (name: string, value: string): Html =>
  html`<input${attributes({ type: 'hidden', name, value })}>`

/** A plain form; the server checks it, so that its words are the same for everybody. */
export const form = ({
  action,
  method,
  csrf,
  hidden = {},
  content,
  multipart,
}: FormOptions): Html =>
  html`<form${attributes({
    action,
    method,
    novalidate: true,
    enctype: multipart === true && 'multipart/form-data',
  })}>${csrf !== undefined && hiddenInput('csrf', csrf)}${Object.entries(hidden).map(
    ([name, value]) => hiddenInput(name, value),
  )}${content}</form>`
