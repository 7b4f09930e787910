import { Readable } from 'node:stream'
import { z } from 'zod'
import { sm3 } from '#platform/crypto/sm3.ts'
import { type Database, sql } from '#platform/db.ts'
import {
  importRoster,
  inspectRoster,
  openRoster,
  PAGE_LIMITS,
  type Roster,
  type RosterInput,
} from '#modules/roster/index.ts'
import { ALLOWANCE } from './payees.ts'
import { byStaff, MAKER } from './payments.ts'
import { testPii } from './person.ts'

/** What a list is for; the rest is as everybody has it. */
export type ListFor = Partial<
  Pick<RosterInput, 'programmeCode' | 'payPeriod' | 'instalment' | 'regionCode'>
>

/** Opens rows as a file, as a page would, and imports them. */
export const bringList = async (
  db: Database,
  about: ListFor,
  heading: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<Roster> => {
  const content = Buffer.from([heading, ...rows].map((row) => row.join(',')).join('\r\n'))
  const opening = await openRoster(Readable.from([content]), PAGE_LIMITS)
  if (!opening.opened) throw new Error(opening.refusal.code)
  const inspection = await inspectRoster(opening.roster)
  if (!inspection.understood) throw new Error(inspection.refusal.code)
  const { outlook } = inspection
  const { decision } = await importRoster({ db, pii: testPii }, byStaff(MAKER), {
    programmeCode: ALLOWANCE.code,
    payPeriod: '2026-12',
    instalment: 1,
    regionCode: '440100',
    ...about,
    madeUnit: MAKER.agencyCode,
    fileName: 'list.csv',
    fileFormat: 'csv',
    encoding: 'utf-8',
    fileDigest: sm3(content),
    outlook,
    map: outlook.map,
    longestCell: PAGE_LIMITS.cell,
  })
  if (!decision.granted) throw new Error(decision.refusal)
  return decision.outcome.roster
}

/** What counts of each row, in the order of the list; what was only mended is left out. */
export const codesOf = async (db: Database, rosterId: string): Promise<readonly string[][]> => {
  const rows = await db.many(
    z.object({ codes: z.array(z.string()) }),
    sql`select array(select f.code from roster.finding f join roster.roster s on s.id = f.roster_id
                      where f.row_id = r.id and f.run in (0, s.check_run)
                        and f.severity <> 'mended' order by f.code) as codes
          from roster.current_row r where r.roster_id = ${rosterId} order by r.number`,
  )
  return rows.map(({ codes }) => codes)
}
