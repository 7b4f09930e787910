import { type Content, html, type Html } from '#kernel/html.ts'
import { publicId } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import {
  backLink,
  button,
  buttonGroup,
  errorSummary,
  form,
  link,
  linkButton,
  notificationBanner,
  pageHeading,
  paragraph,
  radios,
  sectionHeading,
  summaryList,
  type SummaryRow,
  tag,
  type TagColour,
  verbatim,
} from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import type { Account, PersonProgramme } from '#modules/account/index.ts'
import {
  type AffectedProgramme,
  articleDetails,
  type Moment,
  MOMENTS,
  previewList,
} from '#modules/card/index.ts'
import {
  type Consent,
  consentBox,
  type ConsentText,
  filledText,
  textField,
} from '#modules/consent/index.ts'
import {
  accountMessages as t,
  permissionMeanings,
  permissionStates,
} from './messages-money-accounts.ts'
import {
  accountText,
  agencyName,
  MONEY_PATH,
  type MoneyView,
  permitPath,
  type View,
} from './pages-money-parts.ts'
import { otherAccounts, type PermissionState, programmePermission } from './permission-state.ts'

export const ACCOUNTS_PATH = `${MONEY_PATH}/accounts`

const COLOURS = {
  onlyAccount: 'grey',
  notPermitted: 'grey',
  entered: 'blue',
  pushed: 'blue',
  acknowledged: 'teal',
  deferred: 'orange',
  switched: 'green',
  rejected: 'red',
} as const satisfies Record<PermissionState, TagColour>

/** The consent under which a change is about to happen; that one can be withdrawn. */
const consentOf = (
  { programme, change }: PersonProgramme,
  consents: readonly Consent[],
): Consent | undefined =>
  consents.find(
    ({ kind, programmeCode, accountId, withdrawnAt }) =>
      kind === 'payToNewAccount' &&
      programmeCode === programme.code &&
      accountId === change?.toAccount.id &&
      withdrawnAt === undefined,
  )

const stateRow = (view: MoneyView, paid: PersonProgramme): SummaryRow => {
  const { language, money: known } = view
  const { state, answer } = programmePermission(paid, known.accounts)
  return {
    key: t(language, 'state'),
    value: [
      tag({ text: permissionStates(language, state), colour: COLOURS[state] }),
      html`<br>`,
      permissionMeanings(language, state),
      answer?.reason !== undefined && [
        html`<br>`,
        t.html(language, 'reason', {
          agency: verbatim(agencyName(view, answer.agencyCode)),
          reason: verbatim(answer.reason),
        }),
      ],
    ],
  }
}

const rowsOf = (view: MoneyView, paid: PersonProgramme): SummaryRow[] => {
  const { language } = view
  const { account, change, needsAccount, nextPayDates } = paid
  const [next] = nextPayDates
  return [
    {
      key: t(language, 'now'),
      value: [
        accountText(view, account),
        needsAccount && [html`<br>`, t(language, 'closed')],
        change !== undefined && [
          html`<br>`,
          t(language, 'from', {
            date: formatDate(language, provinceDate(change.effectiveFrom)),
            account: accountText(view, change.toAccount),
          }),
        ],
      ],
    },
    ...(next === undefined
      ? []
      : [{ key: t(language, 'next'), value: formatDate(language, next) }]),
    stateRow(view, paid),
  ]
}

const cardOf = (view: MoneyView, paid: PersonProgramme, consents: readonly Consent[]): Html => {
  const { language, money: known } = view
  const consent = consentOf(paid, consents)
  const possible = paid.change === undefined && otherAccounts(paid, known.accounts).length > 0
  return summaryList({
    rows: rowsOf(view, paid),
    card: {
      title: paid.programme.name[language],
      actions: [
        ...(possible
          ? [{ href: permitPath(paid.programme.code), text: t(language, 'permit') }]
          : []),
        ...(consent === undefined
          ? []
          : [
              {
                href: `/me/consents/${publicId('consent', consent.id)}/withdraw`,
                text: t(language, 'withdraw'),
              },
            ]),
      ],
    },
  })
}

