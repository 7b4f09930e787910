import { z } from 'zod'
import type { Decision } from '#kernel/decision.ts'
import { notFound } from '#platform/http/problem.ts'
import {
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
} from '#platform/http/route.ts'
import type { Clerk } from './clerk.ts'
import { caseIdOf, clerkOf, deskCasePath, type DeskDeps, SERVE } from './pages-desk-frame.ts'

export const Reference = z.object({ reference: z.string().max(60) })
export type CaseRequest<Query = undefined, Body = undefined> = RouteRequest<
  z.output<typeof Reference>,
  Query,
  Body
>

type Act<Body> = (
  input: { readonly clerk: Clerk; readonly caseId: string },
  request: CaseRequest<undefined, Body>,
) => Promise<Decision<unknown, string> | undefined>

/** Form target of one act: back to the case, which tells when it was refused. */
export const actRoute = <Body extends z.ZodType>(
  deps: DeskDeps,
  name: string,
  operationId: string,
  summary: RouteDefinition['summary'],
  body: Body,
  act: Act<z.output<Body>>,
): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `/desk/cases/:reference/${name}`,
    operationId,
    summary,
    access: SERVE,
    basis: ['YKT-17'],
    params: Reference,
    body,
    handle: async (request): Promise<PageAnswer> => {
      const asked = request as CaseRequest<undefined, z.output<Body>>
      const caseId = caseIdOf(asked.params.reference)
      const clerk = await clerkOf(deps.db, request)
      const decision = await act({ clerk, caseId }, asked)
      if (decision === undefined) throw notFound()
      const path = deskCasePath({ id: caseId })
      return {
        redirect: decision.granted
          ? path
          : `${path}?${new URLSearchParams({ refused: decision.refusal }).toString()}`,
      }
    },
  })
