import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { signedIn } from '#platform/http/route.ts'
import type { Text } from '#ui/i18n/language.ts'
import type { AnyRequest, Frame } from '#ui/portal.ts'
import { outletByCode, type Permission } from '#modules/organisation/index.ts'
import type { Checked, CheckManner, StandingFacility } from './facility-check.ts'
import { placeByCode } from './store-places.ts'

export interface FacilityPagesDeps {
  readonly db: Database
  readonly venuePortal: Frame
  readonly bankPortal: Frame
  readonly watchPortal: Frame
}

/** A place or outlet as its checklist shows it. */
export interface CheckedSubject {
  readonly checked: Checked
  readonly code: string
  readonly name: Text
  readonly facilities: readonly StandingFacility[]
  /** Whose own people go through the checklist. */
  readonly agencyCode: string
}

/** A place or outlet that is open to the public. */
export const subjectByCode = async (
  db: Database,
  kind: Checked['kind'],
  code: string,
): Promise<CheckedSubject | undefined> => {
  if (kind === 'outlet') {
    const outlet = await outletByCode(db, code)
    return outlet && { ...outlet, checked: { kind, id: code } }
  }
  const place = await placeByCode(db, code)
  return place && { ...place, agencyCode: place.operatorAgency, checked: { kind, id: place.id } }
}

/** Where and as whom somebody goes through a checklist. */
export interface Side {
  readonly kind: Checked['kind']
  readonly manner: CheckManner
  readonly section: '/venue/places' | '/bank/outlets' | '/watch/places' | '/watch/outlets'
  /** The item of the portal's navigation. */
  readonly current: string
  readonly access: { readonly kind: 'staff'; readonly permission: Permission }
  readonly portal: (deps: FacilityPagesDeps) => Frame
  /** Operation ids: see, check, photograph. */
  readonly names: readonly [string, string, string]
}

const INSPECTOR = {
  manner: 'inspection',
  current: '/watch/places',
  access: { kind: 'staff', permission: 'place.inspect' },
  portal: ({ watchPortal }: FacilityPagesDeps) => watchPortal,
} as const

export const SIDES: readonly Side[] = [
  {
    kind: 'place',
    manner: 'self',
    section: '/venue/places',
    current: '/venue/places',
    access: { kind: 'staff', permission: 'place.file' },
    portal: ({ venuePortal }) => venuePortal,
    names: ['seeOwnChecklist', 'checkOwnFacilities', 'photographOwnFacility'],
  },
  {
    kind: 'outlet',
    manner: 'self',
    section: '/bank/outlets',
    current: '/bank/outlets',
    access: { kind: 'staff', permission: 'bank.outlets' },
    portal: ({ bankPortal }) => bankPortal,
    names: ['seeOwnOutletChecklist', 'checkOwnOutletFacilities', 'photographOwnOutletFacility'],
  },
  {
    ...INSPECTOR,
    kind: 'place',
    section: '/watch/places',
    names: ['seeChecklist', 'inspectFacilities', 'photographFacility'],
  },
  {
    ...INSPECTOR,
    kind: 'outlet',
    section: '/watch/outlets',
    names: ['seeOutletChecklist', 'inspectOutletFacilities', 'photographOutletFacility'],
  },
]

/** Its own people see the checklists of their own places and outlets; an inspector sees all. */
export const subjectFor = async (
  { db }: FacilityPagesDeps,
  request: AnyRequest,
  { kind, manner }: Side,
  code: string,
): Promise<CheckedSubject> => {
  const subject = await subjectByCode(db, kind, code)
  const own = subject?.agencyCode === signedIn(request).organisationCode
  if (subject === undefined || (manner === 'self' && !own)) throw notFound()
  return subject
}
