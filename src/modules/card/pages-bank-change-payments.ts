import { html, type Content } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
import { sectionHeading, type TagColour, taskList, verbatim } from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import type { Language, Text } from '#ui/i18n/language.ts'
import type { AcknowledgementStatus, DepartmentAnswer } from '#modules/account/index.ts'
import { paymentMessages as p, progressMessages as t } from './messages-bank-change-progress.ts'
import { accountName, type BankNames } from './pages-bank-change.ts'
import type { HolderBankChange, ShownPayment } from './read-bank-change.ts'

export type AgencyNames = ReadonlyMap<string, Text>

interface ListData {
  readonly language: Language
  readonly banks: BankNames
  readonly agencies: AgencyNames
  readonly view: HolderBankChange
}

const ANSWERS = {
  published: 'published',
  pushed: 'pushed',
  acknowledged: 'acknowledged',
  rejected: 'returned',
  deferred: 'deferred',
  cancelled: 'cancelled',
} as const satisfies Record<AcknowledgementStatus, keyof typeof p.messages>

/** 省民政厅：已确认 */
const answerText = (
  { language, agencies }: ListData,
  { agencyCode, status, reason }: DepartmentAnswer,
): Content => {
  const agency = verbatim(agencies.get(agencyCode)?.[language] ?? agencyCode)
  const key = ANSWERS[status]
  return [
    html`<br>`,
    p.html(language, 'agency', { agency }),
    key === 'returned' || key === 'deferred'
      ? p.html(language, key, { reason: verbatim(reason ?? '') })
      : p(language, key),
  ]
}

interface Standing {
  readonly tag: 'waiting' | 'stays' | 'planned' | 'moved' | 'rejected' | 'closed'
  readonly colour: TagColour | 'plain'
  readonly text: Content
}

const changed = (data: ListData, { answers, chosen, account }: ShownPayment): Standing => {
  const { language, view } = data
  const from = chosen?.effectiveFrom
  const date = from === undefined ? '' : formatDate(language, provinceDate(from))
  const moved = account?.id === view.change.newAccountId
  const said = answers.map((answer) => answerText(data, answer))
  if (answers.some(({ status }) => status === 'rejected')) {
    const where = moved ? p(language, 'from', { date }) : p(language, 'asBefore')
    const text = [where, said, html`<br>`, p(language, 'rejectedText')]
    return { tag: 'rejected', colour: 'red', text }
  }
  const text = [p(language, 'from', { date }), said]
  return moved ? { tag: 'moved', colour: 'green', text } : { tag: 'planned', colour: 'blue', text }
}

const standingOf = (data: ListData, payment: ShownPayment): Standing => {
  const { language, banks } = data
  const { chosen, consentWithdrawn, account } = payment
  if (account?.status === 'closed' && chosen?.outcome !== 'waiting') {
    const name = accountName(language, banks, account)
    return { tag: 'closed', colour: 'red', text: p(language, 'closedText', { account: name }) }
  }
  if (chosen === undefined) {
    const name = account === undefined ? '' : accountName(language, banks, account)
    return { tag: 'stays', colour: 'plain', text: p(language, 'notChosen', { account: name }) }
  }
  if (consentWithdrawn && account?.id !== data.view.change.newAccountId)
    return { tag: 'stays', colour: 'plain', text: p(language, 'withdrawn') }
  switch (chosen.outcome) {
    case 'waiting':
      return { tag: 'waiting', colour: 'blue', text: p(language, 'waitingText') }
    case 'kept':
      return { tag: 'stays', colour: 'orange', text: p(language, 'kept') }
    case 'changed':
      return changed(data, payment)
  }
}

/** 每一笔钱: where it goes, from when on, and what its department says. */
export const paymentList = (data: ListData): Content => {
  const { language, view } = data
  if (view.payments.length === 0) return undefined
  return [
    sectionHeading(t(language, 'payments')),
    taskList({
      idPrefix: 'payment',
      items: view.payments.map((payment) => {
        const { tag, colour, text } = standingOf(data, payment)
        return {
          title: payment.name[language],
          hint: text,
          status: { text: p(language, tag), colour },
        }
      }),
    }),
  ]
}
