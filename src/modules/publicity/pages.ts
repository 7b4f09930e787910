import type { RouteDefinition } from '#platform/http/route.ts'
import { announcementPages } from './pages-announcement-routes.ts'
import { type CampaignPageDeps, campaignPages } from './pages-campaign-routes.ts'

/** Pages of the bureau about what the public is told (Art. 20). */
export const publicityPages = (deps: CampaignPageDeps): RouteDefinition[] => [
  ...announcementPages(deps),
  ...campaignPages(deps),
]
