import { html, type Content, type Html } from '#kernel/html.ts'
import type { RouteRequest } from '#platform/http/route.ts'
import { breadcrumbs } from '#ui/components.ts'
import { type Language, localPath } from '#ui/i18n/language.ts'
import { type Display, page, settingsPath } from '#ui/layout.ts'
import { frameMessages as t } from './messages.ts'

/** How a page is looked at: by whom nobody knows, in which language and edition they said. */
export interface PublicView {
  readonly language: Language
  readonly display: Display
  /** The address of the program, without a slash at the end. */
  readonly publicUrl: string
  /** Path without language and query. */
  readonly path: string
  /** 演示数据 */
  readonly demo: boolean
}

/** The view of a request for a public page. */
export const publicView = (
  request: Pick<RouteRequest, 'display' | 'publicUrl' | 'path'>,
  demo: boolean,
): PublicView => ({
  language: request.display.language,
  display: request.display,
  publicUrl: request.publicUrl,
  path: request.path,
  demo,
})

/**
 * An address behind sign-in. Those carry no language of their own, so the language goes along into
 * the settings: whoever reads Portuguese here signs in in Portuguese.
 */
export const signedInPath = (language: Language, path: string): string =>
  language === 'zh-Hans' ? path : settingsPath(path, { language })

const SECTIONS = [
  { path: '/', key: 'home', elder: true },
  { path: '/places', key: 'places', elder: true },
  { path: '/catalogue', key: 'catalogue', elder: false },
  { path: '/help', key: 'help', elder: true },
] as const

/** 公众门户的栏目. The elder edition has fewer. */
const sections = ({ language, display }: PublicView) => [
  ...SECTIONS.filter(({ elder }) => elder || !display.elder).map(({ path, key }) => ({
    href: localPath(language, path),
    text: t(language, key),
  })),
  { href: signedInPath(language, '/me'), text: t(language, 'myCard') },
]

export interface PublicPageOptions {
  readonly title: string
  readonly main: Html
  /** What search engines show of it; nothing unless said. */
  readonly description?: string | undefined
  /** The section it belongs to, such as `/places`. */
  readonly section?: string | undefined
  /** The elder edition's front page is its own navigation. */
  readonly withoutSections?: boolean | undefined
  /** Not for search engines: it is about people, for a while. */
  readonly unlisted?: boolean | undefined
  /** Files of `ui/public/js` beside the one of every page; the page does without them. */
  readonly scripts?: readonly string[] | undefined
  /** More for the head of the document, such as the address of a feed. */
  readonly head?: Html | undefined
  /** What lies between the front page and this one, then the page's own name without address. */
  readonly trail?: readonly { readonly text: Content; readonly href?: string }[] | undefined
}

/** A page of the public portal. */
export const publicPage = (view: PublicView, options: PublicPageOptions): Html => {
  const { language, display, publicUrl, path, demo } = view
  const { title, description, main, section, trail, withoutSections, unlisted, head, scripts } =
    options
  return page({
    title,
    description,
    language,
    display,
    portal: 'public',
    publicUrl,
    path,
    navigation:
      withoutSections === true
        ? undefined
        : {
            items: sections(view),
            current: section === undefined ? undefined : localPath(language, section),
            inside: section !== path,
          },
    beforeMain:
      trail &&
      breadcrumbs({
        language,
        collapseOnMobile: true,
        items: [{ text: t(language, 'home'), href: localPath(language, '/') }, ...trail],
      }),
    main,
    demo,
    scripts,
    head: html`${head}${
      unlisted === true && html`<meta name="robots" content="noindex, noarchive">`
    }`,
  })
}
