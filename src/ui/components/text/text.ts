import { html, type Content, type Html } from '#kernel/html.ts'
import type { Language } from '../../i18n/language.ts'
import { attributes, classes } from '../attributes.ts'

/** What is for the screen alone, such as the forms below a sheet that is printed. */
export const screenOnly = (content: Content): Html =>
  html`<div class="ykt-screen-only">${content}</div>`

/** The page's one heading; a caption says which journey it belongs to. */
export const pageHeading = (text: Content, caption?: Content): Html =>
  html`<h1 class="govuk-heading-l">${
    caption !== undefined && html`<span class="govuk-caption-l">${caption}</span> `
  }${text}</h1>`

export const sectionHeading = (text: Content, id?: string): Html =>
  html`<h2${attributes({ class: 'govuk-heading-m', id })}>${text}</h2>`

export const smallHeading = (text: Content, id?: string): Html =>
  html`<h3${attributes({ class: 'govuk-heading-s', id })}>${text}</h3>`

/** Running text; `lead` opens a page, `quiet` is an aside. */
export const paragraph = (text: Content, kind?: 'lead' | 'quiet'): Html =>
  html`<p class="${classes(
    kind === 'lead' ? 'govuk-body-l' : 'govuk-body',
    kind === 'quiet' && 'ykt-quiet',
  )}">${text}</p>`

export const link = (options: { readonly href: string; readonly text: Content }): Html =>
  html`<a class="govuk-link" href="${options.href}">${options.text}</a>`

const listItems = (items: readonly Content[]): Content =>
  items.map((item) => html`<li>${item}</li>`)

export const bulletList = (items: readonly Content[]): Html =>
  html`<ul class="govuk-list govuk-list--bullet">${listItems(items)}</ul>`

export const numberedList = (items: readonly Content[]): Html =>
  html`<ol class="govuk-list govuk-list--number">${listItems(items)}</ol>`

/** Heard, not seen. */
export const spokenOnly = (text: Content): Html =>
  html`<span class="govuk-visually-hidden">${text}</span>`

/** A name or other word from the register: shown as it is, never translated. */
export const verbatim = (text: Content): Html => html`<span translate="no">${text}</span>`

/** A fragment in another language than its page. */
export const inLanguage = (language: Language, text: Content): Html =>
  html`<span lang="${language}">${text}</span>`
