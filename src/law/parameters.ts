import { accountParameters } from './parameters/accounts.ts'
import { ageParameters } from './parameters/ages.ts'
import { bankParameters } from './parameters/banks.ts'
import { cardParameters } from './parameters/card.ts'
import { cardOrderParameters } from './parameters/card-orders.ts'
import { credentialParameters } from './parameters/credentials.ts'
import { disclosureParameters } from './parameters/disclosure.ts'
import { entitlementParameters } from './parameters/entitlements.ts'
import { exceptionParameters } from './parameters/exceptions.ts'
import { handlingParameters } from './parameters/handling.ts'
import { informationParameters } from './parameters/information.ts'
import { paymentParameters } from './parameters/payments.ts'
import { peopleParameters } from './parameters/people.ts'
import { placeParameters } from './parameters/places.ts'
import type { Parameter } from './setting.ts'

/** Every dated parameter by its name. A change adds a period; no earlier line is ever edited. */
export const PARAMETERS = {
  ...cardParameters,
  ...cardOrderParameters,
  ...ageParameters,
  ...handlingParameters,
  ...exceptionParameters,
  ...informationParameters,
  ...accountParameters,
  ...bankParameters,
  ...peopleParameters,
  ...paymentParameters,
  ...disclosureParameters,
  ...credentialParameters,
  ...placeParameters,
  ...entitlementParameters,
} as const

export type ParameterName = keyof typeof PARAMETERS

/** The type of the value of a parameter. */
export type ParameterValue<Name extends ParameterName> =
  (typeof PARAMETERS)[Name] extends Parameter<infer Value> ? Value : never

/** Every parameter name, in the order of the table. */
export const PARAMETER_NAMES = Object.keys(PARAMETERS) as readonly ParameterName[]
