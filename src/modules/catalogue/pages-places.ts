import { type Content, html, type Html } from '#kernel/html.ts'
import { distanceMetres } from '#kernel/location.ts'
import {
  bulletList,
  cityTiles,
  details,
  emptyState,
  link,
  linkButton,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  tag,
  verbatim,
} from '#ui/components.ts'
import { formatCount } from '#ui/i18n/format.ts'
import { localPath } from '#ui/i18n/language.ts'
import { openingText } from '#ui/opening-hours.ts'
import { placesMessages as t } from './messages-places.ts'
import { citiesOf, regionName } from './pages-catalogue.ts'
import { type CheckTerm, facilityLine } from './pages-facilities-shown.ts'
import { distanceText, NEAR_ME, pager, whereTabs } from './pages-where.ts'
import { isClosed } from './place-change.ts'
import { type PlaceChoices, placesFilter, placesPath } from './pages-places-choice.ts'
import { publicPage } from './public-page.ts'
import type { Place, Scene } from './scene.ts'
import { MOST_COUNTED } from './store-places.ts'
import { kindName } from './words-place.ts'

export interface PlacesPage extends PlaceChoices, CheckTerm {
  readonly places: readonly Place[]
  /** As far as they are counted. */
  readonly count: number
  /** From 1. */
  readonly page: number
  readonly pages: number
  /** City code → places of the whole province. */
  readonly perCity: ReadonlyMap<string, number>
  /** Scenes whose own words are those that were typed. */
  readonly suggested: readonly Scene[]
}

const wayTo = ({ view: { language }, chosen }: PlacesPage, place: Place): Content => {
  const from = chosen.here ?? chosen.near
  return from !== undefined && [distanceText(language, distanceMetres(from, place)), ' · ']
}

const row = (data: PlacesPage, place: Place) => {
  const { view, regions } = data
  const { language } = view
  const where = [...new Set([place.cityCode, place.districtCode])].map((code) =>
    regionName(view, regions, code),
  )
  return {
    key: link({
      href: localPath(language, `/places/${place.code}`),
      text: verbatim(place.name[language]),
    }),
    value: html`${paragraph([
      kindName(language, place.kind),
      ' · ',
      where.join(' '),
      isClosed(place, data.on) && [' ', tag({ text: t(language, 'closed'), colour: 'orange' })],
    ])}${paragraph(
      [
        wayTo(data, place),
        openingText(language, place.openingHours),
        ' · ',
        facilityLine(language, place, data),
      ],
      'quiet',
    )}`,
  }
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
  const { page, pages, count } = data
  const found =
    count > MOST_COUNTED
      ? t(language, 'foundMany', { count: formatCount(MOST_COUNTED) })
      : t(language, 'found', { count: formatCount(count) })
  const where = pages > 1 && [' · ', t(language, 'page', { page, pages })]
  return html`${paragraph([found, where], 'quiet')}${summaryList({
    rows: data.places.map((place) => row(data, place)),
  })}${pager({
    language,
    page,
    pages,
    path: (to) => placesPath(data.view, data.chosen, to),
  })}`
}

/** Scenes whose words were typed: who looks for 看病 wants the places where that is done. */
const suggestions = ({ view, chosen, suggested }: PlacesPage): Html | undefined => {
  if (suggested.length === 0) return undefined
  const { language } = view
  const withScene = ({ code, name }: Scene): Html =>
    link({
      href: placesPath(view, { ...chosen, query: undefined, sceneCode: code }),
      text: name[language],
    })
  return html`${paragraph(t(language, 'suggested'))}${bulletList(suggested.map(withScene))}`
}

const tiles = (data: PlacesPage): Html => {
  const { view, chosen, regions, perCity } = data
  const { language } = view
  return cityTiles({
    label: t(language, 'cities'),
    cities: citiesOf(regions).map((code) => ({
      code,
      href: placesPath(view, { ...chosen, cityCode: code, districtCode: undefined }),
      name: regionName(view, regions, code),
      text: t(language, 'placesThere', { count: formatCount(perCity.get(code) ?? 0) }),
    })),
  })
}

/** By city, for whoever does not say where they are; once a city is chosen it is out of the way. */
const byCity = (data: PlacesPage): Html | undefined => {
  const { view, chosen } = data
  const { language } = view
  if (chosen.cityCode === undefined)
    return html`${sectionHeading(t(language, 'byCity'))}${tiles(data)}`
  return details({ summary: t(language, 'otherCity'), text: tiles(data) })
}

/** The sheet of a district, for the board of a village or the fridge at home. */
const sheetLink = ({ view: { language }, chosen }: PlacesPage): Html | undefined => {
  const { districtCode } = chosen
  return districtCode === undefined
    ? undefined
    : paragraph(
        link({
          href: localPath(language, `/places/sheets/${districtCode}`),
          text: t(language, 'sheet'),
        }),
      )
}

/** 哪里能用: the places, narrowed down by what the reader needs (Art. 8, 18). */
export const placesPage = (data: PlacesPage): Html => {
  const { view } = data
  const { language } = view
  const title = t(language, 'title')
  return publicPage(view, {
    title,
    description: t(language, 'lead'),
    section: '/places',
    scripts: NEAR_ME,
    main: html`${pageHeading(title)}${paragraph(t(language, 'lead'), 'lead')}${whereTabs(
      view,
      '/places',
    )}${byCity(data)}${placesFilter(data)}${sheetLink(data)}${suggestions(data)}${results(data)}`,
  })
}
