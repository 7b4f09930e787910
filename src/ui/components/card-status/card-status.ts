import { html, type Content, type Html } from '#kernel/html.ts'
import type { Language } from '../../i18n/language.ts'
import { defineMessages } from '../../i18n/messages.ts'
import { linkButton } from '../button/button.ts'
import { icon, type IconName } from '../icon/icon.ts'

const t = defineMessages({
  social: {
    'zh-Hans': '社保功能',
    'zh-Hant': '社保功能',
    en: 'Social security',
    pt: 'Segurança social',
  },
  bank: { 'zh-Hans': '银行账户', 'zh-Hant': '銀行戶口', en: 'Bank account', pt: 'Conta bancária' },
})

/** `good` works, `waiting` will work by itself, `attention` needs the holder, `stopped` is off. */
export type StatusTone = 'good' | 'waiting' | 'attention' | 'stopped'

export interface StatusPart {
  /** 正常, 未激活, 临时挂失 … */
  readonly text: string
  readonly tone: StatusTone
}

export interface CardStatusOptions {
  readonly language: Language
  readonly social: StatusPart
  readonly bank: StatusPart
  /** What to do about it; the loudest thing on the page, such as a bank account never activated. */
  readonly call?:
    | {
        readonly title: Content
        readonly text?: Content
        readonly href: string
        readonly action: string
      }
    | undefined
}

const SIGNS: Readonly<Record<StatusTone, IconName>> = {
  good: 'check',
  waiting: 'clock',
  attention: 'warning',
  stopped: 'cross',
}

const part = (label: string, { text, tone }: StatusPart): Html =>
  html`<div class="ykt-status ykt-status--${tone}"><dt>${label}</dt><dd>${icon(
    SIGNS[tone],
  )}${text}</dd></div>`

/** 卡状态: the card as identity and the card as bank account, always both. */
export const cardStatus = ({ language, social, bank, call }: CardStatusOptions): Html =>
  html`<div class="ykt-card-status"><dl class="ykt-card-status__parts">${part(
    t(language, 'social'),
    social,
  )}${part(t(language, 'bank'), bank)}</dl>${
    call &&
    html`<div class="ykt-call">${icon('warning')}<div class="ykt-call__text"><p
      class="ykt-call__title">${call.title}</p>${
        call.text !== undefined && html`<p class="ykt-call__more">${call.text}</p>`
      }</div>${linkButton({ href: call.href, text: call.action })}</div>`
  }</div>`
