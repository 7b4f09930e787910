import { html, type Content, type Html } from '#kernel/html.ts'
import {
  button,
  buttonGroup,
  checkboxes,
  errorSummary,
  form,
  input,
  linkButton,
  pageHeading,
  panel,
  paragraph,
  radios,
  summaryList,
  verbatim,
} from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import { familyMessages as t, scopeWords } from './messages-family.ts'
import { back, factRows, FAMILY_PATH, type FamilyReader, type View } from './pages-family.ts'
import type { CodeRefusal } from './confirm-relation.ts'
import { KIND_SCOPES, type Relation } from './relation.ts'

export const MONTHS = ['1', '3', '6', '12'] as const

export interface ProposalData extends FamilyReader {
  readonly side: 'person' | 'agent'
  readonly scopes: readonly string[]
  readonly months: string | undefined
  /** Which answers are missing; both are told at once. */
  readonly missing: readonly ('scopes' | 'months')[]
}

const MISSING = { scopes: 'chooseScopes', months: 'chooseMonths' } as const

const proposalFields = ({ language, scopes, months, missing }: ProposalData): Html => {
  const errorOf = (name: 'scopes' | 'months') =>
    missing.includes(name) ? t(language, MISSING[name]) : undefined
  return html`${[
    checkboxes({
      language,
      name: 'scopes',
      legend: t(language, 'scopes'),
      hint: t(language, 'scopesHint'),
      error: errorOf('scopes'),
      items: KIND_SCOPES.family.map((value) => ({ value, text: scopeWords(language, value) })),
      values: scopes,
    }),
    radios({
      language,
      name: 'months',
      legend: t(language, 'months'),
      error: errorOf('months'),
      items: MONTHS.map((value) => ({ value, text: t(language, `month${value}`) })),
      value: months,
    }),
  ]}`
}

/** What is asked for, and for how long. No box is ticked beforehand. */
export const proposePage = (data: ProposalData): View => {
  const { language, csrf, side, missing } = data
  const title = t(language, side === 'person' ? 'letActTitle' : 'askToActTitle')
  return {
    title,
    beforeMain: back(language),
    main: html`${[
      missing.length > 0 &&
        errorSummary({
          language,
          errors: missing.map((name) => ({ text: t(language, MISSING[name]), href: `#${name}` })),
        }),
      pageHeading(title, t(language, 'title')),
      form({
        action: `${FAMILY_PATH}/propose`,
        method: 'post',
        csrf,
        hidden: { side },
        content: [proposalFields(data), button({ text: t(language, 'getCode') })],
      }),
    ]}`,
  }
}

/** The code, once. */
export const codePage = (
  { language }: FamilyReader,
  { code, expiresAt }: { readonly code: string; readonly expiresAt: Temporal.Instant },
): View => ({
  title: t(language, 'codeTitle'),
  beforeMain: back(language),
  main: html`${[
    paragraph(t(language, 'codeTitle'), 'lead'),
    panel({
      title: verbatim(`${code.slice(0, 5)} ${code.slice(5)}`),
      text: [t(language, 'codeUntil'), ' ', formatDateTime(language, expiresAt)],
    }),
    paragraph(t(language, 'codeText')),
  ]}`,
})

/** Where the other side types the code. */
export const answerPage = ({ language, csrf }: FamilyReader, refusal?: CodeRefusal): View => {
  const error = refusal === undefined ? undefined : t(language, refusal)
  return {
    title: t(language, 'answerTitle'),
    beforeMain: back(language),
    main: html`${[
      error !== undefined && errorSummary({ language, errors: [{ text: error, href: '#code' }] }),
      pageHeading(t(language, 'answerTitle'), t(language, 'title')),
      form({
        action: `${FAMILY_PATH}/answer`,
        method: 'post',
        csrf,
        content: [
          input({
            language,
            name: 'code',
            label: t(language, 'code'),
            inputMode: 'numeric',
            autocomplete: 'off',
            width: 20,
            error,
          }),
          button({ text: t(language, 'look') }),
        ],
      }),
    ]}`,
  }
}

/** What the code stands for, before the other side agrees. */
export const proposalPage = (
  { language, csrf }: FamilyReader,
  { proposal, code }: { readonly proposal: Relation; readonly code: string },
): View => {
  const forReader = proposal.proposedBy === 'agent'
  const label = forReader ? proposal.agentLabel : proposal.personLabel
  const name: Content = label === undefined ? t(language, 'somebody') : verbatim(label)
  const key = forReader ? 'confirmForMe' : 'confirmForThem'
  return {
    title: t(language, key, { name: label ?? t(language, 'somebody') }),
    beforeMain: back(language),
    main: html`${[
      pageHeading(t.html(language, key, { name }), t(language, 'title')),
      summaryList({ rows: factRows(language, proposal) }),
      paragraph(t(language, 'told')),
      form({
        action: `${FAMILY_PATH}/confirm`,
        method: 'post',
        csrf,
        hidden: { code },
        content: buttonGroup(
          button({ text: t(language, 'confirm') }),
          linkButton({ href: FAMILY_PATH, text: t(language, 'notAgree'), kind: 'secondary' }),
        ),
      }),
    ]}`,
  }
}
