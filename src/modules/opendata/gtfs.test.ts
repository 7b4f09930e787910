import assert from 'node:assert/strict'
import test from 'node:test'
import { fromBufferPromise } from 'yauzl'
import { CatalogueSnapshot } from '#modules/catalogue/index.ts'
import { priceList } from '#modules/concession/index.ts'
import { CONCESSION_RULES } from '#app/seed/data/concession-rules.ts'
import { FULL_PRICE_ROWS } from '#app/seed/data/full-prices.ts'
import { CITIES } from '#app/seed/data/regions.ts'
import { SCENES } from '#app/seed/data/scenes.ts'
import { feedFaults } from '#test/gtfs.ts'
import { fareArchive, fareFeed, gtfsText } from './gtfs.ts'
import { GTFS_FILE_NAMES, type GtfsFileName } from './gtfs-fields.ts'

const FEED = fareFeed({
  catalogue: new CatalogueSnapshot([], SCENES, []),
  prices: priceList(CONCESSION_RULES, FULL_PRICE_ROWS),
  cities: CITIES,
  publicUrl: 'https://card.example',
  on: Temporal.PlainDate.from('2026-11-20'),
})
const texts = (feed = FEED) =>
  new Map(GTFS_FILE_NAMES.map((name) => [name, gtfsText(name, feed[name])]))

test('the fares keep to the field rules of GTFS Fares v2', async () => {
  assert.deepEqual(await feedFaults(texts()), [])
  const riders = FEED['rider_categories.txt']
  assert.equal(riders.filter((row) => row['is_default_fare_category'] === '1').length, 1)
  assert.equal(FEED['areas.txt'].length, 21)
  assert.ok(FEED['fare_leg_rules.txt'].length >= 21 * 3, 'bus, metro and ferry in every city')
})

test('a feed that does not keep to the rules is found out', async () => {
  const spoil = async (name: GtfsFileName, change: Readonly<Record<string, string>>) => {
    const [first, ...rest] = FEED[name]
    return feedFaults(texts({ ...FEED, [name]: [{ ...first, ...change }, ...rest] }))
  }
  const faults = [
    await spoil('fare_products.txt', { amount: '4' }),
    await spoil('fare_products.txt', { currency: 'yuan' }),
    await spoil('fare_products.txt', { rider_category_id: 'nobody' }),
    await spoil('fare_media.txt', { fare_media_type: '9' }),
    await spoil('fare_leg_rules.txt', { from_area_id: '810000' }),
    await spoil('agency.txt', { agency_name: '' }),
    await feedFaults(
      texts({ ...FEED, 'networks.txt': [...FEED['networks.txt'], ...FEED['networks.txt']] }),
    ),
  ]
  for (const [i, found] of faults.entries()) assert.ok(found.length > 0, `fault ${i} was not found`)
})

test('everybody pays in the feed what the rules of their city say', () => {
  const paid = (network: string, city: string, rider: string) => [
    ...new Set(
      FEED['fare_products.txt']
        .filter(
          (row) =>
            row['fare_product_id'] === `${network}-${city}` && row['rider_category_id'] === rider,
        )
        .map((row) => row['amount']),
    ),
  ]
  assert.deepEqual(paid('metroFare', '440100', 'everybody'), ['4.00'])
  assert.deepEqual(paid('metroFare', '440100', 'age-65'), ['0.00'])
  assert.deepEqual(paid('metroFare', '440100', 'age-60-64'), ['2.00'])
  assert.deepEqual(paid('metroFare', '440300', 'age-60'), ['0.00'], 'Shenzhen begins at sixty')
  assert.deepEqual(paid('busFare', '440600', 'student-age-6-17'), ['1.60'])
  assert.deepEqual(paid('busFare', '440100', 'student-age-6-17'), ['1.00'])
})

test('the archive holds every file, and the same feed is the same bytes', async () => {
  const archive = Buffer.from(fareArchive(FEED))
  assert.deepEqual(archive, Buffer.from(fareArchive(FEED)))
  const zip = await fromBufferPromise(archive)
  const found: [string, number][] = []
  for await (const entry of zip.eachEntry()) found.push([entry.fileName, entry.uncompressedSize])
  assert.deepEqual(
    found,
    GTFS_FILE_NAMES.map((name) => [name, Buffer.byteLength(gtfsText(name, FEED[name]))]),
  )
})
