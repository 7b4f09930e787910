export {
  categoriesOf,
  ENTITLEMENT_KINDS,
  type Entitlement,
  type EntitlementKind,
  heldAs,
  type InForce,
  kindsToldIn,
  levelsOf,
  talentLevelOf,
} from './entitlement.ts'
export type { ListReader } from './bring-list.ts'
export {
  LIST_COLUMNS,
  LIST_FIELDS,
  type ListColumn,
  type ListFinding,
  type SourceRow,
} from './list.ts'
export { entitlementText } from './messages-kinds.ts'
export { entitlementSourcePages } from './pages-admin.ts'
export { departmentEntitlementPages } from './pages-dept-routes.ts'
export { myEntitlementPages } from './pages-mine.ts'
export { remindOfEnd } from './remind-of-end.ts'
export { entitlementRoutes } from './routes.ts'
export { entitlementsForVerification, insertSources, type NewEntitlement } from './store.ts'
export { copyEntitlements } from './store-copy.ts'
export { waitingLists } from './store-lists.ts'
export { entitlementSubscribers } from './subscribers.ts'
