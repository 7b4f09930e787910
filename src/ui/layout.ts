import { html, type Content, type Html } from '#kernel/html.ts'
import { attributes } from './components/attributes.ts'
import { emblem } from './components/emblem/emblem.ts'
import { icon, type IconName } from './components/icon/icon.ts'
import { languageNavigation } from './components/language-navigation/language-navigation.ts'
import { navigation, type NavigationItem } from './components/navigation/navigation.ts'
import { phaseBanner } from './components/phase-banner/phase-banner.ts'
import { readAloud } from './components/read-aloud/read-aloud.ts'
import { skipLink } from './components/skip-link/skip-link.ts'
import { formatDateTime } from './i18n/format.ts'
import { alternatesOf, localPath, type Language } from './i18n/language.ts'
import { layoutMessages as t } from './layout-messages.ts'

export type Portal =
  | 'public'
  | 'resident'
  | 'desk'
  | 'venue'
  | 'supervision'
  | 'bank'
  | 'dept'
  | 'admin'
  | 'developer'

/** `black-yellow` is yellow on black: 黑底黄字. */
export type Contrast = 'standard' | 'black-yellow' | 'blue-yellow' | 'yellow-black'

export interface Display {
  /** 长辈版: larger, simpler. */
  readonly elder: boolean
  readonly contrast: Contrast
  /** 模拟时间: what a demonstration was moved on to. */
  readonly simulatedAt?: Temporal.Instant | undefined
}

export interface PageOptions {
  /** Task and step, such as 挂失 · 核对; the service's name is added. */
  readonly title: string
  /** 替李*办理: stands before the title and changes the hue of the page, while acting for others. */
  readonly actingTitle?: string | undefined
  readonly language: Language
  readonly display: Display
  readonly portal: Portal
  /** What search engines show of it. */
  readonly description?: string | undefined
  /** The address of the program, for a public page to say where it is in other languages. */
  readonly publicUrl?: string | undefined
  /** The path of this page without its language, for the settings to come back to. */
  readonly path: string
  readonly navigation?:
    | {
        readonly items: readonly NavigationItem[]
        readonly current?: string | undefined
        /** The page is a step inside the current section, not its own page. */
        readonly inside?: boolean | undefined
      }
    | undefined
  readonly signedIn?:
    | { readonly name: string; readonly signOutPath: string; readonly csrf: string }
    | undefined
  /** Above the content, such as an identity bar or the acting-for band. */
  readonly banner?: Html | undefined
  /** Before `main`: breadcrumbs or a back link. */
  readonly beforeMain?: Html | undefined
  /** Holds the page's one h1. */
  readonly main: Html
  /** ES modules of `public/js`, such as `code.js`. */
  readonly scripts?: readonly string[] | undefined
  /** Of this page only its slip is printed. */
  readonly slip?: boolean | undefined
  /** 演示数据: everything on this system is made up. */
  readonly demo: boolean
  readonly head?: Html | undefined
}

/** Where the files of `src/ui/public` are served. */
export const ASSETS = '/assets'

/** The address that changes a setting and comes back; works without scripts. */
export const settingsPath = (
  path: string,
  change: Readonly<Partial<Record<'display' | 'contrast' | 'language', string>>>,
): string => `/settings?${new URLSearchParams({ ...change, back: path }).toString()}`

/** The source language has no prefix: only the setting can lead back to it. */
const languagePath = (options: PageOptions, language: Language): string =>
  options.portal === 'public' && language !== 'zh-Hans'
    ? localPath(language, options.path)
    : settingsPath(options.path, { language })

const settingLink = (href: string, name: IconName, text: string): Html =>
  html`<li><a class="ykt-settings__link" href="${href}">${icon(name)}${text}</a></li>`

const settings = (options: PageOptions): Html => {
  const { language, display, path } = options
  const back = options.portal === 'public' ? localPath(language, path) : path
  const staff = options.portal !== 'public' && options.portal !== 'resident'
  return html`<div class="ykt-settings"><div class="govuk-width-container"><p
    class="ykt-settings__authority">${t(language, 'authority')}</p><div
    class="ykt-settings__choices"><nav aria-label="${t(language, 'settings')}"><ul
    class="ykt-settings__list">${settingLink(
      settingsPath(back, { display: display.elder ? 'standard' : 'elder' }),
      'elder',
      t(language, display.elder ? 'standard' : 'elder'),
    )}${settingLink(
      settingsPath(back, {
        contrast: display.contrast === 'standard' ? 'black-yellow' : 'standard',
      }),
      'contrast',
      t(language, display.contrast === 'standard' ? 'contrast' : 'ordinary'),
    )}</ul></nav>${
      !staff && languageNavigation({ language, hrefFor: (other) => languagePath(options, other) })
    }</div></div></div>`
}

const account = ({ language, signedIn }: PageOptions): Content =>
  signedIn &&
  html`<form class="ykt-account" method="post" action="${signedIn.signOutPath}"><input
    type="hidden" name="csrf" value="${signedIn.csrf}"><span class="ykt-account__name"
    translate="no">${signedIn.name}</span><button class="ykt-account__out" type="submit">${t(
      language,
      'signOut',
    )}</button></form>`

const HOMES: Readonly<Record<Portal, string>> = {
  public: '/',
  resident: '/me',
  desk: '/desk',
  venue: '/venue',
  supervision: '/watch',
  bank: '/bank',
  dept: '/dept',
  admin: '/admin/banks',
  developer: '/dev',
}

