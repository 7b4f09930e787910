import { defineNotices } from '#modules/person/index.ts'

/** What applicants are told of their cases. */
export const caseNotices = defineNotices('handling', {
  deadlineMoved: {
    'zh-Hans': '节假日安排公布，您的办件预计完成日改为 {promiseOn}。进度见“我的办件”。',
    'zh-Hant': '假期安排公布，您的辦件預計完成日改為 {promiseOn}。進度見「我的辦件」。',
    en: 'Holidays were announced: your case is now due on {promiseOn}. See it under My cases.',
    pt: 'Feriados anunciados: o seu processo termina agora em {promiseOn}. Veja Os meus processos.',
  },
})
