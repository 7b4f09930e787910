export {
  type AmountStandard,
  type Feed,
  type FeedNeed,
  type NewProgramme,
  nextPayDates,
  payDateUnderWay,
  paymentWindow,
  type PayRule,
  type Programme,
  type WindowDays,
  windowDaysOn,
} from './programme.ts'
export { addExclusion, addProgramme, findProgramme, listProgrammes } from './store.ts'
export { programmePages, programmePublicRoutes } from './pages.ts'
export { LIST_TRANSITIONS } from './list.ts'
export { type NewOffCardEntry, OFF_CARD_TRANSITIONS } from './off-card.ts'
export { countOffCard } from './store-off-card.ts'
export { enterOffCard, stepOffCard } from './keep-off-card.ts'
export { changeListed, openList } from './edit-list.ts'
export { stepList } from './publish-list.ts'
export { readOffCard } from './read-off-card.ts'
export { remindOffCard } from './remind-off-card.ts'
export { listsOf } from './store-lists.ts'
export { staleFeedsOf } from './stale-feeds.ts'
