import { html, type Content, type Html } from '#kernel/html.ts'
import type { Language } from '../../i18n/language.ts'
import { defineMessages } from '../../i18n/messages.ts'
import { attributes, classes } from '../attributes.ts'

const t = defineMessages({
  important: { 'zh-Hans': '重要', 'zh-Hant': '重要', en: 'Important', pt: 'Importante' },
  success: { 'zh-Hans': '办好了', 'zh-Hant': '已辦妥', en: 'Success', pt: 'Concluído' },
})

export interface NotificationBannerOptions {
  readonly language: Language
  /** A plain string becomes one large line; markup stays as it is. */
  readonly text: Content
  readonly kind?: 'important' | 'success' | undefined
  readonly title?: Content
  /** Needed when a page has two banners. */
  readonly titleId?: string | undefined
}

/** News about the person or the page. Success takes the focus and is read out at once. */
export const notificationBanner = (options: NotificationBannerOptions): Html => {
  const { language, kind = 'important', text } = options
  const success = kind === 'success'
  const titleId = options.titleId ?? 'govuk-notification-banner-title'
  return html`<div${attributes({
    class: classes('govuk-notification-banner', success && 'govuk-notification-banner--success'),
    role: success ? 'alert' : 'region',
    'aria-labelledby': titleId,
    'data-module': 'govuk-notification-banner',
  })}><div class="govuk-notification-banner__header"><h2
    class="govuk-notification-banner__title" id="${titleId}">${
      options.title ?? t(language, kind)
    }</h2></div><div class="govuk-notification-banner__content">${
      typeof text === 'string'
        ? html`<p class="govuk-notification-banner__heading">${text}</p>`
        : text
    }</div></div>`
}
