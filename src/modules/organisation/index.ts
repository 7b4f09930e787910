export { permissionsOf, type Permission, type Role, ROLES } from './roles.ts'
export {
  type Agency,
  agencyNames,
  findStaff,
  findStaffBySubject,
  listAgencies,
  listOutlets,
  listRegions,
  type Outlet,
  type OutletFilter,
  type Region,
  type Staff,
} from './store.ts'
export {
  type NewStaff,
  registerAgencies,
  registerOutlets,
  registerRegions,
  registerStaff,
  setActive,
  setRoles,
} from './store-register.ts'
export { outletIssuance, type OutletIssuance } from './store-outlet.ts'
