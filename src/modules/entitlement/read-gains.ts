import { ageOn } from '#kernel/ages.ts'
import { covers } from '#kernel/period.ts'
import type { Handle } from '#platform/db.ts'
import type { Text } from '#ui/i18n/language.ts'
import { type ConcessionRule, loadPriceList } from '#modules/concession/index.ts'
import { listRegions } from '#modules/organisation/index.ts'
import { personsForVerification } from '#modules/person/index.ts'

/** What a rule of prices gives: where, on which price list, in which words. */
export interface Gain {
  /** Absent where the whole province gives it. */
  readonly region: Text | undefined
  readonly kind: string
  readonly label: Text
  /** The category it is for; absent where age alone decides. */
  readonly category: string | undefined
}

const reaches = ({ ageFrom, ageUntil, category }: ConcessionRule, age: number): boolean => {
  // What everybody gets is due to nobody in particular.
  if (ageFrom === undefined && ageUntil === undefined && category === undefined) return false
  return (ageFrom === undefined || age >= ageFrom) && (ageUntil === undefined || age < ageUntil)
}

/**
 * The rules of prices that reach somebody of that age today, whatever else they ask for (Art. 16):
 * the reader of the page picks those of the categories they have.
 */
export const gainsOf = async (
  handle: Handle,
  personId: string,
  on: Temporal.PlainDate,
): Promise<readonly Gain[]> => {
  const person = (await personsForVerification(handle, [personId])).get(personId)
  if (person === undefined) return []
  const age = ageOn(person.birthOn, on)
  const { rules } = await loadPriceList(handle)
  const regions = new Map(
    (await listRegions(handle))
      .filter(({ level }) => level !== 'province')
      .map(({ code, name }) => [code, name]),
  )
  return [...rules.values()]
    .flat()
    .filter((rule) => covers(rule.period, on) && reaches(rule, age))
    .toSorted((a, b) => a.regionCode.localeCompare(b.regionCode) || a.id.localeCompare(b.id))
    .map(({ regionCode, kind, label, category }) => ({
      region: regions.get(regionCode),
      kind,
      label,
      category,
    }))
}
