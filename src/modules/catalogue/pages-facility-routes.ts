import { z } from 'zod'
import { parseIsoDay, provinceDate } from '#kernel/period.ts'
import { PROVINCE } from '#law/setting.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { actingStaff, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { type AnyRequest, type Frame, inFrame } from '#ui/portal.ts'
import { standardValue } from '#modules/standard/index.ts'
import { checkFacilities } from './check-facilities.ts'
import {
  type CheckManner,
  FACILITY_ANSWERS,
  type FoundFacility,
  LARGEST_PHOTO,
} from './facility-check.ts'
import { CHECK_REFUSALS } from './messages-facilities.ts'
import { checklistPage, duePage } from './pages-facilities.ts'
import { Saved } from './pages-place-filing.ts'
import { PlaceCode } from './pages-query.ts'
import { FACILITIES, type Place } from './scene.ts'
import { duePlaces, facilityPhoto, latestChecks } from './store-facility-check.ts'
import { placeByCode } from './store-places.ts'

export interface FacilityPagesDeps {
  readonly db: Database
  readonly venuePortal: Frame
  readonly watchPortal: Frame
}

/** Where and as whom somebody goes through a checklist. */
interface Side {
  readonly manner: CheckManner
  readonly section: '/venue/places' | '/watch/places'
  readonly access: { readonly kind: 'staff'; readonly permission: string }
  readonly portal: (deps: FacilityPagesDeps) => Frame
  readonly names: readonly [see: string, check: string, photograph: string]
}

const OWN: Side = {
  manner: 'self',
  section: '/venue/places',
  access: { kind: 'staff', permission: 'place.file' },
  portal: ({ venuePortal }) => venuePortal,
  names: ['seeOwnChecklist', 'checkOwnFacilities', 'photographOwnFacility'],
}
const INSPECTION: Side = {
  manner: 'inspection',
  section: '/watch/places',
  access: { kind: 'staff', permission: 'place.inspect' },
  portal: ({ watchPortal }) => watchPortal,
  names: ['seeChecklist', 'inspectFacilities', 'photographFacility'],
}

/** An operator sees the checklists of its own places only; an inspector sees all. */
const placeFor = async (
  { db }: FacilityPagesDeps,
  request: AnyRequest,
  { manner }: Side,
  code: string,
): Promise<Place> => {
  const place = await placeByCode(db, code)
  const own = place?.operatorAgency === signedIn(request).organisationCode
  if (place === undefined || (manner === 'self' && !own)) throw notFound()
  return place
}

const show = async (
  deps: FacilityPagesDeps,
  request: AnyRequest,
  side: Side,
  place: Place,
  said: { readonly fault: string | undefined; readonly saved: boolean },
) => {
  const view = checklistPage({
    ...said,
    csrf: signedIn(request).csrfToken,
    place,
    path: `${side.section}/${place.code}/facilities`,
    back: side.section,
    on: provinceDate(request.context.at),
    latest: await latestChecks(deps.db, place.id),
  })
  return inFrame(side.portal(deps), request, side.section, view)
}

const Params = z.object({ placeCode: z.string().max(40) })

