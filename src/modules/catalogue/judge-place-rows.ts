import { isCreditCode } from '#kernel/credit-code.ts'
import { nearestFirst, PROVINCE } from '#law/setting.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { enterNewPlace, type FilingBy, type FilingDeps } from './file-place.ts'
import { type FilingRegister, filingRegister, filingWorld } from './filing-world.ts'
import { columnsOf } from './list-columns.ts'
import type { FilingWorld } from './place-entry.ts'
import type { ImportRow } from './list-import.ts'
import {
  doubleFaults,
  type DraftPlace,
  knownOf,
  readPlaceRow,
  rowFault,
  type RowFault,
  rowFaults,
  type RowWorld,
} from './place-row.ts'
import type { BroughtRow } from './read-list-file.ts'
import { findScenes } from './search.ts'
import { oneFilingAtATime } from './store-place-entry.ts'
import { knownPlaces } from './store-list-import.ts'

/** Who brings a list: an operator or bank its own, the bureau the places of its region. */
export interface Bringer extends FilingBy {
  readonly kind: 'operator' | 'bureau' | 'bank'
  readonly regionCode: string
}

/** Rows are judged within the transaction that keeps them. */
export interface Judging extends FilingDeps {
  readonly tx: Transaction
  readonly context: ActionContext
  readonly by: Bringer
}

/** What rows are read with, as it stands now. */
const rowWorld = ({ by }: Judging, { regions, agencies, scenes }: FilingRegister): RowWorld => {
  const operators = agencies.filter(({ code, kind }) =>
    by.kind === 'operator' ? code === by.agencyCode : kind === 'operator',
  )
  return {
    regions,
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
  judging: Judging,
  register: FilingRegister,
  drafts: readonly DraftPlace[],
): Promise<(draft: DraftPlace) => FilingWorld> => {
  const worlds = new Map<string, FilingWorld>()
  const keyOf = (draft: DraftPlace) => `${operatorOf(judging, draft)}/${draft.content.cityCode}`
  for (const draft of drafts)
    if (!worlds.has(keyOf(draft))) {
      const operator = operatorOf(judging, draft)
      const world = await filingWorld(judging.tx, register, operator, draft.content.cityCode)
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
    ...(unknown ? [rowFault('OPERATOR_UNKNOWN')] : []),
    ...(elsewhere && by.regionCode !== PROVINCE ? [rowFault('CITY_NOT_YOURS')] : []),
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
  // Doubles were looked for among all rows and the whole register of the operator at once.
  const filed = await enterNewPlace(tx, context, filing, world, async () => false)
  if (!filed.granted) throw new Error('a row without fault is filed')
  return { row, texts, faults: [], entryId: filed.outcome.id }
}

/** Judges rows of a list of places and files the good ones; the others say what is wrong. */
export const judgePlaceRows = async (
  judging: Judging,
  heading: readonly string[],
  rows: readonly BroughtRow[],
): Promise<readonly ImportRow[]> => {
  const { tx, catalogue, context } = judging
  const register = await filingRegister({ handle: tx, catalogue }, context.at)
  const world = rowWorld(judging, register)
  const columns = columnsOf(heading)
  const drafts = rows.map(({ texts }) => readPlaceRow(texts, columns, world))
  const operators = [...new Set(drafts.map((draft) => operatorOf(judging, draft)))].toSorted()
  for (const operator of operators) await oneFilingAtATime(tx, operator)
  const known = drafts.map((draft) => ({
    ...knownOf(draft),
    operatorAgency: operatorOf(judging, draft),
  }))
  const doubles = doubleFaults(known, await knownPlaces(tx, operators))
  const worldOf = await filingWorlds(judging, register, drafts)
  const judged: ImportRow[] = []
  for (const [at, brought] of rows.entries()) {
    const draft = drafts[at]
    if (draft === undefined) throw new Error('every row has a draft')
    const own = bringerFaults(judging, draft, rowFaults(draft, worldOf(draft)))
    const double = doubles[at]
    const faults: readonly RowFault[] = [
      ...own,
      ...(double === undefined ? [] : [rowFault(double)]),
      ...(brought.doubtful ? [rowFault('CELLS_DOUBTFUL')] : []),
    ]
    judged.push(
      faults.length > 0
        ? { row: brought.row, texts: brought.texts, faults, entryId: undefined }
        : await fileRow(judging, brought, draft, worldOf(draft)),
    )
  }
  return judged
}
