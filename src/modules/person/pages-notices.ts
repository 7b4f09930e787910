import { html, type Html } from '#kernel/html.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { emptyState, pageHeading, paragraph, timeline } from '#ui/components.ts'
import type { Language } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'
import { noticeText } from './notice.ts'
import type { View } from './pages-family.ts'
import { framed, ONESELF, type PersonPageDeps } from './pages-frame.ts'
import { type Notice, noticesOf } from './store-notice.ts'

const t = defineMessages({
  title: { 'zh-Hans': '我的通知', 'zh-Hant': '我的通知', en: 'My notices', pt: 'Os meus avisos' },
  lead: {
    'zh-Hans': '发给您的每一条通知都在这里，短信没收到也能看到。',
    'zh-Hant': '發給您的每項通知均在此處，未收到短訊亦可查看。',
    en: 'Everything you were told is here, even when no text message reached you.',
    pt: 'Tudo o que lhe foi comunicado está aqui, mesmo sem ter recebido mensagem.',
  },
  empty: {
    'zh-Hans': '还没有通知',
    'zh-Hant': '尚未有通知',
    en: 'No notices yet',
    pt: 'Ainda não há avisos',
  },
})

const PATH = '/me/notices'
const LIMIT = 50

const list = (language: Language, notices: readonly Notice[]): Html =>
  timeline({
    language,
    items: notices.map((notice) => ({ title: noticeText(language, notice), at: notice.at })),
  })

/** 我的通知, the newest first. */
export const noticesPage = (language: Language, notices: readonly Notice[]): View => ({
  title: t(language, 'title'),
  main: html`${[
    pageHeading(t(language, 'title')),
    paragraph(t(language, 'lead'), 'lead'),
    notices.length === 0 ? emptyState({ title: t(language, 'empty') }) : list(language, notices),
  ]}`,
})

/** What was told to whoever has signed in; the notices of others are for their own eyes. */
export const noticesRoute = (deps: PersonPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: PATH,
    operationId: 'seeMyNotices',
    summary: { zh: '我的通知', en: 'What I was told' },
    access: ONESELF,
    basis: ['HANDLING-30'],
    handle: async (request) => {
      const notices = await noticesOf(deps.db, signedIn(request).subjectId, LIMIT)
      return framed(deps, request, PATH, noticesPage(request.display.language, notices))
    },
  })
