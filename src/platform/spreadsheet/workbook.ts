import { posix } from 'node:path'
import { type Archive, type ArchiveLimits, openArchive } from './archive.ts'
import { WorkbookProblem } from './problem.ts'
import { readCellStyles } from './styles.ts'
import type { CellStyle } from './styles.ts'
import { readSharedTexts } from './shared-texts.ts'
import { type Attributes, readWholeXml } from './xml.ts'

export interface WorkbookLimits extends ArchiveLimits {
  readonly sheets: number
  /** Characters of all texts that sheets share; they are held in memory. */
  readonly sharedCharacters: number
  readonly merges: number
}

export interface SheetEntry {
  readonly name: string
  readonly hidden: boolean
  /** Its part in the archive. */
  readonly part: string
}

/** A workbook whose sheets can be read. */
export interface Workbook {
  readonly archive: Archive
  readonly sheets: readonly SheetEntry[]
  readonly sharedTexts: readonly string[]
  /** By the number that cells name. */
  readonly styles: readonly CellStyle[]
  /** Days are counted from 1904 and not from 1900. */
  readonly from1904: boolean
  readonly limits: WorkbookLimits
}

interface Relation {
  readonly id: string
  readonly type: string
  readonly part: string
}

const relationsOf = async (archive: Archive, part: string): Promise<readonly Relation[]> => {
  const folder = posix.dirname(part)
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
  if (!archive.has(name)) return []
  const found: Relation[] = []
  await readWholeXml(archive.read(name), {
    open: (element, { Id = '', Type = '', Target = '', TargetMode }) => {
      if (element !== 'Relationship' || TargetMode === 'External') return
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      found.push({ id: Id, type: Type.split('/').at(-1) ?? '', part: target })
    },
  })
  return found
}

const contentTypes = async (archive: Archive): Promise<readonly string[]> => {
  if (!archive.has('[Content_Types].xml')) return []
  const types: string[] = []
  await readWholeXml(archive.read('[Content_Types].xml'), {
    open: (_, { ContentType }) => {
      if (ContentType !== undefined) types.push(ContentType)
    },
  })
  return types
}

/** The part that is the workbook itself; refuses what is another thing in the same wrapping. */
const mainPart = async (archive: Archive): Promise<string> => {
  const types = await contentTypes(archive)
  if (types.some((type) => /macroEnabled|vbaProject/i.test(type)))
    throw new WorkbookProblem('WORKBOOK_WITH_MACROS')
  if (archive.has('mimetype') && archive.has('content.xml'))
    throw new WorkbookProblem('WORKBOOK_OPEN_DOCUMENT')
  const main = (await relationsOf(archive, '')).find(({ type }) => type === 'officeDocument')
  if (main?.part.endsWith('.bin') === true) throw new WorkbookProblem('WORKBOOK_BINARY')
  if (main === undefined || !types.some((type) => type.includes('spreadsheetml')))
    throw new WorkbookProblem('NOT_A_WORKBOOK')
  return main.part
}

/** Ids of relations have a prefix that each writer chooses. */
const relationId = (attributes: Attributes): string | undefined =>
  Object.entries(attributes).find(([name]) => /^\w+:id$/.test(name))?.[1]

/** How it says yes. */
export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'

/**
 * Opens a workbook: its sheets, shared texts and styles, without any row.
 *
 * @throws {WorkbookProblem}
 */
export const openWorkbook = async (bytes: Buffer, limits: WorkbookLimits): Promise<Workbook> => {
  const archive = await openArchive(bytes, limits)
  const main = await mainPart(archive)
  const relations = await relationsOf(archive, main)
  const partOf = (type: string) => relations.find((one) => one.type === type)?.part
  const sheets: SheetEntry[] = []
  let from1904 = false
  await readWholeXml(archive.read(main), {
    open: (element, attributes) => {
      if (element === 'workbookPr') from1904 = isTrue(attributes['date1904'])
      if (element !== 'sheet') return
      const id = relationId(attributes)
      const sheet = relations.find((one) => one.id === id && one.type === 'worksheet')
      const hidden = (attributes['state'] ?? 'visible') !== 'visible'
      if (sheet !== undefined)
        sheets.push({ name: attributes['name'] ?? '', hidden, part: sheet.part })
    },
  })
  if (sheets.length === 0) throw new WorkbookProblem('WORKBOOK_BROKEN')
  if (sheets.length > limits.sheets) throw new WorkbookProblem('TOO_MANY_SHEETS')
  const [texts, styles] = [partOf('sharedStrings'), partOf('styles')]
  return {
    archive,
    sheets,
    sharedTexts:
      texts === undefined
        ? []
        : await readSharedTexts(archive.read(texts), limits.sharedCharacters),
    styles: styles === undefined ? [] : await readCellStyles(archive.read(styles)),
    from1904,
    limits,
  }
}
