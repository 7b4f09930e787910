import { z } from 'zod'
import { type Handle, instant, plainDate, sql, type Transaction } from '#platform/db.ts'
import {
  type IdentityState,
  identityStateOf,
  REVIEW_REASONS,
  REVIEW_STATUSES,
  type ReviewReason,
  type ReviewStatus,
} from './identity-review.ts'
import { latestCheck } from './store-check.ts'
import type { Decider } from './two-people.ts'

const ReviewRow = z
  .object({
    id: z.string(),
    person_id: z.string(),
    reason: z.enum(REVIEW_REASONS),
    evidence: z.string(),
    status: z.enum(REVIEW_STATUSES),
    asked_by: z.string(),
    asked_agency: z.string(),
    asked_at: instant,
    with_agency: z.string().nullable(),
    due_on: plainDate,
    decision_reason: z.string().nullable(),
    decided_at: instant.nullable(),
  })
  .transform((row) => ({
    id: row.id,
    personId: row.person_id,
    reason: row.reason,
    evidence: row.evidence,
    status: row.status,
    asker: { staffId: row.asked_by, agencyCode: row.asked_agency } satisfies Decider,
    askedAt: row.asked_at,
    withAgency: row.with_agency ?? undefined,
    dueOn: row.due_on,
    decisionReason: row.decision_reason ?? undefined,
    decidedAt: row.decided_at ?? undefined,
  }))
/** 身份人工复核 of one person, from the question to its answer. */
export type IdentityReview = z.output<typeof ReviewRow>

const COLUMNS = sql`id, person_id, reason, evidence, status, asked_by, asked_agency, asked_at,
  with_agency, due_on, decision_reason, decided_at`

export interface NewReview {
  readonly id: string
  readonly personId: string
  readonly reason: ReviewReason
  readonly evidence: string
  readonly asker: Decider
  readonly withAgency: string | undefined
  readonly dueOn: Temporal.PlainDate
}

/** Writes that two people have to look; false when somebody looks already. */
export const insertReview = async (
  tx: Transaction,
  review: NewReview,
  at: Temporal.Instant,
): Promise<boolean> =>
  (await tx.run(sql`
    insert into person.identity_review (id, person_id, reason, evidence, status, asked_by,
      asked_agency, asked_at, with_agency, due_on)
    values (${review.id}, ${review.personId}, ${review.reason}, ${review.evidence}, 'waiting',
      ${review.asker.staffId}, ${review.asker.agencyCode}, ${at}, ${review.withAgency ?? null},
      ${review.dueOn})
    on conflict (person_id) where status = 'waiting' do nothing`)) === 1

export const lockReview = (tx: Transaction, id: string): Promise<IdentityReview | undefined> =>
  tx.maybeOne(
    ReviewRow,
    sql`select ${COLUMNS} from person.identity_review where id = ${id} for update`,
  )

/** The review of a person that nobody has decided, for its decision. */
export const lockOpenReview = (
  tx: Transaction,
  personId: string,
): Promise<IdentityReview | undefined> =>
  tx.maybeOne(
    ReviewRow,
    sql`
    select ${COLUMNS} from person.identity_review
     where person_id = ${personId} and status = 'waiting' for update`,
  )

export const saveReview = (
  tx: Transaction,
  id: string,
  decision: {
    readonly status: Exclude<ReviewStatus, 'waiting'>
    readonly by: string
    readonly agency: string | undefined
    readonly reason: string
  },
  at: Temporal.Instant,
): Promise<number> =>
  tx.run(sql`
    update person.identity_review
       set status = ${decision.status}, decided_by = ${decision.by},
           decided_agency = ${decision.agency ?? null}, decided_at = ${at},
           decision_reason = ${decision.reason}
     where id = ${id}`)

/** What waits for a second person, the most urgent first. */
export const reviewsWaiting = (handle: Handle, limit = 200): Promise<IdentityReview[]> =>
  handle.many(
    ReviewRow,
    sql`
    select ${COLUMNS} from person.identity_review
     where status = 'waiting' order by due_on, asked_at, id limit ${limit}`,
  )

/** The open review of a person, or else the last one, if there was any. */
export const latestReview = (
  handle: Handle,
  personId: string,
): Promise<IdentityReview | undefined> =>
  handle.maybeOne(
    ReviewRow,
    sql`
    select ${COLUMNS} from person.identity_review
     where person_id = ${personId}
     order by (status = 'waiting') desc, asked_at desc, id desc limit 1`,
  )

/** Where the identity of a person stands, with the review that has it or had it last. */
export const identityOfPerson = async (
  handle: Handle,
  personId: string,
): Promise<{ readonly state: IdentityState; readonly review: IdentityReview | undefined }> => {
  const review = await latestReview(handle, personId)
  const check = await latestCheck(handle, personId)
  return { state: identityStateOf({ check: check?.status, review: review?.status }), review }
}
