import { html, type Html } from '#kernel/html.ts'
import {
  emptyState,
  filter,
  link,
  pageHeading,
  pagination,
  paragraph,
  select,
  table,
  tag,
  type TagColour,
} from '#ui/components.ts'
import { formatCount, formatDate, formatMoney } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { BATCH_STATUSES, type BatchStatus } from './batch.ts'
import { BATCH_STATUS_WORDS, batchWords as w } from './messages-batches.ts'
import type { ListedBatch } from './store-batch-list.ts'

const language = 'zh-Hans' as const
export const BATCHES_PATH = '/dept/batches'

const COLOURS: Readonly<Record<BatchStatus, TagColour>> = {
  draft: 'grey',
  submitted: 'blue',
  checked: 'blue',
  released: 'teal',
  closed: 'green',
  withdrawn: 'grey',
}

export const batchTag = (status: BatchStatus): Html =>
  tag({ text: BATCH_STATUS_WORDS[status], colour: COLOURS[status] })

export const shortId = (id: string): string => id.slice(-8).toUpperCase()

export interface BatchesData {
  readonly batches: readonly ListedBatch[]
  readonly programmes: ReadonlyMap<string, string>
  readonly chosen: {
    readonly status?: BatchStatus | 'unknown' | undefined
    readonly programme?: string | undefined
    readonly after?: string | undefined
  }
  readonly nextAfter: string | undefined
}

const address = (chosen: BatchesData['chosen']): string => {
  const query = new URLSearchParams(
    Object.entries(chosen).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as [string, string]],
    ),
  ).toString()
  return query === '' ? BATCHES_PATH : `${BATCHES_PATH}?${query}`
}

const statusWord = (status: BatchStatus | 'unknown'): string =>
  status === 'unknown' ? w.unknownOnly : BATCH_STATUS_WORDS[status]

const narrow = ({ chosen, programmes }: BatchesData): Html => {
  const { status, programme } = chosen
  return filter({
    language,
    action: BATCHES_PATH,
    selected: [
      ...(status === undefined ? [] : [{ text: statusWord(status), href: address({ programme }) }]),
      ...(programme === undefined
        ? []
        : [{ text: programmes.get(programme) ?? programme, href: address({ status }) }]),
    ],
    fields: [
      select({
        language,
        name: 'status',
        label: w.status,
        value: status ?? '',
        items: [
          { value: '', text: w.all },
          { value: 'unknown', text: w.unknownOnly },
          ...BATCH_STATUSES.map((value) => ({ value, text: BATCH_STATUS_WORDS[value] })),
        ],
      }),
      select({
        language,
        name: 'programme',
        label: w.programme,
        value: programme ?? '',
        items: [
          { value: '', text: w.all },
          ...[...programmes].map(([value, text]) => ({ value, text })),
        ],
      }),
    ],
  })
}

const list = ({ batches, programmes, chosen, nextAfter }: BatchesData): Html =>
  html`${[
    table({
      caption: w.caption,
      captionSize: 'm',
      firstCellIsHeader: true,
      head: [
        w.batch,
        w.programme,
        w.period,
        w.payOn,
        { text: w.lines, numeric: true },
        { text: w.total, numeric: true },
        w.status,
      ],
      rows: batches.map((batch) => [
        link({ href: `${BATCHES_PATH}/${batch.id}`, text: shortId(batch.id) }),
        html`${programmes.get(batch.programmeCode) ?? batch.programmeCode}${
          batch.kind === 'reissue' && html` ${tag({ text: w.reissue, colour: 'purple' })}`
        }`,
        batch.payPeriod,
        formatDate(language, batch.payOn),
        formatCount(batch.lineCount),
        formatMoney(batch.totalFen),
        html`${batchTag(batch.status)}${
          batch.unknown && html` ${tag({ text: w.unknownOnly, colour: 'orange' })}`
        }`,
      ]),
    }),
    (nextAfter !== undefined || chosen.after !== undefined) &&
      pagination({
        language,
        ...(chosen.after !== undefined && {
          previous: { href: address({ ...chosen, after: undefined }), text: w.first },
        }),
        ...(nextAfter !== undefined && {
          next: { href: address({ ...chosen, after: nextAfter }), text: w.next },
        }),
      }),
  ]}`

/** 发放批次: what is paid, and how far each is. */
export const batchesPage = (data: BatchesData): View => ({
  title: w.title,
  main: html`${[
    pageHeading(w.title),
    paragraph(w.lead, 'lead'),
    paragraph(link({ href: '/dept/holds', text: w.holdsLink })),
    narrow(data),
    data.batches.length === 0 ? emptyState({ title: w.none, text: w.noneText }) : list(data),
  ]}`,
})
