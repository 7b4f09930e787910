import type { Database } from '#platform/db.ts'
import type { Realm } from '#platform/session.ts'
import {
  findStaff,
  findStaffBySubject,
  type Permission,
  permissionsOf,
  type Staff,
} from '#modules/organisation/index.ts'
import { findPersonBySubject } from '#modules/person/index.ts'

/** Who somebody is here, once the identity provider has said who they are. */
export interface Entry {
  readonly subjectId: string
  /** Where they go when they came from nowhere in particular. */
  readonly home: string
}

/** What somebody may do at this moment. */
export interface Standing {
  /** Empty for residents, who act for themselves. */
  readonly organisationCode: string
  readonly permissions: ReadonlySet<Permission>
}

/** Maps sign-ins to people; asked at sign-in and again at every request. */
export interface Directory {
  find(realm: Realm, subject: string): Promise<Entry | undefined>
  /** `undefined` once somebody is no longer let in. */
  standing(realm: Realm, subjectId: string): Promise<Standing | undefined>
}

const NOTHING: ReadonlySet<Permission> = new Set()

/** Where each permission leads; of several the first in this order counts. */
const HOMES: readonly (readonly [Permission, string])[] = [
  ['desk.serve', '/desk'],
  ['verification.today', '/venue'],
  ['lead.read', '/watch'],
  ['bank.work', '/bank'],
  ['programme.read', '/dept'],
  ['credential.file', '/dept/credentials'],
  ['credential.read', '/admin/credentials'],
  ['duty.answer', '/dept/duties'],
  ['duty.read', '/admin/duties'],
  ['publicity.read', '/admin/announcements'],
  ['offer.read', '/admin/offers'],
  ['banks.read', '/admin/banks'],
  ['feed.release', '/admin/feeds'],
  ['standard.edit', '/admin/standards'],
  ['place.see', '/admin/places'],
  ['place.import', '/admin/places/imports'],
  ['catalogue.read', '/admin/catalogue'],
]

/** The first page that the roles open. */
const homeOf = (staff: Staff): string => {
  const may = permissionsOf(staff.roles)
  return HOMES.find(([permission]) => may.has(permission))?.[1] ?? '/'
}

const staffStanding = (staff: Staff | undefined): Standing | undefined =>
  staff?.active === true
    ? { organisationCode: staff.agencyCode, permissions: permissionsOf(staff.roles) }
    : undefined

/** Residents come from `person`, staff and developers from `organisation`. */
export const createDirectory = ({ db }: { readonly db: Database }): Directory => ({
  find: async (realm, subject) => {
    if (realm === 'resident') {
      const personId = await findPersonBySubject(db, subject)
      return personId === undefined ? undefined : { subjectId: personId, home: '/me' }
    }
    const staff = await findStaffBySubject(db, subject)
    if (staff?.active !== true) return undefined
    // One register, two doors: an account for developing opens no staff page, nor the other way.
    const develops = staff.roles.includes('developer')
    if (develops !== (realm === 'developer')) return undefined
    return { subjectId: staff.id, home: develops ? '/dev' : homeOf(staff) }
  },
  standing: async (realm, subjectId) =>
    realm === 'resident'
      ? { organisationCode: '', permissions: NOTHING }
      : staffStanding(await findStaff(db, subjectId)),
})
