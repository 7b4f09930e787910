import { html, type Content, type Html } from '#kernel/html.ts'
import { formatDate, formatTime } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.ts'
import { defineMessages } from '../../i18n/messages.ts'
import { classes } from '../attributes.ts'
import { icon } from '../icon/icon.ts'

const t = defineMessages({
  saw: { 'zh-Hans': '看到的内容', 'zh-Hant': '查閱的資料', en: 'What they saw', pt: 'O que viram' },
  basis: { 'zh-Hans': '依据', 'zh-Hant': '依據', en: 'Legal basis', pt: 'Base legal' },
  notMe: {
    'zh-Hans': '不是我',
    'zh-Hant': '不是我本人',
    en: 'This was not me',
    pt: 'Não fui eu',
  },
})

export interface AccessEntryOptions {
  readonly language: Language
  readonly at: Temporal.Instant
  /** The list is grouped by day already. */
  readonly dayIsKnown?: boolean | undefined
  /** Who looked. */
  readonly organisation: string
  /** The place or the desk, when there is one. */
  readonly place?: string | undefined
  /** Why. */
  readonly purpose: Content
  /** Which fields, in the reader's words; nothing else left the system. */
  readonly fields: readonly string[]
  /** The article that allows it. */
  readonly basis: { readonly text: string; readonly href?: string | undefined }
  /** Where to say that it was not the holder. */
  readonly notMeHref?: string | undefined
}

const day = (language: Language, at: Temporal.Instant): string =>
  formatDate(language, at.toZonedDateTimeISO('Asia/Shanghai').toPlainDate())

/** 谁查过我: one look at the holder's data. */
export const accessEntry = (options: AccessEntryOptions): Html => {
  const { language, at, organisation, place, basis } = options
  const separator = language === 'en' || language === 'pt' ? ', ' : '、'
  return html`<li class="${classes(
    'ykt-access',
    options.dayIsKnown === true && 'ykt-access--day-known',
  )}"><p class="ykt-access__time"><time
    datetime="${at.toString()}"><strong>${formatTime(at)}</strong>${
      options.dayIsKnown !== true && html` <span>${day(language, at)}</span>`
    }</time></p><div class="ykt-access__what"><p
    class="ykt-access__who"><strong>${organisation}</strong>${
      place !== undefined &&
      place !== organisation &&
      html` <span class="ykt-access__place">${place}</span>`
    }</p><p class="ykt-access__why">${options.purpose}</p><dl
    class="ykt-access__facts"><div><dt>${t(
      language,
      'saw',
    )}</dt><dd>${options.fields.join(separator)}</dd></div><div><dt>${t(
      language,
      'basis',
    )}</dt><dd>${
      basis.href === undefined
        ? basis.text
        : html`<a class="govuk-link" href="${basis.href}">${basis.text}</a>`
    }</dd></div></dl></div>${
      options.notMeHref !== undefined &&
      html`<p class="ykt-access__act"><a class="govuk-link" href="${options.notMeHref}">${icon(
        'hand',
      )}${t(language, 'notMe')}<span class="govuk-visually-hidden"> ${organisation} ${formatTime(
        at,
      )}</span></a></p>`
    }</li>`
}

/** Looks at the holder's data, newest first. */
export const accessList = (entries: readonly AccessEntryOptions[]): Html =>
  html`<ol class="ykt-access-list">${entries.map(accessEntry)}</ol>`
