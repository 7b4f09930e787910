import { z } from 'zod'
import type { Database } from '#platform/db.ts'
import { apiRoute, callingPartner, type RouteDefinition } from '#platform/http/route.ts'
import { ANSWER_PERMISSION } from '#modules/account/index.ts'
import { DEPARTMENT } from './access.ts'
import { acknowledgeMany } from './acknowledge-many.ts'
import { SINGLE_REASONS } from './bulk-answer.ts'

/** Answered one after the other while the caller waits. */
const MOST = 200

/** 成批确认, for systems of departments. */
export const bulkRoute = ({ db }: { readonly db: Database }): RouteDefinition =>
  apiRoute({
    method: 'POST',
    path: '/v1/account-changes/acknowledgements',
    operationId: 'acknowledgeAccountChanges',
    summary: {
      zh: '成批确认账户变更，逐笔答复结果；同样的请求可以重发',
      en: 'Acknowledges many changes of account, with a result for each; can be sent again',
    },
    access: DEPARTMENT,
    basis: ['YKT-19'],
    body: z.strictObject({ changeIds: z.array(z.uuid()).min(1).max(MOST) }),
    response: z.strictObject({
      results: z.array(
        z.strictObject({
          changeId: z.string(),
          outcome: z
            .enum(['acknowledged', 'unknown', ...SINGLE_REASONS])
            .describe('All but acknowledged are left as they are: answer those by themselves'),
        }),
      ),
    }),
    handle: async ({ body, context, partner }) => {
      const { code: agencyCode } = callingPartner({ partner })
      const permissions = new Set([ANSWER_PERMISSION])
      const asked = { agencyCode, permissions, changeIds: body.changeIds }
      return { results: [...(await acknowledgeMany({ db }, context, asked))] }
    },
  })
