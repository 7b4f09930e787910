import type { WorkbookFault } from '../spreadsheet/index.ts'

/** Why a whole file cannot be read. */
export type TableFault =
  | WorkbookFault
  | 'FILE_EMPTY'
  | 'FILE_TOO_LARGE'
  | 'OLD_WORKBOOK'
  | 'PROTECTED_WORKBOOK'
  | 'PDF'
  | 'HTML'
  | 'XML_WORKBOOK'
  | 'RICH_TEXT'
  | 'PICTURE'
  | 'OTHER_ARCHIVE'
  | 'BINARY'
  | 'ENCODING_UNKNOWN'
  | 'TOO_MANY_ROWS'
  | 'TOO_MANY_COLUMNS'
  | 'ROW_TOO_LONG'
  | 'QUOTES_BROKEN'

/** What is wrong with a file and what to do. `{}` is the limit that was passed. */
export const TABLE_FAULT_TEXTS: Readonly<Record<TableFault, string>> = {
  FILE_EMPTY: '文件是空的。请检查是否选错了文件。',
  FILE_TOO_LARGE: '文件超过 {} MB。请分成几个文件上传。',
  OLD_WORKBOOK: '这是 Excel 97-2003 的旧格式（xls）。请在表格软件中“另存为”xlsx 后上传。',
  PROTECTED_WORKBOOK: '文件设了打开密码。请去掉密码后另存，再上传。',
  PDF: '这是 PDF，无法准确读取。请上传原来的表格（xlsx 或 csv）。',
  HTML: '这是网页，只是扩展名像表格。请用表格软件打开后“另存为”xlsx 再上传。',
  XML_WORKBOOK: '这是 XML 格式的表格。请在表格软件中“另存为”xlsx 后上传。',
  RICH_TEXT: '这是文字处理文件。请把表格复制到模板中上传。',
  PICTURE: '这是图片，无法准确读取。请上传原来的表格（xlsx 或 csv）。',
  OTHER_ARCHIVE: '这是压缩包。请解压后上传其中的表格。',
  BINARY: '文件不是表格，或者已经损坏。请重新导出后上传。',
  ENCODING_UNKNOWN: '认不出文字编码。请在表格软件中“另存为”xlsx，或选择编码后再试。',
  TOO_MANY_ROWS: '超过 {} 行。请分成几个文件上传。',
  TOO_MANY_COLUMNS: '超过 {} 列。请只保留需要的列。',
  ROW_TOO_LONG: '有一行过长，多半是引号没有成对。请检查这一行。',
  QUOTES_BROKEN: '引号不成对的行太多，各列无法对齐。请改用模板（xlsx）上传。',
  ARCHIVE_BROKEN: '文件不完整或已损坏。请重新保存后上传。',
  ARCHIVE_ENCRYPTED: '文件加了密。请去掉密码后另存，再上传。',
  ARCHIVE_TOO_MANY_PARTS: '文件内部的部件过多。请把内容复制到模板中上传。',
  ARCHIVE_EXPANDS_TOO_FAR: '文件展开后过大，为安全起见不予读取。请把内容复制到模板中上传。',
  NOT_A_WORKBOOK: '这不是表格。如果是压缩包，请解压后上传其中的表格。',
  WORKBOOK_WITH_MACROS: '文件带有宏（xlsm）。请“另存为”不带宏的 xlsx 后上传。',
  WORKBOOK_BINARY: '这是二进制格式的表格（xlsb）。请“另存为”xlsx 后上传。',
  WORKBOOK_OPEN_DOCUMENT: '这是 ODS 格式的表格。请“另存为”xlsx 后上传。',
  WORKBOOK_BROKEN: '表格内容不完整或已损坏。请用表格软件打开并另存后上传。',
  TOO_MANY_SHEETS: '工作表超过 {} 张。请只保留要上传的一张。',
  TOO_MANY_STRINGS: '表格中的文字过多。请只保留需要的内容。',
  TOO_MANY_MERGES: '合并单元格过多。请取消合并后上传。',
  NO_SUCH_SHEET: '没有这张工作表。请重新选择。',
}

/** What a problem says to whoever brought the file, and what to do. */
export const tableProblemText = ({ fault, limit }: TableProblem): string =>
  TABLE_FAULT_TEXTS[fault].replace('{}', String(limit ?? ''))

/** Something is wrong with a file as a whole; met when it is opened or while its rows are read. */
export class TableProblem extends Error {
  override readonly name = 'TableProblem'
  readonly fault: TableFault
  readonly limit: number | undefined
  /** Where reading stopped, when it had begun. */
  readonly row: number | undefined
  constructor(fault: TableFault, more: { readonly limit?: number; readonly row?: number } = {}) {
    super(fault)
    this.fault = fault
    this.limit = more.limit
    this.row = more.row
  }
}
