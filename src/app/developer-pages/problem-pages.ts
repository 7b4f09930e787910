import { html, type Html } from '#kernel/html.ts'
import type { RouteDefinition } from '#platform/http/route.ts'
import {
  bulletList,
  link,
  narrowTable,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  verbatim,
} from '#ui/components.ts'
import { type ProblemEntry, PROBLEMS } from '../problems.ts'
import { FIXED_CASES } from './fixed-cases.ts'
import { breakable, developerPage, PROBLEMS_PATH, type View } from './frame.ts'
import { tryButton } from './quick-start.ts'

/** 错误码一览 */
export const problemsPage = (view: View): Html => {
  const { say, words } = view
  const codes = Object.entries(PROBLEMS).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const list = narrowTable({
    caption: say('problems'),
    captionSize: 'hidden',
    head: [`code · ${say('meaning')}`, say('status')],
    rows: codes.map(([code, { status, title }]) => {
      const named = link({ href: `${PROBLEMS_PATH}/${code}`, text: breakable(code) })
      return [html`${named}<br>${title[words]}`, status]
    }),
  })
  return developerPage(view, {
    title: say('problems'),
    section: PROBLEMS_PATH,
    main: html`${pageHeading(say('problems'))}${paragraph(say('problemsLead'), 'lead')}${list}`,
  })
}

const reproduce = (view: View, code: string): Html | undefined => {
  const { say, demo } = view
  const found = FIXED_CASES.find(({ outcome }) => outcome === code)
  if (found === undefined || !demo) return undefined
  return html`${sectionHeading(say('reproduce'))}${paragraph(
    say('reproduceText', { name: found.persona.name }),
  )}${tryButton(view, found, say('tryIt'))}`
}

const operations = (
  { say, words }: View,
  routes: readonly RouteDefinition[],
  code: string,
): Html | undefined => {
  const those = routes.filter(({ kind, problems }) => kind === 'api' && problems?.includes(code))
  if (those.length === 0) return undefined
  return html`${sectionHeading(say('answeredBy'))}${bulletList(
    those.map(({ method, path, summary }) => [
      verbatim(`${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`),
      ' ',
      summary[words],
    ]),
  )}`
}

/** One code: why it comes, and what each reader does about it. */
export const problemCodePage = (
  view: View,
  code: string,
  entry: ProblemEntry,
  routes: readonly RouteDefinition[],
): Html => {
  const { say, words } = view
  return developerPage(view, {
    title: entry.title[words],
    section: PROBLEMS_PATH,
    trail: [{ text: say('problems'), href: PROBLEMS_PATH }, { text: verbatim(code) }],
    main: html`${pageHeading(entry.title[words], verbatim(code))}${summaryList({
      rows: [
        { key: say('status'), value: entry.status },
        { key: say('cause'), value: entry.cause[words] },
      ],
    })}${sectionHeading(say('fix'))}${summaryList({
      rows: (['citizen', 'clerk', 'developer'] as const).map((reader) => ({
        key: say(reader),
        value: entry.fix[reader][words],
      })),
    })}${reproduce(view, code)}${operations(view, routes, code)}`,
  })
}
