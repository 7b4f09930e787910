import { article, type ArticleId, cite, type InstrumentCode, INSTRUMENTS } from '#law/articles.ts'
import { html, type Html } from '#kernel/html.ts'
import { inLanguage } from '#ui/components.ts'
import type { Language } from '#ui/i18n/language.ts'
import { sceneMessages as t } from './messages.ts'

const PORTUGUESE: Readonly<Record<InstrumentCode, string>> = {
  YKT: 'Regulamento de Guangdong sobre o cartão único para serviços aos residentes',
  PIPL: 'Lei de Protecção das Informações Pessoais',
  HANDLING: 'Regulamento sobre a Gestão do Seguro Social',
  CARD: 'Medidas Administrativas do Cartão de Segurança Social',
  NETDATA: 'Regulamento de Segurança dos Dados em Rede',
  ACCESSIBILITY: 'Lei da Construção de um Ambiente sem Barreiras',
}

/** The citation for a reader: Chinese readers see it as the law is called. */
export const articleName = (language: Language, id: ArticleId): Html => {
  if (language === 'zh-Hans') return html`${cite(id)}`
  if (language === 'zh-Hant') return inLanguage('zh-Hans', cite(id))
  const { instrument, number } = article(id)
  const law = language === 'pt' ? PORTUGUESE[instrument] : INSTRUMENTS[instrument].en
  return t.html(language, 'article', { law, number })
}

/** What the article says. There is a Chinese and an English text; each is marked as what it is. */
export const articleText = (language: Language, id: ArticleId): Html => {
  const { says, sayEn } = article(id)
  if (language === 'zh-Hans') return html`${says}`
  return language === 'zh-Hant' ? inLanguage('zh-Hans', says) : inLanguage('en', sayEn)
}
