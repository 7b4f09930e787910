import { html, type Content, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  buttonGroup,
  checkboxes,
  emptyState,
  errorSummary,
  form,
  input,
  link,
  linkButton,
  pageHeading,
  panel,
  paragraph,
  radios,
  select,
  summaryList,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { formatTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import {
  type CatalogueSnapshot,
  fieldName,
  type Place,
  type Scene,
} from '#modules/catalogue/index.ts'
import { venueWords as w } from './messages-venue.ts'

const language = 'zh-Hans' as const
const back = backLink({ language, href: '/venue' })

/** What a terminal has beside a scanner. */
export const DEVICE_PARTS = ['pinPad', 'face', 'staff'] as const
export type DevicePart = (typeof DEVICE_PARTS)[number]

/** 最高核验等级: staff who see documents reach 4, a PIN pad or face 3, a scanner alone 2. */
export const highestAssuranceOf = (parts: readonly DevicePart[]): number => {
  if (parts.includes('staff')) return 4
  return parts.length > 0 ? 3 : 2
}

const VERIFIED_BY = new Set(['chip', 'code', 'number'])

/** Scenes of a place at which a terminal verifies somebody. */
export const verifiableScenes = (
  catalogue: Pick<CatalogueSnapshot, 'scene'>,
  place: Pick<Place, 'sceneCodes' | 'cityCode'>,
): Scene[] =>
  place.sceneCodes.flatMap((code) => {
    const scene = catalogue.scene(code, place.cityCode)
    if (scene === undefined || scene.assuranceLevel === 0) return []
    return scene.carriers.some((carrier) => VERIFIED_BY.has(carrier)) ? [scene] : []
  })

/** The form as it was filled in. */
export interface TicketForm {
  readonly label: string
  readonly scenes: readonly string[]
  readonly device: readonly DevicePart[]
}

export interface TicketFault {
  readonly field: 'label' | 'scenes'
  readonly text: string
}

const LONGEST_LABEL = 30

/** What is wrong with a form, in the order of its fields. */
export const ticketFaults = ({ label, scenes }: TicketForm): TicketFault[] => {
  const faults: TicketFault[] = []
  if (label === '') faults.push({ field: 'label', text: w.labelMissing })
  if (Array.from(label).length > LONGEST_LABEL) faults.push({ field: 'label', text: w.labelLong })
  if (scenes.length === 0) faults.push({ field: 'scenes', text: w.scenesMissing })
  return faults
}

const FEW = 8

/** The first question, for organisations with several places. */
export const choosePlacePage = (places: readonly Place[]): View => {
  const field = { language, name: 'place', isPageHeading: true, hint: w.ticketUse }
  const items = places.map(({ id, name }) => ({ value: id, text: name[language] }))
  return {
    title: w.choosePlace,
    beforeMain: back,
    main: form({
      action: '/venue/tickets',
      method: 'get',
      content: [
        items.length > FEW
          ? select({
              ...field,
              label: w.choosePlace,
              labelSize: 'l',
              items: [{ value: '', text: w.choosePlaceText }, ...items],
            })
          : radios({ ...field, legend: w.choosePlace, legendSize: 'l', items }),
        button({ text: w.continue }),
      ],
    }),
  }
}

export interface TicketPage {
  readonly csrf: string
  readonly place: Place
  readonly scenes: readonly Scene[]
  readonly values: TicketForm
  readonly faults: readonly TicketFault[]
}

/** What the operator will see; a name for systems is nothing to see. */
const sceneHint = ({ returnedFields }: Scene): string => {
  const seen = returnedFields.filter((field) => field !== 'token')
  const names = seen.map((field) => fieldName(language, field)).join('、')
  return names === '' ? w.seesNothing : w.sees(names)
}

const fields = ({ scenes, values, faults }: TicketPage): Content => {
  const errorOf = (field: TicketFault['field']) =>
    faults.find((fault) => fault.field === field)?.text
  return [
    input({
      language,
      name: 'label',
      label: w.label,
      labelSize: 'm',
      hint: w.labelHint,
      error: errorOf('label'),
      value: values.label,
      width: 20,
      autocomplete: 'off',
    }),
    checkboxes({
      language,
      name: 'scenes',
      legend: w.scenesLegend,
      legendSize: 'm',
      hint: w.scenesHint,
      error: errorOf('scenes'),
      items: scenes.map((scene) => ({
        value: scene.code,
        text: scene.name[language],
        hint: sceneHint(scene),
      })),
      values: values.scenes,
    }),
    checkboxes({
      language,
      name: 'device',
      legend: w.deviceLegend,
      legendSize: 'm',
      hint: w.deviceHint,
      items: DEVICE_PARTS.map((part) => ({ value: part, text: w[part] })),
      values: values.device,
    }),
  ]
}

/** 生成启用码: what the new terminal is called, what it verifies, what it has. */
export const ticketPage = (data: TicketPage): View => {
  const { csrf, place, scenes, faults } = data
  const ask = (): Html =>
    form({
      action: '/venue/tickets',
      method: 'post',
      csrf,
      hidden: { place: place.id },
      content: [fields(data), button({ text: w.make, preventDoubleClick: true })],
    })
  return {
    title: w.ticketTitle,
    beforeMain: back,
    main: html`${[
      faults.length > 0 &&
        errorSummary({
          language,
          errors: faults.map(({ field, text }) => ({ text, href: `#${field}` })),
        }),
      pageHeading(w.ticketTitle, verbatim(place.name[language])),
      scenes.length === 0 ? emptyState({ title: w.noScenes, text: w.noScenesText }) : ask(),
    ]}`,
  }
}

export interface MadeTicket {
  /** Eight characters. */
  readonly ticket: string
  readonly expiresAt: Temporal.Instant
  readonly place: Place
  readonly scenes: readonly Scene[]
  readonly label: string
}

/** The ticket, once, large enough to read across a desk. */
export const madeTicketPage = ({ ticket, expiresAt, place, scenes, label }: MadeTicket): View => ({
  title: w.ticketMade,
  main: html`${[
    panel({
      title: html`<span translate="no">${ticket.slice(0, 4)}-${ticket.slice(4)}</span>`,
      text: w.ticketUntil(formatTime(expiresAt)),
    }),
    paragraph(w.ticketUse, 'lead'),
    warningText({ language, text: w.ticketOnce }),
    summaryList({
      rows: [
        { key: w.label, value: verbatim(label) },
        { key: w.places, value: verbatim(place.name[language]) },
        { key: w.scenes, value: scenes.map((scene) => scene.name[language]).join('、') },
      ],
    }),
    buttonGroup(
      linkButton({ href: '/venue', text: w.backHome }),
      link({ href: `/venue/tickets?place=${place.id}`, text: w.another }),
    ),
  ]}`,
})

/** No place, no terminal. */
export const noPlacePage = (): View => ({
  title: w.ticketTitle,
  beforeMain: back,
  main: html`${[
    pageHeading(w.ticketTitle),
    emptyState({ title: w.noPlaces, text: w.noPlacesText }),
  ]}`,
})
