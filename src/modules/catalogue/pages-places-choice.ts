import type { Html } from '#kernel/html.ts'
import { checkboxes, filter, input, select } from '#ui/components.ts'
import { localPath } from '#ui/i18n/language.ts'
import { frameMessages } from './messages.ts'
import { placesMessages as t } from './messages-places.ts'
import { whereMessages } from './messages-where.ts'
import { citiesOf, districtsOf, type RegionNames, regionName } from './pages-catalogue.ts'
import { type CountedFrom, facilityBoxes, fromFields, listPath } from './pages-where.ts'
import type { PublicView } from './public-page.ts'
import type { Scene } from './scene.ts'
import { type AskedFacility, facilityName, kindName } from './words-place.ts'

/** What the reader chose; `facilities` must all be there. */
export interface ChosenPlaces extends CountedFrom {
  readonly query?: string | undefined
  readonly cityCode?: string | undefined
  readonly districtCode?: string | undefined
  readonly kind?: string | undefined
  readonly sceneCode?: string | undefined
  readonly facilities: readonly AskedFacility[]
  readonly openNow: boolean
}

/** What there is to choose from, and what was chosen. */
export interface PlaceChoices {
  readonly view: PublicView
  readonly chosen: ChosenPlaces
  /** Kinds of which there is a place. */
  readonly kinds: readonly string[]
  /** Scenes that somebody offers at a place. */
  readonly scenes: readonly Scene[]
  readonly regions: RegionNames
}

/** The list with these choices. */
export const placesPath = (view: PublicView, chosen: ChosenPlaces, page?: number): string => {
  const parts = {
    q: chosen.query,
    city: chosen.cityCode,
    district: chosen.districtCode,
    kind: chosen.kind,
    scene: chosen.sceneCode,
    near: chosen.near?.code,
    at: chosen.here?.at,
    facility: chosen.facilities,
    open: chosen.openNow ? 'now' : undefined,
  }
  return listPath(view, '/places', parts, page)
}

const chips = ({ view, chosen, scenes, regions }: PlaceChoices) => {
  const { language } = view
  const { query, cityCode, districtCode, kind, sceneCode, facilities, openNow, near, here } = chosen
  const without = (change: Partial<ChosenPlaces>) => placesPath(view, { ...chosen, ...change })
  return [
    here !== undefined && {
      text: whereMessages(language, 'here'),
      href: without({ here: undefined }),
    },
    near !== undefined && {
      text: t(language, 'nearPlace', { name: near.name[language] }),
      href: without({ near: undefined }),
    },
    openNow && { text: t(language, 'openNow'), href: without({ openNow: false }) },
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
const selects = ({ view, chosen, kinds, scenes, regions }: PlaceChoices): readonly Html[] => {
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
  const districts = cityCode === undefined ? [] : districtsOf(regions, cityCode)
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

const openBox = ({ view: { language, display }, chosen }: PlaceChoices): Html =>
  checkboxes({
    language,
    name: 'open',
    layout: display.elder ? undefined : 'small',
    hint: t(language, 'openHint'),
    values: chosen.openNow ? ['now'] : [],
    items: [{ value: 'now', text: t(language, 'openNow') }],
  })

/** Narrows the places down; nothing chosen is lost by choosing more. */
export const placesFilter = (data: PlaceChoices): Html => {
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
        hint: t(language, 'searchHint'),
        value: chosen.query,
      }),
      ...selects(data),
      openBox(data),
      ...fromFields(language, chosen),
      ...(display.elder
        ? []
        : [facilityBoxes(language, t(language, 'facilities'), chosen.facilities)]),
    ],
  })
}
