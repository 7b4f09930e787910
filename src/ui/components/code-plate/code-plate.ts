import { encode } from 'uqr'
import { html, type Content, type Html } from '#kernel/html.ts'
import type { Language } from '../../i18n/language.ts'
import { defineMessages } from '../../i18n/messages.ts'

const t = defineMessages({
  code: {
    'zh-Hans': '身份码',
    'zh-Hant': '身份碼',
    en: 'Identity code',
    pt: 'Código de identidade',
  },
  digits: {
    'zh-Hans': '数字码',
    'zh-Hant': '數字碼',
    en: 'Number code',
    pt: 'Código numérico',
  },
  secret: {
    'zh-Hans': '扫不了码时，让柜台输入这个号码。不要在电话里告诉任何人。',
    'zh-Hant': '無法掃碼時，請櫃位輸入這個號碼。切勿在電話中告訴任何人。',
    en: 'If the code cannot be scanned, the desk can type this number. Never tell it on the phone.',
    pt:
      'Se não for possível ler o código, o balcão pode inserir este número. Nunca o' +
      ' diga ao telefone.',
  },
})

/** Scanners need four modules of white around a code. */
const QUIET_ZONE = 4

export interface CodePlateOptions {
  readonly language: Language
  /** Opaque, at most 43 characters, so that the code stays coarse and quick to scan. */
  readonly value: string
  /** Defaults to 身份码. */
  readonly label?: string | undefined
  /** The eight-digit fallback. */
  readonly digits?: string | undefined
  /** A countdown or a line about the validity. */
  readonly countdown?: Content
}

const modules = (value: string): { readonly size: number; readonly path: string } => {
  const { size, data } = encode(value, { ecc: 'M', border: QUIET_ZONE })
  const path = data
    .map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''))
    .join('')
  return { size, path }
}

const grouped = (digits: string): string => digits.replaceAll(/\B(?=(\d{4})+$)/g, ' ')

/** 亮码: black on a white plate in every display mode, at least 240 px wide, sharp at any size. */
export const codePlate = (options: CodePlateOptions): Html => {
  const { language, digits } = options
  const { size, path } = modules(options.value)
  return html`<div class="ykt-code"><div class="ykt-code__plate"><svg role="img"
    aria-label="${options.label ?? t(language, 'code')}" viewBox="0 0 ${size} ${size}"
    shape-rendering="crispEdges" data-code="${options.value}"><path fill="#fff"
    d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path}"/></svg></div>${
      options.countdown !== undefined &&
      html`<div class="ykt-code__countdown">${options.countdown}</div>`
    }${
      digits !== undefined &&
      html`<p class="ykt-code__digits"><span class="ykt-code__label">${t(
        language,
        'digits',
      )}</span> <span class="ykt-code__number" translate="no">${grouped(
        digits,
      )}</span></p><p class="ykt-code__secret">${t(language, 'secret')}</p>`
    }</div>`
}
