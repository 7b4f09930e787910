import { z } from 'zod'
import { type Database, sql } from '#platform/db.ts'
import { ProblemError } from '#platform/http/problem.ts'
import { apiRoute, type RouteDefinition } from '#platform/http/route.ts'

const One = z.object({ one: z.number() })

/** Whether the program can serve: for whoever watches over it, and for `ykt doctor`. */
export const healthRoute = ({ db }: { readonly db: Database }): RouteDefinition =>
  apiRoute({
    method: 'GET',
    path: '/healthz',
    operationId: 'checkHealth',
    summary: { zh: '能否提供服务', en: 'Whether the program and its database answer' },
    access: { kind: 'public' },
    response: z.strictObject({ status: z.literal('ok') }),
    problems: ['DATABASE_UNAVAILABLE'],
    handle: async () => {
      await db.one(One, sql`select 1 as one`).catch(() => {
        throw new ProblemError({
          status: 503,
          code: 'DATABASE_UNAVAILABLE',
          retry: { safe: true, afterSeconds: 5 },
        })
      })
      return { status: 'ok' as const }
    },
  })
