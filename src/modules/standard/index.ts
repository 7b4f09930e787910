export type { SpecialDay } from './decreed-year.ts'
export { loadCalendar, standardIn, standardValue } from './standards.ts'
export { standardPages, type StandardPageDeps } from './pages.ts'
export { insertYear } from './store.ts'
