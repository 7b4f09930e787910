import { html, type Html } from '#kernel/html.ts'
import {
  checkboxes,
  details,
  emptyState,
  filter,
  input,
  link,
  linkButton,
  pageHeading,
  pagination,
  paragraph,
  select,
  summaryList,
  verbatim,
} from '#ui/components.ts'
import { formatCount } from '#ui/i18n/format.ts'
import { localPath } from '#ui/i18n/language.ts'
import { frameMessages } from './messages.ts'
import { placesMessages as t } from './messages-places.ts'
import { openingText } from '#ui/opening-hours.ts'
import { citiesOf, type RegionNames, regionName } from './pages-catalogue.ts'
import { publicPage, type PublicView } from './public-page.ts'
import type { Place, Scene } from './scene.ts'
import { ASKED_FACILITIES, type AskedFacility, facilityName, kindName } from './words-place.ts'

/** What the reader chose; `facilities` must all be there. */
export interface ChosenPlaces {
  readonly query?: string | undefined
  readonly cityCode?: string | undefined
  readonly districtCode?: string | undefined
  readonly kind?: string | undefined
  readonly sceneCode?: string | undefined
  readonly facilities: readonly AskedFacility[]
}

export interface PlacesPage {
  readonly view: PublicView
  readonly chosen: ChosenPlaces
  readonly places: readonly Place[]
  readonly count: number
  /** From 1. */
  readonly page: number
  readonly pages: number
  /** Kinds of which there is a place. */
  readonly kinds: readonly string[]
  /** Scenes that somebody offers at a place. */
  readonly scenes: readonly Scene[]
  readonly regions: RegionNames
}

const listPath = ({ language }: PublicView, chosen: ChosenPlaces, page = 1): string => {
  const query = new URLSearchParams()
  const parts = {
    q: chosen.query,
    city: chosen.cityCode,
    district: chosen.districtCode,
    kind: chosen.kind,
    scene: chosen.sceneCode,
  }
  for (const [name, value] of Object.entries(parts)) if (value !== undefined) query.set(name, value)
  for (const facility of chosen.facilities) query.append('facility', facility)
  if (page > 1) query.set('page', String(page))
  return `${localPath(language, '/places')}${query.size > 0 ? `?${query.toString()}` : ''}`
}

const chips = ({ view, chosen, scenes, regions }: PlacesPage) => {
  const { language } = view
  const { query, cityCode, districtCode, kind, sceneCode, facilities } = chosen
  const without = (change: Partial<ChosenPlaces>) => listPath(view, { ...chosen, ...change })
  return [
    query !== undefined && { text: query, href: without({ query: undefined }) },
    cityCode !== undefined && {
      text: regionName(view, regions, cityCode),
      href: without({ cityCode: undefined, districtCode: undefined }),
    },
    districtCode !== undefined && {
      text: regionName(view, regions, districtCode),
      href: without({ districtCode: undefined }),
    },
    kind !== undefined && { text: kindName(language, kind), href: without({ kind: undefined }) },
    sceneCode !== undefined && {
      text: scenes.find(({ code }) => code === sceneCode)?.name[language] ?? sceneCode,
      href: without({ sceneCode: undefined }),
    },
    ...facilities.map((facility) => ({
      text: facilityName(language, facility),
      href: without({ facilities: facilities.filter((one) => one !== facility) }),
    })),
  ].filter((chip) => chip !== false)
}

