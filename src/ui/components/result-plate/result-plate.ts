import { html, trusted, type Content, type Html } from '#kernel/html.ts'
import type { Language } from '../../i18n/language.ts'
import { defineMessages } from '../../i18n/messages.ts'

const t = defineMessages({
  pass: { 'zh-Hans': '通过', 'zh-Hant': '通過', en: 'Valid', pt: 'Válido' },
  check: {
    'zh-Hans': '需人工核对',
    'zh-Hant': '需人手核對',
    en: 'Check by hand',
    pt: 'Verificar manualmente',
  },
  refuse: { 'zh-Hans': '无效', 'zh-Hant': '無效', en: 'Not valid', pt: 'Inválido' },
})

export type ResultOutcome = 'pass' | 'check' | 'refuse'

export interface ResultPlateOptions {
  readonly language: Language
  readonly outcome: ResultOutcome
  /** Why, and what to do: 已过期,请持卡人刷新后再扫. */
  readonly text?: Content
  /** What the scene may know, such as 姓名 陈*文. */
  readonly facts?: readonly { readonly label: string; readonly value: Content }[] | undefined
  /** The concession in one phrase, such as 65 岁免费. */
  readonly concession?: Content
}

/** Three shapes that differ without colour: a disc, a triangle, an octagon. */
const SHAPES: Readonly<Record<ResultOutcome, Html>> = {
  pass: trusted(
    '<circle cx="50" cy="50" r="46" fill="currentColor"/><path d="m28 51 16 17 29-35"' +
      ' fill="none" stroke="#fff" stroke-width="9" stroke-linecap="round"' +
      ' stroke-linejoin="round"/>',
  ),
  check: trusted(
    '<path d="M50 6 97 90H3L50 6Z" fill="currentColor" stroke="currentColor" stroke-width="6"' +
      ' stroke-linejoin="round"/><path d="M50 36v27" fill="none" stroke="#fff" stroke-width="9"' +
      ' stroke-linecap="round"/><circle cx="50" cy="77" r="5.5" fill="#fff"/>',
  ),
  refuse: trusted(
    '<path d="M31 4h38l27 27v38L69 96H31L4 69V31L31 4Z" fill="currentColor"/><path' +
      ' d="m33 33 34 34M67 33 33 67" fill="none" stroke="#fff" stroke-width="9"' +
      ' stroke-linecap="round"/>',
  ),
}

/** The answer at a venue: colour, shape and word say the same, readable from two metres. */
export const resultPlate = (options: ResultPlateOptions): Html => {
  const { language, outcome, facts = [] } = options
  return html`<div class="ykt-result ykt-result--${outcome}" role="status"><svg
    class="ykt-result__shape" viewBox="0 0 100 100" width="100" height="100" aria-hidden="true"
    focusable="false">${SHAPES[outcome]}</svg><div class="ykt-result__say"><p
    class="ykt-result__word">${t(language, outcome)}</p>${
      options.concession !== undefined &&
      html`<p class="ykt-result__concession">${options.concession}</p>`
    }${options.text !== undefined && html`<p class="ykt-result__text">${options.text}</p>`}${
      facts.length > 0 &&
      html`<dl class="ykt-result__facts">${facts.map(
        ({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`,
      )}</dl>`
    }</div></div>`
}
