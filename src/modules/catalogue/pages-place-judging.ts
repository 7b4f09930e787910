import { type Content, html, type Html } from '#kernel/html.ts'
import {
  emptyState,
  link,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  table,
  verbatim,
} from '#ui/components.ts'
import { formatDate, formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { entryWords as w } from './messages-place-entry.ts'
import { bulkSteps, entrySteps, MANY_ENTRIES } from './pages-entry-steps.ts'
import { differenceList, differenceTable, type FilingNames } from './pages-place-difference.ts'
import { said, type Said, statusTag } from './pages-place-entries.ts'
import type { FiledPlace, PlaceEntry, PlaceEntryAction } from './place-entry.ts'
import { kindName } from './words-place.ts'

const language = 'zh-Hans' as const
export const ADMIN_PLACES = '/admin/places'

export interface AdminPlacesPage extends FilingNames {
  readonly csrf: string
  readonly entries: readonly PlaceEntry[]
  /** What stands in the register, of places that somebody wishes to change, by id. */
  readonly standing: ReadonlyMap<string, FiledPlace>
  /** The last changes that were approved. */
  readonly changes: readonly PlaceEntry[]
  readonly operators: ReadonlyMap<string, string>
  /** What this reader may do at all. */
  readonly may: ReadonlySet<PlaceEntryAction>
  /** The one entry that is to be shown whole, of many. */
  readonly chosen: string | undefined
  /** All boxes are ticked. */
  readonly ticked: boolean
  readonly said: Said
}

const operatorOf = ({ operators }: AdminPlacesPage, { operatorAgency }: PlaceEntry): string =>
  operators.get(operatorAgency) ?? operatorAgency

const addressOf = ({ districtName }: AdminPlacesPage, { content }: PlaceEntry): string =>
  `${districtName(content.districtCode)} ${content.address} ` +
  `(${content.latitude}, ${content.longitude})`

const placeRows = (data: AdminPlacesPage, entry: PlaceEntry) => {
  const { content, authorisedUntil } = entry
  return [
    { key: w.kind, value: kindName(language, content.kind) },
    { key: w.address, value: addressOf(data, entry) },
    { key: w.hours, value: content.openingHours },
    { key: w.phone, value: content.phone },
    {
      key: w.scenes,
      value: content.sceneCodes.map((code) =>
        paragraph(link({ href: `/catalogue/${code}`, text: data.sceneName(code) })),
      ),
    },
    {
      key: w.until,
      value: authorisedUntil === undefined ? w.noEnd : formatDate(language, authorisedUntil),
    },
  ]
}

const standingOf = ({ standing }: AdminPlacesPage, { kind, placeId }: PlaceEntry) =>
  kind === 'change' && placeId !== undefined ? standing.get(placeId) : undefined

const entryCard = (data: AdminPlacesPage, entry: PlaceEntry): Html => {
  const before = standingOf(data, entry)
  return html`${sectionHeading([
    verbatim(entry.content.name[language]),
    ' · ',
    w.entryKind[entry.kind],
  ])}${summaryList({
    rows: [
      { key: w.state, value: statusTag(entry) },
      { key: w.operator, value: operatorOf(data, entry) },
      ...(before === undefined ? placeRows(data, entry) : []),
      { key: w.filedAt, value: formatDateTime(language, entry.filed.at) },
    ],
  })}${before !== undefined && differenceTable(data, before, entry.content)}${entrySteps(
    ADMIN_PLACES,
    data,
    entry,
  )}`
}

/** All there is to judge by, in a few lines. */
const inShort = (data: AdminPlacesPage, entry: PlaceEntry): Content => {
  const before = standingOf(data, entry)
  if (before !== undefined) return differenceList(data, before, entry.content)
  const { content, authorisedUntil: until } = entry
  return [
    `${operatorOf(data, entry)} · ${addressOf(data, entry)} · ${content.openingHours} · `,
    `${content.phone} · ${content.sceneCodes.map(data.sceneName).join('、')}`,
    until !== undefined && ` · ${w.until} ${formatDate(language, until)}`,
  ]
}

const waiting = (data: AdminPlacesPage): Content => {
  const { entries, chosen } = data
  if (entries.length === 0) return emptyState({ title: w.adminNone })
  const shown = entries.filter(({ id }) => id === chosen)
  if (shown.length > 0)
    return [
      paragraph(link({ href: ADMIN_PLACES, text: w.showAll })),
      shown.map((entry) => entryCard(data, entry)),
    ]
  if (entries.length < MANY_ENTRIES) return entries.map((entry) => entryCard(data, entry))
  return bulkSteps({
    ...data,
    path: ADMIN_PLACES,
    nameOf: ({ content, kind }) => [verbatim(content.name[language]), ' · ', w.entryKind[kind]],
    inShort: (entry) => inShort(data, entry),
  })
}

const history = (data: AdminPlacesPage): Html =>
  table({
    caption: w.changesCaption,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [w.name, w.operator, w.decidedAt, w.differences],
    rows: data.changes.map((entry) => [
      verbatim(entry.content.name[language]),
      operatorOf(data, entry),
      entry.decided === undefined ? '' : formatDateTime(language, entry.decided.at),
      entry.before === undefined ? '' : differenceList(data, entry.before, entry.content),
    ]),
  })

/** 场所申报核准: what operators filed, for the two of the bureau who look at it. */
export const adminPlacesPage = (data: AdminPlacesPage): View => ({
  title: w.adminTitle,
  main: html`${said(data.said, w.done)}${pageHeading(w.adminTitle)}${paragraph(
    w.adminLead,
    'lead',
  )}${waiting(data)}${data.changes.length > 0 && history(data)}`,
})
