import { type ParameterName, PARAMETERS, type ParameterValue } from '#law/parameters.ts'
import { nearestFirst, type Parameter, PROVINCE } from '#law/setting.ts'
import { isInForce } from '#law/validity.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { parseYuan } from '#kernel/money.ts'

/** A value that an operator entered or confirmed. */
export interface EnteredSetting {
  readonly id: string
  readonly parameter: ParameterName
  readonly regionCode: string
  readonly value: string | number | boolean | bigint
  readonly validFrom: Temporal.PlainDate
  readonly confirmed: boolean
  /** Where the value stands, or why it was chosen. */
  readonly source: string
  readonly enteredAt: Temporal.Instant
}

/** The value that counts, and how sure it is. */
export interface SettingInForce<Value> {
  readonly value: Value
  /** Whether an official source of this province stands behind it; else 待确认. */
  readonly confirmed: boolean
  readonly note: string
  /** The region it was set for: the district or city itself, or the province. */
  readonly regionCode: string
}

const later = (a: EnteredSetting, b: EnteredSetting): EnteredSetting => {
  const order =
    Temporal.PlainDate.compare(a.validFrom, b.validFrom) ||
    Temporal.Instant.compare(a.enteredAt, b.enteredAt)
  return order > 0 ? a : b
}

/** The entry of one region that counts on a day. */
const enteredOn = (
  entries: readonly EnteredSetting[],
  regionCode: string,
  on: Temporal.PlainDate,
): EnteredSetting | undefined =>
  entries
    .filter(
      (one) => one.regionCode === regionCode && Temporal.PlainDate.compare(one.validFrom, on) <= 0,
    )
    .reduce<EnteredSetting | undefined>(
      (best, one) => (best === undefined ? one : later(best, one)),
      undefined,
    )

/**
 * The value of a parameter in a region on a day: the nearest region that has one, and within a
 * region what an operator entered before what the program brings.
 *
 * @throws {RangeError} for a day or region that nothing covers: a bug of the caller.
 */
export const settingInForce = <Name extends ParameterName>(
  entries: readonly EnteredSetting[],
  name: Name,
  regionCode: string,
  on: Temporal.PlainDate,
): SettingInForce<ParameterValue<Name>> => {
  const brought = PARAMETERS[name] as Parameter<ParameterValue<Name>>
  const own = entries.filter((one) => one.parameter === name)
  for (const region of nearestFirst(regionCode)) {
    const entered = enteredOn(own, region, on)
    if (entered !== undefined)
      return {
        value: entered.value as ParameterValue<Name>,
        confirmed: entered.confirmed,
        note: entered.source,
        regionCode: region,
      }
    const setting = brought.settings.find(
      (one) => one.regionCode === region && isInForce(one.validity, on),
    )
    if (setting !== undefined)
      return {
        value: setting.value,
        confirmed: brought.confirmed,
        note: setting.note ?? brought.note,
        regionCode: region,
      }
  }
  throw new RangeError(`${name} has no value in ${regionCode} on ${on.toString()}`)
}

/** The value of a parameter for a region (`440000`, a city, a district) on a day of decision. */
export type ReadStandard = <Name extends ParameterName>(
  name: Name,
  regionCode: string,
  on: Temporal.PlainDate,
) => ParameterValue<Name>

/** Every setting: for rules the value, for pages also how sure it is and who differs. */
export interface Settings {
  readonly value: ReadStandard
  readonly inForce: <Name extends ParameterName>(
    name: Name,
    regionCode: string,
    on: Temporal.PlainDate,
  ) => SettingInForce<ParameterValue<Name>>
  /** Regions with a value of their own on a day, the province left out. */
  readonly regions: (name: ParameterName, on: Temporal.PlainDate) => readonly string[]
}

