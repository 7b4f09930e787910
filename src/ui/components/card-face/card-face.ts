import { html, trusted, type Html } from '#kernel/html.ts'
import type { Language } from '../../i18n/language.ts'
import { defineMessages } from '../../i18n/messages.ts'
import { maskedValue } from '../masked-value/masked-value.ts'

const t = defineMessages({
  title: {
    'zh-Hans': '社会保障卡',
    'zh-Hant': '社會保障卡',
    en: 'Social Security Card',
    pt: 'Cartão de Segurança Social',
  },
  digital: {
    'zh-Hans': '电子社会保障卡',
    'zh-Hant': '電子社會保障卡',
    en: 'Digital Social Security Card',
    pt: 'Cartão Digital de Segurança Social',
  },
  number: {
    'zh-Hans': '社会保障号码',
    'zh-Hant': '社會保障號碼',
    en: 'Social security number',
    pt: 'Número de segurança social',
  },
  everywhere: {
    'zh-Hans': '全省通用',
    'zh-Hant': '全省通用',
    en: 'Valid across Guangdong',
    pt: 'Válido em toda a província',
  },
  province: { 'zh-Hans': '广东', 'zh-Hant': '廣東', en: 'Guangdong', pt: 'Guangdong' },
})

export interface CardFaceOptions {
  readonly language: Language
  /** Exactly as in the register, or masked for others. */
  readonly holderName: string
  /** Masked social security number. */
  readonly maskedNumber: string
  /** 发卡城市 */
  readonly city: string
  /** 服务银行 */
  readonly bank: string
  readonly kind?: 'card' | 'digital' | undefined
  /** A card that is stopped is drawn without colour. */
  readonly stopped?: { readonly text: string } | undefined
}

const chip = trusted(
  '<svg class="ykt-card__chip" viewBox="0 0 48 36" width="48" height="36" aria-hidden="true"' +
    ' focusable="false"><rect x="1" y="1" width="46" height="34" rx="6" fill="#ecd9a0"' +
    ' stroke="#a8873a"/><path d="M1 12h13M1 24h13M34 12h13M34 24h13M14 1v8a5 5 0 0 0 5 5h10a5 5' +
    ' 0 0 0 5-5V1M14 35v-8a5 5 0 0 1 5-5h10a5 5 0 0 1 5 5v8M24 14v8" fill="none"' +
    ' stroke="#a8873a"/></svg>',
)

/** The five petals of the kapok flower, Guangdong's tree of heroes. */
const kapok = trusted(
  '<svg class="ykt-card__kapok" viewBox="-50 -50 100 100" width="40" height="40"' +
    ' aria-hidden="true" focusable="false"><g fill="#f2a477">' +
    [0, 72, 144, 216, 288]
      .map(
        (turn) =>
          `<path transform="rotate(${turn})" d="M0-6C-17-16-19-36-7-46-3-48 3-48 7-46 19-36 17-16` +
          ' 0-6Z"/>',
      )
      .join('') +
    '</g><circle r="9" fill="#fbe3c8"/></svg>',
)

/**
 * 社会保障卡 as the holder knows it. The drawing is a background of the style sheet; all that is
 * said is text, and the face grows with it: nothing is cut off at 320 px or 200 % text.
 */
export const cardFace = (options: CardFaceOptions): Html => {
  const { language, kind = 'card', stopped } = options
  const number = t(language, 'number')
  return html`<div role="group" class="ykt-card${stopped && ' ykt-card--stopped'}"
    aria-label="${t(language, kind === 'card' ? 'title' : 'digital')}"><div
    class="ykt-card__head"><div class="ykt-card__issuer">${kapok}<span>${t(
      language,
      'province',
    )}</span></div><p class="ykt-card__title">${t(
      language,
      kind === 'card' ? 'title' : 'digital',
    )}</p></div><div class="ykt-card__middle">${chip}${
      stopped !== undefined && html`<strong class="ykt-card__stamp">${stopped.text}</strong>`
    }</div><div class="ykt-card__body"><p class="ykt-card__name"
    translate="no">${options.holderName}</p><div class="ykt-card__number"><span
    class="ykt-card__label" aria-hidden="true">${number}</span>${maskedValue({
      language,
      label: number,
      masked: options.maskedNumber,
    })}</div></div><div class="ykt-card__foot"><span>${options.city} · <span
    translate="no">${options.bank}</span></span><strong>${t(
      language,
      'everywhere',
    )}</strong></div></div>`
}
