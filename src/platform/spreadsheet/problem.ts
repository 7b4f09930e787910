/** Why an archive or a workbook in it cannot be read. */
export type WorkbookFault =
  /** Not a whole zip archive, or its parts do not fit together. */
  | 'ARCHIVE_BROKEN'
  | 'ARCHIVE_ENCRYPTED'
  | 'ARCHIVE_TOO_MANY_PARTS'
  /** More would come out than allowed, in all or against what went in. */
  | 'ARCHIVE_EXPANDS_TOO_FAR'
  /** An archive, but no workbook: a document, photographs, a program. */
  | 'NOT_A_WORKBOOK'
  | 'WORKBOOK_WITH_MACROS'
  /** xlsb: a workbook whose parts are binary. */
  | 'WORKBOOK_BINARY'
  | 'WORKBOOK_OPEN_DOCUMENT'
  | 'WORKBOOK_BROKEN'
  | 'TOO_MANY_SHEETS'
  | 'TOO_MANY_STRINGS'
  | 'TOO_MANY_MERGES'
  | 'NO_SUCH_SHEET'

/** A workbook that cannot be read. */
export class WorkbookProblem extends Error {
  override readonly name = 'WorkbookProblem'
  readonly fault: WorkbookFault
  constructor(fault: WorkbookFault, options?: ErrorOptions) {
    super(fault, options)
    this.fault = fault
  }
}
