export {
  demonstrationResidents,
  type SeedInput,
  type SeedResult,
  seedDemonstration,
} from './demonstration.ts'
export { type LoadInput, type LoadResult, seedLoad } from './load.ts'
export { simulatedThings } from './simulated-things.ts'
