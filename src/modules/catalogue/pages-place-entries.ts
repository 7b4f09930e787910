import { type Content, html, type Html } from '#kernel/html.ts'
import {
  button,
  buttonGroup,
  details,
  emptyState,
  errorSummary,
  form,
  input,
  link,
  linkButton,
  notificationBanner,
  pageHeading,
  paragraph,
  table,
  tag,
  type TagColour,
  verbatim,
} from '#ui/components.ts'
import { formatDate, formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { ENTRY_STATUS_WORDS, entryWords as w } from './messages-place-entry.ts'
import { differenceList } from './pages-place-difference.ts'
import { contentOf } from './place-change.ts'
import { endsSoon, type PlaceEntry, type PlaceEntryStatus } from './place-entry.ts'
import type { Place } from './scene.ts'

const language = 'zh-Hans' as const
export const OWN_PLACES = '/venue/places'

/** What was just said: the words of what is wrong, or that it is done. */
export interface Said {
  readonly faults: readonly string[]
  readonly saved: boolean
}

export const said = ({ faults, saved }: Said, words: string): Content => [
  saved && notificationBanner({ language, kind: 'success', text: words }),
  faults.length > 0 && errorSummary({ language, errors: faults.map((text) => ({ text })) }),
]

const STATUS_COLOURS = {
  filed: 'blue',
  reviewed: 'blue',
  approved: 'green',
  returned: 'orange',
} as const satisfies Record<PlaceEntryStatus, TagColour>

export const statusTag = ({ status, remark }: Pick<PlaceEntry, 'status' | 'remark'>): Content => [
  tag({
    text: ENTRY_STATUS_WORDS[status],
    colour: STATUS_COLOURS[status],
  }),
  status === 'returned' && remark !== undefined && paragraph(w.returnedFor(remark), 'quiet'),
]

export interface OwnPlacesPage {
  readonly csrf: string
  readonly on: Temporal.PlainDate
  readonly reminderDays: number
  readonly mostMonths: number
  readonly places: readonly Place[]
  readonly entries: readonly PlaceEntry[]
  readonly sceneName: (code: string) => string
  readonly districtName: (code: string) => string
  readonly said: Said
}

const untilInput = (mostMonths: number, id: string, value?: string): Html =>
  input({
    language,
    id,
    name: 'until',
    label: w.until,
    hint: w.untilHint(mostMonths),
    value,
    width: 10,
  })

const creditCodeInput = (id: string, value?: string): Html =>
  input({ language, id, name: 'creditCode', label: w.creditCode, value, width: 20 })

const renewForm = ({ csrf, mostMonths }: OwnPlacesPage, { code }: Place): Html =>
  details({
    summary: w.renew,
    text: form({
      action: `${OWN_PLACES}/renew`,
      method: 'post',
      csrf,
      hidden: { placeCode: code },
      content: [
        untilInput(mostMonths, `until-${code}`),
        creditCodeInput(`creditCode-${code}`),
        button({ text: w.renew, kind: 'secondary', preventDoubleClick: true }),
      ],
    }),
  })

const untilText = ({ on, reminderDays }: OwnPlacesPage, place: Place): Content => {
  const { authorisedUntil: until, endedOn } = place
  if (endedOn !== undefined)
    return [tag({ text: w.ended, colour: 'red' }), ' ', formatDate(language, endedOn)]
  if (until === undefined) return w.noEnd
  const soon = endsSoon(until, on, reminderDays) && tag({ text: w.endsSoon, colour: 'orange' })
  return [formatDate(language, until), ' ', soon]
}

const changeCell = ({ code, changedAt, endedOn }: Place): Content => [
  endedOn === undefined && link({ href: `${OWN_PLACES}/${code}/change`, text: w.change }),
  changedAt !== undefined && paragraph(w.changedAt(formatDateTime(language, changedAt)), 'quiet'),
]

/** Nobody looks for the ramp of a place that has ended. */
const facilitiesCell = ({ code, endedOn }: Place): Content =>
  endedOn === undefined && link({ href: `${OWN_PLACES}/${code}/facilities`, text: w.facilities })

const ownTable = (data: OwnPlacesPage): Html =>
  table({
    caption: w.ownCaption,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [w.name, w.code, w.until, w.change, w.renew, w.facilities],
    rows: data.places.map((place) => [
      verbatim(place.name[language]),
      verbatim(place.code),
      untilText(data, place),
      changeCell(place),
      renewForm(data, place),
      facilitiesCell(place),
    ]),
  })

const TICKETS = '/venue/tickets'

/** A terminal offers what its ticket named: new scenes of its place reach it by a new ticket. */
const forTerminals = ({ status, before, content }: PlaceEntry): Content => {
  const added = content.sceneCodes.filter((code) => before?.sceneCodes.includes(code) === false)
  return (
    status === 'approved' &&
    added.length > 0 &&
    paragraph([w.scenesAdded(added.length), link({ href: TICKETS, text: w.newTicket })])
  )
}

/** A change says what is to be, or was, different. */
const filedWhat = (data: OwnPlacesPage, entry: PlaceEntry): Content => {
  if (entry.kind !== 'change')
    return entry.authorisedUntil && w.untilDay(formatDate(language, entry.authorisedUntil))
  const place = data.places.find(({ id }) => id === entry.placeId)
  const before = entry.before ?? (place && contentOf(place))
  if (before === undefined) return ''
  return [differenceList(data, before, entry.content), forTerminals(entry)]
}

const ownEntries = (data: OwnPlacesPage): Html =>
  table({
    caption: w.filedCaption,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [w.name, w.state, w.filedAt, w.filedWhat],
    rows: data.entries.map((entry) => [
      [verbatim(entry.content.name[language]), ' · ', w.entryKind[entry.kind]],
      statusTag(entry),
      formatDateTime(language, entry.filed.at),
      filedWhat(data, entry),
    ]),
  })

/** 我们的场所: until when each is authorised, and what became of what was filed. */
export const ownPlacesPage = (data: OwnPlacesPage): View => ({
  title: w.ownTitle,
  main: html`${said(data.said, w.saved)}${pageHeading(w.ownTitle)}${paragraph(
    w.ownLead,
    'lead',
  )}${buttonGroup(
    linkButton({ href: `${OWN_PLACES}/new`, text: w.fileTitle }),
    linkButton({ href: `${OWN_PLACES}/imports`, text: w.importTitle, kind: 'secondary' }),
  )}${
    data.places.length === 0 ? emptyState({ title: w.noPlaces }) : ownTable(data)
  }${data.entries.length === 0 ? paragraph(w.noEntries, 'quiet') : ownEntries(data)}`,
})
