import { provinceDate } from '#kernel/period.ts'
import { PROVINCE } from '#law/setting.ts'
import type { Handle } from '#platform/db.ts'
import { listAgencies, listRegions } from '#modules/organisation/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import type { FiledPlace, FilingWorld } from './place-entry.ts'
import type { CatalogueReader } from './reader.ts'
import { findScenes } from './search.ts'
import { PLACE_KINDS } from './words-place.ts'

/** What an entry is compared with, as it stands at an instant. */
export const filingWorld = async (
  { handle, catalogue }: { readonly handle: Handle; readonly catalogue: CatalogueReader },
  operatorAgency: string,
  { cityCode }: Pick<FiledPlace, 'cityCode'>,
  at: Temporal.Instant,
): Promise<FilingWorld> => {
  const on = provinceDate(at)
  const regions = await listRegions(handle)
  // Somebody may have filed a district that is none; that is a fault, not an error.
  const region = regions.some(({ code }) => code === cityCode) ? cityCode : PROVINCE
  const parents = new Set(regions.map(({ parentCode }) => parentCode))
  const operator = (await listAgencies(handle)).find(({ code }) => code === operatorAgency)
  const { scenes } = await catalogue.scenes(handle, at)
  return {
    kinds: PLACE_KINDS,
    districts: new Set(regions.map(({ code }) => code).filter((code) => !parents.has(code))),
    scenes: new Set(findScenes(scenes, { cityCode }).map(({ code }) => code)),
    creditCode: operator?.unifiedSocialCreditCode,
    mostMonths: await standardValue(handle, 'placeAuthorisationMonths', region, on),
    on,
  }
}
