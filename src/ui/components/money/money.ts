import { html, type Html } from '#kernel/html.ts'
import { formatMoney, formatYuan, spokenMoney } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.ts'

/** ¥1,286.00, or 1,286 元 inside a plain sentence of Chinese. */
export type MoneyLook = 'exact' | 'plain'

const shown = (language: Language, fen: bigint, look: MoneyLook): string => {
  if (look === 'exact') return formatMoney(fen)
  const chinese = language === 'zh-Hans' || language === 'zh-Hant'
  return chinese ? `${formatYuan(fen)}\u00A0元` : `¥${formatYuan(fen)}`
}

/** An amount for eyes, and beside it what is said to those who listen. Never below nothing. */
export const money = (language: Language, fen: bigint, look: MoneyLook = 'exact'): Html =>
  html`<span class="ykt-amount"><span aria-hidden="true">${shown(
    language,
    fen,
    look,
  )}</span><span class="govuk-visually-hidden">${spokenMoney(language, fen)}</span></span>`
