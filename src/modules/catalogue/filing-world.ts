import { provinceDate } from '#kernel/period.ts'
import { PROVINCE } from '#law/setting.ts'
import type { Handle } from '#platform/db.ts'
import {
  type Agency,
  districtsAmong,
  listAgencies,
  listRegions,
  type Region,
} from '#modules/organisation/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import type { FilingWorld } from './place-entry.ts'
import type { CatalogueReader } from './reader.ts'
import type { Scene } from './scene.ts'
import { findScenes } from './search.ts'
import { PLACE_KINDS } from './words-place.ts'

/** What entries are compared with, of whatever operator and city, as it stands at an instant. */
export interface FilingRegister {
  readonly regions: readonly Region[]
  readonly agencies: readonly Agency[]
  readonly scenes: readonly Scene[]
  readonly on: Temporal.PlainDate
}

export const filingRegister = async (
  { handle, catalogue }: { readonly handle: Handle; readonly catalogue: CatalogueReader },
  at: Temporal.Instant,
): Promise<FilingRegister> => ({
  regions: await listRegions(handle),
  agencies: await listAgencies(handle),
  scenes: (await catalogue.scenes(handle, at)).scenes,
  on: provinceDate(at),
})

/** What an entry of one operator in one city is compared with. */
export const filingWorld = async (
  handle: Handle,
  { regions, agencies, scenes, on }: FilingRegister,
  operatorAgency: string,
  cityCode: string,
): Promise<FilingWorld> => {
  // Somebody may have filed a district that is none; that is a fault, not an error.
  const region = regions.some(({ code }) => code === cityCode) ? cityCode : PROVINCE
  const operator = agencies.find(({ code }) => code === operatorAgency)
  return {
    kinds: PLACE_KINDS,
    districts: new Set(districtsAmong(regions).map(({ code }) => code)),
    scenes: new Set(findScenes(scenes, { cityCode }).map(({ code }) => code)),
    creditCode: operator?.unifiedSocialCreditCode,
    mostMonths: await standardValue(handle, 'placeAuthorisationMonths', region, on),
    on,
  }
}
