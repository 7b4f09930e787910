import type { Language, Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'
import type { EntitlementKind, InForce } from './entitlement.ts'

/** 权益种类, in the holder's own words. */
export const KIND_WORDS = {
  student: { 'zh-Hans': '学生', 'zh-Hant': '學生', en: 'student', pt: 'estudante' },
  disabled: {
    'zh-Hans': '残疾人',
    'zh-Hant': '殘疾人士',
    en: 'person with a disability',
    pt: 'pessoa com deficiência',
  },
  veteran: { 'zh-Hans': '退役军人', 'zh-Hant': '退役軍人', en: 'veteran', pt: 'veterano' },
  talent: { 'zh-Hans': '人才', 'zh-Hant': '人才', en: 'talent', pt: 'quadro qualificado' },
  lowIncome: {
    'zh-Hans': '低收入居民',
    'zh-Hant': '低收入居民',
    en: 'resident on a low income',
    pt: 'residente de baixos rendimentos',
  },
  donor: {
    'zh-Hans': '无偿献血荣誉者',
    'zh-Hant': '無償捐血榮譽者',
    en: 'honoured blood donor',
    pt: 'dador de sangue distinguido',
  },
} as const satisfies Readonly<Record<EntitlementKind, Text>>

export const kindText = defineMessages(KIND_WORDS)

const levels = defineMessages({
  disabled: {
    'zh-Hans': '{level} 级',
    'zh-Hant': '{level} 級',
    en: 'level {level}',
    pt: 'grau {level}',
  },
  talent: {
    'zh-Hans': '{level} 类',
    'zh-Hant': '{level} 類',
    en: 'class {level}',
    pt: 'classe {level}',
  },
})

/** A level in words, or `undefined` where the kind has none. */
export const levelText = (
  language: Language,
  kind: EntitlementKind,
  level: string | undefined,
): string | undefined => {
  if (level === undefined || (kind !== 'disabled' && kind !== 'talent')) return undefined
  return levels(language, kind, { level })
}

/** What somebody is, with the level that it has: `残疾人 2 级`. */
export const entitlementText = (language: Language, { kind, level }: InForce): string => {
  const words = [kindText(language, kind), levelText(language, kind, level)]
  return words.filter((word) => word !== undefined).join(language.startsWith('zh') ? ' ' : ', ')
}

const CHINESE_DIGITS: Readonly<Record<string, string>> = { 一: '1', 二: '2', 三: '3', 四: '4' }

/** A level as lists write it (`二级`, `2`, `B类`); nothing for a blank. */
export const readLevel = (raw: string): string | undefined => {
  const bare = raw.replaceAll(/[\s级類类層层次]/gu, '').toUpperCase()
  return bare === '' ? undefined : (CHINESE_DIGITS[bare] ?? bare)
}
