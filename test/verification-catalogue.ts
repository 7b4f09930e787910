import type { Database } from '#platform/db.ts'
import {
  enterVersion,
  insertPlaces,
  type Place,
  type Scene,
  SCENE_FIELDS,
} from '#modules/catalogue/index.ts'
import { insertFullPrices, insertRules } from '#modules/concession/index.ts'
import { testKeys } from './person.ts'

/** When the verification tests take place. */
export const START = Temporal.Instant.from('2026-11-10T02:00:00Z')

const text = (zh: string) => ({ 'zh-Hans': zh, 'zh-Hant': zh, en: zh, pt: zh })

const scene = (code: string, change: Partial<Scene>): Scene => ({
  code,
  domain: 'culture',
  name: text(`场景${code}`),
  description: text('说明'),
  regionCode: '440000',
  ownerAgency: 'GD-DEPT',
  basis: ['YKT-12'],
  carriers: ['chip', 'code'],
  assuranceLevel: 2,
  returnedFields: ['token'],
  purpose: text('确认是您本人：'),
  codePurpose: 'identity',
  numberAllowed: false,
  retentionDays: 0,
  offlineAllowed: false,
  status: 'published',
  ...change,
})

/** A small catalogue in which every rule of verification has a scene to be tried in. */
export const SCENES = {
  library: scene('GD-WH-001', {
    returnedFields: ['token', 'concession'],
    concessionKind: 'libraryDeposit',
  }),
  clinic: scene('GD-YL-001', {
    assuranceLevel: 3,
    returnedFields: ['name', 'socialSecurityNumber', 'sex', 'birthDate'],
  }),
  bus: scene('GD-JT-001', {
    carriers: ['code'],
    assuranceLevel: 1,
    codePurpose: 'transit',
    returnedFields: ['fareClass'],
    concessionKind: 'busFare',
  }),
  settlement: scene('GD-YL-002', {
    codePurpose: 'settlement',
    returnedFields: ['certificateType', 'cardIdentifier', 'cardNumber'],
  }),
  fair: scene('GD-JY-002', { carriers: ['code'], assuranceLevel: 1, numberAllowed: true }),
  hotel: scene('GD-ZS-001', { assuranceLevel: 4, returnedFields: ['sex'] }),
  everything: scene('GD-QT-001', {
    domain: 'veterans',
    returnedFields: [...SCENE_FIELDS],
    concessionKind: 'libraryDeposit',
  }),
  /** Offered nowhere but in Shenzhen. */
  elsewhere: scene('SZ-QT-001', { regionCode: '440300' }),
} as const satisfies Record<string, Scene>

/** The scenes that hold in Guangzhou. */
export const SCENE_CODES: readonly string[] = Object.values(SCENES)
  .filter(({ regionCode }) => regionCode === '440000')
  .map(({ code }) => code)

const place = (sequence: number, name: string, operatorAgency: string): Place => ({
  id: `0199bbbb-0000-7000-8000-00000000000${sequence}`,
  code: `GZ-000${sequence}`,
  name: text(name),
  kind: 'library',
  cityCode: '440100',
  districtCode: '440106',
  address: '珠江东路4号',
  latitude: 23.117,
  longitude: 113.325,
  openingHours: '09:00–21:00',
  phone: '020-83836666',
  operatorAgency,
  sceneCodes: SCENE_CODES,
  facilities: [],
})

export const LIBRARY = place(1, '广州图书馆', 'GZ-LIBRARY')
export const MUSEUM = place(2, '广州博物馆', 'GZ-MUSEUM')

const KINDS = ['libraryDeposit', 'busFare'] as const
const common = { regionCode: '440000', period: { from: Temporal.PlainDate.from('2026-01-01') } }

/** Publishes the small catalogue with its places and prices. */
export const publishCatalogue = (db: Database): Promise<void> =>
  db.transaction(async (tx) => {
    const ofRegion = Map.groupBy(Object.values(SCENES), ({ regionCode }) => regionCode)
    for (const [regionCode, scenes] of ofRegion)
      await enterVersion(tx, testKeys, {
        regionCode,
        publishedAt: START.subtract({ hours: 48 }),
        effectiveFrom: START.subtract({ hours: 24 }),
        reason: '首次发布',
        draftedBy: 'editor',
        publishedBy: 'reviewer',
        scenes,
      })
    await insertPlaces(tx, [LIBRARY, MUSEUM])
    for (const kind of KINDS) {
      await insertFullPrices(tx, [{ ...common, kind, fullFen: 200n }])
      const charge = { mode: 'free' as const }
      const label = text('免费')
      const id = `${kind}-holders`
      await insertRules(tx, [
        { ...common, id, kind, charge, basis: 'YKT-16', label, confirmed: false },
      ])
    }
  })
