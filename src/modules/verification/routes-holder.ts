import { z } from 'zod'
import type { Decision } from '#kernel/decision.ts'
import { fromPublicId, publicId } from '#kernel/ids.ts'
import { CODE_PURPOSES } from '#modules/catalogue/index.ts'
import { notFound, ProblemError } from '#platform/http/problem.ts'
import { apiRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { TimeText } from '#platform/http/time-text.ts'
import { REFRESH_AFTER_SECONDS } from './code.ts'
import { enrolDevice } from './enrol-device.ts'
import { issueCode } from './issue-code.ts'
import { revokeDevice } from './revoke-device.ts'
import type { VerificationDeps } from './routes.ts'
import { usagesOfPerson } from './store-usage.ts'

const Point = z
  .string()
  .regex(/^[A-Za-z0-9_-]{87}$/)
  .describe('uncompressed P-256 point, 65 bytes in base64url')
const Signature = z
  .string()
  .regex(/^[A-Za-z0-9_-]{86}$/)
  .describe('ECDSA P-256 SHA-256, r and s, 64 bytes in base64url')
const EpochSeconds = z.number().int().min(0).max(9_999_999_999)

/** The outcome, or the refusal as a problem. */
export const grantedOrThrow = <Outcome>(decision: Decision<Outcome, string>): Outcome => {
  if (decision.granted) return decision.outcome
  const { refusal: code, basis, instead } = decision
  throw new ProblemError({ status: 409, code, basis, instead })
}

const deviceIdOf = (text: string): string => {
  const id = fromPublicId('device', text)
  if (id === undefined) throw notFound()
  return id
}

const enrolRoute = (deps: VerificationDeps) =>
  apiRoute({
    method: 'POST',
    path: '/v1/me/devices',
    operationId: 'enrolDevice',
    summary: { zh: '添加可信设备', en: 'Enrol a device that may show codes.' },
    access: { kind: 'resident', scope: 'showCode' },
    basis: ['YKT-22'],
    status: 201,
    body: z.strictObject({
      publicKey: Point,
      label: z.string().trim().min(1).max(60),
      at: EpochSeconds,
      proof: Signature,
    }),
    response: z.strictObject({ id: z.string(), label: z.string(), enrolledAt: z.iso.datetime() }),
    problems: ['KEY_NOT_PROVEN', 'CLOCK_DIFFERS', 'TOO_MANY_DEVICES'],
    handle: async (request) => {
      const { subjectId: personId } = signedIn(request)
      const decision = await enrolDevice(deps, request.context, { personId, ...request.body })
      const { id, label, enrolledAt } = grantedOrThrow(decision)
      return { id: publicId('device', id), label, enrolledAt: enrolledAt.toString() }
    },
  })

const revokeRoute = (deps: VerificationDeps) =>
  apiRoute({
    method: 'DELETE',
    path: '/v1/me/devices/:deviceId',
    operationId: 'revokeDevice',
    summary: { zh: '移除可信设备', en: 'Remove a device; codes from before are void.' },
    access: { kind: 'resident' },
    basis: ['YKT-22'],
    status: 204,
    params: z.strictObject({ deviceId: z.string() }),
    problems: ['NOT_FOUND'],
    handle: async (request) => {
      const { subjectId: personId } = signedIn(request)
      const deviceId = deviceIdOf(request.params.deviceId)
      if (!(await revokeDevice(deps, request.context, { personId, deviceId }))) throw notFound()
    },
  })

const codeRoute = (deps: VerificationDeps) =>
  apiRoute({
    method: 'POST',
    path: '/v1/me/codes',
    operationId: 'issueCode',
    summary: { zh: '签发身份码', en: 'A fresh single-use code for an enrolled device.' },
    access: { kind: 'resident', scope: 'showCode' },
    basis: ['YKT-22'],
    status: 201,
    body: z.strictObject({
      deviceId: z.string(),
      purpose: z.enum(CODE_PURPOSES),
      assuranceLevel: z.literal([2, 3]).default(2),
      at: EpochSeconds,
      nonce: z.string().regex(/^[A-Za-z0-9_-]{16,43}$/),
      signature: Signature,
    }),
    response: z.strictObject({
      code: z.string(),
      number: z.string(),
      expiresAt: z.iso.datetime(),
      refreshAfterSeconds: z.number(),
    }),
    problems: [
      'NOT_FOUND',
      'DEVICE_REVOKED',
      'SIGNATURE_WRONG',
      'CLOCK_DIFFERS',
      'CARD_NOT_USABLE',
      'STEP_UP_NEEDED',
      'REQUEST_REPLAYED',
    ],
    handle: async (request) => {
      const { subjectId: personId, authenticatedAt } = signedIn(request)
      const deviceId = deviceIdOf(request.body.deviceId)
      const input = { ...request.body, personId, deviceId, authenticatedAt }
      const decision = await issueCode(deps, request.context, input)
      if (decision === undefined) throw notFound()
      const { code, number, expiresAt } = grantedOrThrow(decision)
      return {
        code,
        number,
        expiresAt: expiresAt.toString(),
        refreshAfterSeconds: REFRESH_AFTER_SECONDS,
      }
    },
  })

const LocalText = z.strictObject({
  'zh-Hans': z.string(),
  'zh-Hant': z.string(),
  en: z.string(),
  pt: z.string(),
})

const LastUse = z.strictObject({
  id: z.string(),
  at: z.iso.datetime(),
  outcome: z.string().describe('granted, or the code of the refusal'),
  scene: LocalText.nullable(),
  place: LocalText.nullable(),
})

const lastUseRoute = ({ db, snapshot }: VerificationDeps) =>
  apiRoute({
    method: 'GET',
    path: '/v1/me/codes/last-use',
    operationId: 'lastUse',
    summary: { zh: '最近一次用卡', en: 'The latest verification of the holder since a time.' },
    // Where the holder was is for the holder alone, also while somebody shows the code for them.
    access: { kind: 'resident' },
    basis: ['YKT-22'],
    query: z.strictObject({ since: TimeText }),
    response: z.strictObject({ use: LastUse.nullable() }),
    handle: async (request) => {
      const { subjectId } = signedIn(request)
      const [latest] = await usagesOfPerson(db, subjectId, { limit: 1 })
      const { since } = request.query
      if (latest === undefined || Temporal.Instant.compare(latest.at, since) <= 0)
        return { use: null }
      const catalogue = await snapshot()
      return {
        use: {
          id: publicId('verification', latest.id),
          at: latest.at.toString(),
          outcome: latest.outcome,
          scene: catalogue.sceneByCode(latest.sceneCode)?.name ?? null,
          place: catalogue.place(latest.placeId)?.name ?? null,
        },
      }
    },
  })

/** Devices and codes of the signed-in holder. */
export const holderRoutes = (deps: VerificationDeps): RouteDefinition[] => [
  enrolRoute(deps),
  revokeRoute(deps),
  codeRoute(deps),
  lastUseRoute(deps),
]

export { EpochSeconds, LocalText, Point, Signature }
