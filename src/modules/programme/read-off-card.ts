import type { Handle } from '#platform/db.ts'
import { loadStandards } from '#modules/standard/index.ts'
import { endsSoon, offCardDaysOn, type OffCardEntry } from './off-card.ts'
import { listProgrammes } from './store.ts'
import { standingOffCard } from './store-off-card.ts'
import type { Programme } from './programme.ts'

/** An entry as its readers see it. */
export interface ShownEntry {
  readonly entry: OffCardEntry
  readonly programme: Programme | undefined
  readonly endsSoon: boolean
}

/**
 * What stands in the register for a unit: of its own programmes, of those it pays, or of all where
 * it has neither, such as the bureau.
 */
export const readOffCard = async (
  db: Handle,
  agencyCode: string,
  on: Temporal.PlainDate,
): Promise<readonly ShownEntry[]> => {
  const days = offCardDaysOn(on, await loadStandards(db))
  const programmes = await listProgrammes(db, on)
  const concerns = (one: Programme) => [one.ownerAgency, one.payerAgency].includes(agencyCode)
  const all = !programmes.some(concerns)
  const byCode = new Map(programmes.map((one) => [one.code, one]))
  return (await standingOffCard(db, on)).flatMap((entry) => {
    const programme = byCode.get(entry.programmeCode)
    const shown = all || (programme !== undefined && concerns(programme))
    return shown ? [{ entry, programme, endsSoon: endsSoon(entry, on, days) }] : []
  })
}

/** How many entries of a unit end soon, so that somebody looks at them in time. */
export const countEndingSoon = async (
  db: Handle,
  agencyCode: string,
  on: Temporal.PlainDate,
): Promise<number> =>
  (await readOffCard(db, agencyCode, on)).filter((shown) => shown.endsSoon).length
