import { html, type Content, type Html } from '#kernel/html.ts'
import {
  emptyState,
  filter,
  link,
  linkButton,
  pageHeading,
  pagination,
  paragraph,
  select,
  table,
  tag,
  type TagColour,
} from '#ui/components.ts'
import { formatCount, formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { KIND_WORDS, portalWords as w, STATUS_WORDS } from './messages-bank.ts'
import { keyReminder } from './pages-keys.ts'
import { isOpen, REQUEST_KINDS, REQUEST_STATUSES, type RequestStatus } from './request.ts'
import type { BankRequest, RequestCount } from './store-request.ts'

const language = 'zh-Hans' as const
const PATH = '/bank'

const COLOURS: Readonly<Record<RequestStatus, TagColour>> = {
  waiting: 'grey',
  sent: 'blue',
  accepted: 'blue',
  unknown: 'orange',
  done: 'green',
  refused: 'red',
  cancelled: 'grey',
}

export const statusTag = (status: RequestStatus): Html =>
  tag({ text: STATUS_WORDS[status], colour: COLOURS[status] })

const isLate = ({ status, dueAt }: BankRequest, at: Temporal.Instant): boolean =>
  isOpen(status) && Temporal.Instant.compare(dueAt, at) < 0

export const shortId = (id: string): string => id.slice(-8).toUpperCase()

export const due = (request: BankRequest, at: Temporal.Instant): Content =>
  html`${formatDateTime(language, request.dueAt)} ${
    isLate(request, at) && tag({ text: w.late, colour: 'red' })
  }`

export interface WorklistData {
  readonly counts: readonly RequestCount[]
  readonly requests: readonly BankRequest[]
  readonly status: RequestStatus | 'overdue' | undefined
  readonly nextAfter: string | undefined
  readonly at: Temporal.Instant
  /** When the last key of the bank ends, where that is soon. */
  readonly keyEndsAt: Temporal.Instant | undefined
  readonly mayKeepKeys: boolean
}

const OPEN_STATUSES = REQUEST_STATUSES.filter(isOpen)

const countTable = (counts: readonly RequestCount[]): Html => {
  const of = (kind: string, status: RequestStatus): number =>
    counts.find((one) => one.kind === kind && one.status === status)?.count ?? 0
  const late = (kind: string): number =>
    counts.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.overdue, 0)
  const columns = [...OPEN_STATUSES.map((status) => STATUS_WORDS[status]), w.overdue]
  return table({
    caption: w.counts,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [w.kind, ...columns.map((text) => ({ text, numeric: true }))],
    rows: REQUEST_KINDS.map((kind) =>
      [KIND_WORDS[kind]].concat(
        OPEN_STATUSES.map((status) => formatCount(of(kind, status))),
        formatCount(late(kind)),
      ),
    ),
  })
}

const narrow = ({ status }: WorklistData): Html =>
  filter({
    language,
    action: PATH,
    selected:
      status === undefined
        ? []
        : [{ text: status === 'overdue' ? w.overdue : STATUS_WORDS[status], href: PATH }],
    fields: [
      select({
        language,
        name: 'status',
        label: w.status,
        value: status ?? '',
        items: [
          { value: '', text: w.all },
          { value: 'overdue', text: w.overdue },
          ...REQUEST_STATUSES.map((value) => ({ value, text: STATUS_WORDS[value] })),
        ],
      }),
    ],
  })

const list = ({ requests, at, status, nextAfter }: WorklistData): Html =>
  html`${table({
    caption: w.caption,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [w.request, w.kind, w.requestedAt, w.dueAt, w.status],
    rows: requests.map((request) => [
      link({ href: `${PATH}/requests/${request.id}`, text: shortId(request.id) }),
      KIND_WORDS[request.kind],
      formatDateTime(language, request.requestedAt),
      due(request, at),
      statusTag(request.status),
    ]),
  })}${
    nextAfter !== undefined &&
    pagination({
      language,
      next: {
        href: `${PATH}?${new URLSearchParams({
          ...(status !== undefined && { status }),
          after: nextAfter,
        }).toString()}`,
        text: w.next,
      },
    })
  }`

/** 待办: counts, deadlines, and the requests themselves. */
export const worklistPage = (data: WorklistData): View => ({
  title: w.worklist,
  main: html`${[
    keyReminder(data.keyEndsAt, data.at, data.mayKeepKeys),
    pageHeading(w.worklist),
    paragraph(w.worklistLead, 'lead'),
    countTable(data.counts),
    narrow(data),
    data.requests.length > 0
      ? list(data)
      : emptyState({
          title: w.empty,
          text: w.emptyText,
          ...(data.status !== undefined && {
            action: linkButton({ href: PATH, text: w.showAll, kind: 'secondary' }),
          }),
        }),
  ]}`,
})
