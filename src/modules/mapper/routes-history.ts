import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import { pairwiseTokens } from '#platform/crypto/pairwise-tokens.ts'
import { notFound } from '#platform/http/problem.ts'
import { apiRoute, callingPartner, type RouteDefinition } from '#platform/http/route.ts'
import { checkMisses } from './budget.ts'
import { writeAccountAddress } from './identifier.ts'
import { readHistory } from './read-history.ts'
import { BASE, MAPPER_ACCESS, type MapperDeps, ProgrammeParams } from './route-base.ts'
import { checkProgramme } from './take-message.ts'

/** Beyond the specification: what was linked before. */
export const historyRoutes = (deps: MapperDeps): RouteDefinition[] => [
  apiRoute({
    method: 'POST',
    path: `${BASE}/history`,
    operationId: 'mapperHistory',
    summary: {
      zh: '查询以前关联过的账户',
      en: 'Every account that a programme has paid somebody, with the days',
    },
    access: MAPPER_ACCESS,
    basis: ['YKT-13', 'YKT-19'],
    params: ProgrammeParams,
    body: z.strictObject({ id: z.string().max(200) }),
    response: z.strictObject({
      links: z.array(
        z.strictObject({
          fa: z.string(),
          from: z.iso.datetime(),
          until: z.iso.datetime().nullable(),
          authorisation: z.enum(['initial', 'consent', 'court']),
          cancelledAt: z.iso.datetime().nullable(),
        }),
      ),
    }),
    problems: ['MISS_BUDGET_SPENT', 'NOT_FOUND'],
    handle: async (request) => {
      const { code: agencyCode } = callingPartner(request)
      const { context } = request
      const { programmeCode } = request.params
      await checkProgramme(deps.db, agencyCode, programmeCode, context.at)
      await checkMisses(deps.db, agencyCode, context.at)
      const asking = { agencyCode, programmeCode, on: provinceDate(context.at) }
      const entries = await readHistory(deps, context, asking, request.body.id)
      if (entries === undefined) throw notFound()
      const tokens = pairwiseTokens(
        deps.keys,
        'account',
        agencyCode,
        entries.map(({ accountId }) => accountId),
      )
      return {
        links: entries.map((one, i) => ({
          fa: writeAccountAddress({ token: tokens[i] ?? '', bankCode: one.account.bankCode }),
          from: one.validFrom.toString(),
          until: one.validUntil?.toString() ?? null,
          authorisation: one.authorisation,
          cancelledAt: one.cancelledAt?.toString() ?? null,
        })),
      }
    },
  }),
]
