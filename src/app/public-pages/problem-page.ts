import type { ArticleId } from '#law/articles.ts'
import { html, type Html } from '#kernel/html.ts'
import type { ProblemOptions } from '#platform/http/problem.ts'
import type { PageContext, ServerOptions } from '#platform/http/server.ts'
import {
  bulletList,
  buttonGroup,
  details,
  hero,
  illustration,
  link,
  linkButton,
  paragraph,
  sectionHeading,
  verbatim,
} from '#ui/components.ts'
import { type Language, localPath, parseLocalPath } from '#ui/i18n/language.ts'
import { page, type Portal } from '#ui/layout.ts'
import { articleName, articleText, publicPage, signedInPath } from '#modules/catalogue/index.ts'
import { actingBand } from '../resident-navigation.ts'
import { explanations, insteadWords, problemWords as t, titles } from './messages-problem.ts'

type Kind = keyof typeof titles.messages

/** Codes of our own words; a refusal of a rule has its article, the rest is a fault of ours. */
const kindOf = ({ code, status, basis }: ProblemOptions): Kind => {
  if (Object.hasOwn(titles.messages, code)) return code as Kind
  if (basis !== undefined || status === 409) return 'refused'
  if (status === 404) return 'NOT_FOUND'
  return status >= 500 ? 'UNEXPECTED' : 'REQUEST_INVALID'
}

const PORTALS: readonly (readonly [prefix: string, portal: Portal])[] = [
  ['/me', 'resident'],
  ['/desk', 'desk'],
  ['/venue', 'venue'],
  ['/watch', 'supervision'],
  ['/bank', 'bank'],
  ['/dept', 'dept'],
  ['/admin', 'admin'],
  ['/dev', 'developer'],
]

const portalOf = (path: string): Portal =>
  PORTALS.find(([prefix]) => path === prefix || path.startsWith(`${prefix}/`))?.[1] ?? 'public'

const FRONT_PAGES: Readonly<Record<Portal, string>> = {
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

const explanation = (language: Language, kind: Kind, problem: ProblemOptions): string => {
  if (kind !== 'TOO_MANY_REQUESTS') return explanations(language, kind as 'UNEXPECTED')
  const seconds = problem.retry?.afterSeconds
  return seconds === undefined ? t(language, 'soon') : explanations(language, kind, { seconds })
}

const SIGN_IN_AGAIN: ReadonlySet<Kind> = new Set([
  'SIGN_IN_EXPIRED',
  'SIGN_IN_FAILED',
  'SIGN_IN_CANCELLED',
])

/** About acting for somebody: the way on is where one goes back to oneself. */
const ACTING: ReadonlySet<Kind> = new Set(['DO_ONESELF', 'NOT_IN_SCOPE', 'ACTING_ENDED'])

/** The one button that leads on; the way home is always the second. */
const wayOn = (language: Language, kind: Kind, portal: Portal, path: string): Html | undefined => {
  const resident = portal === 'public' || portal === 'resident'
  const realm = portal === 'developer' ? 'developer' : resident ? 'resident' : 'staff'
  const address = (back: string) =>
    signedInPath(language, `/sign-in/${realm}?${new URLSearchParams({ return: back }).toString()}`)
  if (kind === 'SIGN_IN_NEEDED')
    return linkButton({ text: t(language, 'signIn'), href: address(path) })
  if (SIGN_IN_AGAIN.has(kind))
    return linkButton({ text: t(language, 'again'), href: address(FRONT_PAGES[portal]) })
  if (ACTING.has(kind)) return linkButton({ text: t(language, 'family'), href: '/me/family' })
  if (resident && (kind === 'NOBODY_OF_THIS_REALM' || kind === 'refused'))
    return linkButton({ text: t(language, 'places'), href: localPath(language, '/places') })
  return undefined
}

const isInstead = (code: string): code is keyof typeof insteadWords.messages =>
  Object.hasOwn(insteadWords.messages, code)

const because = (language: Language, basis: ArticleId): Html =>
  html`${sectionHeading(t(language, 'why'))}${paragraph(articleText(language, basis))}${paragraph(
    articleName(language, basis),
    'quiet',
  )}`

const possible = (language: Language, instead: readonly string[]): Html | undefined => {
  const words = instead.filter(isInstead).map((code) => insteadWords(language, code))
  if (words.length === 0) return undefined
  return html`${sectionHeading(t(language, 'instead'))}${bulletList([...new Set(words)])}`
}

const ask = (language: Language, requestId: string): Html =>
  details({
    summary: t(language, 'ask'),
    text: html`${paragraph(
      t.html(language, 'askText', { hotline: link({ href: 'tel:12333', text: '12333' }) }),
    )}${paragraph([t(language, 'number'), ' ', verbatim(requestId)])}`,
  })

const problemMain = (problem: ProblemOptions, context: PageContext, portal: Portal): Html => {
  const { language } = context.display
  const kind = kindOf(problem)
  const home = portal === 'public' ? localPath(language, '/') : FRONT_PAGES[portal]
  const { basis, instead = [] } = problem
  const path = parseLocalPath(context.path).path
  const on = wayOn(language, kind, portal, path)
  return html`${hero({
    title: titles(language, kind),
    text: explanation(language, kind, problem),
    actions: buttonGroup(
      on,
      !ACTING.has(kind) &&
        linkButton({
          ...(on !== undefined && { kind: 'secondary' as const }),
          text: t(language, 'home'),
          href: home,
        }),
    ),
    picture: illustration(kind === 'NOT_FOUND' ? 'search' : 'boat'),
  })}${basis !== undefined && because(language, basis)}${possible(language, instead)}${ask(
    language,
    context.requestId,
  )}`
}

/** The page for a problem: what happened, by which article, and what can be done now. */
export const createProblemPage = ({
  demo,
}: {
  readonly demo: boolean
}): ServerOptions['problemPage'] => {
  return (problem, context) => {
    const { display, publicUrl } = context
    const { language } = display
    const path = context.path.split('?')[0] ?? '/'
    const portal = portalOf(path)
    const title = titles(language, kindOf(problem))
    const main = problemMain(problem, context, portal)
    const view = { language, display, publicUrl, path: parseLocalPath(path).path, demo }
    if (portal === 'public') return publicPage(view, { title, main })
    const { principal } = context
    const band =
      portal === 'resident' && principal !== undefined ? actingBand(language, principal) : {}
    return page({ ...view, ...band, title, main, portal })
  }
}
