import { z } from 'zod'
import { ALL_DOCUMENT_KINDS } from '#kernel/identity-number/index.ts'
import { fromPublicId, publicId } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Database } from '#platform/db.ts'
import { notFound, problem } from '#platform/http/problem.ts'
import { apiRoute, callingPartner, type RouteDefinition } from '#platform/http/route.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { enterEntitlement } from './enter-entitlement.ts'
import {
  ENTITLEMENT_KINDS,
  ENTITLEMENT_STATUSES,
  type EntitlementRefusal,
  statusAt,
} from './entitlement.ts'
import { revokeEntitlement } from './revoke-entitlement.ts'
import { findEntitlement } from './store.ts'

export interface EntitlementRouteDeps {
  readonly db: Database
  readonly pii: PersonalInformation
}

const ACCESS = { kind: 'partner', partner: 'department', scope: 'entitlements' } as const
const PATH = '/v1/entitlements'
const BASIS = ['YKT-16', 'YKT-21'] as const

const Kind = z.enum(ENTITLEMENT_KINDS)
const Day = z.iso.date()

const EnterBody = z.strictObject({
  kind: Kind,
  level: z.string().max(4).optional().describe('disabled: 1 to 4; talent: A to E; else none'),
  reference: z.string().trim().min(1).max(60).describe('The department’s own number for it'),
  validFrom: Day,
  validUntil: Day.optional().describe('The first day on which it holds no more'),
  person: z.strictObject({
    documentKind: z.enum(ALL_DOCUMENT_KINDS),
    number: z.string().max(30),
    name: z.string().min(1).max(100),
  }),
})

const Answer = z.strictObject({
  entitlementId: z.string(),
  kind: Kind,
  level: z.string().nullable(),
  reference: z.string(),
  validFrom: Day,
  validUntil: Day.nullable(),
  status: z.enum(ENTITLEMENT_STATUSES),
})

const STATUS: Readonly<Record<EntitlementRefusal, number>> = {
  ENTITLEMENT_NOT_YOURS: 403,
  ENTITLEMENT_LEVEL_WRONG: 422,
  ENTITLEMENT_PERIOD_WRONG: 422,
  ENTITLEMENT_PERSON_UNKNOWN: 422,
  ENTITLEMENT_OVERLAPS: 409,
  ENTITLEMENT_REVOKED: 409,
  ENTITLEMENT_REASON_MISSING: 422,
}

const DETAILS: Readonly<Record<EntitlementRefusal, string>> = {
  ENTITLEMENT_NOT_YOURS: 'This department does not answer for the kind.',
  ENTITLEMENT_LEVEL_WRONG: 'The kind has other levels, or none.',
  ENTITLEMENT_PERIOD_WRONG: 'It is over, ends before it begins, lasts too long, or has no end.',
  ENTITLEMENT_PERSON_UNKNOWN: 'Nobody is registered under this number and name.',
  ENTITLEMENT_OVERLAPS: 'It was said otherwise for some of these days: revoke that first.',
  ENTITLEMENT_REVOKED: 'It was revoked before.',
  ENTITLEMENT_REASON_MISSING: 'The reason has fewer than four characters.',
}

const refused = (code: EntitlementRefusal) => problem(STATUS[code], code, DETAILS[code])

/** What a department has said, as it reads it; who it is about is not told back. */
const answerOf = async (
  { db }: EntitlementRouteDeps,
  agencyCode: string,
  { id, at }: { readonly id: string | undefined; readonly at: Temporal.Instant },
): Promise<z.input<typeof Answer>> => {
  const found = id === undefined ? undefined : await findEntitlement(db, agencyCode, id)
  if (found === undefined) throw notFound()
  return {
    entitlementId: publicId('entitlement', found.id),
    kind: found.kind,
    level: found.level ?? null,
    reference: found.reference,
    validFrom: found.period.from.toString(),
    validUntil: found.period.until?.toString() ?? null,
    status: statusAt(found, { at, on: provinceDate(at) }),
  }
}

const enterRoute = (deps: EntitlementRouteDeps): RouteDefinition =>
  apiRoute({
    method: 'POST',
    path: PATH,
    operationId: 'enterEntitlement',
    summary: {
      zh: '部门登记一个人的权益（残疾、学生、退役军人、人才、低收入、献血荣誉）',
      en: 'A department says what somebody is, and until when; the same again is the same',
    },
    access: ACCESS,
    basis: BASIS,
    status: 201,
    idempotent: true,
    body: EnterBody,
    response: Answer,
    problems: [
      'ENTITLEMENT_NOT_YOURS',
      'ENTITLEMENT_LEVEL_WRONG',
      'ENTITLEMENT_PERIOD_WRONG',
      'ENTITLEMENT_PERSON_UNKNOWN',
      'ENTITLEMENT_OVERLAPS',
    ],
    examples: {
      disabled: {
        kind: 'disabled',
        level: '2',
        reference: 'CJ-2026-000118',
        validFrom: '2026-11-01',
        validUntil: '2036-11-01',
        person: {
          documentKind: 'residentIdentityCard',
          number: '440104198806129911',
          name: '陈志明',
        },
      },
    },
    handle: async (request) => {
      const { code: agencyCode } = callingPartner(request)
      const { kind, level, reference, validFrom, validUntil, person } = request.body
      const decision = await enterEntitlement(deps, request.context, {
        agencyCode,
        kind,
        level,
        reference,
        person,
        period: {
          from: Temporal.PlainDate.from(validFrom),
          until: validUntil === undefined ? undefined : Temporal.PlainDate.from(validUntil),
        },
      })
      if (!decision.granted) throw refused(decision.refusal)
      return answerOf(deps, agencyCode, { id: decision.outcome.id, at: request.context.at })
    },
  })

const Params = z.object({ entitlementId: z.string().max(60) })

/** Entitlements as systems of departments send, read and revoke them; only their own. */
export const entitlementRoutes = (deps: EntitlementRouteDeps): RouteDefinition[] => [
  enterRoute(deps),
  apiRoute({
    method: 'GET',
    path: `${PATH}/:entitlementId`,
    operationId: 'readEntitlement',
    summary: { zh: '查询本部门登记的权益', en: 'One that the department has said' },
    access: ACCESS,
    basis: BASIS,
    params: Params,
    response: Answer,
    handle: (request) =>
      answerOf(deps, callingPartner(request).code, {
        id: fromPublicId('entitlement', request.params.entitlementId),
        at: request.context.at,
      }),
  }),
  apiRoute({
    method: 'POST',
    path: `${PATH}/:entitlementId/revocation`,
    operationId: 'revokeEntitlement',
    summary: { zh: '撤销本部门登记的权益，立即生效', en: 'Takes one back, from now on' },
    access: ACCESS,
    basis: BASIS,
    idempotent: true,
    params: Params,
    body: z.strictObject({ reason: z.string().max(200) }),
    response: Answer,
    problems: ['ENTITLEMENT_REVOKED', 'ENTITLEMENT_REASON_MISSING'],
    handle: async (request) => {
      const { code: agencyCode } = callingPartner(request)
      const id = fromPublicId('entitlement', request.params.entitlementId)
      if (id === undefined) throw notFound()
      const { reason } = request.body
      const decision = await revokeEntitlement(deps, request.context, { agencyCode, id, reason })
      if (decision === undefined) throw notFound()
      if (!decision.granted) throw refused(decision.refusal)
      return answerOf(deps, agencyCode, { id, at: request.context.at })
    },
  }),
]
