import type { Term } from './term.ts'
import { BANK_CHANGE_TERMS } from './terms/bank-changes.ts'
import { BANK_TERMS } from './terms/banks.ts'
import { CARD_TERMS } from './terms/card.ts'
import { CARD_ORDER_TERMS } from './terms/card-orders.ts'
import { CREDENTIAL_TERMS } from './terms/credentials.ts'
import { DISCLOSURE_TERMS } from './terms/disclosure.ts'
import { DUTY_TERMS } from './terms/duties.ts'
import { ENTITLEMENT_TERMS } from './terms/entitlements.ts'
import { EXCEPTION_TERMS } from './terms/exceptions.ts'
import { MAPPER_TERMS } from './terms/mapper.ts'
import { PAYEE_TERMS } from './terms/payees.ts'
import { EXCHANGE_TERMS } from './terms/exchange.ts'
import { HANDLING_TERMS } from './terms/handling.ts'
import { PAYMENT_TERMS } from './terms/payments.ts'
import { PEOPLE_TERMS } from './terms/people.ts'
import { PUBLICITY_TERMS } from './terms/publicity.ts'
import { PROGRAMME_TERMS } from './terms/programmes.ts'
import { STANDARD_TERMS } from './terms/standards.ts'
import { RELATION_TERMS } from './terms/relations.ts'
import { ROSTER_TERMS } from './terms/rosters.ts'
import { USE_TERMS } from './terms/use.ts'

export type { Term } from './term.ts'

/** The words of the field by theme. A word enters when a law, a standard or a form uses it. */
export const GLOSSARY_THEMES: readonly {
  readonly title: string
  readonly terms: readonly Term[]
}[] = [
  { title: 'The card', terms: CARD_TERMS },
  { title: 'Orders and the electronic card', terms: CARD_ORDER_TERMS },
  { title: 'People and organisations', terms: PEOPLE_TERMS },
  { title: 'Standards of service', terms: STANDARD_TERMS },
  { title: 'Banks', terms: BANK_TERMS },
  { title: 'Change of bank', terms: BANK_CHANGE_TERMS },
  { title: 'Acting for others and the register', terms: RELATION_TERMS },
  { title: 'Use and verification', terms: USE_TERMS },
  { title: 'Entitlements', terms: ENTITLEMENT_TERMS },
  { title: 'Cards, certificates and codes', terms: CREDENTIAL_TERMS },
  { title: 'What the public is told, and society', terms: PUBLICITY_TERMS },
  { title: 'Handling', terms: HANDLING_TERMS },
  { title: 'Exceptions and the end of the day', terms: EXCEPTION_TERMS },
  { title: 'Rights, money and supervision', terms: DUTY_TERMS },
  { title: 'Payees and their accounts', terms: PAYEE_TERMS },
  { title: 'Accounts for systems of departments', terms: MAPPER_TERMS },
  { title: 'Programmes', terms: PROGRAMME_TERMS },
  { title: 'Events to departments', terms: EXCHANGE_TERMS },
  { title: 'Lists of departments', terms: ROSTER_TERMS },
  { title: 'Lists in public', terms: DISCLOSURE_TERMS },
  { title: 'Payments', terms: PAYMENT_TERMS },
]

/** Every word of the field, theme after theme. */
export const GLOSSARY: readonly Term[] = GLOSSARY_THEMES.flatMap((theme) => theme.terms)
