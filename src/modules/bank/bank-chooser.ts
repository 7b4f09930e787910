import { provinceDate } from '#kernel/period.ts'
import { html, type Content, type Html } from '#kernel/html.ts'
import {
  facilityIcons,
  inLanguage,
  isFacilityName,
  paragraph,
  radios,
  tag,
} from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import type { Language } from '#ui/i18n/language.ts'
import { openingText } from '#ui/opening-hours.ts'
import type { Outlet } from '#modules/organisation/index.ts'
import { MEASURE_EFFECTS } from './bank.ts'
import { chooserMessages as t } from './messages-chooser.ts'
import type { ShownBank, ShownBanks } from './show-banks.ts'

export interface BankChooserOptions {
  readonly language: Language
  readonly shown: ShownBanks
  /** Name of the field with the bank's code; `bank` unless said. */
  readonly name?: string | undefined
  /** The code that was chosen before, when a form comes back; never one for the holder. */
  readonly value?: string | undefined
  /** Whether nobody chose and the form asks again. */
  readonly missing?: boolean | undefined
  readonly isPageHeading?: boolean | undefined
  /** For a clerk who fills in much at once: names in columns, and only what is greyed says why. */
  readonly dense?: boolean | undefined
}

const FAR_METRES = 950

const distance = (language: Language, metres: number): string =>
  metres < FAR_METRES
    ? t(language, 'metres', { metres: Math.max(50, Math.round(metres / 50) * 50) })
    : t(language, 'kilometres', { kilometres: (metres / 1000).toFixed(1) })

const facilityList = (language: Language, outlet: Outlet): Html =>
  facilityIcons({
    language,
    facilities: outlet.facilities.flatMap(({ facility, checkedOn }) =>
      isFacilityName(facility) ? [{ facility, checkedOn }] : [],
    ),
  })

/** The nearest outlet in a line: enough to compare. */
const inShort = (language: Language, { outlets, metres }: ShownBank): Content => {
  const [first] = outlets
  if (first === undefined) return t(language, 'noOutlet')
  const parts = [
    metres === undefined
      ? t(language, 'outlets') + first.name[language]
      : distance(language, metres),
    t(language, 'facilities', { count: first.facilities.length }),
  ]
  return parts.join(' · ')
}

/** All about the outlets, for the bank that is chosen. */
const inFull = (language: Language, { outlets }: ShownBank): Html =>
  html`${outlets.map((outlet) => [
    paragraph(
      html`${outlet.name[language]}<br>${inLanguage('zh-Hans', outlet.address)}<br>${t.html(
        language,
        'hours',
        { hours: openingText(language, outlet.openingHours), phone: outlet.phone },
      )}`,
    ),
    outlet.facilities.length > 0 && facilityList(language, outlet),
  ])}`

const suspended = (language: Language, { measure }: ShownBank): Content =>
  measure === undefined
    ? t(language, 'suspendedNoFacts')
    : t.html(language, 'suspended', {
        date: formatDate(language, provinceDate(measure.effectiveAt)),
        facts: inLanguage('zh-Hans', measure.facts),
      })

const choiceOf = (language: Language, one: ShownBank, dense: boolean) => {
  const disabled = MEASURE_EFFECTS[one.bank.measure].chooser === 'disabled'
  return {
    value: one.bank.code,
    disabled,
    text: html`${one.bank.name[language]} ${
      one.instantIssuance && !disabled && tag({ text: t(language, 'instant'), colour: 'green' })
    }`,
    hint: disabled ? suspended(language, one) : dense ? undefined : inShort(language, one),
    ...(!disabled && !dense && one.outlets.length > 0 && { conditional: inFull(language, one) }),
  }
}

/**
 * 银行选择: a list of radios for a page of any module. Nothing is chosen beforehand, no bank has a
 * colour or a sign of its own, and those under a measure stand greyed in their place with reason
 * and day (Art. 6, 25). The form carries `shown.id` along, for `chooseBank`.
 */
export const bankChooser = ({
  language,
  shown,
  name = 'bank',
  value,
  missing,
  isPageHeading,
  dense = false,
}: BankChooserOptions): Html =>
  radios({
    language,
    name,
    value,
    isPageHeading,
    legend: t(language, 'legend'),
    legendSize: dense ? 'm' : 'l',
    ...(dense && { layout: 'columns' }),
    hint: t(
      language,
      shown.banks.some((one) => one.metres !== undefined) ? 'hintByDistance' : 'hint',
    ),
    error: missing === true ? t(language, 'chooseOne') : undefined,
    items: shown.banks.map((one) => choiceOf(language, one, dense)),
  })
