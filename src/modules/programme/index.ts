export {
  nextPayDates,
  payDateUnderWay,
  paymentWindow,
  type PayRule,
  type Programme,
  type WindowDays,
  windowDaysOn,
} from './programme.ts'
export { addProgramme, findProgramme, listProgrammes } from './store.ts'
