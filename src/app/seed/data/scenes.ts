import type { Scene } from '#modules/catalogue/index.ts'
import { CITY_SCENES } from './scenes-cities.ts'
import { HEALTH_SCENES } from './scenes-health.ts'
import { LEISURE_SCENES } from './scenes-leisure.ts'
import { PUBLIC_SCENES } from './scenes-public.ts'
import { SOCIETY_SCENES } from './scenes-society.ts'

/** 应用目录: the provincial catalogue of the demonstration and the layers of two cities. */
export const SCENES: readonly Scene[] = [
  ...SOCIETY_SCENES,
  ...HEALTH_SCENES,
  ...LEISURE_SCENES,
  ...PUBLIC_SCENES,
  ...CITY_SCENES,
]

const BY_CODE = new Map(SCENES.map((scene) => [scene.code, scene]))

/** The scene with that code; throws for a code that is not listed, which is a bug of the data. */
export const sceneOf = (code: string): Scene => {
  const found = BY_CODE.get(code)
  if (found === undefined) throw new RangeError(`no such scene: ${code}`)
  return found
}
