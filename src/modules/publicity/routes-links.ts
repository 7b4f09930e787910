import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import { localPath } from '#ui/i18n/language.ts'
import { isLookingAhead, leadsTo } from './campaign.ts'
import { campaignOfLink, countVisits } from './store-campaigns.ts'

/**
 * 短链接 of a campaign: leads to its page and counts one more for the day. No cookie is set, and
 * nothing is kept of who followed it (Art. 20, 22).
 */
export const linkRoutes = ({ db }: { readonly db: Database }): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: '/go/:code',
    operationId: 'followShortLink',
    summary: { zh: '宣传短链接', en: 'Where a short link of a campaign leads' },
    access: { kind: 'public' },
    basis: ['YKT-20'],
    params: z.object({ code: z.string().max(60) }),
    handle: async (request) => {
      const { code } = request.params
      const campaign = await campaignOfLink(db, code.toLowerCase())
      const target = campaign && leadsTo(campaign)
      if (target === undefined) throw notFound()
      const { method, headers } = request.raw
      if (method === 'GET' && !isLookingAhead(headers))
        await countVisits(db, code.toLowerCase(), provinceDate(request.context.at))
      return { redirect: localPath(request.display.language, target) }
    },
  }),
]
