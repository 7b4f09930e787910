import { html, trusted, type Content, type Html } from '#kernel/html.ts'
import type { Language } from '../../i18n/language.ts'
import { defineMessages } from '../../i18n/messages.ts'
import { attributes, classes } from '../attributes.ts'

const t = defineMessages({
  named: {
    'zh-Hans': '{kind}：{title}',
    'zh-Hant': '{kind}：{title}',
    en: '{kind}: {title}',
    pt: '{kind}: {title}',
  },
  information: { 'zh-Hans': '提示', 'zh-Hant': '提示', en: 'information', pt: 'informação' },
  success: { 'zh-Hans': '办好了', 'zh-Hant': '已辦妥', en: 'success', pt: 'sucesso' },
  warning: { 'zh-Hans': '注意', 'zh-Hant': '注意', en: 'warning', pt: 'atenção' },
  error: { 'zh-Hans': '有问题', 'zh-Hant': '有問題', en: 'error', pt: 'erro' },
})

export type AlertKind = 'information' | 'success' | 'warning' | 'error'

export interface AlertOptions {
  readonly language: Language
  readonly kind?: AlertKind | undefined
  /** Names the alert; shown as a heading when there is text as well. */
  readonly title: string
  readonly text?: Content
  readonly headingLevel?: 2 | 3 | undefined
  /** `status` for what appears while the page is open. */
  readonly role?: 'region' | 'status' | 'alert' | undefined
}

const ICONS: Readonly<Record<AlertKind, Html>> = {
  information: trusted(
    '<path fill-rule="evenodd" d="M15 2.5a12.5 12.5 0 1 0 0 25 12.5 12.5 0 0 0' +
      ' 0-25Zm1.4 19.9h-2.8' +
      'V13h2.8v9.4ZM15 7.6a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2Z" fill="currentColor"/>',
  ),
  success: trusted(
    '<path d="M11.3 24.7 2 15.4l2.6-2.6 6.7 6.6L25.4 5.3 28 8 11.3 24.7Z" fill="currentColor"/>',
  ),
  warning: trusted(
    '<path fill-rule="evenodd" d="m15 2.4 13.8 23.8H1.2L15 2.4Zm-1.5 7.1.2 8.3h2.6l.2-8.3h-3Zm1.5' +
      ' 10.5a1.9 1.9 0 1 0 0 3.8 1.9 1.9 0 0 0 0-3.8Z" fill="currentColor"/>',
  ),
  error: trusted(
    '<path fill-rule="evenodd" d="M20.2 2.5H9.8L2.5 9.8v10.4l7.3 7.3h10.4l7.3-7.3V9.8l-7.3-7.3Z' +
      'm-9.3 6.4 4.1 4.1 4.1-4.1 2 2-4.1 4.1 4.1 4.1-2 2-4.1-4-4.1 4-2-2 4.1-4.1-4.1-4.1 2-2Z"' +
      ' fill="currentColor"/>',
  ),
}

/** A message of the page: what happened or what to know, in colour, sign and words. */
export const alert = (options: AlertOptions): Html => {
  const { language, kind = 'information', title, text, headingLevel = 2 } = options
  const heading =
    headingLevel === 2
      ? html`<h2 class="moj-alert__heading">${title}</h2>`
      : html`<h3 class="moj-alert__heading">${title}</h3>`
  return html`<div${attributes({
    role: options.role ?? 'region',
    class: classes(
      'moj-alert',
      `moj-alert--${kind}`,
      text !== undefined && 'moj-alert--with-heading',
    ),
    'aria-label': t(language, 'named', { kind: t(language, kind), title }),
    'data-module': 'moj-alert',
  })}><div><svg class="moj-alert__icon" role="none" focusable="false"
    xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 30" height="30" width="30">${
      ICONS[kind]
    }</svg></div><div class="moj-alert__content">${
      text === undefined ? title : [heading, text]
    }</div></div>`
}
