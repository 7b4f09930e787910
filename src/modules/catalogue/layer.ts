import { PROVINCE } from '#law/setting.ts'
import { missingBasis } from './domain-basis.ts'
import type { Scene } from './scene.ts'

/** In what a city may be stricter than the province, and in nothing else (Art. 8, S1). */
export const TIGHTENED_MEMBERS = [
  'assuranceLevel',
  'returnedFields',
  'retentionDays',
  'offlineAllowed',
  'numberAllowed',
] as const
export type TightenedMember = (typeof TIGHTENED_MEMBERS)[number]
export type Tightening = Pick<Scene, TightenedMember>

const IS_LOOSER: Readonly<Record<TightenedMember, (province: Scene, city: Tightening) => boolean>> =
  {
    assuranceLevel: (province, city) => city.assuranceLevel < province.assuranceLevel,
    returnedFields: (province, city) =>
      city.returnedFields.some((field) => !province.returnedFields.includes(field)),
    retentionDays: (province, city) => city.retentionDays > province.retentionDays,
    offlineAllowed: (province, city) => city.offlineAllowed && !province.offlineAllowed,
    numberAllowed: (province, city) => city.numberAllowed && !province.numberAllowed,
  }

/** In what a city's say on a provincial scene would loosen it. */
export const looserMembers = (province: Scene, city: Tightening): readonly TightenedMember[] =>
  TIGHTENED_MEMBERS.filter((member) => IS_LOOSER[member](province, city))

/**
 * A provincial scene as it holds in a city that tightened it: the stricter of the two in every
 * member, so that the province's next version can never be loosened by what a city said before.
 * What it is for, who answers for it and until when it is used is the province's to say, as is
 * whether it is: a city that ended a scene of the province would take it from those who travel.
 */
export const tighten = (province: Scene, city: Tightening): Scene => ({
  ...province,
  assuranceLevel:
    city.assuranceLevel > province.assuranceLevel ? city.assuranceLevel : province.assuranceLevel,
  returnedFields: province.returnedFields.filter((field) => city.returnedFields.includes(field)),
  retentionDays: Math.min(province.retentionDays, city.retentionDays),
  offlineAllowed: province.offlineAllowed && city.offlineAllowed,
  numberAllowed: province.numberAllowed && city.numberAllowed,
})

export type LayerFault =
  | 'CODE_NOT_OF_LAYER'
  | 'REGION_NOT_OF_LAYER'
  | 'BASIS_MISSING'
  | 'LEVEL_LOOSENED'
  | 'FIELDS_LOOSENED'
  | 'RETENTION_LOOSENED'
  | 'OFFLINE_LOOSENED'
  | 'NUMBER_LOOSENED'
  | 'PROVINCIAL_STATUS_CHANGED'

export interface SceneFault {
  readonly code: string
  readonly fault: LayerFault
}

const LOOSENED: Readonly<Record<TightenedMember, LayerFault>> = {
  assuranceLevel: 'LEVEL_LOOSENED',
  returnedFields: 'FIELDS_LOOSENED',
  retentionDays: 'RETENTION_LOOSENED',
  offlineAllowed: 'OFFLINE_LOOSENED',
  numberAllowed: 'NUMBER_LOOSENED',
}

/** Codes of the province begin so; a city has letters of its own. */
const PROVINCIAL_CODE = /^GD-/

const faultsOf = (
  regionCode: string,
  province: Scene | undefined,
  scene: Scene,
): readonly LayerFault[] => {
  const faults: LayerFault[] = []
  const isProvincial = PROVINCIAL_CODE.test(scene.code)
  if (scene.regionCode !== regionCode) faults.push('REGION_NOT_OF_LAYER')
  if (regionCode === PROVINCE ? !isProvincial : isProvincial && province === undefined)
    faults.push('CODE_NOT_OF_LAYER')
  if (missingBasis(scene) !== undefined) faults.push('BASIS_MISSING')
  if (province === undefined) return faults
  // Whether a scene of the province can be used is the province's to say.
  if (scene.status !== 'published') faults.push('PROVINCIAL_STATUS_CHANGED')
  return [...faults, ...looserMembers(province, scene).map((member) => LOOSENED[member])]
}

/**
 * What is wrong with the layer of a region, scene by scene; empty when all is well. A city adds
 * scenes of its own and tightens those of the province, and never loosens one (Art. 8).
 *
 * @param province the provincial scenes; empty for the province's own layer
 */
export const layerFaults = (
  regionCode: string,
  province: readonly Scene[],
  layer: readonly Scene[],
): readonly SceneFault[] => {
  const ofProvince = new Map(province.map((scene) => [scene.code, scene]))
  return layer.flatMap((scene) =>
    faultsOf(regionCode, ofProvince.get(scene.code), scene).map((fault) => ({
      code: scene.code,
      fault,
    })),
  )
}
