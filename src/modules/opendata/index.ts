export { checkParity } from './check-parity.ts'
export { type OpenDataDeps, openDataRoutes } from './routes.ts'
export { openDataPages } from './pages.ts'
export { GTFS_FILES, type GtfsField, type GtfsType } from './gtfs-fields.ts'
