import type { Region } from './store.ts'

/** Divisions that have none below them: districts, and cities that have no districts. */
export const districtsAmong = (regions: readonly Region[]): readonly Region[] => {
  const parents = new Set(regions.map(({ parentCode }) => parentCode))
  return regions.filter(({ code }) => !parents.has(code))
}
