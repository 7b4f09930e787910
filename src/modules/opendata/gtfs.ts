import { zipSync } from 'fflate'
import { writeYuan } from '#kernel/money.ts'
import type { Text } from '#ui/i18n/language.ts'
import {
  type CatalogueSnapshot,
  concessionName,
  PROVINCE,
  type Scene,
} from '#modules/catalogue/index.ts'
import { evaluate, type PriceList } from '#modules/concession/index.ts'
import { GTFS_FILE_NAMES, GTFS_FILES, type GtfsFileName } from './gtfs-fields.ts'
import { EVERYBODY, type Rider, ridersOf } from './gtfs-riders.ts'

export const FARES_PATH = '/v1/open-data/gtfs-fares.zip'

export interface FareWorld {
  readonly catalogue: CatalogueSnapshot
  readonly prices: PriceList
  readonly cities: readonly { readonly code: string; readonly name: Text }[]
  /** Without a slash at the end. */
  readonly publicUrl: string
  readonly on: Temporal.PlainDate
}

type Row = Readonly<Record<string, string>>
export type FareFeed = Readonly<Record<GtfsFileName, readonly Row[]>>

const AUTHORITY = '广东省人力资源和社会保障厅'

/** By what a journey is paid: the card (a transit card) or the code of a phone (an app). */
const MEDIA = [
  { id: 'card', name: '社会保障卡', type: '2', carriers: ['chip', 'contactless'] },
  { id: 'code', name: '电子社会保障卡码', type: '4', carriers: ['code'] },
] as const

interface Network {
  /** The price list, such as `metroFare`. */
  readonly kind: string
  readonly scenes: readonly Scene[]
}

/** What one rides by a price list: the scenes of transport that can be used in a city. */
const networksIn = (catalogue: CatalogueSnapshot, cityCode: string): readonly Network[] => {
  const scenes = catalogue.scenes
    .flatMap(({ code }) => catalogue.scene(code, cityCode) ?? [])
    .filter(({ domain }) => domain === 'transport')
  const kinds = [...new Set(scenes.flatMap(({ concessionKind }) => concessionKind ?? []))]
  return kinds.toSorted().map((kind) => ({
    kind,
    scenes: scenes.filter(({ concessionKind }) => concessionKind === kind),
  }))
}

const payOf = (
  { prices, on }: FareWorld,
  kind: string,
  cityCode: string,
  { age, categories }: Rider,
): bigint | undefined =>
  evaluate(prices, { kind, cityCode, birthOn: on.subtract({ years: age }), categories, on }).payFen

const mediaOf = ({ scenes }: Network) =>
  MEDIA.filter(({ carriers }) =>
    scenes.some((scene) => carriers.some((one) => scene.carriers.includes(one))),
  )

/** What everybody pays in one network of one city, asked of the rules that the gateway asks. */
const productRows = (
  world: FareWorld,
  city: FareWorld['cities'][number],
  network: Network,
  riders: readonly Rider[],
): readonly Row[] =>
  riders.flatMap((rider) => {
    const fen = payOf(world, network.kind, city.code, rider)
    if (fen === undefined) return []
    return mediaOf(network).map((medium) => ({
      fare_product_id: `${network.kind}-${city.code}`,
      fare_product_name: `${city.name['zh-Hans']} ${concessionName('zh-Hans', network.kind)}`,
      rider_category_id: rider.id,
      fare_media_id: medium.id,
      amount: writeYuan(fen),
      currency: 'CNY',
    }))
  })

const fares = (world: FareWorld, riders: readonly Rider[]) => {
  const products: Row[] = []
  const legs: Row[] = []
  const kinds = new Set<string>()
  for (const city of world.cities)
    for (const network of networksIn(world.catalogue, city.code)) {
      const rows = productRows(world, city, network, riders)
      if (rows.length === 0) continue
      products.push(...rows)
      kinds.add(network.kind)
      legs.push({
        network_id: network.kind,
        from_area_id: city.code,
        to_area_id: city.code,
        fare_product_id: `${network.kind}-${city.code}`,
      })
    }
  return { products, legs, kinds: [...kinds].toSorted() }
}

const ofTransport = ({ catalogue, prices }: FareWorld) => {
  const kinds = new Set(
    catalogue.scenes.flatMap(({ domain, concessionKind }) =>
      domain === 'transport' ? (concessionKind ?? []) : [],
    ),
  )
  return [...prices.rules.values()].flat().filter(({ kind }) => kinds.has(kind))
}

/**
 * 交通优惠 as GTFS Fares v2 (Art. 12, 16): what a journey costs in each city for everybody whom a
 * rule is for. Who is several at once pays what the gateway finds best; GTFS has no words for it.
 */
export const fareFeed = (world: FareWorld): FareFeed => {
  const { cities, publicUrl, on, catalogue } = world
  const riders = ridersOf(ofTransport(world), on)
  const { products, legs, kinds } = fares(world, riders)
  const used = new Set(products.map((row) => row['rider_category_id']))
  const version = catalogue.versions.find(({ regionCode }) => regionCode === PROVINCE)
  const day = on.toString().replaceAll('-', '')
  return {
    'agency.txt': [
      {
        agency_id: 'yikatong',
        agency_name: AUTHORITY,
        agency_url: publicUrl,
        agency_timezone: 'Asia/Shanghai',
        agency_lang: 'zh-Hans',
      },
    ],
    'feed_info.txt': [
      {
        feed_publisher_name: AUTHORITY,
        feed_publisher_url: publicUrl,
        feed_lang: 'zh-Hans',
        feed_start_date: day,
        feed_version: `${version?.number ?? 0}/${day}`,
      },
    ],
    'areas.txt': cities.map(({ code, name }) => ({ area_id: code, area_name: name['zh-Hans'] })),
    'networks.txt': kinds.map((kind) => ({
      network_id: kind,
      network_name: concessionName('zh-Hans', kind),
    })),
    'rider_categories.txt': riders
      .filter(({ id }) => id === EVERYBODY.id || used.has(id))
      .map(({ id, name }) => ({
        rider_category_id: id,
        rider_category_name: name,
        is_default_fare_category: id === EVERYBODY.id ? '1' : '0',
        eligibility_url: id === EVERYBODY.id ? '' : `${publicUrl}/catalogue?domain=transport`,
      })),
    'fare_media.txt': MEDIA.map(({ id, name, type }) => ({
      fare_media_id: id,
      fare_media_name: name,
      fare_media_type: type,
    })),
    'fare_products.txt': products,
    'fare_leg_rules.txt': legs,
  }
}

/** GTFS knows no formulas; a quotation mark is doubled as RFC 4180 says. */
const cell = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

/** The text of one file of the feed. */
export const gtfsText = (name: GtfsFileName, rows: readonly Row[]): string => {
  const columns = GTFS_FILES[name].fields.map((field) => field.name)
  return [columns, ...rows.map((row) => columns.map((column) => cell(row[column] ?? '')))]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('')
}

/** The day that stands at each file in the archive, so that the same feed is the same bytes. */
const STAMP = '2024-11-01T00:00:00'

/** The feed as the archive that journey planners read. */
export const fareArchive = (feed: FareFeed): Uint8Array =>
  zipSync(
    Object.fromEntries(
      GTFS_FILE_NAMES.map((name) => [name, Buffer.from(gtfsText(name, feed[name]))]),
    ),
    { mtime: STAMP },
  )
