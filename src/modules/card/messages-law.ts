import { article, type ArticleId, type InstrumentCode } from '#law/articles.ts'
import type { Html } from '#kernel/html.ts'
import { details, paragraph } from '#ui/components.ts'
import type { Language } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'
import { articleName, articleText } from '#modules/catalogue/index.ts'

/** 法律文件 by their short names; the full Chinese name is the law's own. */
const instruments = defineMessages({
  YKT: {
    'zh-Hans': '一卡通条例',
    'zh-Hant': '一卡通條例',
    en: 'One Card Regulation of Guangdong',
    pt: 'Regulamento do Cartão Único de Guangdong',
  },
  PIPL: {
    'zh-Hans': '个人信息保护法',
    'zh-Hant': '個人信息保護法',
    en: 'Personal Information Protection Law',
    pt: 'Lei de Protecção de Informações Pessoais',
  },
  HANDLING: {
    'zh-Hans': '社会保险经办条例',
    'zh-Hant': '社會保險經辦條例',
    en: 'Regulation on Handling Social Insurance',
    pt: 'Regulamento da Gestão da Segurança Social',
  },
  CARD: {
    'zh-Hans': '社会保障卡管理办法',
    'zh-Hant': '社會保障卡管理辦法',
    en: 'Measures for the Social Security Card',
    pt: 'Normas do Cartão de Segurança Social',
  },
  NETDATA: {
    'zh-Hans': '网络数据安全管理条例',
    'zh-Hant': '網絡數據安全管理條例',
    en: 'Regulation on Network Data Security',
    pt: 'Regulamento da Segurança de Dados em Rede',
  },
  ACCESSIBILITY: {
    'zh-Hans': '无障碍环境建设法',
    'zh-Hant': '無障礙環境建設法',
    en: 'Law on Accessible Environments',
    pt: 'Lei do Ambiente Acessível',
  },
} satisfies Record<InstrumentCode, unknown>)

const t = defineMessages({
  article: {
    'zh-Hans': '{instrument}第 {number} 条',
    'zh-Hant': '{instrument}第 {number} 條',
    en: 'Article {number}, {instrument}',
    pt: 'Artigo {number}.º, {instrument}',
  },
  basis: {
    'zh-Hans': '依据：{article}',
    'zh-Hant': '依據：{article}',
    en: 'Legal basis: {article}',
    pt: 'Base legal: {article}',
  },
})

/** An article as a reader of that language names it: 一卡通条例第 22 条. */
export const shortArticleName = (language: Language, id: ArticleId): string => {
  const { instrument, number } = article(id)
  return t(language, 'article', { instrument: instruments(language, instrument), number })
}

/** The article folded up under its name: what it says, and its full citation. */
export const articleDetails = (language: Language, id: ArticleId): Html =>
  details({
    summary: t(language, 'basis', { article: shortArticleName(language, id) }),
    text: [paragraph(articleText(language, id)), paragraph(articleName(language, id), 'quiet')],
  })
