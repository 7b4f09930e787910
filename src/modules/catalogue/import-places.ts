import { grant, type Decision } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { isCreditCode } from '#kernel/credit-code.ts'
import { nearestFirst, PROVINCE } from '#law/setting.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { ByteStream } from '#platform/byte-stream.ts'
import type { Transaction } from '#platform/db.ts'
import { rowOfKey } from '#platform/table-file/index.ts'
import { listAgencies, listRegions } from '#modules/organisation/index.ts'
import { enterNewPlace, type FilingBy, type FilingDeps } from './file-place.ts'
import { filingWorld } from './filing-world.ts'
import { cellText, columnsOf } from './place-columns.ts'
import type { FilingWorld } from './place-entry.ts'
import { type ImportCount, type ImportRow, type PlaceImport, shortOf } from './place-import.ts'
import {
  doubleFaults,
  type DraftPlace,
  knownOf,
  readPlaceRow,
  type RowFault,
  rowFaults,
  type RowWorld,
  withOffers,
} from './place-row.ts'
import { type BroughtRow, type FileRead, readPlaceFile } from './read-place-file.ts'
import { findScenes } from './search.ts'
import { oneFilingAtATime } from './store-place-entry.ts'
import { findImport, insertImport, knownPlaces, lockRows, saveRows } from './store-place-import.ts'

/** Who brings a list: an operator its own places, the bureau those of its region. */
export interface Bringer extends FilingBy {
  readonly kind: 'operator' | 'bureau'
  readonly regionCode: string
}

interface Judging extends FilingDeps {
  readonly tx: Transaction
  readonly context: ActionContext
  readonly by: Bringer
}

/** What rows are read with, as it stands now. */
const rowWorld = async ({ tx, catalogue, context, by }: Judging): Promise<RowWorld> => {
  const agencies = await listAgencies(tx)
  const { scenes } = await catalogue.scenes(tx, context.at)
  const operators = agencies.filter(({ code, kind }) =>
    by.kind === 'operator' ? code === by.agencyCode : kind === 'operator',
  )
  return {
    regions: await listRegions(tx),
    scenes: findScenes(scenes, {}),
    operators: new Map(
      operators.flatMap(({ code, unifiedSocialCreditCode: credit }) =>
        credit === undefined ? [] : [[credit, code]],
      ),
    ),
  }
}

/** Whose place it is: an operator brings only its own, whatever the row says. */
const operatorOf = ({ by }: Judging, { operatorAgency }: DraftPlace): string =>
  by.kind === 'operator' ? by.agencyCode : (operatorAgency ?? '')

/** What the filings of each operator in each city are compared with. */
const filingWorlds = async (
  { tx, catalogue, context, ...rest }: Judging,
  drafts: readonly DraftPlace[],
): Promise<(draft: DraftPlace) => FilingWorld> => {
  const judging = { tx, catalogue, context, ...rest }
  const worlds = new Map<string, FilingWorld>()
  const keyOf = (draft: DraftPlace) => `${operatorOf(judging, draft)}/${draft.content.cityCode}`
  for (const draft of drafts)
    if (!worlds.has(keyOf(draft))) {
      const operator = operatorOf(judging, draft)
      const world = await filingWorld(
        { handle: tx, catalogue },
        operator,
        draft.content,
        context.at,
      )
      worlds.set(keyOf(draft), world)
    }
  return (draft) => {
    const world = worlds.get(keyOf(draft))
    if (world === undefined) throw new Error('every draft has its world')
    return world
  }
}

/** What concerns who brings it: a place of nobody we know, or of a city of another bureau. */
const bringerFaults = (
  { by }: Judging,
  { operatorAgency, creditCode, content: { cityCode } }: DraftPlace,
  faults: readonly RowFault[],
): readonly RowFault[] => {
  if (by.kind === 'operator') return faults
  const unknown = operatorAgency === undefined && isCreditCode(creditCode)
  const known = faults.filter(({ code }) => !unknown || code !== 'CREDIT_CODE_OF_ANOTHER')
  const elsewhere = cityCode !== '' && !nearestFirst(cityCode).includes(by.regionCode)
  return [
    ...known,
    ...(unknown ? [{ code: 'OPERATOR_UNKNOWN' } as const] : []),
    ...(elsewhere && by.regionCode !== PROVINCE ? [{ code: 'CITY_NOT_YOURS' } as const] : []),
  ]
}

/** Files a row that is as it should be. */
const fileRow = async (
  judging: Judging,
  { row, texts }: BroughtRow,
  draft: DraftPlace,
  world: FilingWorld,
): Promise<ImportRow> => {
  const { tx, context, by } = judging
  const { content, creditCode, authorisedUntil } = draft
  if (authorisedUntil === undefined) throw new Error('a row without a day has a fault')
  const filing = {
    content,
    creditCode,
    authorisedUntil,
    by: { staffId: by.staffId, agencyCode: operatorOf(judging, draft) },
  }
  const filed = await enterNewPlace(tx, context, filing, world)
  if (filed.granted) return { row, texts, faults: [], entryId: filed.outcome.id }
  const faults: readonly RowFault[] =
    'faults' in filed ? filed.faults.map((code) => ({ code })) : [{ code: 'DUPLICATE_IN_REGISTER' }]
  return { row, texts, faults, entryId: undefined }
}

