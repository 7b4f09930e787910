import { z } from 'zod'
import type { Database } from '#platform/db.ts'
import { notFound, ProblemError } from '#platform/http/problem.ts'
import { apiRoute, callingPartner, type RouteDefinition } from '#platform/http/route.ts'
import { DEPARTMENT } from './access.ts'
import { replayMessage } from './revive-deliveries.ts'

/** 重发, for a system of the department itself. */
export const replayRoute = ({ db }: { readonly db: Database }): RouteDefinition =>
  apiRoute({
    method: 'POST',
    path: '/v1/events/:eventId/replays',
    operationId: 'replayEvent',
    summary: {
      zh: '把一个事件重新推送到本部门的接收地址，webhook-id 不变',
      en: 'Sends an event once more to the endpoints of the department, under the same webhook-id',
    },
    access: DEPARTMENT,
    basis: ['YKT-19'],
    params: z.object({ eventId: z.uuid() }),
    status: 202,
    response: z.strictObject({
      eventId: z.string(),
      endpoints: z.int().describe('To so many it goes; in its turn of the same person'),
    }),
    problems: ['NOTHING_TO_SEND', 'NOT_FOUND'],
    handle: async (request) => {
      const { code: agencyCode } = callingPartner(request)
      const { eventId } = request.params
      const asked = { agencyCode, messageId: eventId }
      const decision = await replayMessage({ db }, request.context, asked)
      if (decision === undefined) throw notFound()
      if (decision.granted) return { eventId, endpoints: decision.outcome }
      throw new ProblemError({
        status: 409,
        code: decision.refusal,
        basis: decision.basis,
        instead: decision.instead,
        retry: { safe: false },
      })
    },
  })
