export { calendarReminder, type SpecialDay } from './decreed-year.ts'
export { broughtSettings, broughtStandard, type ReadStandard, type Settings } from './setting.ts'
export {
  loadCalendar,
  loadSettings,
  loadStandards,
  standardValue,
  workingDaysAfter,
} from './standards.ts'
export { isFreshlySignedIn, staffStepUp } from './fresh-sign-in.ts'
export { standardPages, type StandardPageDeps } from './pages.ts'
export { decreedYears, insertYear } from './store.ts'
export { enterSetting } from './enter-setting.ts'