const seeRoute = (deps: FacilityPagesDeps, side: Side): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${side.section}/:placeCode/facilities`,
    operationId: side.names[0],
    summary: { zh: '设施核查表', en: 'The checklist of a place' },
    access: side.access,
    basis: ['YKT-18'],
    params: Params,
    query: Saved,
    handle: async (request) => {
      const place = await placeFor(deps, request, side, request.params.placeCode)
      return show(deps, request, side, place, {
        fault: undefined,
        saved: request.query.saved === '1',
      })
    },
  })

/** What was filled in comes to the register, or back to whoever filled it in. */
const enter = async (
  deps: FacilityPagesDeps,
  request: AnyRequest,
  side: Side,
  filled: {
    readonly placeCode: string
    readonly checkedOn: string
    readonly found: readonly FoundFacility[]
  },
) => {
  const place = await placeFor(deps, request, side, filled.placeCode)
  const decision = await checkFacilities(deps, request.context, {
    placeId: place.id,
    manner: side.manner,
    // A day that cannot be read is as wrong as one that is too long ago.
    checkedOn: parseIsoDay(filled.checkedOn) ?? Temporal.PlainDate.from('1970-01-01'),
    found: filled.found,
    by: actingStaff(request),
  })
  if (decision.granted)
    return { redirect: `${side.section}/${place.code}/facilities?saved=1` } as const
  const fault = CHECK_REFUSALS[decision.refusal]
  const drawn = await show(deps, request, side, place, { fault, saved: false })
  return { html: drawn, status: 422 }
}

const Day = z.string().trim().max(20).default('')
const Answer = z.enum(FACILITY_ANSWERS).optional().catch(undefined)
const Answers = z.partialRecord(z.enum(FACILITIES), Answer)

const checkRoute = (deps: FacilityPagesDeps, side: Side): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${side.section}/:placeCode/facilities`,
    operationId: side.names[1],
    summary: { zh: '登记设施核查', en: 'Enters what was found at a place' },
    access: side.access,
    basis: ['YKT-18'],
    params: Params,
    body: z.looseObject({ checkedOn: Day }),
    handle: async (request) => {
      const answers = Answers.parse(
        Object.fromEntries(FACILITIES.map((facility) => [facility, request.body[facility]])),
      )
      const found = FACILITIES.flatMap((facility) => {
        const answer = answers[facility]
        return answer === undefined ? [] : [{ facility, answer }]
      })
      const { placeCode } = request.params
      return enter(deps, request, side, { placeCode, checkedOn: request.body.checkedOn, found })
    },
  })

const PHOTO_FORM_BYTES = LARGEST_PHOTO + (1 << 16)

const photographRoute = (deps: FacilityPagesDeps, side: Side): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${side.section}/:placeCode/facilities/photo`,
    operationId: side.names[2],
    summary: { zh: '上传设施照片', en: 'Enters a facility that is there, with a photo' },
    access: side.access,
    basis: ['YKT-18'],
    bodyLimit: PHOTO_FORM_BYTES,
    params: Params,
    body: z.object({
      checkedOn: Day,
      facility: z.enum(FACILITIES).optional().catch(undefined),
      photo: z.instanceof(Uint8Array).optional().catch(undefined),
    }),
    handle: async (request) => {
      const { checkedOn, facility, photo } = request.body
      const found =
        facility === undefined || photo === undefined || photo.length === 0
          ? []
          : [{ facility, answer: 'there' as const, photo }]
      return enter(deps, request, side, { placeCode: request.params.placeCode, checkedOn, found })
    },
  })

const dueRoute = (deps: FacilityPagesDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: INSPECTION.section,
    operationId: 'seeDuePlaces',
    summary: { zh: '该复查的场所', en: 'Places whose facilities nobody has looked at in time' },
    access: INSPECTION.access,
    basis: ['YKT-18'],
    query: z.object({ place: PlaceCode }),
    handle: async (request) => {
      const { place } = request.query
      const { section } = INSPECTION
      if (place !== undefined) return { redirect: `${section}/${place}/facilities` }
      const on = provinceDate(request.context.at)
      const months = await standardValue(deps.db, 'facilityCheckMonths', PROVINCE, on)
      const places = await duePlaces(deps.db, on.subtract({ months }))
      return inFrame(deps.watchPortal, request, section, duePage(places, section))
    },
  })

const photoRoute = ({ db }: FacilityPagesDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/places/:placeCode/facilities/:facility/photo',
    operationId: 'facilityPhoto',
    summary: { zh: '设施照片', en: 'The photo of a facility of a place' },
    access: { kind: 'public' },
    basis: ['YKT-18'],
    params: z.object({ placeCode: z.string().max(40), facility: z.string().max(40) }),
    handle: async (request) => {
      const { placeCode, facility } = request.params
      const known = FACILITIES.find((one) => one === facility)
      const found = known && (await facilityPhoto(db, placeCode, known))
      if (found === undefined) throw notFound()
      return { bytes: found.photo, type: found.type }
    },
  })

/** 适老适残设施: checklists for operators and inspectors, and the photos for everybody. */
export const facilityPages = (deps: FacilityPagesDeps): RouteDefinition[] => [
  ...[OWN, INSPECTION].flatMap((side) => [
    seeRoute(deps, side),
    checkRoute(deps, side),
    photographRoute(deps, side),
  ]),
  dueRoute(deps),
  photoRoute(deps),
]
