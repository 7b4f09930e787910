import { sql, type Transaction } from '#platform/db.ts'
import type { Role } from './roles.ts'
import type { Agency, Outlet, OutletFacility, Region, Staff } from './store.ts'

/** Enters regions; the ones above must come first or in the same call. */
export const registerRegions = (tx: Transaction, regions: readonly Region[]): Promise<number> =>
  tx.run(sql`
    insert into organisation.region (code, level, parent_code, name)
    select code, level, "parentCode", name
      from jsonb_to_recordset(${JSON.stringify(regions)}::jsonb)
        as r (code text, level text, "parentCode" text, name jsonb)`)

/** Enters agencies of regions that are known. */
export const registerAgencies = (tx: Transaction, agencies: readonly Agency[]): Promise<number> =>
  tx.run(sql`
    insert into organisation.agency (code, kind, region_code, name, unified_social_credit_code)
    select code, kind, "regionCode", name, "unifiedSocialCreditCode"
      from jsonb_to_recordset(${JSON.stringify(agencies)}::jsonb)
        as a (code text, kind text, "regionCode" text, name jsonb,
              "unifiedSocialCreditCode" text)`)

/** Enters outlets of agencies that are known. */
export const registerOutlets = (tx: Transaction, outlets: readonly Outlet[]): Promise<number> =>
  tx.run(sql`
    insert into organisation.outlet (code, agency_code, district_code, name, address,
      opening_hours, phone, instant_issuance, hong_kong_macao_desk, facilities,
      facilities_checked_on, latitude, longitude)
    select code, "agencyCode", "districtCode", name, address, "openingHours", phone,
           "instantIssuance", "hongKongMacaoDesk", facilities,
           "facilitiesCheckedOn", latitude, longitude
      from jsonb_to_recordset(${JSON.stringify(outlets)}::jsonb)
        as o (code text, "agencyCode" text, "districtCode" text, name jsonb, address text,
              "openingHours" text, phone text, "instantIssuance" boolean,
              "hongKongMacaoDesk" boolean, facilities jsonb, "facilitiesCheckedOn" date,
              latitude double precision, longitude double precision)`)

/** What the people of an outlet look after themselves. */
export type OutletUpkeep = Pick<
  Outlet,
  'openingHours' | 'phone' | 'instantIssuance' | 'hongKongMacaoDesk'
>

/** Writes what an outlet offers now. */
export const updateOutlet = async (
  tx: Transaction,
  code: string,
  upkeep: OutletUpkeep,
): Promise<void> => {
  await tx.run(sql`
    update organisation.outlet
       set opening_hours = ${upkeep.openingHours}, phone = ${upkeep.phone},
           instant_issuance = ${upkeep.instantIssuance},
           hong_kong_macao_desk = ${upkeep.hongKongMacaoDesk}
     where code = ${code}`)
}

/** Writes what somebody saw at an outlet; an earlier look entered late is none the later. */
export const updateOutletFacilities = async (
  tx: Transaction,
  code: string,
  facilities: readonly OutletFacility[],
  checkedOn: Temporal.PlainDate,
): Promise<void> => {
  await tx.run(sql`
    update organisation.outlet
       set facilities = ${JSON.stringify(facilities)},
           facilities_checked_on = greatest(facilities_checked_on, ${checkedOn}::date)
     where code = ${code}`)
}

export type NewStaff = Pick<Staff, 'id' | 'agencyCode' | 'displayName' | 'roles'> & {
  /** Identifier at the identity provider. */
  readonly subject: string
}

/** Enters somebody with their roles. */
export const registerStaff = async (tx: Transaction, staff: NewStaff): Promise<void> => {
  await tx.run(sql`
    insert into organisation.staff (id, subject, agency_code, display_name)
    values (${staff.id}, ${staff.subject}, ${staff.agencyCode}, ${staff.displayName})`)
  await setRoles(tx, staff.id, staff.roles)
}

/** The roles somebody has from now on; what is not named is revoked with the next request (Z11). */
export const setRoles = async (
  tx: Transaction,
  staffId: string,
  roles: readonly Role[],
): Promise<void> => {
  await tx.run(sql`
    delete from organisation.staff_role
     where staff_id = ${staffId} and role <> all(${roles}::text[])`)
  await tx.run(sql`
    insert into organisation.staff_role (staff_id, role)
    select ${staffId}::uuid, unnest(${roles}::text[])
    on conflict do nothing`)
}

/** Lets somebody in or shuts them out, whatever their roles. */
export const setActive = (tx: Transaction, staffId: string, active: boolean): Promise<number> =>
  tx.run(sql`update organisation.staff set active = ${active} where id = ${staffId}`)
