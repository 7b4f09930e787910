import type { Place } from '#modules/catalogue/index.ts'
import { KNOWN_PLACES, type KnownPlace } from '../data/known-places.ts'
import {
  CITY_SCENES_OF_KIND,
  PLACE_KINDS,
  SCENES_OF_KIND,
  type PlaceKind,
} from '../data/place-kinds.ts'
import { CENTRES, CITIES, cityOfDistrict, districtsOf, type Region } from '../data/regions.ts'
import { text, type Text } from '../data/text.ts'
import { makeFacilities } from './facilities.ts'
import { Random } from './random.ts'

/** Kinds of which there is only one in a city, so that a known one stands for it. */
const ONE_PER_CITY: ReadonlySet<string> = new Set(['library', 'museum'])

/** A place as written down or dealt, before it gets its number. */
type Draft = Omit<Place, 'id' | 'code' | 'facilities' | 'phone' | 'sceneCodes'>

/**
 * 应用场所: the known places, then one of every kind in every city. The n-th place is the same in
 * every run, and so is its id.
 */
export const makePlaces = (): readonly Place[] => {
  const random = new Random(300)
  const known = KNOWN_PLACES.map(knownDraft)
  const taken = new Set(known.map(({ kind, cityCode }) => `${kind} ${cityCode}`))
  const dealt = CITIES.flatMap((city) =>
    PLACE_KINDS.filter(
      ({ kind }) => !(ONE_PER_CITY.has(kind) && taken.has(`${kind} ${city.code}`)),
    ).map((kind, i) => draft(kind, city, random.start(Number(city.code) + i))),
  )
  return [...known, ...dealt].map((draft, i) => finish(draft, i + 1, random.start(i)))
}

const knownDraft = (place: KnownPlace): Draft => ({
  name: place.name,
  kind: place.kind,
  cityCode: cityOfDistrict(place.districtCode),
  districtCode: place.districtCode,
  address: place.address,
  longitude: place.at[0],
  latitude: place.at[1],
  openingHours: PLACE_KINDS.find(({ kind }) => kind === place.kind)?.openingHours ?? '06:00-23:00',
  operatorAgency: place.operatorAgency,
})

const draft = (kind: PlaceKind, city: Region, random: Random): Draft => {
  const district = random.pick(districtsOf(city.code))
  const [longitude, latitude] = CENTRES[city.code] ?? [Number.NaN, Number.NaN]
  const straight = district.code === city.code
  const street = random.pick(['人民路', '解放路', '文明路', '东风路', '滨江路', '学前路'])
  return {
    name: fill(kind.names, kind.per === 'city' ? city.name : district.name),
    kind: kind.kind,
    cityCode: city.code,
    districtCode: district.code,
    address:
      city.name['zh-Hans'] +
      (straight ? '' : district.name['zh-Hans']) +
      `${street}${1 + random.below(200)}号`,
    longitude: near(longitude, random),
    latitude: near(latitude, random),
    openingHours: kind.openingHours,
    operatorAgency: `op-${kind.line}-${city.code}`,
  }
}

const fill = ([hans, hant, en, pt]: PlaceKind['names'], name: Text): Text =>
  text(
    hans.replace('{}', name['zh-Hans']),
    hant.replace('{}', name['zh-Hant']),
    en.replace('{}', name.en),
    pt.replace('{}', name.pt),
  )

/** Within about five kilometres, to five decimals. */
const near = (degrees: number, random: Random): number =>
  Math.round((degrees + (random.below(10_000) - 5000) / 100_000) * 100_000) / 100_000

const finish = (draft: Draft, number: number, random: Random): Place => {
  const { facilities } = makeFacilities(random)
  return {
    ...draft,
    id: `00000300-0000-8000-8000-${number.toString(16).padStart(12, '0')}`,
    code: `P-${draft.cityCode}-${String(number).padStart(4, '0')}`,
    phone: '12345',
    sceneCodes: [
      ...(SCENES_OF_KIND[draft.kind] ?? []),
      ...(CITY_SCENES_OF_KIND[draft.cityCode]?.[draft.kind] ?? []),
    ],
    facilities,
  }
}
