import { rowKey, type TableFile, type TableShape, writeTable } from '#platform/table-file/index.ts'
import { faultText, importWords as w, offerText } from './messages-place-import.ts'
import { columnsOf, FILLED_COLUMNS, PLACE_COLUMNS } from './place-columns.ts'
import type { ImportRow, PlaceImport } from './place-import.ts'
import type { RowFault } from './place-row.ts'
import { kindName, PLACE_KINDS } from './words-place.ts'

/** 场所清单模板: every column as text, kinds of places to choose from. */
export const placeTemplate = (shape: TableShape): Promise<TableFile> =>
  writeTable(
    shape,
    w.sheet,
    FILLED_COLUMNS.map((column) => {
      const { zh: heading, width } = PLACE_COLUMNS[column]
      const choices = PLACE_KINDS.map((kind) => kindName('zh-Hans', kind))
      return column === 'kind' ? { heading, width, choices } : { heading, width }
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
  { short, shape, heading }: Pick<PlaceImport, 'short' | 'shape' | 'heading'>,
  rows: readonly ImportRow[],
): Promise<TableFile> => {
  const places = columnsOf(heading)
  const own = new Set([places.get('findings'), places.get('rowKey')])
  const kept = [...heading.keys()].filter((at) => !own.has(at))
  const { findings, rowKey: key } = PLACE_COLUMNS
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
