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
  { typed }: Pick<PlaceForm, 'typed'>,
  name: string,
  label: string,
  more: { readonly hint?: string; readonly width?: 10 | 20 } = {},
): Html => input({ language, name, label, value: typed[name], ...more })

/** What a place or an outlet is called, in four languages. */
export const nameInputs = (data: Pick<PlaceForm, 'typed'>, label: string): readonly Html[] => [
  line(data, 'nameHans', label, { hint: w.nameHint }),
  line(data, 'nameHant', w.nameHant),
  line(data, 'nameEn', w.nameEn),
  line(data, 'namePt', w.namePt),
]

/** Where the door of a place or an outlet is, and when it is open. */
export const siteInputs = (data: Pick<PlaceForm, 'typed' | 'districts'>): readonly Html[] => [
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
]

const sceneBoxes = ({ scenes, chosenScenes }: PlaceForm, hint?: string): Html =>
  checkboxes({
    language,
    name: 'scene',
    legend: w.scenes,
    hint,
    layout: 'small',
    values: chosenScenes,
    items: scenes.map(({ code, name }) => ({ value: code, text: `${code} ${name[language]}` })),
  })

/** 申报新场所 */
export const filePlacePage = (data: PlaceForm): View => ({
  title: w.fileTitle,
  main: html`${said(data.said, w.saved)}${pageHeading(w.fileTitle)}${form({
    action: `${OWN_PLACES}/new`,
    method: 'post',
    csrf: data.csrf,
    content: [
      nameInputs(data, w.name),
      select({
        language,
        name: 'kind',
        label: w.kind,
        value: data.typed['kind'],
        items: PLACE_KINDS.map((kind) => ({ value: kind, text: kindName(language, kind) })),
      }),
      siteInputs(data),
      sceneBoxes(data),
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
      nameInputs(data, w.name),
      siteInputs(data),
      sceneBoxes(data, w.scenesHint),
      sectionHeading(w.closure),
      paragraph(w.closureHint, 'quiet'),
      line(data, 'closedFrom', w.closedFrom, { width: 10 }),
      line(data, 'closedUntil', w.closedUntil, { width: 10 }),
      button({ text: w.change, preventDoubleClick: true }),
    ],
  })}`,
})
