import { rowKey, type TableFile, type TableShape, writeTable } from '#platform/table-file/index.ts'
import { faultText, importWords as w, offerText } from './messages-list-import.ts'
import {
  columnsOf,
  type FilledColumn,
  filledColumns,
  LIST_COLUMNS,
  type ListSubject,
} from './list-columns.ts'
import type { ImportRow, ListImport } from './list-import.ts'
import type { RowFault } from './place-row.ts'
import { kindName, PLACE_KINDS } from './words-place.ts'

const YES_NO = ['是', '否'] as const

/** Columns in which one of some words stands. */
const CHOICES: Readonly<Partial<Record<FilledColumn, readonly string[]>>> = {
  kind: PLACE_KINDS.map((kind) => kindName('zh-Hans', kind)),
  instant: YES_NO,
  desk: YES_NO,
}

/** 清单模板: every column as text, kinds of places and 是/否 to choose from. */
export const listTemplate = (shape: TableShape, subject: ListSubject): Promise<TableFile> =>
  writeTable(
    shape,
    w.sheets[subject],
    filledColumns(subject).map((column) => {
      const { zh: heading, width } = LIST_COLUMNS[column]
      const choices = CHOICES[column]
      return choices === undefined ? { heading, width } : { heading, width, choices }
    }),
    [],
  )

const told = (fault: RowFault): string => {
  const offer = offerText(fault)
  return offer === undefined ? faultText(fault) : `${faultText(fault)}（建议：${offer}）`
}

/**
 * 下载要修改的行: the same columns with the same cells as they came, then what is wrong and the key
 * of the row. Columns of an earlier round are written anew.
 */
export const badRowsFile = (
  { short, shape, heading }: Pick<ListImport, 'short' | 'shape' | 'heading'>,
  rows: readonly ImportRow[],
): Promise<TableFile> => {
  const places = columnsOf(heading)
  const own = new Set([places.get('findings'), places.get('rowKey')])
  const kept = [...heading.keys()].filter((at) => !own.has(at))
  const { findings, rowKey: key } = LIST_COLUMNS
  return writeTable(
    shape,
    w.badSheet,
    [
      ...kept.map((at) => ({ heading: heading[at] ?? '', width: 18 })),
      { heading: findings.zh, width: findings.width },
      { heading: key.zh, width: key.width },
    ],
    rows.map(({ row, texts, faults }) => [
      ...kept.map((at) => texts[at] ?? ''),
      faults.map(told).join('；'),
      rowKey(short, row),
    ]),
  )
}