/** Judges rows and files the good ones; the others come back with what is wrong. */
const judge = async (
  judging: Judging,
  heading: readonly string[],
  rows: readonly BroughtRow[],
): Promise<readonly ImportRow[]> => {
  const { tx } = judging
  const world = await rowWorld(judging)
  const columns = columnsOf(heading)
  const drafts = rows.map(({ texts }) => readPlaceRow(texts, columns, world))
  const operators = [...new Set(drafts.map((draft) => operatorOf(judging, draft)))].toSorted()
  for (const operator of operators) await oneFilingAtATime(tx, operator)
  const known = drafts.map((draft) => ({
    ...knownOf(draft),
    operatorAgency: operatorOf(judging, draft),
  }))
  const doubles = doubleFaults(known, await knownPlaces(tx, operators))
  const worldOf = await filingWorlds(judging, drafts)
  const judged: ImportRow[] = []
  for (const [at, brought] of rows.entries()) {
    const draft = drafts[at]
    if (draft === undefined) throw new Error('every row has a draft')
    const own = bringerFaults(judging, draft, rowFaults(draft, worldOf(draft)))
    const double = doubles[at]
    const faults: readonly RowFault[] = [
      ...own,
      ...(double === undefined ? [] : [{ code: double }]),
      ...(brought.doubtful ? [{ code: 'CELLS_DOUBTFUL' } as const] : []),
    ]
    judged.push(
      faults.length > 0
        ? { row: brought.row, texts: brought.texts, faults, entryId: undefined }
        : await fileRow(judging, brought, draft, worldOf(draft)),
    )
  }
  return judged
}

const countOf = (rows: readonly ImportRow[]): ImportCount => {
  const filed = rows.filter(({ entryId }) => entryId !== undefined).length
  return { filed, waiting: rows.length - filed }
}

const record = async (
  { tx, context }: Judging,
  act: 'importPlaces' | 'repairPlaces' | 'acceptOffers',
  id: string,
  detail: Readonly<Record<string, number>>,
): Promise<void> => {
  const decision: Decision<undefined, never> = grant('YKT-8', undefined)
  await audit(tx, context, {
    action: `catalogue.${act}`,
    subjectKind: 'placeImport',
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
 * 导入场所清单: every row without fault is a filing at once, and the bureau looks at it as at any
 * other; what is wrong with the others is said row by row, and they wait (Art. 8).
 */
export const importPlaces = async (
  deps: FilingDeps,
  context: ActionContext,
  by: Bringer,
  file: BroughtFile,
): Promise<Imported> => {
  const read = await readPlaceFile(file.content)
  if (!read.understood) return read
  return deps.db.transaction(async (tx) => {
    const id = uuidv7(context.at)
    const judging = { ...deps, tx, context, by }
    const made: PlaceImport = {
      id,
      short: shortOf(id),
      ownerAgency: by.agencyCode,
      fileName: file.fileName.slice(0, LONGEST_NAME),
      shape: read.shape,
      heading: read.heading,
      madeBy: by.staffId,
      madeAt: context.at,
    }
    await insertImport(tx, made)
    const rows = await judge(judging, read.heading, read.rows)
    await saveRows(tx, id, rows)
    const count = countOf(rows)
    await record(judging, 'importPlaces', id, { ...count })
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

/** The cells of a repaired file under the headings of its list. */
const underHeading = (
  heading: readonly string[],
  repaired: readonly string[],
  texts: readonly string[],
): readonly string[] => {
  const columns = columnsOf(repaired)
  const places = new Map([...columnsOf(heading)].map(([column, at]) => [at, columns.get(column)]))
  return heading.map((text, at) => {
    const from = places.get(at) ?? repaired.indexOf(text)
    return from < 0 ? '' : (texts[from] ?? '')
  })
}

/**
 * 上传改好的行: rows come back by the keys they were given out with; one without a key is new. What
 * was filed is never touched.
 *
 * @returns `undefined` when the agency has no such list.
 */
export const repairPlaces = async (
  deps: FilingDeps,
  context: ActionContext,
  by: Bringer,
  { importId, file }: { readonly importId: string; readonly file: BroughtFile },
): Promise<Repaired | undefined> => {
  const read = await readPlaceFile(file.content)
  if (!read.understood) return read
  return deps.db.transaction(async (tx) => {
    const made = await findImport(tx, by.agencyCode, importId)
    if (made === undefined) return undefined
    const judging = { ...deps, tx, context, by }
    const known = await lockRows(tx, importId)
    const keyAt = columnsOf(read.heading).get('rowKey')
    let last = Math.max(0, ...known.keys())
    const taken = new Map<number, BroughtRow>()
    for (const { texts, doubtful } of read.rows) {
      const key = keyAt === undefined ? '' : cellText(texts[keyAt])
      const row = key === '' ? (last += 1) : rowOfKey(made.short, key)
      if (row === undefined || taken.has(row)) continue
      const waits = key === '' || (known.get(row)?.entryId === undefined && known.has(row))
      const cells = underHeading(made.heading, read.heading, texts)
      if (waits) taken.set(row, { row, texts: cells, doubtful })
    }
    const rows = await judge(judging, made.heading, [...taken.values()])
    await saveRows(tx, importId, rows)
    const repair = { ...countOf(rows), leftAlone: read.rows.length - taken.size }
    await record(judging, 'repairPlaces', importId, { ...repair })
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
    const made = await findImport(tx, by.agencyCode, importId)
    if (made === undefined) return undefined
    const judging = { ...deps, tx, context, by }
    const columns = columnsOf(made.heading)
    const mended = [...(await lockRows(tx, importId)).values()].flatMap(
      ({ row, texts, faults, entryId }): BroughtRow[] => {
        const cells = entryId === undefined ? withOffers(texts, columns, faults) : undefined
        return cells === undefined ? [] : [{ row, texts: cells, doubtful: false }]
      },
    )
    const rows = await judge(judging, made.heading, mended)
    await saveRows(tx, importId, rows)
    await record(judging, 'acceptOffers', importId, { ...countOf(rows) })
    return countOf(rows)
  })
