import { accountParameters } from './parameters/accounts.ts'
import { ageParameters } from './parameters/ages.ts'
import { bankParameters } from './parameters/banks.ts'
import { cardParameters } from './parameters/card.ts'
import { cardOrderParameters } from './parameters/card-orders.ts'
import { handlingParameters } from './parameters/handling.ts'
import { informationParameters } from './parameters/information.ts'
import { peopleParameters } from './parameters/people.ts'
import { settingOn } from './setting.ts'
import type { Parameter } from './setting.ts'

/** Every dated parameter by its name. A change adds a period; no earlier line is ever edited. */
export const PARAMETERS = {
  ...cardParameters,
  ...cardOrderParameters,
  ...ageParameters,
  ...handlingParameters,
  ...informationParameters,
  ...accountParameters,
  ...bankParameters,
  ...peopleParameters,
} as const

export type ParameterName = keyof typeof PARAMETERS

/** The type of the value of a parameter. */
export type ParameterValue<Name extends ParameterName> =
  (typeof PARAMETERS)[Name] extends Parameter<infer Value> ? Value : never

/** Every parameter name, in the order of the table. */
export const PARAMETER_NAMES = Object.keys(PARAMETERS) as readonly ParameterName[]

/**
 * The value of a parameter for a region (`440000`, a city or a district) on the day the decision
 * is taken on. Throws a RangeError for a day or a region that no setting covers: that is a bug of
 * the caller, never a refusal.
 */
export const parameter = <Name extends ParameterName>(
  name: Name,
  regionCode: string,
  on: Temporal.PlainDate,
): ParameterValue<Name> => {
  const { settings } = PARAMETERS[name] as Parameter<ParameterValue<Name>>
  const setting = settingOn(settings, regionCode, on)
  if (setting === undefined)
    throw new RangeError(`${name} has no value in ${regionCode} on ${on.toString()}`)
  return setting.value
}
