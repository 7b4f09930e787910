import { html, type Content, type Html } from '#kernel/html.ts'
import { publicId } from '#kernel/ids.ts'
import {
  backLink,
  emptyState,
  filter,
  insetText,
  link,
  linkButton,
  pageHeading,
  pagination,
  paragraph,
  sectionHeading,
  select,
  summaryList,
  table,
  tag,
  type TagColour,
  verbatim,
} from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { articleName, fieldName, SCENE_FIELDS } from '#modules/catalogue/index.ts'
import { outcomeWord, type Usage } from '#modules/verification/index.ts'
import { type Lead, LEAD_STATUSES, type LeadStatus } from './lead.ts'
import { channelWord, kindWord, SOURCE_WORDS, STATUS_WORDS, watchWords as w } from './messages.ts'

const language = 'zh-Hans' as const
const PATH = '/watch'

/** A lead as it is shown; a page reads nothing of whom it concerns. */
export type ShownLead = Omit<Lead, 'personId'> & { readonly organisation: string | undefined }

export interface LeadsData {
  readonly leads: readonly ShownLead[]
  readonly status: LeadStatus | undefined
  readonly nextCursor: string | undefined
}

const COLOURS: Readonly<Record<LeadStatus, TagColour>> = {
  open: 'orange',
  inquiry: 'blue',
  closed: 'grey',
}

const statusTag = (status: LeadStatus): Html =>
  tag({ text: STATUS_WORDS[status], colour: COLOURS[status] })

/** Enough of a reference to find it in a list; the whole stands on its page. */
const shortReference = (reference: string): string => reference.slice(-8).toUpperCase()

const rowOf = (lead: ShownLead): Content[] => [
  link({ href: `${PATH}/leads/${lead.reference}`, text: shortReference(lead.reference) }),
  formatDateTime(language, lead.openedAt),
  html`${kindWord(lead.kind)}<br>${SOURCE_WORDS[lead.source]}`,
  lead.organisation === undefined ? w.none : verbatim(lead.organisation),
  statusTag(lead.status),
]

const addressOf = (status: LeadStatus | undefined, cursor: string): string =>
  `${PATH}?${new URLSearchParams({ ...(status !== undefined && { status }), cursor }).toString()}`

const list = ({ leads, status, nextCursor }: LeadsData): Html =>
  html`${[
    table({
      caption: w.caption,
      captionSize: 'm',
      firstCellIsHeader: true,
      head: [w.reference, w.openedAt, w.kindAndSource, w.organisation, w.status],
      rows: leads.map(rowOf),
    }),
    nextCursor !== undefined &&
      pagination({ language, next: { href: addressOf(status, nextCursor), text: w.older } }),
  ]}`

const nothing = (status: LeadStatus | undefined): Html =>
  status === undefined
    ? emptyState({ title: w.empty, text: w.emptyText })
    : emptyState({
        title: w.emptyFiltered,
        illustration: 'search',
        action: linkButton({ href: PATH, text: w.showAll }),
      })

const narrow = (status: LeadStatus | undefined): Html =>
  filter({
    language,
    action: PATH,
    selected: status === undefined ? [] : [{ text: STATUS_WORDS[status], href: PATH }],
    fields: [
      select({
        language,
        name: 'status',
        label: w.status,
        value: status ?? '',
        items: [
          { value: '', text: w.all },
          ...LEAD_STATUSES.map((value) => ({ value, text: STATUS_WORDS[value] })),
        ],
      }),
    ],
  })

/** 线索, the newest first. */
export const leadsPage = (data: LeadsData): View => ({
  title: w.title,
  main: html`${[
    pageHeading(w.title),
    paragraph(w.lead, 'lead'),
    (data.leads.length > 0 || data.status !== undefined) && narrow(data.status),
    data.leads.length === 0 ? nothing(data.status) : list(data),
  ]}`,
})

/** A verification as supervision reads it. */
export interface ShownUsage {
  readonly usage: Usage
  readonly place: string
  readonly scene: string
}

export interface LeadData {
  readonly lead: ShownLead
  /** Absent when the lead is not about a verification, or there is none. */
  readonly about: ShownUsage | undefined
}

const fieldWord = (field: string): string => {
  const known = SCENE_FIELDS.find((one) => one === field)
  return known === undefined ? field : fieldName(language, known)
}

const usageFacts = ({ usage, place, scene }: ShownUsage): Html =>
  summaryList({
    rows: [
      { key: w.time, value: formatDateTime(language, usage.at) },
      { key: w.place, value: verbatim(place) },
      { key: w.terminal, value: verbatim(publicId('terminal', usage.terminalId)) },
      { key: w.scene, value: scene },
      { key: w.result, value: outcomeWord(usage.outcome) },
      { key: w.channel, value: channelWord(usage.channel) },
      { key: w.level, value: w.levelOf(usage.assuranceLevel) },
      {
        key: w.fields,
        value: usage.fields.length === 0 ? w.nothingTold : usage.fields.map(fieldWord).join('、'),
      },
    ],
  })

const aboutOf = ({ lead, about }: LeadData): Html => {
  if (about !== undefined) return usageFacts(about)
  if (lead.subjectKind === 'change') return paragraph(verbatim(lead.subjectId))
  return paragraph(lead.subjectKind === 'usage' ? w.usageAbsent : w.aboutAccess)
}

/** One lead: what was said, and the verification it is about, without the person. */
export const leadPage = (data: LeadData): View => {
  const { lead } = data
  return {
    title: `${w.title} ${shortReference(lead.reference)}`,
    beforeMain: backLink({ language, href: PATH }),
    main: html`${[
      pageHeading(kindWord(lead.kind), `${w.title} ${shortReference(lead.reference)}`),
      summaryList({
        rows: [
          { key: w.reference, value: verbatim(lead.reference) },
          { key: w.status, value: statusTag(lead.status) },
          { key: w.openedAt, value: formatDateTime(language, lead.openedAt) },
          { key: w.source, value: SOURCE_WORDS[lead.source] },
          {
            key: w.organisation,
            value: lead.organisation === undefined ? w.none : verbatim(lead.organisation),
          },
          { key: w.basis, value: articleName(language, lead.basis) },
        ],
      }),
      sectionHeading(lead.source === 'holder' ? w.statement : w.found),
      lead.statement === ''
        ? paragraph(w.noStatement)
        : insetText({ text: verbatim(lead.statement) }),
      sectionHeading(lead.subjectKind === 'change' ? w.aboutChange : w.about),
      aboutOf(data),
      paragraph(w.noPerson, 'quiet'),
    ]}`,
  }
}
