import { html, type Content, type Html } from '#kernel/html.ts'
import type { Language } from '../../i18n/language.ts'
import { codePlate } from '../code-plate/code-plate.ts'

export interface PersonaCard {
  /** As in the register; never translated. */
  readonly name: string
  /** What the code comes to. */
  readonly text: Content
  /** The code behind the QR picture. */
  readonly value: string
  /** Eight digits to type in. */
  readonly digits: string
  /** Names the picture for those who do not see it. */
  readonly label: string
}

const grouped = (digits: string): string => digits.replaceAll(/\B(?=(\d{4})+$)/g, ' ')

/** 示范身份 to cut out and hold before a scanner: name, code, digits, outcome. */
export const personaCards = ({
  language,
  cards,
}: {
  readonly language: Language
  readonly cards: readonly PersonaCard[]
}): Html =>
  html`<ul class="ykt-persona-cards">${cards.map(
    ({ name, text, value, digits, label }) =>
      html`<li class="ykt-persona-card"><p class="ykt-persona-card__name"
        translate="no">${name}</p>${codePlate({ language, value, label })}<p
        class="ykt-persona-card__digits" translate="no">${grouped(digits)}</p><p
        class="ykt-persona-card__text">${text}</p></li>`,
  )}</ul>`
