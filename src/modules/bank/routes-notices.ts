import { z } from 'zod'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { apiRoute, callingPartner, type RouteDefinition } from '#platform/http/route.ts'
import { NOTICE_KINDS } from './account-notice.ts'
import { announceAccountEvent, type NoticeDeps, readNotice } from './announce-account-event.ts'
import { refusal } from './refusal-problem.ts'
import { findBank } from './store.ts'

/** What systems of banks call before an account is closed or goes dormant. */
export const noticeRoutes = (deps: NoticeDeps & { readonly db: Database }): RouteDefinition[] => [
  apiRoute({
    method: 'POST',
    path: '/v1/bank/account-notices',
    operationId: 'announceAccountEvent',
    summary: {
      zh: '银行预告销户或转为不动户',
      en: 'A bank tells that it is about to close an account, and hears what is paid there',
    },
    access: { kind: 'partner', partner: 'bank' },
    basis: ['YKT-19'],
    body: z.strictObject({
      noticeId: z.string().regex(/^[\w.:-]{1,64}$/),
      accountNumber: z.string().max(40),
      kind: z.enum(NOTICE_KINDS),
      plannedOn: z.iso.date(),
    }),
    response: z.strictObject({
      noticeId: z.string(),
      state: z
        .enum(['open', 'confirmed', 'withdrawn', 'overtaken'])
        .describe('open: somebody of the bank confirms or withdraws it on its pages'),
      affected: z.array(
        z.strictObject({
          programmeCode: z.string(),
          name: z.string(),
          nextPayOn: z.iso.date().nullable(),
        }),
      ),
    }),
    problems: ['ACCOUNT_UNKNOWN', 'NOTICE_CHANGED', 'NOTICE_OPEN', 'DAY_PASSED'],
    handle: async (request) => {
      const { code: bankCode } = callingPartner(request)
      const { noticeId, plannedOn, ...rest } = request.body
      const decision = await announceAccountEvent(deps, request.context, {
        ...rest,
        noticeId,
        bankCode,
        plannedOn: Temporal.PlainDate.from(plannedOn),
        channel: 'message',
      })
      if (!decision.granted) throw refusal(decision)
      const bank = await findBank(deps.db, bankCode)
      const found = bank && (await readNotice(deps, request.context, bank, decision.outcome))
      if (found === undefined) throw notFound()
      return {
        noticeId,
        state: found.notice.outcome ?? ('open' as const),
        affected: found.affected.map(({ code, name, nextPayDates: [next] }) => ({
          programmeCode: code,
          name,
          nextPayOn: next?.toString() ?? null,
        })),
      }
    },
  }),
]
