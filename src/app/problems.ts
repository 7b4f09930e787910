import { BANK_CHANGE_PROBLEMS } from './problem-codes/bank-changes.ts'
import { BANK_BOARD_PROBLEMS } from './problem-codes/bank-boards.ts'
import { BANK_PROBLEMS } from './problem-codes/banks.ts'
import { CARD_ORDER_PROBLEMS } from './problem-codes/card-orders.ts'
import { CARD_PROBLEMS } from './problem-codes/cards.ts'
import { CATALOGUE_PROBLEMS } from './problem-codes/catalogue.ts'
import { CREDENTIAL_PROBLEMS } from './problem-codes/credentials.ts'
import { OFFER_PROBLEMS } from './problem-codes/offers.ts'
import { PUBLICITY_PROBLEMS } from './problem-codes/publicity.ts'
import { DUTY_PROBLEMS } from './problem-codes/duties.ts'
import { ENTITLEMENT_PROBLEMS } from './problem-codes/entitlements.ts'
import { DISCLOSURE_PROBLEMS } from './problem-codes/disclosure.ts'
import { RESTORATION_PROBLEMS } from './problem-codes/restorations.ts'
import { ROSTER_PROBLEMS } from './problem-codes/rosters.ts'
import { E_CARD_PROBLEMS } from './problem-codes/e-cards.ts'
import { APPLICANT_PROBLEMS } from './problem-codes/applicants.ts'
import { CASE_PROBLEMS } from './problem-codes/cases.ts'
import { EXCEPTION_PROBLEMS } from './problem-codes/exceptions.ts'
import { EXCHANGE_PROBLEMS } from './problem-codes/exchange.ts'
import type { ProblemEntry } from './problem-codes/entry.ts'
import { MAPPER_PROBLEMS } from './problem-codes/mapper.ts'
import { MONEY_PROBLEMS } from './problem-codes/money.ts'
import { PAYEE_PROBLEMS } from './problem-codes/payees.ts'
import { PLACE_PROBLEMS } from './problem-codes/places.ts'
import { PARTNER_PROBLEMS } from './problem-codes/partners.ts'
import { PAYMENT_PROBLEMS } from './problem-codes/payments.ts'
import { PEOPLE_PROBLEMS } from './problem-codes/people.ts'
import { REQUEST_PROBLEMS } from './problem-codes/requests.ts'
import { SIGN_IN_PROBLEMS } from './problem-codes/signing-in.ts'
import { STANDARD_PROBLEMS } from './problem-codes/standards.ts'
import { TERMINAL_PROBLEMS } from './problem-codes/terminals.ts'
import { VERIFICATION_PROBLEMS } from './problem-codes/verifications.ts'

export type { ProblemEntry } from './problem-codes/entry.ts'

/**
 * 错误码: every code that the program can answer with, for `/dev/problems`. A test looks for codes
 * in the source and fails when one has no entry here.
 */
export const PROBLEMS: Readonly<Record<string, ProblemEntry>> = {
  ...REQUEST_PROBLEMS,
  ...SIGN_IN_PROBLEMS,
  ...CARD_PROBLEMS,
  ...CATALOGUE_PROBLEMS,
  ...CREDENTIAL_PROBLEMS,
  ...DUTY_PROBLEMS,
  ...PUBLICITY_PROBLEMS,
  ...OFFER_PROBLEMS,
  ...ENTITLEMENT_PROBLEMS,
  ...BANK_PROBLEMS,
  ...BANK_BOARD_PROBLEMS,
  ...MAPPER_PROBLEMS,
  ...MONEY_PROBLEMS,
  ...PEOPLE_PROBLEMS,
  ...APPLICANT_PROBLEMS,
  ...CASE_PROBLEMS,
  ...EXCEPTION_PROBLEMS,
  ...EXCHANGE_PROBLEMS,
  ...DISCLOSURE_PROBLEMS,
  ...ROSTER_PROBLEMS,
  ...VERIFICATION_PROBLEMS,
  ...TERMINAL_PROBLEMS,
  ...STANDARD_PROBLEMS,
  ...PAYEE_PROBLEMS,
  ...CARD_ORDER_PROBLEMS,
  ...BANK_CHANGE_PROBLEMS,
  ...E_CARD_PROBLEMS,
  ...PARTNER_PROBLEMS,
  ...PLACE_PROBLEMS,
  ...PAYMENT_PROBLEMS,
  ...RESTORATION_PROBLEMS,
}
