import { z } from 'zod'
import { html, type Html } from '#kernel/html.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import {
  button,
  emptyState,
  form,
  inLanguage,
  notificationBanner,
  pageHeading,
  paragraph,
  radios,
  timeline,
} from '#ui/components.ts'
import { type Language, LANGUAGE_NAMES, LANGUAGES } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'
import { noticeText } from './notice.ts'
import type { FamilyReader, View } from './pages-family.ts'
import { framed, ONESELF, type PersonPageDeps, readerOf } from './pages-frame.ts'
import { setLanguage } from './set-language.ts'
import { languageOf, type Notice, noticesOf } from './store-notice.ts'

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
  language: {
    'zh-Hans': '用哪种语言发短信给您',
    'zh-Hant': '以哪種語言發短訊給您',
    en: 'In which language we write to you',
    pt: 'Em que língua lhe escrevemos',
  },
  languageHint: {
    'zh-Hans': '这里的页面用什么语言，在“显示设置”里另外选。',
    'zh-Hant': '本網頁使用的語言，請在「顯示設定」另行選擇。',
    en: 'The language of these pages is chosen apart, under display settings.',
    pt: 'A língua destas páginas escolhe-se à parte, nas definições.',
  },
  save: { 'zh-Hans': '保存', 'zh-Hant': '儲存', en: 'Save', pt: 'Guardar' },
  saved: {
    'zh-Hans': '已保存，以后的短信用这种语言。',
    'zh-Hant': '已儲存，日後的短訊使用此語言。',
    en: 'Saved. We write to you in this language from now on.',
    pt: 'Guardado. Passamos a escrever-lhe nesta língua.',
  },
})

const PATH = '/me/notices'
const LIMIT = 50

const list = (language: Language, notices: readonly Notice[]): Html =>
  timeline({
    language,
    items: notices.map((notice) => ({ title: noticeText(language, notice), at: notice.at })),
  })

export interface NoticesData extends FamilyReader {
  readonly notices: readonly Notice[]
  /** In which the person is written to. */
  readonly written: Language
  readonly saved: boolean
}

const languageForm = ({ language, csrf, written }: NoticesData): Html =>
  form({
    action: `${PATH}/language`,
    method: 'post',
    csrf,
    content: [
      radios({
        language,
        name: 'language',
        legend: t(language, 'language'),
        hint: t(language, 'languageHint'),
        items: LANGUAGES.map((value) => ({
          value,
          text: inLanguage(value, LANGUAGE_NAMES[value]),
        })),
        value: written,
      }),
      button({ text: t(language, 'save'), kind: 'secondary' }),
    ],
  })

/** 我的通知, the newest first, and the language of those that go out. */
export const noticesPage = (data: NoticesData): View => {
  const { language, notices, saved } = data
  return {
    title: t(language, 'title'),
    main: html`${[
      saved && notificationBanner({ language, kind: 'success', text: t(language, 'saved') }),
      pageHeading(t(language, 'title')),
      paragraph(t(language, 'lead'), 'lead'),
      notices.length === 0 ? emptyState({ title: t(language, 'empty') }) : list(language, notices),
      languageForm(data),
    ]}`,
  }
}

/** What was told to whoever has signed in; the notices of others are for their own eyes. */
export const noticesRoutes = (deps: PersonPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: PATH,
    operationId: 'seeMyNotices',
    summary: { zh: '我的通知', en: 'What I was told' },
    access: ONESELF,
    basis: ['HANDLING-30'],
    query: z.object({ saved: z.string().optional().catch(undefined) }),
    handle: async (request) => {
      const { subjectId } = signedIn(request)
      const view = noticesPage({
        ...readerOf(request),
        notices: await noticesOf(deps.db, subjectId, LIMIT),
        written: await languageOf(deps.db, subjectId),
        saved: request.query.saved === '1',
      })
      return framed(deps, request, PATH, view)
    },
  }),
  pageRoute({
    method: 'POST',
    path: `${PATH}/language`,
    operationId: 'chooseNoticeLanguage',
    summary: { zh: '选择通知语言', en: 'Choose the language I am written to in' },
    access: ONESELF,
    basis: ['YKT-17'],
    body: z.object({ language: z.enum(LANGUAGES) }),
    handle: async (request) => {
      const personId = signedIn(request).subjectId
      await setLanguage(deps, request.context, { personId, ...request.body })
      return { redirect: `${PATH}?saved=1` }
    },
  }),
]
