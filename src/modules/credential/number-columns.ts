import { foldWidth } from '#kernel/identity-number/normalise.ts'

/** Columns of a list of old numbers. */
export const COLUMNS = ['identity', 'number', 'name', 'birth', 'status'] as const
export type Column = (typeof COLUMNS)[number]
export type Columns = Readonly<Partial<Record<Column, number>>>

/** Headings by what they end with; the first column of a kind counts. */
const HEADINGS: Readonly<Record<Column, RegExp>> = {
  identity: /(?:身份证号码?|证件号码?|身份证|身份号码|社会保障号码?|社保号)$/,
  number: /(?:卡号|证号|码号|旧号|编号)$/,
  name: /(?:姓名|持卡人|持证人|读者)$/,
  birth: /(?:出生日期|出生年月日|出生年月|生日)$/,
  status: /(?:状态|情况)$/,
}

const plain = (heading: string): string =>
  foldWidth(heading)
    .replaceAll(/[([][^)\]]*[)\]]/g, '')
    .replaceAll(/[\s*:]/g, '')

/** What the columns of a row of headings are, so far as they are understood. */
const columnsIn = (texts: readonly string[]): Columns => {
  const found: Partial<Record<Column, number>> = {}
  for (const [i, text] of texts.entries()) {
    const heading = plain(text)
    // 证件编号 is the number of the old card, 证件号码 that of a document.
    const column = COLUMNS.find((one) => HEADINGS[one].test(heading))
    if (column !== undefined) found[column] ??= i
  }
  return found
}

/** A number, and a person either by a document or by name and day of birth. */
const isEnough = ({ number, identity, name, birth }: Columns): boolean =>
  number !== undefined && (identity !== undefined || (name !== undefined && birth !== undefined))

/** The columns, where a row is the one of the headings. */
export const headingOf = (texts: readonly string[]): Columns | undefined => {
  const columns = columnsIn(texts)
  return isEnough(columns) ? columns : undefined
}

/** A title, notes and an empty line may stand above the headings. */
export const HEADING_WITHIN = 30
