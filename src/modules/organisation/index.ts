export { permissionsOf, type Permission, type Role, ROLES } from './roles.ts'
export { districtsAmong } from './districts.ts'
export {
  type Agency,
  agencyNames,
  dueOutlets,
  findStaff,
  findStaffBySubject,
  listAgencies,
  listOutlets,
  listRegions,
  lockOutlet,
  type Outlet,
  outletByCode,
  type OutletFacility,
  type OutletFilter,
  publicAgencies,
  type Region,
  type Staff,
} from './store.ts'
export {
  type NewStaff,
  type OutletUpkeep,
  registerAgencies,
  registerOutlets,
  registerRegions,
  registerStaff,
  setActive,
  setRoles,
  updateOutlet,
  updateOutletFacilities,
} from './store-register.ts'
export { outletIssuance, type OutletIssuance, outletsPerCity } from './store-outlet.ts'
export {
  readMessages,
  type StaffMessage,
  staffMessages,
  type StaffTold,
  tellStaff,
  unreadMessages,
} from './store-staff-message.ts'
export { type Colleague, staffNames, staffWithRole } from './store-staff.ts'
