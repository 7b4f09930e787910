import { type RouteRequest, signedIn } from '#platform/http/route.ts'
import type { Language } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'
import type { PageOptions } from '#ui/layout.ts'

const t = defineMessages({
  card: { 'zh-Hans': '我的卡', 'zh-Hant': '我的卡', en: 'My card', pt: 'O meu cartão' },
  code: { 'zh-Hans': '身份码', 'zh-Hant': '身份碼', en: 'My code', pt: 'O meu código' },
  cases: { 'zh-Hans': '我的办件', 'zh-Hant': '我的辦件', en: 'My cases', pt: 'Processos' },
  accessLog: {
    'zh-Hans': '谁查过我',
    'zh-Hant': '誰查閱過我',
    en: 'Who viewed my data',
    pt: 'Quem consultou',
  },
  devices: { 'zh-Hans': '我的设备', 'zh-Hant': '我的裝置', en: 'Devices', pt: 'Dispositivos' },
  places: { 'zh-Hans': '哪里能用', 'zh-Hant': '哪裏能用', en: 'Where to use it', pt: 'Onde usar' },
  signedIn: { 'zh-Hans': '已登录', 'zh-Hant': '已登入', en: 'Signed in', pt: 'Sessão iniciada' },
})

const SECTIONS = [
  { href: '/me', key: 'card', elder: true },
  { href: '/me/code', key: 'code', elder: true },
  { href: '/me/cases', key: 'cases', elder: true },
  { href: '/me/access-log', key: 'accessLog', elder: true },
  { href: '/me/devices', key: 'devices', elder: false },
  { href: '/places', key: 'places', elder: false },
] as const

const itemsOf = (language: Language, elder: boolean) =>
  SECTIONS.filter((section) => section.elder || !elder).map(({ href, key }) => ({
    href,
    text: t(language, key),
  }))

/**
 * What every page of the resident portal has in common. The masthead does not read the name: that
 * would be an entry in 谁查过我 for every page that is opened.
 */
export const residentPortal =
  ({ demo }: { readonly demo: boolean }) =>
  (
    request: RouteRequest<unknown, unknown, unknown>,
    section: string,
  ): Omit<PageOptions, 'title' | 'main'> => {
    const { display, path, url } = request
    const { language, elder } = display
    return {
      language,
      display,
      portal: 'resident',
      // Settings come back by GET, so a page that a form led to goes back to its section.
      path: request.raw.method === 'GET' ? url : section,
      navigation: { items: itemsOf(language, elder), current: section, inside: path !== section },
      signedIn: {
        name: t(language, 'signedIn'),
        signOutPath: '/sign-out',
        csrf: signedIn(request).csrfToken,
      },
      demo,
    }
  }
