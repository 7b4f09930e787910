export { CASE_TRANSITIONS, type CaseRefusal, type CaseStatus } from './case.ts'
export type { CaseHolder, StepCode } from './case-step.ts'
export { type CaseView, readView } from './case-view.ts'
export {
  type Channel,
  CHANNEL_TABLE,
  type ChannelRule,
  CHANNELS,
  type Exemption,
} from './channel.ts'
export type { Clerk } from './clerk.ts'
export type { ActDone, ActRequest, CaseAct, CaseActs } from './case-act.ts'
export type { HandlingDeps } from './deps.ts'
export { actOnCase, addMaterialsAtCounter } from './clerk-actions.ts'
export { purgeDrafts } from './draft.ts'
export { recountDeadlines } from './recount-deadlines.ts'
export { withdrawByOrder, withdrawCase } from './holder-actions.ts'
export { type Application, openAndAct } from './perform-act.ts'
export type { Wish } from './wish.ts'
export { CaseEnded, CaseMoved, CaseOpened } from './events.ts'
export { EVENT_STEPS, type FollowedEvent } from './follow.ts'
export { type CardEventPayload, followCard } from './follow-card.ts'
export type { MaterialCode } from './material.ts'
export { channelName, exemptionText } from './messages-channels.ts'
export { serviceName } from './messages-services.ts'
export {
  type NewCase,
  openCase,
  type OpenCaseDecision,
  openCaseIn,
  type OpenedCase,
} from './open-case.ts'
export type { AddWorkingDays, CaseMaterial, OpeningRefusal } from './opening.ts'
export type { ApplyPageDeps } from './pages-apply-frame.ts'
export { applyPages } from './pages-apply-routes.ts'
export { casePages } from './pages-cases.ts'
export { deskPages } from './pages-desk.ts'
export type { DeskDeps } from './pages-desk-frame.ts'
export { caseLinkOf, type CasePageDeps } from './pages-frame.ts'
export { homeVisitPages } from './pages-home-visit.ts'
export { homeVisitOf } from './request-home-visit.ts'
export { guidePages } from './pages-public.ts'
export { useGuidePages } from './pages-use-routes.ts'
export { trackPages } from './pages-track-routes.ts'
export type { CardStrip, Possibility } from './possibility.ts'
export { SERVICE_CODES, type Service, type ServiceCode, SERVICES } from './service.ts'
export { limitFigures } from './service-limit.ts'
export { deskPeoplePages } from './pages-people.ts'
export { type Case, casesOfPerson, hasOpenCase } from './store.ts'
export { caseSubscribers } from './subscribers.ts'
export { EXCEPTION_TRANSITIONS } from './exception.ts'
export { openException } from './open-exception.ts'
export { reportStandstills } from './report-standstills.ts'
export { watchExceptions } from './watch-exceptions.ts'
export { markFee, settleFee } from './mark-fee.ts'
