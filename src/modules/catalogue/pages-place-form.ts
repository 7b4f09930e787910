import { html, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  checkboxes,
  form,
  input,
  pageHeading,
  paragraph,
  sectionHeading,
  select,
  verbatim,
} from '#ui/components.ts'
import type { View } from '#ui/portal.ts'
import { entryWords as w } from './messages-place-entry.ts'
import { OWN_PLACES, said, type Said } from './pages-place-entries.ts'
import type { Place, Scene } from './scene.ts'
import { kindName, PLACE_KINDS } from './words-place.ts'

const language = 'zh-Hans' as const

/** What a form about a place offers and what was typed into it. */
export interface PlaceForm {
  readonly csrf: string
  readonly mostMonths: number
  readonly districts: readonly { readonly code: string; readonly name: string }[]
  readonly scenes: readonly Scene[]
  readonly typed: Readonly<Record<string, string>>
  readonly chosenScenes: readonly string[]
  readonly said: Said
}

const line = (
  { typed }: PlaceForm,
  name: string,
  label: string,
  more: { readonly hint?: string; readonly width?: 10 | 20 } = {},
): Html => input({ language, name, label, value: typed[name], ...more })

const names = (data: PlaceForm): readonly Html[] => [
  line(data, 'nameHans', w.name, { hint: w.nameHint }),
  line(data, 'nameHant', w.nameHant),
  line(data, 'nameEn', w.nameEn),
  line(data, 'namePt', w.namePt),
]

const whereAndWhen = (data: PlaceForm): readonly Html[] => [
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
]

/** 申报新场所 */
export const filePlacePage = (data: PlaceForm): View => ({
  title: w.fileTitle,
  main: html`${said(data.said, w.saved)}${pageHeading(w.fileTitle)}${form({
    action: `${OWN_PLACES}/new`,
    method: 'post',
    csrf: data.csrf,
    content: [
      names(data),
      select({
        language,
        name: 'kind',
        label: w.kind,
        value: data.typed['kind'],
        items: PLACE_KINDS.map((kind) => ({ value: kind, text: kindName(language, kind) })),
      }),
      whereAndWhen(data),
      line(data, 'creditCode', w.creditCode, { width: 20 }),
      line(data, 'until', w.until, { hint: w.untilHint(data.mostMonths), width: 10 }),
      button({ text: w.file, preventDoubleClick: true }),
    ],
  })}`,
})

/** 申报变更: the same form with what stands in the register, and when it is closed for works. */
export const changePlacePage = (data: PlaceForm & { readonly place: Place }): View => ({
  title: w.changeTitle,
  beforeMain: backLink({ language, href: OWN_PLACES }),
  main: html`${said(data.said, w.saved)}${pageHeading(
    w.changeTitle,
    verbatim(data.place.name[language]),
  )}${paragraph(w.changeLead, 'lead')}${form({
    action: `${OWN_PLACES}/${data.place.code}/change`,
    method: 'post',
    csrf: data.csrf,
    content: [
      names(data),
      whereAndWhen(data),
      sectionHeading(w.closure),
      paragraph(w.closureHint, 'quiet'),
      line(data, 'closedFrom', w.closedFrom, { width: 10 }),
      line(data, 'closedUntil', w.closedUntil, { width: 10 }),
      button({ text: w.change, preventDoubleClick: true }),
    ],
  })}`,
})
