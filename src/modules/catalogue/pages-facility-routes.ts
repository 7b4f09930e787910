import { z } from 'zod'
import { parseIsoDay, provinceDate } from '#kernel/period.ts'
import { PROVINCE } from '#law/setting.ts'
import { notFound } from '#platform/http/problem.ts'
import { actingStaff, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { type AnyRequest, inFrame } from '#ui/portal.ts'
import { dueOutlets } from '#modules/organisation/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import { checkFacilities } from './check-facilities.ts'
import {
  type Checked,
  FACILITY_ANSWERS,
  type FoundFacility,
  LARGEST_PHOTO,
} from './facility-check.ts'
import { CHECK_REFUSALS } from './messages-facilities.ts'
import { checklistPage, duePage } from './pages-facilities.ts'
import {
  type CheckedSubject,
  type FacilityPagesDeps,
  type Side,
  SIDES,
  subjectByCode,
  subjectFor,
} from './pages-facility-sides.ts'
import { Saved } from './pages-place-filing.ts'
import { PlaceCode } from './pages-query.ts'
import { FACILITIES } from './scene.ts'
import { duePlaces, facilityPhoto, latestChecks } from './store-facility-check.ts'

const show = async (
  deps: FacilityPagesDeps,
  request: AnyRequest,
  side: Side,
  subject: CheckedSubject,
  said: { readonly fault: string | undefined; readonly saved: boolean },
) => {
  const view = checklistPage({
    ...said,
    csrf: signedIn(request).csrfToken,
    subject,
    path: `${side.section}/${subject.code}/facilities`,
    back: side.current,
    on: provinceDate(request.context.at),
    latest: await latestChecks(deps.db, subject.checked),
  })
  return inFrame(side.portal(deps), request, side.current, view)
}

const Code = z.string().max(40).optional()
/** A place or an outlet, by the side on which somebody is. */
const Params = z
  .object({ placeCode: Code, outletCode: Code })
  .transform(({ placeCode, outletCode }) => ({ code: placeCode ?? outletCode ?? '' }))

const checklistPath = ({ section, kind }: Side): string => `${section}/:${kind}Code/facilities`

const seeRoute = (deps: FacilityPagesDeps, side: Side): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: checklistPath(side),
    operationId: side.names[0],
    summary: { zh: '设施核查表', en: 'The checklist of a place or outlet' },
    access: side.access,
    basis: ['YKT-18'],
    params: Params,
    query: Saved,
    handle: async (request) => {
      const subject = await subjectFor(deps, request, side, request.params.code)
      return show(deps, request, side, subject, {
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
    readonly code: string
    readonly checkedOn: string
    readonly found: readonly FoundFacility[]
  },
) => {
  const subject = await subjectFor(deps, request, side, filled.code)
  const decision = await checkFacilities(deps, request.context, {
    checked: subject.checked,
    manner: side.manner,
    // A day that cannot be read is as wrong as one that is too long ago.
    checkedOn: parseIsoDay(filled.checkedOn) ?? Temporal.PlainDate.from('1970-01-01'),
    found: filled.found,
    by: actingStaff(request),
  })
  if (decision.granted)
    return { redirect: `${side.section}/${subject.code}/facilities?saved=1` } as const
  const fault = CHECK_REFUSALS[decision.refusal]
  const drawn = await show(deps, request, side, subject, { fault, saved: false })
  return { html: drawn, status: 422 }
}

const Day = z.string().trim().max(20).default('')
const Answer = z.enum(FACILITY_ANSWERS).optional().catch(undefined)
const Answers = z.partialRecord(z.enum(FACILITIES), Answer)

const checkRoute = (deps: FacilityPagesDeps, side: Side): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: checklistPath(side),
    operationId: side.names[1],
    summary: { zh: '登记设施核查', en: 'Enters what was found at a place or outlet' },
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
      const { code } = request.params
      return enter(deps, request, side, { code, checkedOn: request.body.checkedOn, found })
    },
  })

const PHOTO_FORM_BYTES = LARGEST_PHOTO + (1 << 16)

const photographRoute = (deps: FacilityPagesDeps, side: Side): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${checklistPath(side)}/photo`,
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
      return enter(deps, request, side, { code: request.params.code, checkedOn, found })
    },
  })

const DUE = '/watch/places'

const dueRoute = (deps: FacilityPagesDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: DUE,
    operationId: 'seeDuePlaces',
    summary: {
      zh: '该复查的场所和网点',
      en: 'Places and outlets whose facilities nobody has looked at in time',
    },
    access: { kind: 'staff', permission: 'place.inspect' },
    basis: ['YKT-18'],
    query: z.object({ code: PlaceCode }),
    handle: async (request) => {
      const { code } = request.query
      if (code !== undefined) {
        const outlet = await subjectByCode(deps.db, 'outlet', code)
        const section = outlet === undefined ? DUE : '/watch/outlets'
        return { redirect: `${section}/${code}/facilities` }
      }
      const on = provinceDate(request.context.at)
      const months = await standardValue(deps.db, 'facilityCheckMonths', PROVINCE, on)
      const before = on.subtract({ months })
      const [places, outlets] = await Promise.all([
        duePlaces(deps.db, before),
        dueOutlets(deps.db, before),
      ])
      return inFrame(deps.watchPortal, request, DUE, duePage({ places, outlets, path: DUE }))
    },
  })

const photoRoute = ({ db }: FacilityPagesDeps, kind: Checked['kind']): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `/${kind}s/:${kind}Code/facilities/:facility/photo`,
    operationId: kind === 'place' ? 'facilityPhoto' : 'outletFacilityPhoto',
    summary: { zh: '设施照片', en: 'The photo of a facility of a place or outlet' },
    access: { kind: 'public' },
    basis: ['YKT-18'],
    params: z
      .object({ placeCode: Code, outletCode: Code, facility: z.string().max(40) })
      .transform(({ placeCode, outletCode, facility }) => ({
        code: placeCode ?? outletCode ?? '',
        facility: FACILITIES.find((one) => one === facility),
      })),
    handle: async (request) => {
      const { code, facility } = request.params
      const subject = await subjectByCode(db, kind, code)
      const found =
        facility !== undefined && subject && (await facilityPhoto(db, subject.checked, facility))
      if (found === undefined || found === false) throw notFound()
      return { bytes: found.photo, type: found.type }
    },
  })

/** 适老适残设施: checklists for own people and inspectors, and the photos for everybody. */
export const facilityPages = (deps: FacilityPagesDeps): RouteDefinition[] => [
  ...SIDES.flatMap((side) => [
    seeRoute(deps, side),
    checkRoute(deps, side),
    photographRoute(deps, side),
  ]),
  dueRoute(deps),
  photoRoute(deps, 'place'),
  photoRoute(deps, 'outlet'),
]
