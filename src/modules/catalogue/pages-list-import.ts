import { type Content, html, type Html } from '#kernel/html.ts'
import {
  backLink,
  bulletList,
  button,
  emptyState,
  errorSummary,
  fileUpload,
  form,
  link,
  linkButton,
  notificationBanner,
  pageHeading,
  paragraph,
  sectionHeading,
  table,
  verbatim,
} from '#ui/components.ts'
import { formatCount, formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { faultText, importWords as w, offerText } from './messages-list-import.ts'
import { cellText, columnsOf, type ListSubject } from './list-columns.ts'
import type { ImportCount, ImportRow, ListImport } from './list-import.ts'
import { withOffers } from './place-row.ts'
import { LIST_FILE_LIMITS } from './read-list-file.ts'

const language = 'zh-Hans' as const

/** Where the pages of one side are, and what its lists are of. */
export interface ImportSide {
  readonly section: '/venue/places' | '/admin/places' | '/bank/outlets'
  readonly subject: ListSubject
  /** Where one comes from, other than the list of lists. */
  readonly back: string | undefined
  readonly lead: string
}

export const importsPath = ({ section }: ImportSide): string => `${section}/imports`
export const importPath = (side: ImportSide, id: string): string => `${importsPath(side)}/${id}`

export const TEMPLATES = ['xlsx', 'csv', 'gb18030'] as const

interface Asked {
  readonly side: ImportSide
  readonly csrf: string
  /** What is wrong with the file. */
  readonly fault: string | undefined
}

const uploadForm = (
  { csrf, fault }: Asked,
  more: { readonly action: string; readonly label: string; readonly hint: string },
): Html =>
  form({
    action: more.action,
    method: 'post',
    csrf,
    multipart: true,
    content: [
      fileUpload({
        language,
        name: 'file',
        label: more.label,
        hint: more.hint,
        accept: '.xlsx,.csv,.txt',
        error: fault,
      }),
      button({ text: w.upload, preventDoubleClick: true }),
    ],
  })

const wrong = ({ fault }: Asked): Content =>
  fault !== undefined && errorSummary({ language, errors: [{ text: fault, href: '#file' }] })

export interface ImportsPage extends Asked {
  readonly imports: readonly ListImport[]
  readonly counts: ReadonlyMap<string, ImportCount>
}

const NOTHING: ImportCount = { filed: 0, waiting: 0 }

const importTable = ({ side, imports, counts }: ImportsPage): Html =>
  table({
    caption: w.listCaption,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [
      w.fileName,
      w.when,
      { text: w.filed, numeric: true },
      { text: w.waiting, numeric: true },
    ],
    rows: imports.map(({ id, fileName, madeAt }) => {
      const { filed, waiting } = counts.get(id) ?? NOTHING
      return [
        link({ href: importPath(side, id), text: verbatim(fileName) }),
        formatDateTime(language, madeAt),
        formatCount(filed),
        formatCount(waiting),
      ]
    }),
  })

/** 导入清单: the file, the template, and what was brought before. */
export const importsPage = (data: ImportsPage): View => {
  const { side, imports } = data
  const title = w.titles[side.subject]
  const megabytes = LIST_FILE_LIMITS.bytes / (1 << 20)
  return {
    title,
    ...(side.back !== undefined && { beforeMain: backLink({ language, href: side.back }) }),
    main: html`${wrong(data)}${pageHeading(title)}${paragraph(side.lead, 'lead')}${uploadForm(
      data,
      {
        action: importsPath(side),
        label: w.files[side.subject],
        hint: w.fileHint(formatCount(LIST_FILE_LIMITS.rows), megabytes),
      },
    )}${sectionHeading(w.templates)}${bulletList(
      TEMPLATES.map((kind) =>
        link({ href: `${importsPath(side)}/templates/${kind}`, text: w.templateNames[kind] }),
      ),
    )}${imports.length === 0 ? paragraph(w.listNone, 'quiet') : importTable(data)}`,
  }
}

export interface ImportPage extends Asked {
  readonly made: ListImport
  readonly count: ImportCount
  readonly rows: readonly ImportRow[]
  /** What was just done. */
  readonly done: string | undefined
}

/** The page shows so many; the file that is downloaded has all. */
const ROWS_SHOWN = 100

const waitingTable = ({ made, rows }: ImportPage): Html => {
  const nameAt = columnsOf(made.heading).get('name')
  return table({
    caption: w.waitingCaption,
    captionSize: 'm',
    head: [{ text: w.row, numeric: true }, w.name, w.problems, w.offer],
    rows: rows
      .slice(0, ROWS_SHOWN)
      .map(({ row, texts, faults }) => [
        String(row),
        verbatim(nameAt === undefined ? '' : cellText(texts[nameAt])),
        bulletList(faults.map(faultText)),
        faults.flatMap((fault) => offerText(fault) ?? []).join('；'),
      ]),
  })
}

const acceptForm = ({ side, csrf, made, rows }: ImportPage): Content => {
  const columns = columnsOf(made.heading)
  const sure = rows.filter(({ texts, faults }) => withOffers(texts, columns, faults) !== undefined)
  if (sure.length === 0) return undefined
  return form({
    action: `${importPath(side, made.id)}/accept`,
    method: 'post',
    csrf,
    content: [
      paragraph(w.acceptHint, 'quiet'),
      button({ text: w.accept(sure.length), preventDoubleClick: true }),
    ],
  })
}

const toRepair = (data: ImportPage): Html => {
  const { side, made, rows } = data
  const path = importPath(side, made.id)
  return html`${
    rows.length > ROWS_SHOWN && paragraph(w.shownOf(ROWS_SHOWN, rows.length))
  }${waitingTable(data)}${acceptForm(data)}${linkButton({
    href: `${path}/bad-rows`,
    text: w.badRows,
    kind: 'secondary',
  })}${sectionHeading(w.repairTitle)}${uploadForm(data, {
    action: `${path}/repair`,
    label: w.files[side.subject],
    hint: w.repairHint,
  })}`
}

/** One list: how many rows were filed, what is wrong with the others, and how to put them right. */
export const importPage = (data: ImportPage): View => {
  const { side, made, count, rows, done } = data
  return {
    title: w.titles[side.subject],
    beforeMain: backLink({ language, href: importsPath(side) }),
    main: html`${
      done !== undefined && notificationBanner({ language, kind: 'success', text: done })
    }${wrong(data)}${pageHeading(verbatim(made.fileName), w.titles[side.subject])}${paragraph(
      w.result(count.filed, count.waiting),
      'lead',
    )}${
      rows.length === 0 ? emptyState({ title: w.allDone, text: w.allDoneText }) : toRepair(data)
    }`,
  }
}
