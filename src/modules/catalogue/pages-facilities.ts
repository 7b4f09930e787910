import { html, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  emptyState,
  errorSummary,
  facilityText,
  fileUpload,
  form,
  input,
  link,
  notificationBanner,
  pageHeading,
  paragraph,
  radios,
  sectionHeading,
  select,
  table,
  verbatim,
} from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import type { Text } from '#ui/i18n/language.ts'
import type { View } from '#ui/portal.ts'
import type { Outlet } from '#modules/organisation/index.ts'
import { FACILITY_ANSWERS } from './facility-check.ts'
import { ANSWER_WORDS, checkWords as w } from './messages-facilities.ts'
import type { CheckedSubject } from './pages-facility-sides.ts'
import { FACILITIES, type Facility } from './scene.ts'
import type { DuePlace, LatestCheck } from './store-facility-check.ts'

const language = 'zh-Hans' as const

export interface ChecklistPage {
  readonly csrf: string
  readonly subject: Pick<CheckedSubject, 'name' | 'facilities'>
  /** Of this place or outlet, in the portal of the reader. */
  readonly path: string
  readonly back: string
  readonly on: Temporal.PlainDate
  readonly latest: readonly LatestCheck[]
  readonly fault: string | undefined
  readonly saved: boolean
}

/** The last look, or what the register has had since before there were checklists. */
const lastLook = ({ latest, subject }: ChecklistPage, facility: Facility) => {
  const registered = subject.facilities.find((one) => one.facility === facility)
  return (
    latest.find((one) => one.facility === facility) ??
    (registered?.checkedOn && { answer: 'there' as const, checkedOn: registered.checkedOn })
  )
}

const question = (data: ChecklistPage, facility: Facility): Html => {
  const before = lastLook(data, facility)
  return radios({
    language,
    name: facility,
    legend: facilityText(language, facility),
    legendSize: 's',
    layout: 'inline',
    hint:
      before === undefined
        ? w.never
        : w.before(ANSWER_WORDS[before.answer], formatDate(language, before.checkedOn)),
    items: FACILITY_ANSWERS.map((value) => ({ value, text: ANSWER_WORDS[value] })),
  })
}

const photoForm = ({ csrf, path, on }: ChecklistPage): Html =>
  form({
    action: `${path}/photo`,
    method: 'post',
    csrf,
    multipart: true,
    content: [
      select({
        language,
        name: 'facility',
        label: w.facility,
        items: FACILITIES.map((value) => ({ value, text: facilityText(language, value) })),
      }),
      input({
        language,
        id: 'photoDay',
        name: 'checkedOn',
        label: w.day,
        hint: w.dayHint,
        value: on.toString(),
        width: 10,
      }),
      fileUpload({ language, name: 'photo', label: w.photo, accept: 'image/jpeg,image/png' }),
      button({ text: w.upload, kind: 'secondary', preventDoubleClick: true }),
    ],
  })

/** 设施核查表: the checklist of a place or outlet, for its own people or an inspector. */
export const checklistPage = (data: ChecklistPage): View => {
  const { csrf, subject, path, back, on, fault, saved } = data
  const title = w.title(subject.name[language])
  return {
    title,
    beforeMain: backLink({ language, href: back }),
    main: html`${saved && notificationBanner({ language, kind: 'success', text: w.saved })}${
      fault !== undefined && errorSummary({ language, errors: [{ text: fault }] })
    }${pageHeading(title)}${paragraph(w.lead, 'lead')}${form({
      action: path,
      method: 'post',
      csrf,
      content: [
        input({
          language,
          name: 'checkedOn',
          label: w.day,
          hint: w.dayHint,
          value: on.toString(),
          width: 10,
        }),
        ...FACILITIES.map((facility) => question(data, facility)),
        button({ text: w.submit, preventDoubleClick: true }),
      ],
    })}${sectionHeading(w.photoTitle)}${paragraph(w.photoLead)}${photoForm(data)}`,
  }
}

export interface DuePage {
  readonly places: readonly DuePlace[]
  readonly outlets: readonly Pick<Outlet, 'code' | 'name' | 'facilitiesCheckedOn'>[]
  readonly path: string
}

interface DueRow {
  readonly href: string
  readonly name: Text
  readonly code: string
  readonly checkedOn: Temporal.PlainDate | undefined
}

const dueTable = (caption: string, name: string, rows: readonly DueRow[]): Html | false =>
  rows.length > 0 &&
  table({
    caption,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [name, w.last, w.code],
    rows: rows.map(({ href, name: text, code, checkedOn }) => [
      link({ href, text: verbatim(text[language]) }),
      checkedOn === undefined ? w.never : formatDate(language, checkedOn),
      verbatim(code),
    ]),
  })

/** 该复查的场所和网点: where nobody has been for a year; an inspector may open any by its code. */
export const duePage = ({ places, outlets, path }: DuePage): View => ({
  title: w.dueTitle,
  main: html`${pageHeading(w.dueTitle)}${paragraph(w.dueLead, 'lead')}${form({
    action: path,
    method: 'get',
    content: [
      input({ language, name: 'code', label: w.search, width: 20 }),
      button({ text: w.open, kind: 'secondary' }),
    ],
  })}${
    places.length + outlets.length === 0
      ? emptyState({ title: w.dueNone })
      : [
          dueTable(
            w.duePlaces,
            w.name,
            places.map((one) => ({ ...one, href: `${path}/${one.code}/facilities` })),
          ),
          dueTable(
            w.dueOutlets,
            w.outlet,
            outlets.map(({ code, name, facilitiesCheckedOn: checkedOn }) => ({
              href: `/watch/outlets/${code}/facilities`,
              code,
              name,
              checkedOn,
            })),
          ),
        ]
  }`,
})
