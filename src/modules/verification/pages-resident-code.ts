import { html, type Html } from '#kernel/html.ts'
import {
  alert,
  button,
  codePlate,
  details,
  halves,
  insetText,
  link,
  linkButton,
  pageHeading,
  paragraph,
  sectionHeading,
  spokenOnly,
  subNavigation,
  warningText,
} from '#ui/components.ts'
import type { Language } from '#ui/i18n/language.ts'
import type { View } from '#ui/portal.ts'
import { CODE_PURPOSES, type CodePurpose } from '#modules/catalogue/index.ts'
import { codeMessages as t, deviceMessages } from './messages-resident.ts'

export interface CodeData {
  readonly language: Language
  readonly elder: boolean
  readonly csrf: string
  readonly purpose: CodePurpose
  readonly level: 2 | 3
  /** Opaque name of the holder, so that a shared browser keeps their keys apart. */
  readonly owner: string
  readonly at: Temporal.Instant
}

export const CODE_PATH = '/me/code'

export const codeAddress = (purpose: CodePurpose, level: 2 | 3): string => {
  const query = new URLSearchParams({
    ...(purpose !== 'identity' && { purpose }),
    ...(level === 3 && { level: '3' }),
  }).toString()
  return query === '' ? CODE_PATH : `${CODE_PATH}?${query}`
}

/** Where the identity provider asks again, and comes back to a stronger code. */
export const strongerAddress = (purpose: CodePurpose): string =>
  `/sign-in/resident?${new URLSearchParams({
    'step-up': '1',
    return: codeAddress(purpose, 3),
  }).toString()}`

const hiddenPart = (name: string, content: Html): Html =>
  html`<div data-part="${name}" hidden>${content}</div>`

/** Each thing that can go wrong, with what to do; the script shows the one that happened. */
const problems = ({ language, purpose, level }: CodeData): Html => {
  const say = (text: string, action: Html): Html => html`${[insetText({ text }), action]}`
  const pressed = (key: 'again' | 'addAgain'): Html =>
    button({ text: t(language, key), type: 'button' })
  const again = html`<div data-again>${pressed('again')}</div>`
  const signIn = `/sign-in/resident?${new URLSearchParams({
    return: codeAddress(purpose, level),
  }).toString()}`
  return html`${[
    hiddenPart('network', say(t(language, 'network'), again)),
    hiddenPart('clock', say(t(language, 'clock'), again)),
    hiddenPart('unsupported', say(t(language, 'noScript'), html``)),
    hiddenPart(
      'card',
      say(
        t(language, 'cardStopped'),
        linkButton({ href: '/me/card', text: t(language, 'seeCard') }),
      ),
    ),
    hiddenPart(
      'removed',
      say(t(language, 'deviceRemoved'), html`<div data-enrol>${pressed('addAgain')}</div>`),
    ),
    hiddenPart(
      'tooMany',
      say(
        t(language, 'tooMany'),
        linkButton({ href: '/me/devices', text: t(language, 'seeDevices') }),
      ),
    ),
    hiddenPart(
      'stepUp',
      say(
        t(language, 'strongerText'),
        linkButton({ href: strongerAddress(purpose), text: t(language, 'strongerLink') }),
      ),
    ),
    hiddenPart(
      'signIn',
      say(t(language, 'signIn'), linkButton({ href: signIn, text: t(language, 'signInLink') })),
    ),
  ]}`
}

/** What the venue's answer looks like on the holder's side; the script fills in place and link. */
const answers = (language: Language): Html => {
  const answer = (
    name: 'used' | 'more' | 'refused',
    kind: 'success' | 'information' | 'warning',
  ): Html =>
    html`<template data-answer="${name}">${alert({
      language,
      kind,
      title: t(language, `${name}Title`),
      text: html`<span data-place-text></span> ${link({
        href: '/me/access-log',
        text: t(language, 'notMe'),
      })}`,
    })}</template>`
  return html`${[
    answer('used', 'success'),
    answer('more', 'information'),
    answer('refused', 'warning'),
  ]}<div role="status"
    data-part="answer"></div>`
}

/**
 * The plate waits, hidden, for the first code that the device asks for. Its text is a placeholder
 * that no reader accepts; nobody sees it.
 */
const device = (data: CodeData): Html => {
  const { language, elder, csrf, purpose, level, owner, at } = data
  const texts = {
    countdown: t(language, 'countdown', { seconds: '{seconds}' }),
    renewed: t(language, 'renewed'),
    used: t(language, 'used', { place: '{place}' }),
    more: t(language, 'more', { place: '{place}' }),
    refused: t(language, 'refused', { place: '{place}' }),
    somewhere: t(language, 'somewhere'),
    phone: deviceMessages(language, 'phone'),
    computer: deviceMessages(language, 'computer'),
  }
  return html`<div id="my-code" data-csrf="${csrf}" data-purpose="${purpose}" data-level="${level}"
    data-owner="${owner}" data-now="${at.epochMilliseconds}" data-texts="${JSON.stringify(
      texts,
    )}">${answers(language)}${hiddenPart(
      'plate',
      html`${!elder && paragraph(t(language, 'lead'))}${codePlate({
        language,
        value: '-',
        digits: '00000000',
        countdown: html`<span data-part="countdown"></span>`,
      })}`,
    )}<div data-part="waiting">${paragraph(t(language, 'waiting'))}</div><div
    role="status">${spokenOnly(
      html`<span data-part="spoken"></span>`,
    )}</div>${problems(data)}</div><noscript>${warningText({
      language,
      text: t(language, 'noScript'),
    })}</noscript>`
}

const purposes = ({ language, purpose, level }: CodeData): Html =>
  subNavigation({
    label: t(language, 'purpose'),
    items: CODE_PURPOSES.map((one) => ({
      href: codeAddress(one, level),
      text: t(language, one),
      current: one === purpose,
    })),
  })

const stronger = ({ language, purpose, level }: CodeData): Html =>
  level === 3
    ? insetText({ text: t(language, 'strong') })
    : details({
        summary: t(language, 'stronger'),
        text: [
          paragraph(t(language, 'strongerText')),
          paragraph(link({ href: strongerAddress(purpose), text: t(language, 'strongerLink') })),
        ],
      })

/** 亮码. In the elder edition the code stands above everything else. */
export const codePage = (data: CodeData): View => {
  const { language, elder } = data
  const heading = pageHeading(t(language, 'title'))
  return {
    title: t(language, 'title'),
    scripts: ['code.js'],
    main: elder
      ? html`${[device(data), heading, paragraph(t(language, 'lead'))]}`
      : halves(
          [heading, device(data)],
          [sectionHeading(t(language, 'purpose')), purposes(data), stronger(data)],
        ),
  }
}
