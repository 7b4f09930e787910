/** How a value is written, by the words of the GTFS Schedule reference. */
export type GtfsType =
  | 'id'
  | 'text'
  | 'url'
  | 'timezone'
  | 'languageCode'
  | 'date'
  | 'currencyCode'
  | 'currencyAmount'
  | 'enum'
  | 'nonNegativeInteger'

export interface GtfsField {
  readonly name: string
  readonly type: GtfsType
  readonly required: boolean
  /** Where the same id stands as a key: `areas.txt/area_id`. */
  readonly refersTo?: string
  readonly values?: readonly string[]
}

export interface GtfsFile {
  readonly key: readonly string[]
  readonly fields: readonly GtfsField[]
}

const need = (name: string, type: GtfsType, more: Partial<GtfsField> = {}): GtfsField => ({
  name,
  type,
  required: true,
  ...more,
})
const may = (name: string, type: GtfsType, more: Partial<GtfsField> = {}): GtfsField => ({
  name,
  type,
  required: false,
  ...more,
})

const FLAG = ['0', '1']
/** 0 none, 1 paper, 2 transit card, 3 contactless bank card, 4 mobile app. */
const MEDIA = ['0', '1', '2', '3', '4']

const AREA = { refersTo: 'areas.txt/area_id' }

/**
 * The field rules of GTFS Fares v2 for the files that we write: GTFS Schedule reference, adopted
 * fields only. What belongs to lines and timetables (stops, routes, trips) comes from operators.
 */
export const GTFS_FILES = {
  'agency.txt': {
    key: ['agency_id'],
    fields: [
      need('agency_id', 'id'),
      need('agency_name', 'text'),
      need('agency_url', 'url'),
      need('agency_timezone', 'timezone'),
      may('agency_lang', 'languageCode'),
    ],
  },
  'feed_info.txt': {
    key: [],
    fields: [
      need('feed_publisher_name', 'text'),
      need('feed_publisher_url', 'url'),
      need('feed_lang', 'languageCode'),
      may('feed_start_date', 'date'),
      may('feed_version', 'text'),
    ],
  },
  'areas.txt': { key: ['area_id'], fields: [need('area_id', 'id'), may('area_name', 'text')] },
  'networks.txt': {
    key: ['network_id'],
    fields: [need('network_id', 'id'), may('network_name', 'text')],
  },
  'rider_categories.txt': {
    key: ['rider_category_id'],
    fields: [
      need('rider_category_id', 'id'),
      need('rider_category_name', 'text'),
      need('is_default_fare_category', 'enum', { values: FLAG }),
      may('eligibility_url', 'url'),
    ],
  },
  'fare_media.txt': {
    key: ['fare_media_id'],
    fields: [
      need('fare_media_id', 'id'),
      may('fare_media_name', 'text'),
      need('fare_media_type', 'enum', { values: MEDIA }),
    ],
  },
  'fare_products.txt': {
    key: ['fare_product_id', 'rider_category_id', 'fare_media_id'],
    fields: [
      need('fare_product_id', 'id'),
      may('fare_product_name', 'text'),
      may('rider_category_id', 'id', { refersTo: 'rider_categories.txt/rider_category_id' }),
      may('fare_media_id', 'id', { refersTo: 'fare_media.txt/fare_media_id' }),
      need('amount', 'currencyAmount'),
      need('currency', 'currencyCode'),
    ],
  },
  'fare_leg_rules.txt': {
    key: ['network_id', 'from_area_id', 'to_area_id', 'fare_product_id'],
    fields: [
      may('leg_group_id', 'id'),
      may('network_id', 'id', { refersTo: 'networks.txt/network_id' }),
      may('from_area_id', 'id', AREA),
      may('to_area_id', 'id', AREA),
      need('fare_product_id', 'id', { refersTo: 'fare_products.txt/fare_product_id' }),
      may('rule_priority', 'nonNegativeInteger'),
    ],
  },
} as const satisfies Readonly<Record<string, GtfsFile>>

export type GtfsFileName = keyof typeof GTFS_FILES
export const GTFS_FILE_NAMES = Object.keys(GTFS_FILES) as readonly GtfsFileName[]
