import { type Decision, grant } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { ByteStream } from '#platform/byte-stream.ts'
import { newListName, rowOfKey } from '#platform/table-file/index.ts'
import type { FilingDeps } from './file-place.ts'
import { judgeOutletRows } from './judge-outlet-rows.ts'
import { type Bringer, judgePlaceRows, type Judging } from './judge-place-rows.ts'
import { cellText, columnsOf, type ListSubject } from './list-columns.ts'
import type { ImportCount, ImportRow, ListImport } from './list-import.ts'
import { withOffers } from './place-row.ts'
import { type BroughtRow, type FileRead, readListFile } from './read-list-file.ts'
import { findImport, insertImport, lockRows, saveRows } from './store-list-import.ts'

const countOf = (rows: readonly ImportRow[]): ImportCount => {
  const filed = rows.filter(({ entryId }) => entryId !== undefined).length
  return { filed, waiting: rows.length - filed }
}

/** A bank brings outlets, everybody else places. */
export const subjectOf = ({ kind }: Pick<Bringer, 'kind'>): ListSubject =>
  kind === 'bank' ? 'outlet' : 'place'

const judgeRows = (
  judging: Judging,
  heading: readonly string[],
  rows: readonly BroughtRow[],
): Promise<readonly ImportRow[]> => {
  const judge = subjectOf(judging.by) === 'outlet' ? judgeOutletRows : judgePlaceRows
  return judge(judging, heading, rows)
}

const record = async (
  { tx, context, by }: Judging,
  act: 'import' | 'repair' | 'acceptOffersOf',
  id: string,
  detail: Readonly<Record<string, number>>,
): Promise<void> => {
  const decision: Decision<undefined, never> = grant('YKT-8', undefined)
  await audit(tx, context, {
    action: `catalogue.${act}${subjectOf(by) === 'outlet' ? 'Outlets' : 'Places'}`,
    subjectKind: 'listImport',
    subjectId: id,
    decision,
    detail,
  })
}

/** A file that somebody brings. */
export interface BroughtFile {
  readonly content: ByteStream
  readonly fileName: string
}

export type Imported =
  | { readonly imported: true; readonly id: string; readonly count: ImportCount }
  | Extract<FileRead, { readonly understood: false }>

const LONGEST_NAME = 200

/**
 * 导入清单: every row without fault is a filing at once, and the bureau looks at it as at any
 * other; what is wrong with the others is said row by row, and they wait (Art. 8).
 */
export const importList = async (
  deps: FilingDeps,
  context: ActionContext,
  by: Bringer,
  file: BroughtFile,
): Promise<Imported> => {
  const read = await readListFile(file.content, subjectOf(by))
  if (!read.understood) return read
  return deps.db.transaction(async (tx) => {
    const id = uuidv7(context.at)
    const judging = { ...deps, tx, context, by }
    const made: ListImport = {
      id,
      short: newListName('P'),
      subject: subjectOf(by),
      ownerAgency: by.agencyCode,
      fileName: file.fileName.slice(0, LONGEST_NAME),
      shape: read.shape,
      heading: read.heading,
      madeBy: by.staffId,
      madeAt: context.at,
    }
    await insertImport(tx, made)
    const rows = await judgeRows(judging, read.heading, read.rows)
    await saveRows(tx, subjectOf(by), id, rows)
    const count = countOf(rows)
    await record(judging, 'import', id, { ...count })
    return { imported: true, id, count }
  })
}

/** What became of the rows of a file that was given out to be put right. */
export interface Repair extends ImportCount {
  /** Rows of which nothing waits: they were filed before, or their key is of another list. */
  readonly leftAlone: number
}

export type Repaired =
  | { readonly repaired: true; readonly repair: Repair }
  | Extract<FileRead, { readonly understood: false }>

/** Puts the cells of a repaired file under the headings of its list. */
const underHeading = (
  heading: readonly string[],
  repaired: readonly string[],
): ((texts: readonly string[]) => readonly string[]) => {
  const columns = columnsOf(repaired)
  const places = new Map([...columnsOf(heading)].map(([column, at]) => [at, columns.get(column)]))
  const from = heading.map((text, at) => places.get(at) ?? repaired.indexOf(text))
  return (texts) => from.map((at) => texts[at] ?? '')
}

/**
 * 上传改好的行: rows come back by the keys they were given out with; one without a key is new. What
 * was filed is never touched.
 *
 * @returns `undefined` when the agency has no such list.
 */
export const repairList = async (
  deps: FilingDeps,
  context: ActionContext,
  by: Bringer,
  { importId, file }: { readonly importId: string; readonly file: BroughtFile },
): Promise<Repaired | undefined> => {
  const read = await readListFile(file.content, subjectOf(by))
  if (!read.understood) return read
  return deps.db.transaction(async (tx) => {
    const made = await findImport(tx, subjectOf(by), by.agencyCode, importId)
    if (made === undefined) return undefined
    const judging = { ...deps, tx, context, by }
    const known = await lockRows(tx, importId)
    const keyAt = columnsOf(read.heading).get('rowKey')
    const cellsOf = underHeading(made.heading, read.heading)
    let last = Math.max(0, ...known.keys())
    const taken = new Map<number, BroughtRow>()
    for (const { texts, doubtful } of read.rows) {
      const key = keyAt === undefined ? '' : cellText(texts[keyAt])
      const row = key === '' ? (last += 1) : rowOfKey(made.short, key)
      if (row === undefined || taken.has(row)) continue
      const before = known.get(row)
      const waits = key === '' || (before !== undefined && before.entryId === undefined)
      if (waits) taken.set(row, { row, texts: cellsOf(texts), doubtful })
    }
    const rows = await judgeRows(judging, made.heading, [...taken.values()])
    await saveRows(tx, subjectOf(by), importId, rows)
    const repair = { ...countOf(rows), leftAlone: read.rows.length - taken.size }
    await record(judging, 'repair', importId, { ...repair })
    return { repaired: true, repair }
  })
}

/**
 * 采纳建议: rows of which everything that is wrong can be put right beyond doubt, such as latitude
 * and longitude the wrong way round, are put right and judged again.
 *
 * @returns `undefined` when the agency has no such list.
 */
export const acceptOffers = (
  deps: FilingDeps,
  context: ActionContext,
  by: Bringer,
  importId: string,
): Promise<ImportCount | undefined> =>
  deps.db.transaction(async (tx) => {
    const made = await findImport(tx, subjectOf(by), by.agencyCode, importId)
    if (made === undefined) return undefined
    const judging = { ...deps, tx, context, by }
    const columns = columnsOf(made.heading)
    const mended = [...(await lockRows(tx, importId)).values()].flatMap(
      ({ row, texts, faults, entryId }): BroughtRow[] => {
        const cells = entryId === undefined ? withOffers(texts, columns, faults) : undefined
        return cells === undefined ? [] : [{ row, texts: cells, doubtful: false }]
      },
    )
    const rows = await judgeRows(judging, made.heading, mended)
    await saveRows(tx, subjectOf(by), importId, rows)
    await record(judging, 'acceptOffersOf', importId, { ...countOf(rows) })
    return countOf(rows)
  })
