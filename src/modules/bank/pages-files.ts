import { html, type Content, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  emptyState,
  errorSummary,
  fileUpload,
  form,
  insetText,
  link,
  notificationBanner,
  pageHeading,
  paragraph,
  sectionHeading,
  table,
  verbatim,
} from '#ui/components.ts'
import { formatCount, formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { FILE_WORDS, OUTCOME_WORDS, portalWords as w } from './messages-bank.ts'
import { FAULT_WORDS, fieldWord, type RowFault, type RowFaultCode } from './result-row.ts'
import type { ExchangeFile, ExchangeRow } from './store-exchange.ts'

const language = 'zh-Hans' as const
const PATH = '/bank/files'

export interface FilesData {
  readonly csrf: string
  readonly files: readonly ExchangeFile[]
  /** What is wrong with what was asked, in words. */
  readonly faults: readonly string[]
  /** Requests that had no room in the file just made. */
  readonly left: number
}

/** A file as a whole is wrong: what, the two figures that differ, what to do. */
export const fileFault = (decision: {
  readonly refusal: string
  readonly told?: string
  readonly found?: string
}): string => {
  const [what = decision.refusal, todo = ''] = FILE_WORDS[decision.refusal] ?? []
  const figures =
    decision.told === undefined || decision.found === undefined
      ? ''
      : `：文件写的是 ${decision.told || '（空）'}，实际是 ${decision.found || '（空）'}`
  return `${what}${figures}。${todo}。`
}

const linksOf = ({ id, direction }: ExchangeFile): Content =>
  direction === 'out'
    ? html`${link({ href: `${PATH}/${id}/content`, text: w.download })} ${link({
        href: `${PATH}/${id}/digest`,
        text: w.digest,
      })}`
    : link({ href: `${PATH}/${id}`, text: w.seeRows })

const fileTable = (files: readonly ExchangeFile[]): Html =>
  table({
    caption: w.fileList,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [
      w.fileNumber,
      w.direction,
      { text: w.rows, numeric: true },
      { text: w.goodRows, numeric: true },
      w.madeAt,
      w.fetch,
    ],
    rows: files.map((file) => [
      verbatim(file.number),
      w[file.direction],
      formatCount(file.rows),
      formatCount(file.goodRows),
      formatDateTime(language, file.madeAt),
      linksOf(file),
    ]),
  })

const uploadForm = (csrf: string): Html =>
  form({
    action: `${PATH}/import`,
    method: 'post',
    multipart: true,
    csrf,
    content: [
      fileUpload({ language, name: 'results', label: w.resultFile, accept: '.txt,.dat' }),
      fileUpload({ language, name: 'sidecar', label: w.sidecar, hint: w.sidecarHint }),
      button({ text: w.importButton, preventDoubleClick: true }),
    ],
  })

/** 文件交换: make a file of openings, take a file of results in, fetch what was exchanged. */
export const filesPage = ({ csrf, files, faults, left }: FilesData): View => ({
  title: w.files,
  main: html`${[
    faults.length > 0 && errorSummary({ language, errors: faults.map((text) => ({ text })) }),
    left > 0 && notificationBanner({ language, text: w.left(left) }),
    pageHeading(w.files),
    paragraph(w.filesLead, 'lead'),
    sectionHeading(w.exportTitle),
    paragraph(w.exportText),
    form({
      action: `${PATH}/export`,
      method: 'post',
      csrf,
      content: button({ text: w.exportButton, preventDoubleClick: true }),
    }),
    sectionHeading(w.importTitle),
    uploadForm(csrf),
    files.length === 0 ? emptyState({ title: w.noFiles }) : fileTable(files),
  ]}`,
})

const isFault = (fault: string): fault is RowFaultCode => Object.hasOwn(FAULT_WORDS, fault)

const rowCells = (row: ExchangeRow): Content[] => {
  const [what, todo] =
    row.fault !== undefined && isFault(row.fault) ? FAULT_WORDS[row.fault] : ['', '']
  return [
    formatCount(row.number),
    OUTCOME_WORDS[row.outcome] ?? row.outcome,
    row.field === undefined ? '' : fieldWord(row.field as RowFault['field']),
    what,
    todo,
  ]
}

/** What became of every row of a file that came in: the bad ones first. */
export const filePage = (data: {
  readonly file: ExchangeFile
  readonly rows: readonly ExchangeRow[]
  readonly repeated: boolean
}): View => {
  const { file, rows, repeated } = data
  const title = `${w.rowResults} ${file.number}`
  const bad = rows.filter(({ fault }) => fault !== undefined)
  const good = rows.filter(({ fault }) => fault === undefined)
  return {
    title,
    beforeMain: backLink({ language, href: PATH }),
    main: html`${[
      repeated && notificationBanner({ language, text: w.repeatedFile }),
      pageHeading(title),
      paragraph(w.imported(file.goodRows, file.rows), 'lead'),
      bad.length > 0 && insetText({ text: w.correctRows }),
      table({
        caption: w.rowResults,
        captionSize: 'hidden',
        firstCellIsHeader: true,
        head: [w.row, w.outcome, w.field, w.fault, w.todo],
        rows: [...bad, ...good].map(rowCells),
      }),
    ]}`,
  }
}
