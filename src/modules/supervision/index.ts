export { type Lead, type LeadSource, type LeadStatus, LEAD_STATUSES } from './lead.ts'
export { type NewLead, openLead } from './open-lead.ts'
export { supervisionRoutes } from './routes.ts'
export { type LeadPage, leadsOfPerson, listLeads } from './store.ts'
