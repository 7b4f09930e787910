import type { ArticleId } from '#law/articles.ts'

/** 线索来源: the holder, a risk rule, or an inspection by staff. */
export const LEAD_SOURCES = ['holder', 'risk', 'inspection'] as const
export type LeadSource = (typeof LEAD_SOURCES)[number]

/** 线索状态: open until somebody looks into it. */
export const LEAD_STATUSES = ['open', 'inquiry', 'closed'] as const
export type LeadStatus = (typeof LEAD_STATUSES)[number]

/** 线索: something that may be wrong, for supervision to look into (Art. 22 to 24). */
export interface Lead {
  readonly id: string
  /** What people quote, such as `lead_0193…`. */
  readonly reference: string
  readonly source: LeadSource
  /** What is said to be wrong, such as `notMe`. */
  readonly kind: string
  /** Whom it concerns; not shown in lists. */
  readonly personId: string | undefined
  readonly organisationCode: string | undefined
  /** What it is about, such as `usage` and its id. */
  readonly subjectKind: string
  readonly subjectId: string
  readonly statement: string
  readonly basis: ArticleId
  readonly openedAt: Temporal.Instant
  readonly status: LeadStatus
}

/** Who opens a lead says where it comes from. */
export const sourceOf = (
  actorKind: 'holder' | 'agent' | 'staff' | 'terminal' | 'system' | 'anonymous',
): LeadSource => (actorKind === 'holder' ? 'holder' : actorKind === 'staff' ? 'inspection' : 'risk')
