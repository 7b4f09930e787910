import { registerAgencies, registerRegions } from '#modules/organisation/index.ts'
import { CatalogueReader, type FiledPlace, type NewPlaceFiling } from '#modules/catalogue/index.ts'
import { AGENCIES } from '#app/seed/data/agencies.ts'
import { REGIONS } from '#app/seed/data/regions.ts'
import { SCENES } from '#app/seed/data/scenes.ts'
import { publishLayer } from './catalogue.ts'
import type { TestDatabase } from './database.ts'
import { testKeys } from './person.ts'

export const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
export const OPERATOR = 'op-library-440100'
export const CREDIT_CODE =
  AGENCIES.find(({ code }) => code === OPERATOR)?.unifiedSocialCreditCode ?? ''

/** Somebody of the staff at an instant. */
export const staffContext = (staffId: string, at = AT) => ({
  actor: { kind: 'staff' as const, id: staffId, organisationCode: 'test' },
  requestId: 'test',
  at,
})

/** A branch of the library, as it would be filed. */
export const BRANCH: FiledPlace = {
  name: { 'zh-Hans': '天河分馆', 'zh-Hant': '天河分館', en: 'Tianhe branch', pt: 'Tianhe' },
  kind: 'library',
  cityCode: '440100',
  districtCode: '440106',
  address: '天河区珠江东路4号',
  latitude: 23.117,
  longitude: 113.325,
  openingHours: '09:00-21:00',
  phone: '020-38337666',
  sceneCodes: ['GD-WH-001'],
}

export const filingDeps = ({ db }: TestDatabase) => ({
  db,
  catalogue: new CatalogueReader(testKeys),
})

export const filing = (change: Partial<FiledPlace> = {}): NewPlaceFiling => ({
  content: { ...BRANCH, ...change },
  creditCode: CREDIT_CODE,
  authorisedUntil: Temporal.PlainDate.from('2027-12-01'),
  by: { staffId: 'files', agencyCode: OPERATOR },
})

/** Regions, agencies and the layer of the province, which is all that filing looks at. */
export const preparePlaces = async (it: TestDatabase): Promise<void> => {
  await it.owner.transaction(async (tx) => {
    await registerRegions(tx, REGIONS)
    await registerAgencies(tx, AGENCIES)
  })
  await it.db.transaction((tx) =>
    publishLayer(
      tx,
      SCENES.filter(({ regionCode }) => regionCode === '440000'),
      AT.subtract({ hours: 24 }),
    ),
  )
}