const masthead = (options: PageOptions): Html => {
  const { language, portal } = options
  const home = portal === 'public' ? localPath(language, '/') : HOMES[portal]
  return html`<div class="ykt-masthead"><div class="govuk-width-container"><a
    class="ykt-masthead__home" href="${home}">${emblem}<span class="ykt-masthead__names"><strong
    class="ykt-masthead__service">${t(language, 'service')}</strong> <span
    class="ykt-masthead__long">${t(language, 'serviceLong')}</span></span></a>${account(
      options,
    )}</div></div>`
}

const footer = ({ language }: PageOptions): Html => {
  const link = (
    path: string,
    key: 'announcements' | 'places' | 'programmes' | 'complain' | 'accessibility' | 'privacy',
  ): Html =>
    html`<li><a class="ykt-footer__link" href="${localPath(language, path)}">${t(
      language,
      key,
    )}</a></li>`
  return html`<footer class="ykt-footer"><div class="govuk-width-container"><div
    class="ykt-footer__columns"><section><h2 class="ykt-footer__title">${t(
      language,
      'helpTitle',
    )}</h2><ul class="ykt-footer__phones"><li><a href="tel:12333">12333</a> <span>${t(
      language,
      'hotline',
    )}</span></li><li><a href="tel:12345">12345</a> <span>${t(
      language,
      'cityHotline',
    )}</span></li></ul></section><section><h2 class="ykt-footer__title">${t(
      language,
      'linksTitle',
    )}</h2><ul class="ykt-footer__links">${link('/announcements', 'announcements')}${link(
      '/places?kind=serviceHall',
      'places',
    )}${link(
      '/programmes',
      'programmes',
    )}${link('/complaints', 'complain')}${link('/accessibility', 'accessibility')}${link(
      '/privacy',
      'privacy',
    )}</ul></section></div><p
    class="ykt-footer__secret">${icon('shield')}${t(language, 'secret')}</p><p
    class="ykt-footer__authority">${t(language, 'authority')}</p></div></footer>`
}

/** Search engines take whole addresses only. */
const alternates = ({ portal, publicUrl, path }: PageOptions): Content =>
  portal === 'public' &&
  publicUrl !== undefined &&
  alternatesOf(publicUrl, path).map(
    ({ hreflang, href }) => html`<link rel="alternate" hreflang="${hreflang}" href="${href}">`,
  )

/**
 * Residents' pages of the large edition can be heard (适老化); not the one whose code stands above
 * everything else and is not for the ears of bystanders.
 */
const isReadAloud = ({ portal, display, scripts = [] }: PageOptions): boolean =>
  portal === 'resident' && display.elder && !scripts.includes('code.js')

const head = (options: PageOptions): Html => {
  const { language, title, actingTitle, description, scripts = [] } = options
  return html`<head><meta charset="utf-8"><title>${
    actingTitle !== undefined && `${actingTitle} - `
  }${title} - ${t(language, 'service')} ${t(
    language,
    'serviceLong',
  )}</title><meta name="viewport" content="width=device-width, initial-scale=1">${
    description !== undefined && html`<meta name="description" content="${description}">`
  }<meta name="theme-color" content="#0b4f4a"><meta name="format-detection"
    content="telephone=no"><link rel="icon" type="image/svg+xml" href="${ASSETS}/favicon.svg"><link
    rel="stylesheet" href="${ASSETS}/yikatong.css">${alternates(options)}<script type="module"
    src="${ASSETS}/js/page.js"></script>${[
      ...scripts,
      ...(isReadAloud(options) ? ['read-aloud.js'] : []),
    ].map(
      (script) => html`<script type="module" src="${ASSETS}/js/${script}"></script>`,
    )}${options.head}</head>`
}

const simulatedBanner = ({ language, display: { simulatedAt } }: PageOptions): Content =>
  simulatedAt &&
  phaseBanner({
    tag: t(language, 'simulatedTag'),
    text: t(language, 'simulated', { time: formatDateTime(language, simulatedAt) }),
  })

/** The whole document: masthead, settings, navigation, content, footer. */
export const page = (options: PageOptions): Html => {
  const { language, display, portal } = options
  return html`<!doctype html><html${attributes({
    class: 'govuk-template',
    lang: language,
    'data-display': display.elder && 'elder',
    'data-contrast': display.contrast !== 'standard' && display.contrast,
    'data-portal': portal,
    'data-acting': options.actingTitle !== undefined && 'true',
    'data-slip': options.slip === true && 'alone',
  })}>${head(options)}<body class="govuk-template__body">${skipLink({
    text: t(language, 'skip'),
  })}<header class="ykt-header">${settings(options)}${masthead(options)}${
    options.navigation && navigation({ label: t(language, 'navigation'), ...options.navigation })
  }${
    options.demo && phaseBanner({ tag: t(language, 'demoTag'), text: t(language, 'demo') })
  }${simulatedBanner(options)}</header><main class="ykt-main">${
    options.banner
  }<div class="ykt-page">${
    isReadAloud(options) && readAloud({ language })
  }${options.beforeMain}<div class="govuk-main-wrapper" id="content">${
    options.main
  }</div></div></main>${footer(options)}</body></html>`
}
