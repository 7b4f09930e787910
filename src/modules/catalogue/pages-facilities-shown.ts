import { html, type Html } from '#kernel/html.ts'
import { facilityIcons, isFacilityName, paragraph, sectionHeading } from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import type { Language } from '#ui/i18n/language.ts'
import { type Checked, isCheckOverdue, type StandingFacility } from './facility-check.ts'
import { shownFacilityMessages as t } from './messages-facilities-shown.ts'

/** What stands of a place or outlet, and when somebody last went through its checklist. */
export interface WithFacilities {
  readonly facilities: readonly StandingFacility[]
  readonly facilitiesCheckedOn?: Temporal.PlainDate | undefined
}

/** After how many months somebody has to look again, and which day it is. */
export interface CheckTerm {
  readonly checkMonths: number
  readonly on: Temporal.PlainDate
}

/** `5 项便利设施 · 2026年3月2日核查`, or that nobody has looked, or not for too long (Art. 18). */
export const facilityLine = (
  language: Language,
  { facilities, facilitiesCheckedOn: checkedOn }: WithFacilities,
  { checkMonths, on }: CheckTerm,
): string => {
  if (checkedOn === undefined) return t(language, 'lineNever')
  const overdue = isCheckOverdue(checkedOn, checkMonths, on)
  const date = formatDate(language, checkedOn)
  return t(language, overdue ? 'lineOverdue' : 'line', { count: facilities.length, date })
}

export interface ShownFacilities extends CheckTerm {
  readonly language: Language
  readonly kind: Checked['kind']
  readonly of: WithFacilities & { readonly code: string }
  /** Facilities of which there is a photo. */
  readonly pictured: ReadonlySet<string>
}

const lead = ({ language, of, checkMonths, on }: ShownFacilities): Html | false => {
  const { facilities, facilitiesCheckedOn: checkedOn } = of
  if (facilities.length === 0 && checkedOn !== undefined) {
    const overdue = isCheckOverdue(checkedOn, checkMonths, on)
    const date = formatDate(language, checkedOn)
    return paragraph(t(language, overdue ? 'noneOverdue' : 'none', { date }))
  }
  if (checkedOn === undefined)
    return paragraph(t(language, facilities.length === 0 ? 'never' : 'declared'))
  return (
    facilities.every((one) => one.checkedOn !== undefined) &&
    paragraph(t(language, 'seen'), 'quiet')
  )
}

/** 便利设施: each with its day and photo, overdue ones flagged, and whether anybody ever looked. */
export const facilitiesSection = (data: ShownFacilities): Html => {
  const { language, kind, of, checkMonths, on, pictured } = data
  const there = of.facilities.flatMap(({ facility, checkedOn }) =>
    isFacilityName(facility)
      ? [
          {
            facility,
            checkedOn,
            overdue: checkedOn !== undefined && isCheckOverdue(checkedOn, checkMonths, on),
            photoHref: pictured.has(facility)
              ? `/${kind}s/${of.code}/facilities/${facility}/photo`
              : undefined,
          },
        ]
      : [],
  )
  return html`${sectionHeading(t(language, 'title'))}${lead(data)}${
    there.length > 0 && facilityIcons({ language, facilities: there })
  }`
}
