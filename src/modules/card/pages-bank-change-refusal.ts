import type { Refused } from '#kernel/decision.ts'
import { html } from '#kernel/html.ts'
import {
  backLink,
  bulletList,
  insetText,
  link,
  pageHeading,
  paragraph,
  sectionHeading,
} from '#ui/components.ts'
import type { Language } from '#ui/i18n/language.ts'
import { articleDetails } from './messages-law.ts'
import { refusalMessages as t } from './messages-bank-change-refusals.ts'
import { restoreMessages } from './messages-restore.ts'
import { bankChangePath } from './pages-bank-change.ts'
import type { View } from './pages-loss.ts'

const SAME: Readonly<Record<string, string>> = { CASE_ALREADY_OPEN: 'ORDER_OPEN' }

const REASONS = [
  'PERSON_NOT_ELIGIBLE',
  'GUARDIAN_NEEDED',
  'ORDER_OPEN',
  'ACTION_NOT_AVAILABLE_IN_STATUS',
  'OLD_ACCOUNT_FROZEN',
  'HIGHER_ASSURANCE_NEEDED',
  'PROGRAMME_NOT_PAID',
  'OUTLET_OF_OTHER_BANK',
] as const

const OUTLETS = '/places?kind=serviceHall'

/** Where each way on is; whatever is done at the card is found on its page. */
const wayOn = (language: Language, code: string) => {
  switch (code) {
    case 'askBank':
      return t(language, 'askBank')
    case 'askCounter':
      return link({ href: OUTLETS, text: t(language, 'askCounter') })
    case 'seeOrder':
    case 'seeCase':
    case 'withdrawOrder':
      return link({ href: '/me/cases', text: t(language, 'seeOrder') })
    case 'chooseProgrammes':
      return link({ href: bankChangePath('programmes'), text: t(language, 'choose') })
    case 'chooseOtherOutlet':
    case 'chooseMail':
      return link({ href: bankChangePath('collect'), text: t(language, 'choose') })
    case 'chooseOtherBank':
      return link({ href: bankChangePath('bank'), text: t(language, 'choose') })
    default:
      return link({ href: '/me/card', text: t(language, 'seeCard') })
  }
}

const reasonOf = (refusal: string): (typeof REASONS)[number] | 'OTHER' =>
  REASONS.find((one) => one === (SAME[refusal] ?? refusal)) ?? 'OTHER'

/** 换不了: why, by which article, and what can be done instead. */
export const cannotChangePage = (
  language: Language,
  { refusal, basis, instead }: Refused<string>,
): View => {
  const reason = reasonOf(refusal)
  const ways = new Map(instead.map((code) => [wayOn(language, code).toString(), code]))
  return {
    title: t(language, 'title'),
    beforeMain: backLink({ language, href: '/me' }),
    main: html`${[
      pageHeading(t(language, 'title')),
      paragraph(t(language, reason), 'lead'),
      articleDetails(language, basis),
      ways.size > 0 && [
        sectionHeading(t(language, 'instead')),
        bulletList([...ways.values()].map((code) => wayOn(language, code))),
      ],
      insetText({ text: restoreMessages(language, 'askPhone') }),
    ]}`,
  }
}
