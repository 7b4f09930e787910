import type { IncomingMessage } from 'node:http'
import { html, type Html } from '#kernel/html.ts'
import type { Display } from '#platform/http/route.ts'
import { link, pageHeading, paragraph, verbatim } from '#ui/components.ts'
import { page } from '#ui/layout.ts'
import { messages as t } from './messages.ts'

const displays = new WeakMap<IncomingMessage, Display>()

/** Keeps how a person wants to see pages: the library hands back nothing but their request. */
export const rememberDisplay = (request: IncomingMessage, display: Display): void => {
  displays.set(request, display)
}

const STANDARD: Display = { language: 'zh-Hans', elder: false, contrast: 'standard' }

/** Whether a browser asked. */
export const asksForPage = ({ headers }: IncomingMessage): boolean =>
  (headers.accept ?? '').includes('text/html')

/** The page for a sign-in that was asked for wrongly, with the library's code for what is wrong. */
export const errorPage = (request: IncomingMessage, error: string): Html => {
  const display = displays.get(request) ?? STANDARD
  const { language } = display
  const title = t(language, 'wrongTitle')
  return page({
    title,
    language,
    display,
    portal: 'public',
    path: '/',
    demo: true,
    main: html`${pageHeading(title, t(language, 'provider'))}${paragraph(
      t(language, 'wrongText'),
      'lead',
    )}${paragraph(html`${t(language, 'wrongCode')} ${verbatim(error)}`, 'quiet')}${paragraph(
      link({ href: '/', text: t(language, 'wrongHome') }),
    )}`,
  })
}
