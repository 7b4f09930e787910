import { html, type Html } from '#kernel/html.ts'
import {
  alert,
  button,
  columns,
  errorSummary,
  form,
  input,
  link,
  linkButton,
  numberedList,
  pageHeading,
  panel,
  paragraph,
  sectionHeading,
  summaryList,
} from '#ui/components.ts'
import type { View } from '#ui/portal.ts'
import { venueWords as w } from './messages-venue.ts'
import { insecure } from './pages-venue-listen.ts'

const language = 'zh-Hans' as const

const slot = (name: string): Html => html`<span data-slot="${name}" translate="no"></span>`

/** Drawn here and shown by the script when that is what happened. */
const errorTemplate = (name: string, text: string): Html =>
  html`<template data-venue="error-${name}">${errorSummary({
    language,
    errors: [{ text, href: '#ticket' }],
  })}</template>`

const doneTemplate = html`<template data-venue="done">${[
  panel({ title: w.done, text: slot('place') }),
  summaryList({
    rows: [
      { key: w.label, value: slot('label') },
      { key: w.places, value: slot('place') },
      { key: w.scenes, value: slot('scenes') },
    ],
  }),
  sectionHeading(w.doneNext),
  numberedList([
    w.doneTrial,
    html`<a class="govuk-link" data-poster href="/venue">${w.donePoster}</a>`,
  ]),
  linkButton({ href: '/venue/listen', text: w.listen, start: true }),
]}</template>`

const already = html`<div data-venue="already" hidden>${alert({
  language,
  title: w.already,
  text: html`${[
    html`<p><span data-venue="already-name" translate="no"></span></p>`,
    html`<p>${w.alreadyText}</p>`,
    link({ href: '/venue/listen', text: w.listen }),
  ]}`,
})}</div>`

/** 启用这台设备: eight characters, and the key is made in the browser. */
export const activatePage = (): View => ({
  title: w.activateTitle,
  scripts: ['venue-activate.js'],
  main: html`<div data-venue="activate">${[
    html`<div data-venue="errors"></div>`,
    pageHeading(w.activateTitle),
    html`<noscript>${paragraph(w.noScript, 'lead')}</noscript>`,
    insecure(),
    already,
    columns({
      main: [
        paragraph(w.activateLead, 'lead'),
        form({
          action: '/venue/activate',
          method: 'get',
          content: [
            input({
              language,
              name: 'ticket',
              label: w.ticketField,
              labelSize: 'm',
              hint: w.ticketFieldHint,
              width: 10,
              autocomplete: 'off',
              autocapitalize: 'characters',
              spellcheck: false,
            }),
            button({ text: w.activateAction }),
          ],
        }),
      ],
      aside: numberedList(w.activateSteps),
    }),
  ]}</div>${[
    errorTemplate('shape', w.ticketShape),
    errorTemplate('refused', w.ticketRefused),
    errorTemplate('away', w.ticketAway),
    errorTemplate('often', w.ticketOften),
    doneTemplate,
  ]}`,
})
