import { type Content, html, type Html } from '#kernel/html.ts'
import type { Database } from '#platform/db.ts'
import type { Principal } from '#platform/http/route.ts'
import { breadcrumbs } from '#ui/components.ts'
import { page, settingsPath } from '#ui/layout.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { findStaff } from '#modules/organisation/index.ts'
import type { Words } from './fixed-cases.ts'
import { type Say, sayIn } from './words.ts'

export const HOME = '/dev'
export const PERSONAS_PATH = '/dev/personas'
export const REFERENCE_PATH = '/dev/reference'
export const EVENTS_PATH = '/dev/events'
export const PROBLEMS_PATH = '/dev/problems'

const SECTIONS = [
  [HOME, 'quickStart'],
  [PERSONAS_PATH, 'personas'],
  [REFERENCE_PATH, 'reference'],
  [EVENTS_PATH, 'events'],
  [PROBLEMS_PATH, 'problems'],
] as const

/** Who looks, and how. The portal speaks two languages; readers of Portuguese get English. */
export interface View {
  readonly words: keyof Words
  readonly language: 'zh-Hans' | 'en'
  readonly say: Say
  readonly request: AnyRequest
  readonly principal: Principal | undefined
  readonly name: string
  readonly demo: boolean
}

export const viewOf = async (
  { db, demo }: { readonly db: Database; readonly demo: boolean },
  request: AnyRequest,
): Promise<View> => {
  const { principal, display } = request
  const words = display.language.startsWith('zh') ? 'zh' : 'en'
  const staff = principal === undefined ? undefined : await findStaff(db, principal.subjectId)
  return {
    words,
    language: words === 'zh' ? 'zh-Hans' : 'en',
    say: sayIn(words),
    request,
    principal,
    name: staff?.displayName ?? '',
    demo,
  }
}

/** A problem code that may break after its underscores, so that it fits a phone. */
export const breakable = (code: string): Html =>
  html`<span translate="no">${code
    .split('_')
    .map((part, i) => (i === 0 ? part : html`_<wbr>${part}`))}</span>`

export interface DeveloperPage {
  readonly title: string
  /** Path of the section it belongs to. */
  readonly section: string
  readonly main: Html
  readonly scripts?: readonly string[] | undefined
  /** Between the section and this page. */
  readonly trail?: readonly { readonly text: Content; readonly href?: string }[] | undefined
}

/** A page of the developer portal. */
export const developerPage = (
  { request, language, words, say, principal, name, demo }: View,
  { title, section, main, scripts, trail }: DeveloperPage,
): Html => {
  const { path } = request
  const other = words === 'zh' ? 'en' : 'zh-Hans'
  // The answer to a form has no address of its own to come back to.
  const back = request.raw.method === 'GET' ? path : HOME
  return page({
    title,
    language,
    display: request.display,
    portal: 'developer',
    path: back,
    navigation: {
      items: [
        ...SECTIONS.map(([href, key]) => ({ href, text: say(key) })),
        {
          href: settingsPath(back, { language: other }),
          text: words === 'zh' ? 'English' : '中文',
        },
      ],
      current: section,
      inside: section !== path,
    },
    signedIn: principal && { name, signOutPath: '/sign-out', csrf: principal.csrfToken },
    beforeMain: trail && breadcrumbs({ language, items: trail }),
    main,
    scripts,
    demo,
  })
}
