import { html, type Html } from '#kernel/html.ts'
import type { Language } from '../../i18n/language.ts'
import { defineMessages } from '../../i18n/messages.ts'
import { icon } from '../icon/icon.ts'

const t = defineMessages({
  read: { 'zh-Hans': '读给我听', 'zh-Hant': '讀給我聽', en: 'Read to me', pt: 'Ler para mim' },
  stop: { 'zh-Hans': '别读了', 'zh-Hant': '停止朗讀', en: 'Stop reading', pt: 'Parar de ler' },
})

/**
 * 读给我听: reads the page aloud, and stops at the second press. `js/read-aloud.js` shows it where
 * the device has a voice for the language; a button that does nothing is never there.
 */
export const readAloud = ({ language }: { readonly language: Language }): Html =>
  html`<button type="button" class="govuk-button govuk-button--secondary ykt-read-aloud"
    data-module="ykt-read-aloud" data-stop="${t(language, 'stop')}" hidden>${icon(
      'speaker',
    )}<span>${t(language, 'read')}</span></button>`
