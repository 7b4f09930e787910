import type { EndpointStatus } from './endpoint.ts'

/** 自动确认规则: which changes a department confirms without looking at each. */
export interface AcknowledgeRule {
  readonly id: string
  readonly agencyCode: string
  /** None: every programme of the department. */
  readonly programmeCode: string | undefined
  /** The same steps as those of an endpoint. */
  readonly status: EndpointStatus
  readonly enteredBy: string
  readonly enteredAt: Temporal.Instant
  readonly approvedBy: string | undefined
}
