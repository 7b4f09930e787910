import { z } from 'zod'
import { fromPublicId, publicId } from '#kernel/ids.ts'
import { pairwiseTokens } from '#platform/crypto/pairwise-tokens.ts'
import { apiRoute, callingPartner, type RouteDefinition } from '#platform/http/route.ts'
import { toFunctionalId } from './functional-id.ts'
import { writeAccountAddress, writePersonId } from './identifier.ts'
import { readWaitingConsents } from './read-consents.ts'
import { BASE, MAPPER_ACCESS, type MapperDeps, ProgrammeParams } from './route-base.ts'
import { checkProgramme } from './take-message.ts'

const PAGE = 1000

/** Beyond the specification: who permitted what, so that it can be linked. */
export const consentRoutes = (deps: MapperDeps): RouteDefinition[] => [
  apiRoute({
    method: 'GET',
    path: `${BASE}/consents`,
    operationId: 'mapperConsents',
    summary: {
      zh: '查询本人已授权、还没有关联的账户',
      en: 'Consents of holders that wait to be linked, with the names to link them by',
    },
    access: MAPPER_ACCESS,
    basis: ['YKT-19'],
    params: ProgrammeParams,
    query: z.object({ after: z.string().max(60).optional() }),
    response: z.strictObject({
      consents: z.array(
        z.strictObject({
          consent: z.string(),
          id: z.string(),
          fa: z.string(),
          functionalId: z.string().length(20),
          financialAddress: z.string().length(20),
          bankCode: z.string(),
          tail: z.string().nullable(),
        }),
      ),
      next: z.string().nullable().describe('Ask again with after until it is null'),
    }),
    problems: ['NOT_FOUND'],
    handle: async (request) => {
      const { code: agencyCode } = callingPartner(request)
      const { context } = request
      const { programmeCode } = request.params
      await checkProgramme(deps.db, agencyCode, programmeCode, context.at)
      const after = fromPublicId('consent', request.query.after ?? '')
      const asking = { agencyCode, programmeCode }
      const list = await readWaitingConsents(deps, context, asking, { after, limit: PAGE })
      const tokensOf = (kind: 'person' | 'account', ids: readonly string[]) =>
        pairwiseTokens(deps.keys, kind, agencyCode, ids)
      const persons = tokensOf(
        'person',
        list.map(({ personId }) => personId),
      )
      const accounts = tokensOf(
        'account',
        list.map(({ accountId }) => accountId),
      )
      const last = list.at(-1)
      return {
        consents: list.map(({ consentId, bankCode, tail }, i) => ({
          consent: publicId('consent', consentId),
          id: writePersonId(persons[i] ?? '', agencyCode),
          fa: writeAccountAddress({ token: accounts[i] ?? '', bankCode }),
          functionalId: toFunctionalId(persons[i] ?? ''),
          financialAddress: toFunctionalId(accounts[i] ?? ''),
          bankCode,
          tail: tail ?? null,
        })),
        next: last && list.length === PAGE ? publicId('consent', last.consentId) : null,
      }
    },
  }),
]
