import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { type Handle, instant, plainDate, sql, type Transaction } from '#platform/db.ts'
import { BAD_REASONS, type BadReason, type FollowUpPlan, type RatingLevel } from './rating.ts'
import { SERVICE_CODES } from './service.ts'
import { scopeOf } from './clerk.ts'
import type { Case } from './store.ts'

export interface Rating {
  readonly level: number
  readonly reason: BadReason | undefined
  readonly ratedAt: Temporal.Instant
}

/** How a case was rated. */
export const ratingOf = async (handle: Handle, caseId: string): Promise<Rating | undefined> => {
  const row = await handle.maybeOne(
    z.object({ level: z.number(), reason: z.enum(BAD_REASONS).nullable(), rated_at: instant }),
    sql`select level, reason, rated_at from handling.rating where case_id = ${caseId}`,
  )
  return row && { level: row.level, reason: row.reason ?? undefined, ratedAt: row.rated_at }
}

/** Writes a rating with what follows from it; false when there is one. */
export const insertRating = async (
  tx: Transaction,
  { id, personId, acceptAgency }: Case,
  rating: { readonly level: RatingLevel; readonly reason: BadReason | undefined },
  followUps: readonly FollowUpPlan[],
  at: Temporal.Instant,
): Promise<boolean> => {
  const written = await tx.run(sql`
    insert into handling.rating (case_id, person_id, level, reason, rated_at)
    values (${id}, ${personId}, ${rating.level}, ${rating.reason ?? null}, ${at})
    on conflict do nothing`)
  if (written === 0) return false
  for (const { kind, dueOn } of followUps)
    await tx.run(sql`
      insert into handling.follow_up (id, case_id, person_id, agency_code, kind, due_on)
      values (${uuidv7(at)}, ${id}, ${personId}, ${acceptAgency ?? null}, ${kind}, ${dueOn})`)
  return true
}

const FollowUpRow = z
  .object({
    id: z.string(),
    case_id: z.string(),
    person_id: z.string(),
    kind: z.enum(['call', 'repair']),
    due_on: plainDate,
    done_at: instant.nullable(),
    reason: z.enum(BAD_REASONS).nullable(),
    service: z.enum(SERVICE_CODES),
  })
  .transform((row) => ({
    id: row.id,
    caseId: row.case_id,
    personId: row.person_id,
    kind: row.kind,
    dueOn: row.due_on,
    doneAt: row.done_at ?? undefined,
    reason: row.reason ?? undefined,
    service: row.service,
  }))
/** 回访 or 整改 that a bad rating asks for. */
export type FollowUp = z.output<typeof FollowUpRow>

/** What a counter still owes after bad ratings, the most urgent first; online ones by region. */
export const followUpsDue = (
  handle: Handle,
  { agencyCode, regionCode }: { readonly agencyCode: string; readonly regionCode: string },
): Promise<FollowUp[]> =>
  handle.many(
    FollowUpRow,
    sql`
    select f.id, f.case_id, f.person_id, f.kind, f.due_on, f.done_at, r.reason, c.service
      from handling.follow_up f
      join handling.rating r on r.case_id = f.case_id
      join handling.case c on c.id = f.case_id
     where f.done_at is null
       and (f.agency_code = ${agencyCode}
            or f.agency_code is null and starts_with(c.issue_region, ${scopeOf(regionCode)}))
     order by f.due_on, f.id limit 50`,
  )

/** Marks a follow-up of a case the clerk may see as done; false when it is not theirs to do. */
export const endFollowUp = async (
  tx: Transaction,
  caseId: string,
  kind: FollowUp['kind'],
  staff: { readonly id: string; readonly agencyCode: string },
  at: Temporal.Instant,
): Promise<boolean> =>
  (await tx.run(sql`
    update handling.follow_up set done_at = ${at}, done_by = ${staff.id}
     where case_id = ${caseId} and kind = ${kind} and done_at is null
       and coalesce(agency_code, ${staff.agencyCode}) = ${staff.agencyCode}`)) === 1
