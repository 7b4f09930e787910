import { z } from 'zod'
import type { Text } from '#ui/i18n/language.ts'
import { empty, type Handle, plainDate, type Sql, sql, type Transaction } from '#platform/db.ts'
import { isRole, type Role } from './roles.ts'

export const REGION_LEVELS = ['province', 'city', 'county', 'zone'] as const
export const AGENCY_KINDS = [
  'bureau',
  'department',
  'bank',
  'operator',
  'cardCentre',
  'supervisor',
  'developer',
] as const

/** 行政区划, or a 功能区 (level `zone`), whose code is our own. */
export interface Region {
  readonly code: string
  readonly level: (typeof REGION_LEVELS)[number]
  readonly parentCode: string | undefined
  readonly name: Text
}

/** 机构 */
export interface Agency {
  readonly code: string
  readonly kind: (typeof AGENCY_KINDS)[number]
  readonly regionCode: string
  readonly name: Text
  /** 统一社会信用代码 */
  readonly unifiedSocialCreditCode: string | undefined
}

/** 网点设施 by the catalogue's names. */
export interface OutletFacility {
  readonly facility: string
  /** When somebody last saw it; absent where the outlet has only declared it. */
  readonly checkedOn?: Temporal.PlainDate | undefined
}

/** 服务网点 */
export interface Outlet {
  readonly code: string
  readonly agencyCode: string
  readonly districtCode: string
  readonly name: Text
  readonly address: string
  readonly openingHours: string
  readonly phone: string
  /** 即时制卡 */
  readonly instantIssuance: boolean
  /** 港澳服务窗口 */
  readonly hongKongMacaoDesk: boolean
  readonly facilities: readonly OutletFacility[]
  /** When somebody last went through the checklist; absent where nobody has. */
  readonly facilitiesCheckedOn?: Temporal.PlainDate | undefined
  /** Degrees of GCJ-02; absent where nobody has measured. */
  readonly latitude?: number | undefined
  readonly longitude?: number | undefined
}

/** 工作人员 */
export interface Staff {
  readonly id: string
  readonly agencyCode: string
  /** Region of the agency: the scope of city and province. */
  readonly regionCode: string
  readonly displayName: string
  readonly roles: readonly Role[]
  readonly active: boolean
}

const TextRow = z.strictObject({
  'zh-Hans': z.string(),
  'zh-Hant': z.string(),
  en: z.string(),
  pt: z.string(),
})

const StaffRow = z.object({
  id: z.string(),
  agency_code: z.string(),
  region_code: z.string(),
  display_name: z.string(),
  active: z.boolean(),
  roles: z.array(z.string()),
})

const staffWhere = async (handle: Handle, condition: Sql): Promise<Staff | undefined> => {
  const row = await handle.maybeOne(
    StaffRow,
    sql`
    select s.id, s.agency_code, a.region_code, s.display_name, s.active,
           array(select r.role from organisation.staff_role r
                  where r.staff_id = s.id order by r.role) as roles
      from organisation.staff s
      join organisation.agency a on a.code = s.agency_code
     where ${condition}`,
  )
  if (row === undefined) return undefined
  return {
    id: row.id,
    agencyCode: row.agency_code,
    regionCode: row.region_code,
    displayName: row.display_name,
    active: row.active,
    // A role that this version does not know grants nothing.
    roles: row.roles.filter(isRole),
  }
}

/** Who a subject of the identity provider is among the staff; asked at sign-in. */
export const findStaffBySubject = (handle: Handle, subject: string) =>
  staffWhere(handle, sql`s.subject = ${subject}`)

/** Somebody of the staff with the roles of this moment; asked at every request (Z11). */
export const findStaff = (handle: Handle, staffId: string) =>
  staffWhere(handle, sql`s.id = ${staffId}`)

const RegionRow = z.object({
  code: z.string(),
  level: z.enum(REGION_LEVELS),
  parent_code: z.string().nullable(),
  name: TextRow,
})

/** Every region, the province first, in the order of their codes. */
export const listRegions = async (handle: Handle): Promise<Region[]> => {
  const rows = await handle.many(
    RegionRow,
    sql`select code, level, parent_code, name from organisation.region order by code`,
  )
  return rows.map((row) => ({
    code: row.code,
    level: row.level,
    parentCode: row.parent_code ?? undefined,
    name: row.name,
  }))
}

const AgencyRow = z.object({
  code: z.string(),
  kind: z.enum(AGENCY_KINDS),
  region_code: z.string(),
  name: TextRow,
  unified_social_credit_code: z.string().nullable(),
})

/** Every agency, in the order of their codes. */
export const listAgencies = async (handle: Handle): Promise<Agency[]> => {
  const rows = await handle.many(
    AgencyRow,
    sql`
    select code, kind, region_code, name, unified_social_credit_code
      from organisation.agency
     order by code`,
  )
  return rows.map((row) => ({
    code: row.code,
    kind: row.kind,
    regionCode: row.region_code,
    name: row.name,
    unifiedSocialCreditCode: row.unified_social_credit_code ?? undefined,
  }))
}

