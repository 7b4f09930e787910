import { z } from 'zod'
import type { PersonalInformation, RecordedAccess } from '#platform/pii.ts'
import type { DraftRow } from './draft-row.ts'
import { FINDING_TEXTS, type FindingCode } from './finding-texts.ts'
import type { Finding } from './finding.ts'

/** The column of the sealed cells, as their ciphertext is bound to their row. */
export const CELLS_COLUMN = 'roster.row.cells_sealed'

/** A row as it came, for the people who have to look at it. */
export type RowCells = Pick<DraftRow, 'texts' | 'findings'>

const isCode = (code: string): code is FindingCode => Object.hasOwn(FINDING_TEXTS, code)

const Cells = z.object({
  texts: z.array(z.string()),
  findings: z.array(
    z.object({
      row: z.number(),
      column: z.number().optional(),
      field: z.string().optional(),
      code: z.string().refine(isCode),
      severity: z.enum(['refuse', 'confirm', 'mended']),
      messageZh: z.string(),
      suggestion: z.string().optional(),
      original: z.string(),
    }),
  ),
})

const bindingOf = (rowId: string) => ({ column: CELLS_COLUMN, rowId })

export const sealCells = (
  pii: PersonalInformation,
  rowId: string,
  { texts, findings }: RowCells,
): Buffer => pii.seal(bindingOf(rowId), JSON.stringify({ texts, findings }))

/** The cells in the clear, for whoever has recorded why they are read. */
export const openCells = (
  pii: PersonalInformation,
  proof: RecordedAccess,
  rowId: string,
  sealed: Uint8Array,
): RowCells => {
  const { cells } = pii.open(proof, {
    cells: { field: 'identityNumber', binding: bindingOf(rowId), sealed },
  })
  const { texts, findings } = Cells.parse(JSON.parse(cells.reveal()))
  return { texts, findings: findings as readonly Finding[] }
}

/** The cells go from one sealed place to another; nobody reads them. */
const CARRIED = { recorded: true } as const

export const moveCells = (
  pii: PersonalInformation,
  fromRowId: string,
  rowId: string,
  sealed: Uint8Array | undefined,
): Buffer | undefined =>
  sealed === undefined
    ? undefined
    : sealCells(pii, rowId, openCells(pii, CARRIED, fromRowId, sealed))
