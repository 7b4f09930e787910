export { activateTerminal } from './activate-terminal.ts'
export { agreeSession } from './agree-session.ts'
export type { VerificationRefusal } from './checks.ts'
export { decideVerification } from './decide.ts'
export type { Facts } from './facts.ts'
export { enterSandbox } from './enter-sandbox.ts'
export { type FixedCode, fixedCodes, type FixedCodes } from './fixed-code.ts'
export { enrolDevice } from './enrol-device.ts'
export {
  createGateway,
  Gateway,
  GATEWAY_SOURCES,
  type GatewayDeps,
  type GatewaySources,
} from './gateway.ts'
export { issueCode, type IssueCode } from './issue-code.ts'
export { issueTicket, type IssueTicket, type TicketRefusal } from './issue-ticket.ts'
export { purgeCodes } from './purge.ts'
export { type VerificationDeps, verificationRoutes } from './routes.ts'
export type { Device } from './store-device.ts'
export { type Terminal, terminalsOf } from './store-terminal.ts'
export { touchedByScenes } from './store-touched.ts'
export { terminalFace } from './pages-venue-plates.ts'
export { findUsage, type Usage, type UsagePage, usagesOfPerson } from './store-usage.ts'
export { activationMessage, macHead, sessionKeyInfo, sessionMessage } from './terminal.ts'
export { residentCodePages, type ResidentCodePageDeps } from './pages-resident.ts'
export { outcomeWord } from './pages-venue-today.ts'
export { venuePages, type VenuePageDeps } from './pages-venue.ts'
