import type { KeyRing } from '#platform/crypto/keys.ts'
import type { CatalogueSnapshot, Place } from '#modules/catalogue/index.ts'
import { fixedCodes, GATEWAY_SOURCES, type GatewaySources } from '#modules/verification/index.ts'
import { FIXED_CASES, SANDBOX_SCENES } from './fixed-cases.ts'

/** 沙箱场所: stands in no catalogue, so no resident is ever sent there. In Guangzhou, for prices. */
const place = (operatorAgency: string): Place => ({
  id: '00000300-0000-8000-8000-0000000dec0d',
  code: 'P-440100-SANDBOX',
  name: { 'zh-Hans': '开发者沙箱', 'zh-Hant': '開發者沙箱', en: 'Sandbox', pt: 'Sandbox' },
  kind: 'serviceHall',
  cityCode: '440100',
  districtCode: '440106',
  address: '',
  latitude: 23.1147,
  longitude: 113.3264,
  openingHours: '00:00-24:00',
  phone: '12345',
  operatorAgency,
  sceneCodes: SANDBOX_SCENES,
  facilities: [],
})

export const SANDBOX_PLACE_ID = place('').id

/** A catalogue in which the sandbox is a place of this organisation. */
export const withSandbox = (
  catalogue: CatalogueSnapshot,
  organisationCode: string,
): CatalogueSnapshot =>
  catalogue.withPlaces([...catalogue.places.values(), place(organisationCode)])

/** What the gateway of a demonstration reads: the program's own sources and the sandbox. */
export const sandboxSources = (keys: KeyRing): GatewaySources => ({
  ...GATEWAY_SOURCES,
  timeline: async (catalogue, handle, at) =>
    (await GATEWAY_SOURCES.timeline(catalogue, handle, at)).map((one) => withSandbox(one, '')),
  fixedCodes: fixedCodes(
    keys,
    FIXED_CASES.flatMap(({ fixed }) => (fixed === undefined ? [] : [fixed])),
  ),
})
