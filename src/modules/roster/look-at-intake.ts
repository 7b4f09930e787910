import type { Handle } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import type { TextEncoding } from '#platform/text-encoding.ts'
import { type ColumnMap, mapByChoice } from './column-map.ts'
import type { FileRefusal } from './file-refusal.ts'
import type { Heading } from './heading.ts'
import { inspectRoster, type Outlook } from './inspect-roster.ts'
import type { Intake } from './intake.ts'
import { BATCH_LIMITS, PAGE_LIMITS } from './limits.ts'
import { openRoster } from './open-roster.ts'
import type { OpenedTable, TableLimits } from '#platform/table-file/index.ts'
import { recallMap, type RememberedMap } from './remembered-map.ts'
import { chosenColumns } from './roster-layout.ts'
import { columnChoicesOf } from './store-column-choices.ts'
import { readPieces } from './store-pieces.ts'

/** A file as it is understood so far. */
export type IntakeLook =
  | { readonly understood: true; readonly roster: OpenedTable; readonly outlook: Outlook }
  | { readonly understood: false; readonly refusal: FileRefusal }

export const limitsOf = ({ origin }: Pick<Intake, 'origin'>): TableLimits =>
  origin === 'api' ? BATCH_LIMITS : PAGE_LIMITS

const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const

const encodingOf = (text: string | undefined): TextEncoding | undefined =>
  ENCODINGS.find((one) => one === text)

/** The columns that people of the department said lists of this heading have. */
const remembered =
  (intake: Intake, kept: readonly RememberedMap[]) =>
  (heading: Heading): ColumnMap | undefined => {
    if (intake.columns !== undefined) return mapByChoice(heading, chosenColumns(intake.columns))
    const where = { agencyCode: intake.ownerAgency, programmeCode: intake.programmeCode }
    for (const one of kept) {
      const map = recallMap(where, heading, one)
      if (map !== undefined) return map
    }
    return undefined
  }

/**
 * Opens the kept file as people left it: encoding, sheet, columns; what nobody has said is guessed,
 * or known from lists of the same headings.
 */
export const lookAtIntake = async (
  { db, pii }: { readonly db: Handle; readonly pii: PersonalInformation },
  intake: Intake,
): Promise<IntakeLook> => {
  const encoding = encodingOf(intake.encoding)
  const opening = await openRoster(readPieces(db, pii, intake.id), limitsOf(intake), {
    ...(encoding === undefined ? {} : { encoding }),
    ...(intake.sheet === undefined ? {} : { sheet: intake.sheet }),
  })
  if (!opening.opened) return { understood: false, refusal: opening.refusal }
  const kept = await columnChoicesOf(db, intake.ownerAgency, intake.programmeCode)
  const inspection = await inspectRoster(opening.roster, remembered(intake, kept))
  return inspection.understood
    ? { understood: true, roster: opening.roster, outlook: inspection.outlook }
    : { understood: false, refusal: inspection.refusal }
}

/** Encodings that the first bytes allow, each with the first names it gives: 看起来对吗? */
export const otherEncodings = async (
  deps: { readonly db: Handle; readonly pii: PersonalInformation },
  intake: Intake,
  roster: OpenedTable,
): Promise<readonly { readonly encoding: TextEncoding; readonly names: readonly string[] }[]> => {
  if (roster.format !== 'csv') return []
  const shown = roster.encoding.encoding
  const found = []
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    if (encoding === shown) continue
    const look = await lookAtIntake(deps, { ...intake, encoding })
    found.push({ encoding, names: look.understood ? look.outlook.firstNames : [] })
  }
  return found
}
