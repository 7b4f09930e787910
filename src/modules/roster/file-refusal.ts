import {
  TABLE_FAULT_TEXTS,
  type TableFault,
  type TableProblem,
} from '#platform/table-file/index.ts'

/** Why a whole list cannot be read. */
export type FileFault = TableFault | 'HEADING_NOT_FOUND' | 'COLUMNS_MISSING'

/** The same as for any table, with the ways that only lists have. `{}` is the limit passed. */
const FILE_TEXTS: Readonly<Record<FileFault, string>> = {
  ...TABLE_FAULT_TEXTS,
  FILE_TOO_LARGE: '文件超过 {} MB。请分成几个文件上传，或使用批次接口。',
  TOO_MANY_ROWS: '超过 {} 行。请分成几个文件上传，或使用批次接口。',
  TOO_MANY_COLUMNS: '超过 {} 列。请只保留名册需要的列。',
  HEADING_NOT_FOUND: '前 30 行里找不到表头。请保留“姓名、证件号码、金额”这一行，或使用模板。',
  COLUMNS_MISSING: '还不知道姓名、证件号码或金额在哪一列。请指定后继续。',
  ARCHIVE_TOO_MANY_PARTS: '文件内部的部件过多。请把名册复制到模板中上传。',
  ARCHIVE_EXPANDS_TOO_FAR: '文件展开后过大，为安全起见不予读取。请把名册复制到模板中上传。',
  TOO_MANY_SHEETS: '工作表超过 {} 张。请只保留要发放的名册。',
  TOO_MANY_STRINGS: '表格中的文字过多。请只保留名册需要的内容。',
}

/** A file that cannot be read, with words for the person who brought it. */
export interface FileRefusal {
  readonly code: FileFault
  readonly messageZh: string
  /** Where reading stopped, when it had begun. */
  readonly row?: number
}

export const fileRefusal = (
  code: FileFault,
  more: { readonly limit?: number | undefined; readonly row?: number | undefined } = {},
): FileRefusal => ({
  code,
  messageZh: FILE_TEXTS[code].replace('{}', String(more.limit ?? '')),
  ...(more.row === undefined ? {} : { row: more.row }),
})

/** What a problem of the file says to whoever brought the list. */
export const refusalOf = ({ fault, limit, row }: TableProblem): FileRefusal =>
  fileRefusal(fault, { limit, row })
