import { html, type Html } from '#kernel/html.ts'
import type { Language } from '../../i18n/language.ts'
import { defineMessages } from '../../i18n/messages.ts'

const t = defineMessages({
  spoken: {
    'zh-Hans': '{label}，末四位 {tail}',
    'zh-Hant': '{label}，末四位 {tail}',
    en: '{label}, ending in {tail}',
    pt: '{label}, terminado em {tail}',
  },
  show: { 'zh-Hans': '显示', 'zh-Hant': '顯示', en: 'Show', pt: 'Mostrar' },
})

export interface MaskedValueOptions {
  readonly language: Language
  /** What it is, for those who listen: 证件号码. */
  readonly label: string
  /** As it is shown by default, such as `440***0012`; its last four characters are read out. */
  readonly masked: string
  /** The whole value, only where the reader may open it; it closes again by itself. */
  readonly full?: string | undefined
}

/** A number with its middle hidden. Nobody has to listen to a row of stars. */
export const maskedValue = ({ language, label, masked, full }: MaskedValueOptions): Html => {
  // Words such as 尚无 stand for a number that is not there.
  if (!masked.includes('*')) return html`<span class="ykt-masked">${masked}</span>`
  const spoken = t(language, 'spoken', { label, tail: masked.slice(-4) })
  const number = html`<span class="ykt-masked__number" role="img" aria-label="${spoken}"
    translate="no">${masked}</span>`
  if (full === undefined) return html`<span class="ykt-masked">${number}</span>`
  return html`<div class="ykt-masked">${number}<details class="ykt-masked__full"
    data-module="ykt-reveal" data-close-after="30"><summary>${t(language, 'show')}<span
    class="govuk-visually-hidden"> ${label}</span></summary><span
    translate="no">${full}</span></details></div>`
}
