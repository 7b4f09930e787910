import { type Content, html, type Html } from '#kernel/html.ts'
import {
  checkboxes,
  cityTiles,
  details,
  emptyState,
  filter,
  inLanguage,
  link,
  linkButton,
  pageHeading,
  paragraph,
  sectionHeading,
  select,
  summaryList,
  tag,
  verbatim,
} from '#ui/components.ts'
import { formatCount } from '#ui/i18n/format.ts'
import { localPath, type Text } from '#ui/i18n/language.ts'
import { openingText } from '#ui/opening-hours.ts'
import { frameMessages } from './messages.ts'
import { outletsMessages as t, whereMessages } from './messages-where.ts'
import type { ListedOutlet } from './outlet-list.ts'
import { citiesOf, districtsOf, type RegionNames, regionName } from './pages-catalogue.ts'
import { type CheckTerm, facilityLine } from './pages-facilities-shown.ts'
import {
  type CountedFrom,
  distanceText,
  facilityBoxes,
  fromFields,
  listPath,
  NEAR_ME,
  pager,
  telephone,
  whereTabs,
} from './pages-where.ts'
import { publicPage, type PublicView } from './public-page.ts'
import { type AskedFacility, facilityName } from './words-place.ts'

/** What somebody may want of an outlet beside where it is. */
export const OUTLET_WISHES = ['instant', 'desk', 'open'] as const
export type OutletWish = (typeof OUTLET_WISHES)[number]

export interface ChosenOutlets extends CountedFrom {
  readonly cityCode?: string | undefined
  readonly districtCode?: string | undefined
  readonly wanted: readonly OutletWish[]
  readonly facilities: readonly AskedFacility[]
}

export interface OutletsPage extends CheckTerm {
  readonly view: PublicView
  readonly chosen: ChosenOutlets
  /** One page of them; `undefined` as long as nothing says where to look. */
  readonly outlets: readonly ListedOutlet[] | undefined
  readonly count: number
  /** From 1. */
  readonly page: number
  readonly pages: number
  /** City code → outlets of the whole province. */
  readonly perCity: ReadonlyMap<string, number>
  readonly regions: RegionNames
  readonly agencies: ReadonlyMap<string, Text>
}

const outletsPath = (view: PublicView, chosen: ChosenOutlets, page?: number): string => {
  const {
    cityCode: city,
    districtCode: district,
    near,
    here,
    wanted: want,
    facilities: facility,
  } = chosen
  return listPath(
    view,
    '/outlets',
    { city, district, near: near?.code, at: here?.at, want, facility },
    page,
  )
}

const chips = ({ view, chosen, regions }: OutletsPage) => {
  const { language } = view
  const { cityCode, districtCode, wanted, facilities, near, here } = chosen
  const without = (change: Partial<ChosenOutlets>) => outletsPath(view, { ...chosen, ...change })
  return [
    here !== undefined && {
      text: whereMessages(language, 'here'),
      href: without({ here: undefined }),
    },
    near !== undefined && {
      text: t(language, 'nearPlace', { name: near.name[language] }),
      href: without({ near: undefined }),
    },
    cityCode !== undefined && {
      text: regionName(view, regions, cityCode),
      href: without({ cityCode: undefined, districtCode: undefined }),
    },
    districtCode !== undefined && {
      text: regionName(view, regions, districtCode),
      href: without({ districtCode: undefined }),
    },
    ...wanted.map((wish) => ({
      text: t(language, wish),
      href: without({ wanted: wanted.filter((one) => one !== wish) }),
    })),
    ...facilities.map((facility) => ({
      text: facilityName(language, facility),
      href: without({ facilities: facilities.filter((one) => one !== facility) }),
    })),
  ].filter((chip) => chip !== false)
}

const regionSelect = (
  { view, regions }: OutletsPage,
  name: 'city' | 'district',
  codes: readonly string[],
  value: string | undefined,
): Html =>
  select({
    language: view.language,
    name,
    label: t(view.language, name),
    labelSize: 's',
    value,
    items: [
      { value: '', text: frameMessages(view.language, 'any') },
      ...codes.map((code) => ({ value: code, text: regionName(view, regions, code) })),
    ],
  })