/** Districts appear once a city is chosen; the elder edition asks for name and city only. */
const selects = ({ view, chosen, kinds, scenes, regions }: PlacesPage): readonly Html[] => {
  const { language, display } = view
  const any = { value: '', text: frameMessages(language, 'any') }
  const named = (code: string) => ({ value: code, text: regionName(view, regions, code) })
  const ask = (
    name: 'city' | 'district' | 'kind' | 'scene',
    value: string | undefined,
    items: readonly { readonly value: string; readonly text: string }[],
  ) =>
    select({
      language,
      name,
      label: t(language, name),
      labelSize: 's',
      value,
      items: [any, ...items],
    })
  const { cityCode } = chosen
  const districts =
    cityCode === undefined
      ? []
      : [...regions.keys()].filter(
          (code) => code.startsWith(cityCode.slice(0, 4)) && code !== cityCode,
        )
  const city = ask('city', cityCode, citiesOf(regions).map(named))
  if (display.elder) return [city]
  return [
    city,
    ...(districts.length > 0 ? [ask('district', chosen.districtCode, districts.map(named))] : []),
    ask(
      'kind',
      chosen.kind,
      kinds.map((kind) => ({ value: kind, text: kindName(language, kind) })),
    ),
    ask(
      'scene',
      chosen.sceneCode,
      scenes.map(({ code, name }) => ({ value: code, text: name[language] })),
    ),
  ]
}

const filterForm = (data: PlacesPage): Html => {
  const { view, chosen } = data
  const { language, display } = view
  return filter({
    language,
    action: localPath(language, '/places'),
    selected: chips(data),
    fields: [
      input({
        language,
        name: 'q',
        type: 'search',
        label: t(language, 'search'),
        labelSize: 's',
        value: chosen.query,
      }),
      ...selects(data),
      ...(display.elder
        ? []
        : [
            details({
              summary: t(language, 'facilities'),
              text: checkboxes({
                language,
                name: 'facility',
                layout: 'small',
                values: chosen.facilities,
                items: ASKED_FACILITIES.map((facility) => ({
                  value: facility,
                  text: facilityName(language, facility),
                })),
              }),
            }),
          ]),
    ],
  })
}

const row = ({ view, regions }: PlacesPage, place: Place) => {
  const { language } = view
  const where = [...new Set([place.cityCode, place.districtCode])].map((code) =>
    regionName(view, regions, code),
  )
  return {
    key: link({
      href: localPath(language, `/places/${place.code}`),
      text: verbatim(place.name[language]),
    }),
    value: html`${paragraph([kindName(language, place.kind), ' · ', where.join(' ')])}${paragraph(
      [
        openingText(language, place.openingHours),
        ' · ',
        t(language, 'facilityCount', { count: place.facilities.length }),
      ],
      'quiet',
    )}`,
  }
}

const pager = ({ view, chosen, page, pages }: PlacesPage): Html | undefined => {
  if (pages < 2) return undefined
  const to = (number: number) => ({ href: listPath(view, chosen, number) })
  const near = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages)
  const shown = [...new Set(near)]
  return pagination({
    language: view.language,
    previous: page > 1 ? to(page - 1) : undefined,
    next: page < pages ? to(page + 1) : undefined,
    pages: shown.flatMap((number, i) => {
      const item = { number, ...to(number), current: number === page }
      const before = shown[i - 1]
      return before !== undefined && number - before > 1 ? (['gap', item] as const) : [item]
    }),
  })
}

const results = (data: PlacesPage): Html => {
  const { language } = data.view
  if (data.places.length === 0)
    return emptyState({
      title: t(language, 'nothing'),
      text: t(language, 'nothingText'),
      illustration: 'search',
      action: linkButton({
        kind: 'secondary',
        text: t(language, 'showAll'),
        href: localPath(language, '/places'),
      }),
    })
  const { page, pages } = data
  const found = t(language, 'found', { count: formatCount(data.count) })
  const where = pages > 1 && [' · ', t(language, 'page', { page, pages })]
  return html`${paragraph([found, where], 'quiet')}${summaryList({
    rows: data.places.map((place) => row(data, place)),
  })}${pager(data)}`
}

/** 哪里能用: the places, narrowed down by what the reader needs (Art. 8, 18). */
export const placesPage = (data: PlacesPage): Html => {
  const { language } = data.view
  const title = t(language, 'title')
  return publicPage(data.view, {
    title,
    section: '/places',
    main: html`${pageHeading(title)}${paragraph(t(language, 'lead'), 'lead')}${filterForm(
      data,
    )}${results(data)}`,
  })
}
