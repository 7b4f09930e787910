import { type Content, html, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  checkboxes,
  emptyState,
  form,
  link,
  pageHeading,
  paragraph,
  sectionHeading,
  select,
  summaryList,
  table,
  verbatim,
} from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { outletEntryWords as w } from './messages-outlet-entry.ts'
import { entryWords } from './messages-place-entry.ts'
import type { OutletEntry } from './outlet-entry.ts'
import { bulkSteps, entrySteps, MANY_ENTRIES } from './pages-entry-steps.ts'
import { said, type Said, statusTag } from './pages-place-entries.ts'
import { nameInputs, siteInputs } from './pages-place-form.ts'
import type { PlaceEntryAction } from './place-entry.ts'
import { ASKED_FACILITIES, facilityName } from './words-place.ts'

const language = 'zh-Hans' as const
export const BANK_OUTLETS = '/bank/outlets'
export const ADMIN_OUTLETS = '/admin/outlets'

interface Option {
  readonly code: string
  readonly name: string
}

export interface NewOutletPage {
  readonly section: typeof BANK_OUTLETS | typeof ADMIN_OUTLETS
  readonly csrf: string
  /** To choose from; absent where it is the bank's own. */
  readonly agencies: readonly Option[] | undefined
  readonly districts: readonly Option[]
  readonly typed: Readonly<Record<string, string>>
  readonly chosen: readonly string[]
  /** What was filed before, of the own agency. */
  readonly entries: readonly OutletEntry[]
  readonly said: Said
}

export const OUTLET_SERVICES = ['instantIssuance', 'hongKongMacaoDesk'] as const
const SERVICE_WORDS = { instantIssuance: w.instant, hongKongMacaoDesk: w.desk } as const

const fields = (data: NewOutletPage): readonly Content[] => {
  const { agencies, typed, chosen } = data
  return [
    agencies !== undefined &&
      select({
        language,
        name: 'agency',
        label: w.agency,
        value: typed['agency'],
        items: agencies.map(({ code, name: text }) => ({ value: code, text })),
      }),
    nameInputs(data, w.name),
    siteInputs(data),
    checkboxes({
      language,
      name: 'service',
      legend: w.services,
      layout: 'small',
      values: chosen,
      items: OUTLET_SERVICES.map((value) => ({ value, text: SERVICE_WORDS[value] })),
    }),
    checkboxes({
      language,
      name: 'facility',
      legend: w.facilities,
      layout: 'small',
      values: chosen,
      items: ASKED_FACILITIES.map((value) => ({ value, text: facilityName(language, value) })),
    }),
  ]
}

const filedTable = (entries: readonly OutletEntry[]): Html =>
  table({
    caption: w.filedCaption,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [w.name, w.state, w.filedAt, w.code],
    rows: entries.map((entry) => [
      verbatim(entry.content.name[language]),
      statusTag(entry),
      formatDateTime(language, entry.filed.at),
      entry.outletCode === undefined ? '' : verbatim(entry.outletCode),
    ]),
  })

/** 登记新网点, for a bank or for the bureau. */
export const newOutletPage = (data: NewOutletPage): View => ({
  title: w.newTitle,
  ...(data.section === BANK_OUTLETS && {
    beforeMain: backLink({ language, href: BANK_OUTLETS }),
  }),
  main: html`${said(data.said, w.saved)}${pageHeading(w.newTitle)}${paragraph(
    w.newLead,
    'lead',
  )}${form({
    action: `${data.section}/new`,
    method: 'post',
    csrf: data.csrf,
    content: [fields(data), button({ text: w.file, preventDoubleClick: true })],
  })}${data.entries.length > 0 && filedTable(data.entries)}`,
})

export interface AdminOutletsPage {
  readonly csrf: string
  readonly entries: readonly OutletEntry[]
  readonly agencyName: (code: string) => string
  readonly districtName: (code: string) => string
  readonly may: ReadonlySet<PlaceEntryAction>
  /** The one entry that is to be shown whole, of many. */
  readonly chosen: string | undefined
  /** All boxes are ticked. */
  readonly ticked: boolean
  readonly said: Said
}

const abilities = ({ content }: OutletEntry): string => {
  const services = OUTLET_SERVICES.filter((service) => content[service]).map(
    (service) => SERVICE_WORDS[service],
  )
  const facilities = ASKED_FACILITIES.filter((one) => content.facilities.includes(one)).map((one) =>
    facilityName(language, one),
  )
  return [...services, ...facilities].join('、') || w.none
}

const addressOf = ({ districtName }: AdminOutletsPage, { content }: OutletEntry): string =>
  `${districtName(content.districtCode)} ${content.address} ` +
  `(${content.latitude}, ${content.longitude})`

const card = (data: AdminOutletsPage, entry: OutletEntry): Html => {
  const { content, agencyCode } = entry
  return html`${sectionHeading(verbatim(content.name[language]))}${summaryList({
    rows: [
      { key: w.state, value: statusTag(entry) },
      { key: w.agency, value: data.agencyName(agencyCode) },
      {
        key: entryWords.address,
        value: addressOf(data, entry),
      },
      { key: entryWords.hours, value: content.openingHours },
      { key: entryWords.phone, value: content.phone },
      { key: w.services, value: abilities(entry) },
      { key: w.filedAt, value: formatDateTime(language, entry.filed.at) },
    ],
  })}${entrySteps(ADMIN_OUTLETS, data, entry)}`
}

const inShort = (data: AdminOutletsPage, entry: OutletEntry): string =>
  [
    data.agencyName(entry.agencyCode),
    addressOf(data, entry),
    entry.content.openingHours,
    entry.content.phone,
    abilities(entry),
  ].join(' · ')

const waiting = (data: AdminOutletsPage): Content => {
  const { entries, chosen } = data
  if (entries.length === 0) return emptyState({ title: w.adminNone })
  const shown = entries.filter(({ id }) => id === chosen)
  if (shown.length > 0)
    return [
      paragraph(link({ href: ADMIN_OUTLETS, text: entryWords.showAll })),
      shown.map((entry) => card(data, entry)),
    ]
  if (entries.length < MANY_ENTRIES) return entries.map((entry) => card(data, entry))
  return bulkSteps({
    ...data,
    path: ADMIN_OUTLETS,
    nameOf: ({ content }) => verbatim(content.name[language]),
    inShort: (entry) => inShort(data, entry),
  })
}

/** 网点登记核准: what banks and the bureau filed, for the two who look at it. */
export const adminOutletsPage = (data: AdminOutletsPage): View => ({
  title: w.adminTitle,
  main: html`${said(data.said, w.done)}${pageHeading(w.adminTitle)}${paragraph(
    w.adminLead,
    'lead',
  )}${waiting(data)}`,
})
