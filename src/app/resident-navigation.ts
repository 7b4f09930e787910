import type { ProxyScope } from '#kernel/proxy-scope.ts'
import { type Acting, type Principal, signedIn } from '#platform/http/route.ts'
import { button, form, identityBar, verbatim } from '#ui/components.ts'
import type { Language } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'
import type { PageOptions } from '#ui/layout.ts'
import type { ResidentFrame } from '#ui/portal.ts'

const t = defineMessages({
  card: { 'zh-Hans': '我的卡', 'zh-Hant': '我的卡', en: 'My card', pt: 'O meu cartão' },
  code: { 'zh-Hans': '身份码', 'zh-Hant': '身份碼', en: 'My code', pt: 'O meu código' },
  money: { 'zh-Hans': '我的钱', 'zh-Hant': '我的款項', en: 'My money', pt: 'Dinheiro' },
  entitlements: {
    'zh-Hans': '我的权益',
    'zh-Hant': '我的權益',
    en: 'My benefits',
    pt: 'Direitos',
  },
  cases: { 'zh-Hans': '我的办件', 'zh-Hant': '我的辦件', en: 'My cases', pt: 'Processos' },
  accessLog: {
    'zh-Hans': '谁查过我',
    'zh-Hant': '誰查閱過我',
    en: 'Who viewed my data',
    pt: 'Quem consultou',
  },
  consents: {
    'zh-Hans': '我的授权',
    'zh-Hant': '我的授權',
    en: 'Permissions',
    pt: 'Autorizações',
  },
  devices: { 'zh-Hans': '我的设备', 'zh-Hant': '我的裝置', en: 'Devices', pt: 'Dispositivos' },
  places: { 'zh-Hans': '哪里能用', 'zh-Hant': '哪裏能用', en: 'Where to use it', pt: 'Onde usar' },
  family: { 'zh-Hans': '亲情代办', 'zh-Hant': '親屬代辦', en: 'Family', pt: 'Família' },
  notices: { 'zh-Hans': '我的通知', 'zh-Hant': '我的通知', en: 'Notices', pt: 'Avisos' },
  acting: {
    'zh-Hans': '您正在替 {name} 办理',
    'zh-Hant': '您正在替 {name} 辦理',
    en: 'You are acting for {name}',
    pt: 'Está a agir em nome de {name}',
  },
  actingTitle: {
    'zh-Hans': '替{name}办理',
    'zh-Hant': '替{name}辦理',
    en: 'For {name}',
    pt: 'Por {name}',
  },
  stop: {
    'zh-Hans': '回到我自己',
    'zh-Hant': '返回我本人',
    en: 'Back to myself',
    pt: 'Voltar a mim',
  },
  signedIn: { 'zh-Hans': '已登录', 'zh-Hant': '已登入', en: 'Signed in', pt: 'Sessão iniciada' },
})

interface Section {
  readonly href: string
  readonly key:
    | 'card'
    | 'code'
    | 'money'
    | 'entitlements'
    | 'cases'
    | 'family'
    | 'notices'
    | 'accessLog'
    | 'consents'
    | 'devices'
    | 'places'
  readonly elder: boolean
  /** What an agent needs to open it; `undefined` for what is the holder's own. */
  readonly scope: ProxyScope | 'oneself' | undefined
}

const SECTIONS: readonly Section[] = [
  { href: '/me', key: 'card', elder: true, scope: 'seeCard' },
  { href: '/me/code', key: 'code', elder: true, scope: 'showCode' },
  { href: '/me/money', key: 'money', elder: true, scope: 'seeMoney' },
  { href: '/me/entitlements', key: 'entitlements', elder: true, scope: 'seeMoney' },
  { href: '/me/cases', key: 'cases', elder: true, scope: 'seeCases' },
  { href: '/me/family', key: 'family', elder: true, scope: 'oneself' },
  { href: '/me/notices', key: 'notices', elder: false, scope: 'oneself' },
  { href: '/me/access-log', key: 'accessLog', elder: true, scope: undefined },
  { href: '/me/consents', key: 'consents', elder: false, scope: undefined },
  { href: '/me/devices', key: 'devices', elder: false, scope: undefined },
  // A public page, which does not say for whom one acts: only for oneself.
  { href: '/places', key: 'places', elder: false, scope: undefined },
]

const mayOpen = ({ scope }: Section, acting: Acting | undefined): boolean =>
  acting === undefined || scope === 'oneself' || (scope !== undefined && acting.scopes.has(scope))

const itemsOf = (language: Language, elder: boolean, acting: Acting | undefined) =>
  SECTIONS.filter((section) => section.elder || !elder)
    .filter((section) => mayOpen(section, acting))
    .map(({ href, key }) => ({ href, text: t(language, key) }))

/** 您正在替 李* 办理: on every page, above everything, with the way out; also where one is refused. */
export const actingBand = (
  language: Language,
  { acting, csrfToken: csrf }: Pick<Principal, 'acting' | 'csrfToken'>,
): Pick<PageOptions, 'actingTitle' | 'banner'> =>
  acting === undefined ? {} : bandOf(language, acting, csrf)

const bandOf = (language: Language, { label }: Acting, csrf: string) => ({
  actingTitle: t(language, 'actingTitle', { name: label }),
  banner: identityBar({
    title: t.html(language, 'acting', { name: verbatim(label) }),
    actions: [
      form({
        action: '/me/family/stop',
        method: 'post',
        csrf,
        content: button({ text: t(language, 'stop'), kind: 'inverse' }),
      }),
    ],
  }),
})

/**
 * What every page of the resident portal has in common. The masthead does not read the name: that
 * would be an entry in 谁查过我 for every page that is opened.
 */
export const residentPortal =
  ({ demo }: { readonly demo: boolean }): ResidentFrame =>
  (request, section) => {
    const { display, path, url } = request
    const { language, elder } = display
    const principal = signedIn(request)
    const { csrfToken: csrf, acting } = principal
    return {
      ...actingBand(language, principal),
      language,
      display,
      portal: 'resident',
      // Settings come back by GET, so a page that a form led to goes back to its section.
      path: request.raw.method === 'GET' ? url : section,
      navigation: {
        items: itemsOf(language, elder, acting),
        current: section,
        inside: path !== section,
      },
      signedIn: {
        name: t(language, 'signedIn'),
        signOutPath: '/sign-out',
        csrf,
      },
      demo,
    }
  }
