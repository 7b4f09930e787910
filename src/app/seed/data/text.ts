import type { Text } from '#ui/i18n/language.ts'

export type { Text } from '#ui/i18n/language.ts'

/** One text in the four languages, in the order simplified, traditional, English, Portuguese. */
export const text = (hans: string, hant: string, en: string, pt: string): Text => ({
  'zh-Hans': hans,
  'zh-Hant': hant,
  en,
  pt,
})