/** What operators entered, over what the program brings. */
export const settingsOf = (entries: readonly EnteredSetting[]): Settings => ({
  value: (name, regionCode, on) => settingInForce(entries, name, regionCode, on).value,
  inForce: (name, regionCode, on) => settingInForce(entries, name, regionCode, on),
  regions: (name, on) => {
    const { settings: brought }: Parameter<unknown> = PARAMETERS[name]
    const own = [
      ...brought.filter(({ validity }) => isInForce(validity, on)),
      ...entries.filter(
        (one) => one.parameter === name && Temporal.PlainDate.compare(one.validFrom, on) <= 0,
      ),
    ].map(({ regionCode }) => regionCode)
    return [...new Set(own)].filter((code) => code !== PROVINCE).sort()
  },
})

/** What the program brings, for what has no operator: made-up data and generated documents. */
export const broughtSettings: Settings = settingsOf([])
export const broughtStandard: ReadStandard = broughtSettings.value

export type ParameterKind = 'count' | 'money' | 'yesNo' | 'choice'

/** What kind of value a parameter takes, as its first setting shows. */
export const kindOf = (name: ParameterName): ParameterKind => {
  const { settings, choices }: Parameter<unknown> = PARAMETERS[name]
  if (choices !== undefined) return 'choice'
  const [first] = settings
  if (typeof first?.value === 'bigint') return 'money'
  return typeof first?.value === 'boolean' ? 'yesNo' : 'count'
}

/** No count of days, times or years is larger; a slip of the keyboard is. */
const COUNT_MAX = 3660
/** 一万元: no fee of a card is larger. */
const FEN_MAX = 1_000_000n

const parseMoney = (text: string): bigint | undefined => {
  const fen = parseYuan(text)
  return fen !== undefined && fen <= FEN_MAX ? fen : undefined
}

/**
 * The value that an operator wrote: days as a whole number, money in yuan such as `20` or `20.00`,
 * yes or no, or one of the choices. `undefined` when it is none of that.
 */
export const parseValue = (
  name: ParameterName,
  written: string,
): string | number | boolean | bigint | undefined => {
  const text = written.normalize('NFKC').trim()
  const { choices }: Parameter<unknown> = PARAMETERS[name]
  switch (kindOf(name)) {
    case 'choice':
      return Object.hasOwn(choices ?? {}, text) ? text : undefined
    case 'money':
      return parseMoney(text)
    case 'yesNo':
      return text === 'yes' ? true : text === 'no' ? false : undefined
    case 'count':
      return /^\d{1,4}$/.test(text) && Number(text) <= COUNT_MAX ? Number(text) : undefined
  }
}

export type SettingRefusal =
  | 'VALUE_NOT_OF_ITS_KIND'
  | 'SETTING_NOT_RETROACTIVE'
  | 'SETTING_REGION_UNKNOWN'
  | 'SOURCE_MISSING'

/** What an operator wants to enter. */
export interface WishedSetting {
  readonly parameter: ParameterName
  readonly regionCode: string
  readonly written: string
  readonly validFrom: Temporal.PlainDate
  readonly confirmed: boolean
  readonly source: string
}

/**
 * Whether a setting can be entered. It takes effect today or later: what was decided under the old
 * value stays decided by it.
 */
export const decideSetting = (
  { parameter, regionCode, written, validFrom, source }: WishedSetting,
  regions: ReadonlySet<string>,
  today: Temporal.PlainDate,
): Decision<{ readonly value: string | number | boolean | bigint }, SettingRefusal> => {
  const value = parseValue(parameter, written)
  if (value === undefined) return refuse('YKT-17', 'VALUE_NOT_OF_ITS_KIND', ['writeAgain'])
  if (!regions.has(regionCode)) return refuse('YKT-17', 'SETTING_REGION_UNKNOWN', ['chooseRegion'])
  if (Temporal.PlainDate.compare(validFrom, today) < 0)
    return refuse('YKT-17', 'SETTING_NOT_RETROACTIVE', ['chooseLaterDay'])
  if (source.trim().length < 2) return refuse('YKT-17', 'SOURCE_MISSING', ['nameSource'])
  return grant('YKT-17', { value })
}
