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

/** The first portal that the roles open. */
const homeOf = (staff: Staff): string => {
  const may = permissionsOf(staff.roles)
  if (may.has('desk.serve')) return '/desk'
  if (may.has('verification.today')) return '/venue'
  if (may.has('lead.read')) return '/watch'
  if (may.has('bank.work')) return '/bank'
  if (may.has('programme.read')) return '/dept'
  if (may.has('credential.file')) return '/dept/credentials'
  if (may.has('credential.read')) return '/admin/credentials'
  if (may.has('duty.answer')) return '/dept/duties'
  if (may.has('duty.read')) return '/admin/duties'
  if (may.has('publicity.read')) return '/admin/announcements'
  if (may.has('offer.read')) return '/admin/offers'
  if (may.has('banks.read')) return '/admin/banks'
  if (may.has('feed.release')) return '/admin/feeds'
  if (may.has('standard.edit')) return '/admin/standards'
  if (may.has('place.see')) return '/admin/places'
  if (may.has('place.import')) return '/admin/places/imports'
  return may.has('catalogue.read') ? '/admin/catalogue' : '/'
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
