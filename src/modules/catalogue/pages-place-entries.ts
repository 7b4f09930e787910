import { type Content, html, type Html } from '#kernel/html.ts'
import {
  button,
  checkboxes,
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
  sectionHeading,
  select,
  summaryList,
  table,
  tag,
  type TagColour,
  verbatim,
} from '#ui/components.ts'
import { formatDate, formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { ENTRY_ACTION_WORDS, ENTRY_STATUS_WORDS, entryWords as w } from './messages-place-entry.ts'
import {
  endsSoon,
  PLACE_ENTRY_TRANSITIONS,
  type PlaceEntry,
  type PlaceEntryAction,
  type PlaceEntryStatus,
} from './place-entry.ts'
import type { Place, Scene } from './scene.ts'
import { kindName, PLACE_KINDS } from './words-place.ts'

const language = 'zh-Hans' as const
export const OWN_PLACES = '/venue/places'
export const ADMIN_PLACES = '/admin/places'

/** What was just said: the words of what is wrong, or that it is done. */
export interface Said {
  readonly faults: readonly string[]
  readonly saved: boolean
}

const said = ({ faults, saved }: Said, words: string): Content => [
  saved && notificationBanner({ language, kind: 'success', text: words }),
  faults.length > 0 && errorSummary({ language, errors: faults.map((text) => ({ text })) }),
]

const STATUS_COLOURS = {
  filed: 'blue',
  reviewed: 'blue',
  approved: 'green',
  returned: 'orange',
} as const satisfies Record<PlaceEntryStatus, TagColour>

const statusTag = ({ status, remark }: PlaceEntry): Content => [
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

const ownTable = (data: OwnPlacesPage): Html =>
  table({
    caption: w.ownCaption,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [w.name, w.code, w.until, w.renew, w.facilities],
    rows: data.places.map((place) => [
      verbatim(place.name[language]),
      verbatim(place.code),
      untilText(data, place),
      renewForm(data, place),
      link({ href: `${OWN_PLACES}/${place.code}/facilities`, text: w.facilities }),
    ]),
  })

const ownEntries = (entries: readonly PlaceEntry[]): Html =>
  table({
    caption: w.filedCaption,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [w.name, w.state, w.filedAt, w.until],
    rows: entries.map((entry) => [
      [verbatim(entry.content.name[language]), ' · ', w.entryKind[entry.kind]],
      statusTag(entry),
      formatDateTime(language, entry.filed.at),
      formatDate(language, entry.authorisedUntil),
    ]),
  })

/** 我们的场所: until when each is authorised, and what became of what was filed. */
export const ownPlacesPage = (data: OwnPlacesPage): View => ({
  title: w.ownTitle,
  main: html`${said(data.said, w.saved)}${pageHeading(w.ownTitle)}${paragraph(
    w.ownLead,
    'lead',
  )}${linkButton({ href: `${OWN_PLACES}/new`, text: w.fileTitle })}${
    data.places.length === 0 ? emptyState({ title: w.noPlaces }) : ownTable(data)
  }${data.entries.length === 0 ? paragraph(w.noEntries, 'quiet') : ownEntries(data.entries)}`,
})

export interface FilePlacePage {
  readonly csrf: string
  readonly mostMonths: number
  readonly districts: readonly { readonly code: string; readonly name: string }[]
  readonly scenes: readonly Scene[]
  readonly typed: Readonly<Record<string, string>>
  readonly chosenScenes: readonly string[]
  readonly said: Said
}

const line = (
  { typed }: FilePlacePage,
  name: string,
  label: string,
  more: { readonly hint?: string; readonly width?: 10 | 20 } = {},
): Html => input({ language, name, label, value: typed[name], ...more })

/** 申报新场所 */
export const filePlacePage = (data: FilePlacePage): View => ({
  title: w.fileTitle,
  main: html`${said(data.said, w.saved)}${pageHeading(w.fileTitle)}${form({
    action: `${OWN_PLACES}/new`,
    method: 'post',
    csrf: data.csrf,
    content: [
      line(data, 'nameHans', w.name, { hint: w.nameHint }),
      line(data, 'nameHant', w.nameHant),
      line(data, 'nameEn', w.nameEn),
      line(data, 'namePt', w.namePt),
      select({
        language,
        name: 'kind',
        label: w.kind,
        value: data.typed['kind'],
        items: PLACE_KINDS.map((kind) => ({ value: kind, text: kindName(language, kind) })),
      }),
      select({
        language,
        name: 'district',
        label: w.district,
        value: data.typed['district'],
        items: data.districts.map(({ code, name }) => ({ value: code, text: name })),
      }),
      line(data, 'address', w.address),
      line(data, 'latitude', w.latitude, { hint: w.latitudeHint, width: 10 }),
      line(data, 'longitude', w.longitude, { hint: w.longitudeHint, width: 10 }),
      line(data, 'openingHours', w.hours, { hint: w.hoursHint }),
      line(data, 'phone', w.phone, { width: 20 }),
      checkboxes({
        language,
        name: 'scene',
        legend: w.scenes,
        layout: 'small',
        values: data.chosenScenes,
        items: data.scenes.map(({ code, name }) => ({
          value: code,
          text: `${code} ${name[language]}`,
        })),
      }),
      creditCodeInput('creditCode', data.typed['creditCode']),
      untilInput(data.mostMonths, 'until', data.typed['until']),
      button({ text: w.file, preventDoubleClick: true }),
    ],
  })}`,
})

export interface AdminPlacesPage {
  readonly csrf: string
  readonly entries: readonly PlaceEntry[]
  readonly operators: ReadonlyMap<string, string>
  readonly districtName: (code: string) => string
  readonly sceneName: (code: string) => string
  /** What this reader may do at all. */
  readonly may: ReadonlySet<PlaceEntryAction>
  readonly said: Said
}

const step = (csrf: string, { id }: PlaceEntry, action: PlaceEntryAction): Html =>
  form({
    action: `${ADMIN_PLACES}/${action}`,
    method: 'post',
    csrf,
    hidden: { id },
    content: [
      action === 'sendBack' &&
        input({ language, id: `remark-${id}`, name: 'remark', label: w.remark }),
      button({
        text: ENTRY_ACTION_WORDS[action],
        kind: action === 'sendBack' ? 'secondary' : 'primary',
        preventDoubleClick: true,
      }),
    ],
  })

const entryCard = (data: AdminPlacesPage, entry: PlaceEntry): Html => {
  const { content, operatorAgency, status } = entry
  const lawful = Object.keys(PLACE_ENTRY_TRANSITIONS[status]) as PlaceEntryAction[]
  const steps = lawful.filter((action) => data.may.has(action))
  const map = `${content.latitude}, ${content.longitude}`
  return html`${sectionHeading([
    verbatim(content.name[language]),
    ' · ',
    w.entryKind[entry.kind],
  ])}${summaryList({
    rows: [
      { key: w.state, value: statusTag(entry) },
      { key: w.operator, value: data.operators.get(operatorAgency) ?? operatorAgency },
      { key: w.kind, value: kindName(language, content.kind) },
      {
        key: w.address,
        value: [data.districtName(content.districtCode), ' ', content.address, ' ', `(${map})`],
      },
      { key: w.hours, value: content.openingHours },
      { key: w.phone, value: content.phone },
      {
        key: w.scenes,
        value: content.sceneCodes.map((code) =>
          paragraph(link({ href: `/catalogue/${code}`, text: data.sceneName(code) })),
        ),
      },
      { key: w.until, value: formatDate(language, entry.authorisedUntil) },
      { key: w.filedAt, value: formatDateTime(language, entry.filed.at) },
    ],
  })}${steps.map((action) => step(data.csrf, entry, action))}`
}

/** 场所申报核准: what operators filed, for the two of the bureau who look at it. */
export const adminPlacesPage = (data: AdminPlacesPage): View => ({
  title: w.adminTitle,
  main: html`${said(data.said, w.done)}${pageHeading(w.adminTitle)}${paragraph(
    w.adminLead,
    'lead',
  )}${
    data.entries.length === 0
      ? emptyState({ title: w.adminNone })
      : data.entries.map((entry) => entryCard(data, entry))
  }`,
})
