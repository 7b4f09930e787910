import { uuidv7 } from '#kernel/ids.ts'
import { type EntitlementKind, levelsOf, type NewEntitlement } from '#modules/entitlement/index.ts'
import { AGENCY_OF_KIND } from './data/entitlement-sources.ts'
import type { Resident } from './generate/resident.ts'

/** Years for which each kind is said at once; those without an end are left out. */
const YEARS: Readonly<Partial<Record<EntitlementKind, number>>> = {
  student: 1,
  disabled: 10,
  talent: 3,
  lowIncome: 1,
}

const PREFIXES: Readonly<Record<EntitlementKind, string>> = {
  student: 'XS',
  disabled: 'CJ',
  veteran: 'TY',
  talent: 'RC',
  lowIncome: 'DS',
  donor: 'XX',
}

/** The tail of an id as a number, the same for the same resident. */
const tailOf = (id: string): number => Number.parseInt(id.slice(-6), 16)

/** 权益 of a made-up resident, as the department that answers for each kind has said it. */
export const entitlementsOf = (
  { id: personId, categories }: Pick<Resident, 'id' | 'categories'>,
  on: Temporal.PlainDate,
  at: Temporal.Instant,
): NewEntitlement[] =>
  categories.map((kind) => {
    const tail = tailOf(personId)
    // Begun some time in the last year, and good for some months yet.
    const from = on.subtract({ days: 30 + (tail % 300) })
    const years = YEARS[kind]
    const levels = levelsOf(kind)
    const agencyCode = AGENCY_OF_KIND[kind]
    return {
      id: uuidv7(at),
      personId,
      kind,
      level: levels.length === 0 ? undefined : levels[tail % levels.length],
      agencyCode,
      reference: `${PREFIXES[kind]}-${from.year}-${String(tail % 1_000_000).padStart(6, '0')}`,
      period: { from, until: years === undefined ? undefined : from.add({ years }) },
      origin: 'api',
      enteredBy: agencyCode,
    }
  })