/** The elder edition leaves districts and facilities to the page of the outlet's city. */
const filterForm = (data: OutletsPage): Html => {
  const { view, chosen, regions } = data
  const { language, display } = view
  const { cityCode, districtCode } = chosen
  const districts = cityCode === undefined ? [] : districtsOf(regions, cityCode)
  return filter({
    language,
    action: localPath(language, '/outlets'),
    selected: chips(data),
    fields: [
      regionSelect(data, 'city', citiesOf(regions), cityCode),
      ...(districts.length > 0 && !display.elder
        ? [regionSelect(data, 'district', districts, districtCode)]
        : []),
      checkboxes({
        language,
        name: 'want',
        layout: display.elder ? undefined : 'small',
        legend: t(language, 'wanted'),
        legendSize: 's',
        hint: t(language, 'openHint'),
        values: chosen.wanted,
        items: OUTLET_WISHES.map((wish) => ({ value: wish, text: t(language, wish) })),
      }),
      ...(display.elder
        ? []
        : [facilityBoxes(language, t(language, 'facilities'), chosen.facilities)]),
      ...fromFields(language, chosen),
    ],
  })
}

const row = (data: OutletsPage, { outlet, metres }: ListedOutlet) => {
  const { view, regions, agencies } = data
  const { language } = view
  const { agencyCode } = outlet
  const runs: Content = agencies.get(agencyCode)?.[language] ?? agencyCode
  const tags = [
    outlet.instantIssuance && tag({ text: t(language, 'instant'), colour: 'green' }),
    outlet.hongKongMacaoDesk && [' ', tag({ text: t(language, 'desk'), colour: 'blue' })],
  ]
  const way = metres !== undefined && [distanceText(language, metres), ' · ']
  return {
    key: link({
      href: localPath(language, `/outlets/${outlet.code}`),
      text: verbatim(outlet.name[language]),
    }),
    value: html`${paragraph([
      way,
      regionName(view, regions, outlet.districtCode),
      ' · ',
      verbatim(inLanguage('zh-Hans', outlet.address)),
    ])}${paragraph([
      openingText(language, outlet.openingHours),
      ' · ',
      telephone(outlet.phone),
    ])}${tags.some((one) => one !== false) && paragraph(tags)}${paragraph(
      [t.html(language, 'run', { name: runs }), ' · ', facilityLine(language, outlet, data)],
      'quiet',
    )}`,
  }
}

const tiles = (data: OutletsPage): Html => {
  const { view, chosen, regions, perCity } = data
  const { language } = view
  return cityTiles({
    label: t(language, 'cities'),
    cities: citiesOf(regions).map((code) => ({
      code,
      href: outletsPath(view, { ...chosen, cityCode: code, districtCode: undefined }),
      name: regionName(view, regions, code),
      text: t(language, 'there', { count: formatCount(perCity.get(code) ?? 0) }),
    })),
  })
}

const byCity = (data: OutletsPage): Html => {
  const { language } = data.view
  return data.outlets === undefined
    ? html`${sectionHeading(t(language, 'byCity'))}${tiles(data)}`
    : details({ summary: t(language, 'otherCity'), text: tiles(data) })
}

const results = (data: OutletsPage): Html | undefined => {
  const { view, chosen, outlets, count, page, pages } = data
  const { language } = view
  if (outlets === undefined) return undefined
  if (outlets.length === 0)
    return emptyState({
      title: t(language, 'nothing'),
      text: t(language, 'nothingText'),
      illustration: 'search',
      action: linkButton({
        kind: 'secondary',
        text: t(language, 'showAll'),
        href: localPath(language, '/outlets'),
      }),
    })
  const { districtCode } = chosen
  const sheet =
    districtCode !== undefined &&
    paragraph(
      link({
        href: localPath(language, `/places/sheets/${districtCode}`),
        text: t(language, 'sheet'),
      }),
    )
  const where = pages > 1 && [' · ', t(language, 'page', { page, pages })]
  return html`${sheet}${paragraph(
    [t(language, 'found', { count: formatCount(count) }), where],
    'quiet',
  )}${summaryList({ rows: outlets.map((outlet) => row(data, outlet)) })}${pager({
    language,
    page,
    pages,
    path: (to) => outletsPath(view, chosen, to),
  })}`
}

/** 在哪里办卡: the outlets of a city, by what they can do (Art. 17, 18). */
export const outletsPage = (data: OutletsPage): Html => {
  const { view } = data
  const { language } = view
  const title = t(language, 'title')
  return publicPage(view, {
    title,
    section: '/places',
    scripts: NEAR_ME,
    main: html`${pageHeading(title)}${paragraph(t(language, 'lead'), 'lead')}${whereTabs(
      view,
      '/outlets',
    )}${byCity(data)}${filterForm(data)}${results(data)}`,
  })
}