/** 公共单位: those that can answer for something in the name of a region, and no company. */
const PUBLIC_KINDS: readonly Agency['kind'][] = ['bureau', 'department', 'cardCentre', 'supervisor']

/** The public agencies of some regions, in the order of their codes. */
export const publicAgencies = (
  handle: Handle,
  regionCodes: readonly string[],
): Promise<readonly Pick<Agency, 'code' | 'name'>[]> =>
  handle.many(
    z.object({ code: z.string(), name: TextRow }),
    sql`
    select code, name
      from organisation.agency
     where region_code = any(${regionCodes}) and kind = any(${PUBLIC_KINDS})
     order by code`,
  )

/** Names by code, for lists that show who did something; an unknown code is left out. */
export const agencyNames = async (
  handle: Handle,
  codes: readonly string[],
): Promise<Map<string, Text>> => {
  const rows = await handle.many(
    z.object({ code: z.string(), name: TextRow }),
    sql`select code, name from organisation.agency where code = any(${codes})`,
  )
  return new Map(rows.map(({ code, name }) => [code, name]))
}

export interface OutletFilter {
  /** City of four significant digits (`440100`) or district (`440106`). */
  readonly regionCode?: string | undefined
  readonly instantIssuance?: boolean | undefined
  readonly hongKongMacaoDesk?: boolean | undefined
  readonly agencyCode?: string | undefined
}

const OutletRow = z
  .object({
    code: z.string(),
    agency_code: z.string(),
    district_code: z.string(),
    name: TextRow,
    address: z.string(),
    opening_hours: z.string(),
    phone: z.string(),
    instant_issuance: z.boolean(),
    hong_kong_macao_desk: z.boolean(),
    facilities: z.array(z.object({ facility: z.string(), checkedOn: z.string().optional() })),
    facilities_checked_on: plainDate.nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
  })
  .transform((row): Outlet => ({
    code: row.code,
    agencyCode: row.agency_code,
    districtCode: row.district_code,
    name: row.name,
    address: row.address,
    openingHours: row.opening_hours,
    phone: row.phone,
    instantIssuance: row.instant_issuance,
    hongKongMacaoDesk: row.hong_kong_macao_desk,
    facilities: row.facilities.map(({ facility, checkedOn }) => ({
      facility,
      ...(checkedOn !== undefined && { checkedOn: Temporal.PlainDate.from(checkedOn) }),
    })),
    ...(row.facilities_checked_on !== null && { facilitiesCheckedOn: row.facilities_checked_on }),
    ...(row.latitude !== null &&
      row.longitude !== null && { latitude: row.latitude, longitude: row.longitude }),
  }))

const OUTLET_COLUMNS = sql`code, agency_code, district_code, name, address, opening_hours, phone,
  instant_issuance, hong_kong_macao_desk, facilities, facilities_checked_on, latitude, longitude`

const condition = (wanted: boolean | string | undefined, column: Sql): Sql =>
  wanted === undefined ? empty : sql` and ${column} = ${wanted}`

/** Outlets of a city or district, by district and then code: a neutral order (Art. 17). */
export const listOutlets = (handle: Handle, filter: OutletFilter = {}): Promise<Outlet[]> => {
  const prefix = (filter.regionCode ?? '').replace(/(00){1,2}$/, '')
  return handle.many(
    OutletRow,
    sql`
    select ${OUTLET_COLUMNS}
      from organisation.outlet
     where starts_with(district_code, ${prefix})
           ${condition(filter.instantIssuance, sql`instant_issuance`)}
           ${condition(filter.hongKongMacaoDesk, sql`hong_kong_macao_desk`)}
           ${condition(filter.agencyCode, sql`agency_code`)}
     order by district_code, code`,
  )
}

/** One outlet, whoever runs it. */
export const outletByCode = (handle: Handle, code: string): Promise<Outlet | undefined> =>
  handle.maybeOne(
    OutletRow,
    sql`select ${OUTLET_COLUMNS} from organisation.outlet where code = ${code}`,
  )

const MOST_DUE = 100

/** 该复查的网点: outlets that nobody has looked at since a day; those never looked at first. */
export const dueOutlets = (handle: Handle, before: Temporal.PlainDate): Promise<Outlet[]> =>
  handle.many(
    OutletRow,
    sql`
    select ${OUTLET_COLUMNS}
      from organisation.outlet
     where facilities_checked_on is null or facilities_checked_on < ${before}
     order by facilities_checked_on nulls first, code
     limit ${MOST_DUE}`,
  )

/** One outlet, locked until the end of the transaction; of an agency nobody else's is found. */
export const lockOutlet = (
  tx: Transaction,
  agencyCode: string | undefined,
  code: string,
): Promise<Outlet | undefined> =>
  tx.maybeOne(
    OutletRow,
    sql`select ${OUTLET_COLUMNS} from organisation.outlet
         where code = ${code} ${condition(agencyCode, sql`agency_code`)} for update`,
  )
