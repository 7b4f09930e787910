import { html, type Html } from '#kernel/html.ts'
import {
  bulletList,
  button,
  codeBlock,
  form,
  insetText,
  link,
  linkButton,
  pageHeading,
  paragraph,
  resultPlate,
  sectionHeading,
  summaryList,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import { FIRST_CASE, type FixedCase } from './fixed-cases.ts'
import {
  developerPage,
  HOME,
  PERSONAS_PATH,
  PROBLEMS_PATH,
  REFERENCE_PATH,
  type View,
} from './frame.ts'
import { type SandboxTerminal, VERIFY_PATH } from './sandbox-terminal.ts'
import { shellSnippet } from './snippet.ts'
import type { Exchange } from './try-it.ts'

export const TERMINAL_PATH = '/dev/terminal'
export const TRY_PATH = '/dev/try'

const signIn = (back: string): string =>
  `/sign-in/developer?${new URLSearchParams({ return: back }).toString()}`

/** The button that shows cases to a terminal here, or the way to it. */
export const tryButton = (view: View, one: FixedCase, text: string): Html => {
  const { principal, say, request } = view
  if (principal === undefined)
    return linkButton({ kind: 'secondary', text: say('signInToTry'), href: signIn(request.path) })
  return form({
    action: TRY_PATH,
    method: 'post',
    csrf: principal.csrfToken,
    content: button({ text, kind: 'secondary', name: 'case', value: one.name }),
  })
}

const take = ({ principal, say }: View): Html =>
  principal === undefined
    ? linkButton({ text: say('signInFirst'), href: signIn(HOME), start: true })
    : form({
        action: TERMINAL_PATH,
        method: 'post',
        csrf: principal.csrfToken,
        content: button({ text: say('take'), start: true, preventDoubleClick: true }),
      })

const sandboxSteps = (view: View, publicUrl: string): Html => {
  const { say, language, words } = view
  const blank = { session: '……', key: '……' }
  return html`${sectionHeading(say('need'))}${bulletList([
    say('needShell'),
    say('needTools'),
    say('needAccount'),
  ])}${sectionHeading(say('stepTerminal'))}${paragraph(say('stepTerminalText'))}${take(
    view,
  )}${sectionHeading(say('stepSend'))}${paragraph(say('stepSendText'))}${codeBlock({
    language,
    label: say('snippet'),
    code: shellSnippet(blank, publicUrl, FIRST_CASE, words),
  })}${sectionHeading(say('stepTry'))}${paragraph(say('stepTryText'))}${tryButton(
    view,
    FIRST_CASE,
    say('tryAs', { name: FIRST_CASE.persona.name }),
  )}`
}

/** 十分钟核验第一张码 */
export const quickStartPage = (view: View, publicUrl: string): Html => {
  const { say, demo } = view
  return developerPage(view, {
    title: say('title'),
    section: HOME,
    scripts: ['copy.js'],
    main: html`${pageHeading(say('title'))}${paragraph(say('lead'), 'lead')}${
      demo ? sandboxSteps(view, publicUrl) : insetText({ text: say('noSandbox') })
    }`,
  })
}

const nextSteps = ({ say }: View): Html =>
  html`${sectionHeading(say('next'))}${bulletList([
    link({ href: PERSONAS_PATH, text: say('nextCodes') }),
    link({ href: REFERENCE_PATH, text: say('nextReference') }),
    link({ href: PROBLEMS_PATH, text: say('nextProblems') }),
  ])}`

/** The credentials, this once, and the command with them filled in. */
export const terminalPage = (view: View, publicUrl: string, opened: SandboxTerminal): Html => {
  const { say, language, words } = view
  const { terminal, session, key, expiresAt } = opened
  return developerPage(view, {
    title: say('credentials'),
    section: HOME,
    scripts: ['copy.js'],
    main: html`${pageHeading(say('credentials'))}${warningText({
      language,
      text: say('shownOnce'),
    })}${summaryList({
      rows: [
        { key: say('terminal'), value: verbatim(terminal) },
        { key: say('session'), value: verbatim(session) },
        { key: say('key'), value: verbatim(key) },
        { key: say('expires'), value: formatDateTime(language, expiresAt) },
      ],
    })}${codeBlock({
      language,
      label: say('paste'),
      code: shellSnippet(opened, publicUrl, FIRST_CASE, words),
    })}${nextSteps(view)}`,
  })
}

const pretty = (json: string): string => JSON.stringify(JSON.parse(json), undefined, 2)

const requestText = ({ headers, body }: Exchange): string =>
  [
    `POST ${VERIFY_PATH}`,
    'content-type: application/json',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    pretty(body),
  ].join('\n')

const outcomeOf = ({ status, answer }: Exchange): string =>
  status === 200 ? 'granted' : (JSON.parse(answer) as { code: string }).code

/** What was sent and what came back. */
export const exchangePage = (view: View, one: FixedCase, exchange: Exchange): Html => {
  const { say, language, words } = view
  const outcome = outcomeOf(exchange)
  const granted = outcome === 'granted'
  return developerPage(view, {
    title: say('answerTitle'),
    section: PERSONAS_PATH,
    scripts: ['copy.js'],
    trail: [{ text: say('personas'), href: PERSONAS_PATH }, { text: one.persona.name }],
    main: html`${pageHeading(say('answerTitle'), verbatim(one.persona.name))}${resultPlate({
      language,
      outcome: granted ? 'pass' : 'refuse',
      text: one.says[words],
      facts: [
        { label: say('outcome'), value: granted ? say('granted') : verbatim(outcome) },
        {
          label: say('expected'),
          value: say(outcome === one.outcome ? 'asExpected' : 'notAsExpected'),
        },
      ],
    })}${codeBlock({ language, label: say('request'), code: requestText(exchange) })}${codeBlock({
      language,
      label: say('answer', { status: String(exchange.status) }),
      code: pretty(exchange.answer),
    })}${
      !granted && paragraph(link({ href: `${PROBLEMS_PATH}/${outcome}`, text: say('problemPage') }))
    }${linkButton({ text: say('another'), href: PERSONAS_PATH, kind: 'secondary' })}`,
  })
}
