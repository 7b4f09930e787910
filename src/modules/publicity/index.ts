export {
  ANNOUNCEMENT_TRANSITIONS,
  type AnnouncementAction,
  type AnnouncementKind,
} from './announcement.ts'
export { writeAnnouncement, stepAnnouncement } from './keep-announcements.ts'
export { announcementRoutes, headlines } from './routes-read.ts'
export { CAMPAIGN_TRANSITIONS } from './campaign.ts'
export { addPlacement, enterReach, planCampaign, stepCampaign } from './keep-campaigns.ts'
export { linkRoutes } from './routes-links.ts'
export { publicityPages } from './pages.ts'
export { countVisits } from './store-campaigns.ts'
