import { foldWidth } from '#kernel/identity-number/normalise.ts'
import type { Columns } from './column-map.ts'
import { type Field, REQUIRED_FIELDS } from './field.ts'
import type { Heading } from './heading.ts'
import { isIgnored, plainHeading } from './match-heading.ts'
import type { SourceRow } from '#platform/table-file/index.ts'

/** What a row below the heading is. Only people are paid; all others are counted and listed. */
export type RowKind = 'person' | 'blank' | 'heading' | 'subtotal' | 'total' | 'note'

const TOTAL =
  /^(?:合计|总计|共计|累计|总合计|合計|總計|总金额|金额合计|合计金额|全部合计)(?![\p{Script=Han}])/u
const SUBTOTAL =
  /^(?:小计|小計|本页(?:合计|小计)|本[村组镇街社区页]+(?:合计|小计)|.{1,8}小计)(?![\p{Script=Han}])/u
const NOTE =
  /^(?:制表|填表|填报|审核|复核|审批|经办|负责人|主管|单位|备注|说明|注[:：\d]|日期|领导|盖章|公章|联系|附[:：件])/

const plain = (text: string | undefined): string => foldWidth(text ?? '').replaceAll(/\s/g, '')

/** A person has a number or something that was one; a total has not. */
const hasNumber = (row: SourceRow, columns: Columns): boolean =>
  /[0-9A-Za-z]{6}/.test(plain(row.texts[columns.get('identityNumber') ?? -1]))

const totalOf = (row: SourceRow, columns: Columns): 'subtotal' | 'total' | undefined => {
  if (hasNumber(row, columns)) return undefined
  for (const text of row.texts) {
    const word = plain(text)
    if (TOTAL.test(word)) return 'total'
    if (SUBTOTAL.test(word)) return 'subtotal'
    // Only what stands in front says what a row is; behind the first long text it says nothing.
    if (word.length > 12) return undefined
  }
  return undefined
}

/** Headings that stand again at the top of a printed page. */
const headingAgain = (heading: Heading, columns: Columns) => {
  const plainHeadings = [...columns.values()].map(
    (column) => [column, plainHeading(heading.texts[column] ?? '')] as const,
  )
  const number = columns.get('identityNumber') ?? -1
  return ({ texts }: SourceRow): boolean => {
    // A number of a person has digits, its heading has none.
    if (/\d/.test(texts[number] ?? '')) return false
    const same = plainHeadings.filter(
      ([column, plain]) => plain !== '' && plainHeading(texts[column] ?? '') === plain,
    )
    return same.length * 2 > columns.size
  }
}

const isFilled = (row: SourceRow, columns: Columns, field: Field): boolean => {
  const column = columns.get(field) ?? -1
  return plain(row.texts[column]) !== '' && row.marks?.[column]?.merged !== 'below'
}

const isRead = (row: SourceRow, columns: Columns): boolean =>
  REQUIRED_FIELDS.some((field) => isFilled(row, columns, field))

/** A title that is repeated, a signature, a remark: one text, and nothing of a person. */
const isNote = (row: SourceRow, columns: Columns): boolean => {
  const words = row.texts.map(plain).filter((text) => text !== '')
  const [first = ''] = words
  const names = isFilled(row, columns, 'name') && isFilled(row, columns, 'amount')
  if (NOTE.test(first) && !names) return true
  return words.length === 1 && first.length >= 12 && !/^[0-9A-Za-z.]+$/.test(first)
}

/** Whether nothing is left but numbers of lines, which forms have printed in advance. */
const blankRow = (heading: Heading) => {
  const ignored = heading.texts.map(isIgnored)
  return (row: SourceRow): boolean =>
    row.texts.every(
      (text, i) => plain(text) === '' || ignored[i] === true || row.marks?.[i]?.merged === 'below',
    )
}

/** Says what a row below the heading is. */
export const rowKinds = (heading: Heading, columns: Columns): ((row: SourceRow) => RowKind) => {
  const isHeading = headingAgain(heading, columns)
  const isBlank = blankRow(heading)
  return (row) => {
    // Nobody can say what stands in such a row; it must not be left out for that.
    if (row.brokenQuotes === true) return 'person'
    const total = totalOf(row, columns)
    if (total !== undefined) return total
    if (isBlank(row)) return 'blank'
    if (isHeading(row)) return 'heading'
    if (hasNumber(row, columns)) return 'person'
    if (isNote(row, columns)) return 'note'
    return isRead(row, columns) ? 'person' : 'note'
  }
}
