import { z } from 'zod'
import { PROVINCE } from '#law/setting.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import { minuteOfWeek } from '#ui/opening-hours.ts'
import {
  agencyNames,
  listOutlets,
  listRegions,
  outletByCode,
  outletsPerCity,
} from '#modules/organisation/index.ts'
import { listedOutlets } from './outlet-list.ts'
import { outletPage } from './pages-outlet.ts'
import { OUTLET_WISHES, outletsPage } from './pages-outlets.ts'
import {
  type CataloguePagesDeps,
  checkTerm,
  countedFrom,
  Facilities,
  HereQuery,
  PageNumber,
  PlaceCode,
  RegionCode,
  regionNames,
  several,
  within,
  Words,
} from './pages-query.ts'
import { sheetPage } from './pages-sheet.ts'
import type { CountedFrom } from './pages-where.ts'
import { publicView } from './public-page.ts'
import { picturedFacilities } from './store-facility-check.ts'
import { findPlaces } from './store-places.ts'

const OUTLETS_PER_PAGE = 20
/** About four sheets of A4 in large type. */
const PLACES_ON_SHEET = 80

/** The city of the place that somebody came from, or of the place nearest to where they are. */
const cityNear = async (db: Database, { near, here }: CountedFrom): Promise<string | undefined> => {
  if (here === undefined) return near?.cityCode
  const [nearest] = await findPlaces(db, { near: here }, { limit: 1, offset: 0 })
  return nearest?.cityCode
}

const outletsRoute = ({ db, clock, demo }: CataloguePagesDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/outlets',
    operationId: 'outletsPage',
    summary: { zh: '在哪里办卡', en: 'Outlets as a page' },
    access: { kind: 'public' },
    basis: ['YKT-17', 'YKT-18'],
    query: z.object({
      city: RegionCode,
      district: RegionCode,
      want: several(OUTLET_WISHES),
      facility: Facilities,
      near: PlaceCode,
      at: HereQuery,
      page: PageNumber,
    }),
    handle: async (request) => {
      const { city, district, want: wanted, facility: facilities, page } = request.query
      const from = await countedFrom(db, request.query)
      const near = from.here ?? from.near
      const cityCode = city ?? (await cityNear(db, from))
      const districtCode = within(cityCode, district)
      const desk = wanted.includes('desk')
      // Desks for Hong Kong and Macao are few: they are listed for the whole province.
      const somewhere = cityCode !== undefined || desk
      const inRegister = somewhere
        ? await listOutlets(db, {
            regionCode: districtCode ?? cityCode,
            ...(wanted.includes('instant') && { instantIssuance: true }),
            ...(desk && { hongKongMacaoDesk: true }),
          })
        : []
      const openAt = wanted.includes('open') ? minuteOfWeek(clock.now()) : undefined
      const found = listedOutlets(inRegister, { openAt, facilities, near })
      const pages = Math.max(1, Math.ceil(found.length / OUTLETS_PER_PAGE))
      const shown = Math.min(page, pages)
      const outlets = found.slice((shown - 1) * OUTLETS_PER_PAGE, shown * OUTLETS_PER_PAGE)
      return outletsPage({
        view: publicView(request, demo),
        chosen: { cityCode, districtCode, wanted, facilities, ...from },
        outlets: somewhere ? outlets : undefined,
        count: found.length,
        page: shown,
        pages,
        ...(await checkTerm(db, cityCode ?? PROVINCE, provinceDate(clock.now()))),
        perCity: await outletsPerCity(db),
        regions: await regionNames(db),
        agencies: await agencyNames(db, [
          ...new Set(outlets.map(({ outlet }) => outlet.agencyCode)),
        ]),
      })
    },
  })

const outletRoute = ({ db, clock, demo }: CataloguePagesDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/outlets/:outletCode',
    operationId: 'outletPage',
    summary: { zh: '服务网点', en: 'An outlet as a page' },
    access: { kind: 'public' },
    basis: ['YKT-17', 'YKT-18'],
    params: z.object({ outletCode: z.string().max(40) }),
    handle: async (request) => {
      const outlet = await outletByCode(db, request.params.outletCode)
      if (outlet === undefined) throw notFound()
      const agencies = await agencyNames(db, [outlet.agencyCode])
      return outletPage({
        view: publicView(request, demo),
        outlet,
        regions: await regionNames(db),
        agencyName: agencies.get(outlet.agencyCode),
        pictured: await picturedFacilities(db, { kind: 'outlet', id: outlet.code }),
        ...(await checkTerm(db, outlet.districtCode, provinceDate(clock.now()))),
      })
    },
  })

const sheetRoute = ({ db, clock, demo }: CataloguePagesDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/places/sheets/:districtCode',
    operationId: 'districtSheet',
    summary: { zh: '区县清单（打印）', en: 'The places and outlets of a district, to print' },
    access: { kind: 'public' },
    basis: ['YKT-18'],
    params: z.object({ districtCode: z.string().max(20) }),
    query: z.object({ town: Words }),
    handle: async (request) => {
      const { districtCode } = request.params
      const { town } = request.query
      const isThere = ({ address }: { readonly address: string }) => address.includes(town ?? '')
      const regions = await listRegions(db)
      const district = regions.find(({ code }) => code === districtCode)
      const city = regions.find(({ code }) => code === `${districtCode.slice(0, 4)}00`)
      // A city that has no districts, such as Dongguan, is one district.
      if (district === undefined || city === undefined || district.level === 'province')
        throw notFound()
      const filter =
        district.level === 'city' ? { cityCode: district.code } : { districtCode: district.code }
      const [outlets, places] = await Promise.all([
        listOutlets(db, { regionCode: district.code }),
        findPlaces(db, { ...filter, query: town }, { limit: PLACES_ON_SHEET + 1, offset: 0 }),
      ])
      return sheetPage({
        view: publicView(request, demo),
        districtCode: district.code,
        district: district.name,
        city: city.name,
        on: provinceDate(clock.now()),
        town,
        outlets: outlets.filter(isThere),
        places: places.slice(0, PLACES_ON_SHEET).filter(isThere),
        more: places.length > PLACES_ON_SHEET,
      })
    },
  })

/** Where a card is to be had, and the list of a district on paper. */
export const outletPages = (deps: CataloguePagesDeps): RouteDefinition[] => [
  outletsRoute(deps),
  outletRoute(deps),
  sheetRoute(deps),
]
