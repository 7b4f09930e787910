export { type TableLimits, WORKBOOK_LIMITS } from './limits.ts'
export { type OpenChoices, type OpenedTable, openTable } from './open-table.ts'
export type { CellMark, SourceRow, SourceRows } from './source-row.ts'
export {
  TABLE_FAULT_TEXTS,
  type TableFault,
  TableProblem,
  tableProblemText,
} from './table-problem.ts'
export { type TableFile, type TableShape, writeTable } from './write-table.ts'
export { newListName, rowKey, rowOfKey } from './row-key.ts'
