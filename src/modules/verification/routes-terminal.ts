import { z } from 'zod'
import { fromPublicId, publicId } from '#kernel/ids.ts'
import { problem } from '#platform/http/problem.ts'
import { apiRoute, type RouteDefinition } from '#platform/http/route.ts'
import { activateTerminal } from './activate-terminal.ts'
import { agreeSession } from './agree-session.ts'
import { EpochSeconds, grantedOrThrow, LocalText, Point, Signature } from './routes-holder.ts'
import type { VerificationDeps } from './routes.ts'

const Offered = z.strictObject({ code: z.string(), name: LocalText })

const activationRoute = (deps: VerificationDeps) =>
  apiRoute({
    method: 'POST',
    path: '/v1/terminals/activations',
    operationId: 'activateTerminal',
    summary: { zh: '启用终端', en: 'Activate a terminal with its one-time ticket.' },
    access: { kind: 'public' },
    basis: ['YKT-18', 'YKT-22'],
    status: 201,
    perMinute: 10,
    body: z.strictObject({
      ticket: z.string().regex(/^[0-9A-Z]{8}$/),
      publicKey: Point,
      proof: Signature,
    }),
    response: z.strictObject({
      terminalId: z.string(),
      label: z.string(),
      place: z.strictObject({ id: z.string(), name: LocalText }).nullable(),
      scenes: z.array(Offered),
    }),
    problems: ['TICKET_NOT_ACCEPTED', 'TOO_MANY_REQUESTS'],
    handle: async (request) => {
      const terminal = grantedOrThrow(await activateTerminal(deps, request.context, request.body))
      const catalogue = await deps.snapshot()
      const place = catalogue.place(terminal.placeId)
      return {
        terminalId: publicId('terminal', terminal.id),
        label: terminal.label,
        place: place === undefined ? null : { id: place.id, name: place.name },
        scenes: terminal.sceneCodes.flatMap((code) => {
          const scene = catalogue.sceneByCode(code)
          return scene === undefined ? [] : [{ code, name: scene.name }]
        }),
      }
    },
  })

const sessionRoute = (deps: VerificationDeps) =>
  apiRoute({
    method: 'POST',
    path: '/v1/terminals/sessions',
    operationId: 'agreeSession',
    summary: {
      zh: '终端会话',
      en:
        'Agree a session key by ECDH (P-256) and HKDF-SHA256. Salt: both points, ours last; ' +
        'info: ykt-terminal-session|<session>.',
    },
    access: { kind: 'public' },
    basis: ['YKT-22'],
    status: 201,
    perMinute: 60,
    body: z.strictObject({
      terminalId: z.string(),
      ephemeralPublicKey: Point,
      at: EpochSeconds,
      signature: Signature,
    }),
    response: z.strictObject({
      session: z.string(),
      publicKey: Point,
      expiresAt: z.iso.datetime(),
      lastCounter: z.number(),
    }),
    problems: ['TERMINAL_NOT_ACCEPTED', 'TOO_MANY_REQUESTS'],
    handle: async (request) => {
      const { terminalId: terminal, ...rest } = request.body
      const terminalId = fromPublicId('terminal', terminal)
      const agreed =
        terminalId === undefined
          ? undefined
          : await agreeSession(deps, request.context, { ...rest, terminal, terminalId })
      if (agreed === undefined) throw problem(401, 'TERMINAL_NOT_ACCEPTED')
      return {
        session: agreed.sessionId,
        publicKey: agreed.publicKey,
        expiresAt: agreed.expiresAt.toString(),
        lastCounter: agreed.lastCounter,
      }
    },
  })

/** How terminals come into being and agree their session keys. */
export const terminalRoutes = (deps: VerificationDeps): RouteDefinition[] => [
  activationRoute(deps),
  sessionRoute(deps),
]