/** 每笔钱发到哪个账户: each programme with its account, its permission and its department's word. */
export const accountsPage = (
  view: MoneyView,
  { consents, permitted }: { readonly consents: readonly Consent[]; readonly permitted: boolean },
): View => {
  const { language, money: known } = view
  return {
    title: t(language, 'title'),
    beforeMain: backLink({ language, href: MONEY_PATH }),
    main: html`${[
      permitted && notificationBanner({ language, kind: 'success', text: t(language, 'done') }),
      pageHeading(t(language, 'title')),
      paragraph(t(language, 'lead'), 'lead'),
      known.programmes.length === 0
        ? paragraph(t(language, 'none'))
        : known.programmes.map((paid) => cardOf(view, paid, consents)),
      paragraph(link({ href: '/me/consents', text: t(language, 'others') })),
      paragraph(link({ href: '/me/change-bank', text: t(language, 'changeBank') })),
      articleDetails(language, 'YKT-19'),
    ]}`,
  }
}

export interface PermitData {
  readonly view: MoneyView
  readonly csrf: string
  readonly affected: AffectedProgramme
  readonly text: ConsentText
  readonly at: Temporal.Instant
  readonly moment?: Moment | undefined
  /** Fields of the form that were left empty. */
  readonly missing?: readonly ('moment' | 'agreed')[]
  readonly problem?: 'textChanged' | 'notPossible' | undefined
}

const PROBLEMS = { moment: 'momentMissing', agreed: 'agreeMissing' } as const

const preview = ({ view: { language }, affected, at }: PermitData): Content =>
  MOMENTS.map((moment) =>
    previewList({
      language,
      affected: [affected],
      moment,
      at,
      caption: t(language, moment === 'now' ? 'ifNow' : 'ifAfter'),
    }),
  )

/** The words with an empty box, and when; nothing is chosen for anybody. */
const permitForm = (data: PermitData, target: Account): Html => {
  const { view, csrf, affected, text, moment, missing = [] } = data
  const { language, money: known } = view
  const { programme } = affected.paid
  const bank = known.names.banks.get(target.bankCode)
  const subject = bank && { programme: programme.name, bank }
  const errorOf = (field: 'moment' | 'agreed') =>
    missing.includes(field) ? t(language, PROBLEMS[field]) : undefined
  return form({
    action: permitPath(programme.code),
    method: 'post',
    csrf,
    hidden: { to: target.id, words: textField(text) },
    content: [
      radios({
        language,
        name: 'moment',
        legend: t(language, 'moment'),
        legendSize: 'm',
        error: errorOf('moment'),
        value: moment,
        items: [
          { value: 'afterNextPayment', text: t(language, 'afterChoice') },
          { value: 'now', text: t(language, 'nowChoice') },
        ],
      }),
      sectionHeading(t(language, 'read')),
      consentBox({
        language,
        name: 'agreed',
        text: { ...text, text: filledText(text.text, language, subject) },
        error: errorOf('agreed'),
      }),
      buttonGroup(
        button({ text: t(language, 'confirm'), preventDoubleClick: true }),
        link({ href: ACCOUNTS_PATH, text: t(language, 'later') }),
      ),
    ],
  })
}

/** 改发到另一个账户: one programme, one account, the words to the letter. */
export const permitPage = (data: PermitData, target: Account | undefined): View => {
  const { view, affected, missing = [], problem } = data
  const { language, money: known } = view
  const { paid } = affected
  const targets = otherAccounts(paid, known.accounts)
  const title = t(language, 'permitTitle')
  return {
    title,
    beforeMain: backLink({ language, href: ACCOUNTS_PATH }),
    main: html`${[
      missing.length > 0 &&
        errorSummary({
          language,
          errors: missing.map((field) => ({
            text: t(language, PROBLEMS[field]),
            href: `#${field}`,
          })),
        }),
      problem !== undefined && notificationBanner({ language, text: t(language, problem) }),
      pageHeading(title, paid.programme.name[language]),
      summaryList({ rows: rowsOf(view, paid) }),
      targets.length === 0 && [
        paragraph(t(language, 'getCard')),
        linkButton({ href: '/me/apply', text: t(language, 'changeBank') }),
      ],
      target === undefined &&
        targets.length > 0 && [
          sectionHeading(t(language, 'chooseAccount')),
          targets.map((one) =>
            paragraph(
              link({
                href: `${permitPath(paid.programme.code)}?to=${one.id}`,
                text: accountText(view, one),
              }),
            ),
          ),
        ],
      target !== undefined && [preview(data), permitForm(data, target)],
      articleDetails(language, 'YKT-19'),
    ]}`,
  }
}
