import { type Content, html, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  emptyState,
  errorSummary,
  fileUpload,
  form,
  link,
  pageHeading,
  paragraph,
  radios,
  sectionHeading,
  table,
  tag,
  type TagColour,
  verbatim,
} from '#ui/components.ts'
import { formatCount, formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import type { Credential } from './credential.ts'
import { LIST_STATUS_WORDS, listWords as w } from './messages-lists.ts'
import type { NumberList, NumberListStatus } from './number-list.ts'
import { DEPT } from './pages-frame.ts'
import { language } from './pages-parts.ts'

export const numbersPath = (credentialId: string): string => `${DEPT}/${credentialId}/numbers`

const COLOURS: Readonly<Record<NumberListStatus, TagColour>> = {
  reading: 'blue',
  matching: 'blue',
  matched: 'orange',
  takenOver: 'green',
  dropped: 'grey',
}

export const listStatusTag = (status: NumberListStatus): Html =>
  tag({ text: LIST_STATUS_WORDS[status], colour: COLOURS[status] })

export interface ListsPage {
  readonly csrf: string
  readonly credential: Pick<Credential, 'id' | 'name'>
  readonly lists: readonly NumberList[]
  /** How many numbers are in force. */
  readonly known: number
  /** Whether a list may be brought now. */
  readonly wanted: boolean
  readonly whole: boolean
  readonly fault?: string | undefined
}

const uploadForm = ({ csrf, credential, whole, fault }: ListsPage): Content => [
  sectionHeading(w.open),
  form({
    action: numbersPath(credential.id),
    method: 'post',
    csrf,
    multipart: true,
    content: [
      radios({
        language,
        name: 'scope',
        legend: w.scope,
        value: whole ? 'whole' : 'more',
        items: [
          { value: 'more', text: w.more, hint: w.moreHint },
          { value: 'whole', text: w.whole, hint: w.wholeHint },
        ],
      }),
      fileUpload({
        language,
        name: 'file',
        label: w.file,
        hint: w.fileHint,
        accept: '.xlsx,.csv,.txt',
        error: fault,
      }),
      button({ text: w.upload, preventDoubleClick: true }),
    ],
  }),
  paragraph(w.privacy, 'quiet'),
]

/** 旧卡号名单 of one old card. */
export const listsPage = (data: ListsPage): View => {
  const { credential, lists, known, wanted, fault } = data
  return {
    title: w.title,
    beforeMain: backLink({ language, href: `${DEPT}/${credential.id}` }),
    main: html`${[
      fault !== undefined &&
        errorSummary({ language, errors: [{ text: fault, href: wanted ? '#file' : undefined }] }),
      pageHeading(w.title, verbatim(credential.name)),
      paragraph(w.lead, 'lead'),
      paragraph(w.known(formatCount(known))),
      wanted && uploadForm(data),
      lists.length === 0
        ? emptyState({ title: w.noLists })
        : table({
            caption: w.lists,
            captionSize: 'm',
            firstCellIsHeader: true,
            head: [w.broughtAt, w.file, w.scopeHead, { text: w.rows, numeric: true }, w.status],
            rows: lists.map((list) => [
              link({
                href: `${numbersPath(credential.id)}/${list.id}`,
                text: formatDateTime(language, list.broughtAt),
              }),
              verbatim(list.fileName),
              list.whole ? w.wholeShort : w.moreShort,
              formatCount(list.rowsRead),
              listStatusTag(list.status),
            ]),
          }),
    ]}`,
  }
}
