import { z } from 'zod'
import { type Handle, instant, plainDate, sql, type Transaction } from '#platform/db.ts'
import {
  MERGE_REASONS,
  MERGE_STATUSES,
  type MergeParty,
  type MergeReason,
  type MergeStatus,
} from './merge.ts'
import { lockToEnd } from './store.ts'
import type { Decider } from './two-people.ts'

/** A merge with those who asked for it. */
export interface Merge {
  readonly id: string
  readonly fromId: string
  readonly intoId: string
  readonly reason: MergeReason
  readonly status: MergeStatus
  readonly proposer: Decider
  readonly unmergeProposer: Decider | undefined
}

const MergeRow = z
  .object({
    id: z.string(),
    from_id: z.string(),
    into_id: z.string(),
    reason: z.enum(MERGE_REASONS),
    status: z.enum(MERGE_STATUSES),
    proposed_by: z.string(),
    proposed_agency: z.string(),
    unmerge_proposed_by: z.string().nullable(),
    unmerge_proposed_agency: z.string().nullable(),
  })
  .transform(
    ({ unmerge_proposed_by: staffId, unmerge_proposed_agency: agencyCode, ...row }): Merge => ({
      id: row.id,
      fromId: row.from_id,
      intoId: row.into_id,
      reason: row.reason,
      status: row.status,
      proposer: { staffId: row.proposed_by, agencyCode: row.proposed_agency },
      unmergeProposer:
        staffId === null || agencyCode === null ? undefined : { staffId, agencyCode },
    }),
  )

const PartyRow = z
  .object({
    id: z.string(),
    birth_on: plainDate,
    sex: z.enum(['female', 'male']),
    died_on: plainDate.nullable(),
    is_alias: z.boolean(),
  })
  .transform((row): MergeParty => ({
    id: row.id,
    birthOn: row.birth_on,
    sex: row.sex,
    diedOn: row.died_on ?? undefined,
    isAlias: row.is_alias,
  }))

/** The two entries, locked in one order; `undefined` when one does not exist. */
export const lockMergeParties = async (
  tx: Transaction,
  fromId: string,
  intoId: string,
): Promise<{ readonly from: MergeParty; readonly into: MergeParty } | undefined> => {
  await lockToEnd(tx, [fromId, intoId])
  const rows = await tx.many(
    PartyRow,
    sql`
    select p.id, p.birth_on, p.sex, p.died_on,
           exists (select from person.alias a where a.from_id = p.id) as is_alias
      from person.person p where p.id = any(${[fromId, intoId]})`,
  )
  const [from, into] = [fromId, intoId].map((id) => rows.find((row) => row.id === id))
  return from === undefined || into === undefined ? undefined : { from, into }
}

/** Live relations between the two, or of both with the same third. */
export const relationsConflict = async (
  tx: Transaction,
  fromId: string,
  intoId: string,
): Promise<boolean> =>
  (
    await tx.one(
      z.object({ found: z.boolean() }),
      sql`
      select exists (select from person.relation a join person.relation b
          on a.kind = b.kind and a.status <> 'ended' and b.status <> 'ended'
         where (a.person_id = ${fromId} and b.person_id = ${intoId} and a.agent_id = b.agent_id)
            or (a.agent_id = ${fromId} and b.agent_id = ${intoId} and a.person_id = b.person_id))
        or exists (select from person.relation where status <> 'ended'
          and ((person_id = ${fromId} and agent_id = ${intoId})
            or (person_id = ${intoId} and agent_id = ${fromId}))) as found`,
    )
  ).found

/** Writes a proposal; false when one for the same entry is open, or it is merged already. */
export const insertMerge = async (
  tx: Transaction,
  merge: Merge & { readonly evidence: readonly string[] },
  at: Temporal.Instant,
): Promise<boolean> =>
  (await tx.run(sql`
    insert into person.merge (id, from_id, into_id, reason, evidence, status, proposed_by,
      proposed_agency, proposed_at)
    values (${merge.id}, ${merge.fromId}, ${merge.intoId}, ${merge.reason}, ${merge.evidence},
      'proposed', ${merge.proposer.staffId}, ${merge.proposer.agencyCode}, ${at})
    on conflict do nothing`)) === 1

/** A merge for its next step. */
export const lockMerge = (tx: Transaction, id: string): Promise<Merge | undefined> =>
  tx.maybeOne(
    MergeRow,
    sql`
    select id, from_id, into_id, reason, status, proposed_by, proposed_agency,
           unmerge_proposed_by, unmerge_proposed_agency
      from person.merge where id = ${id} for update`,
  )

const ReviewRow = z
  .object({
    id: z.string(),
    from_id: z.string(),
    into_id: z.string(),
    reason: z.enum(MERGE_REASONS),
    status: z.enum(MERGE_STATUSES),
    evidence: z.array(z.string()),
    by_staff: z.string(),
    by_agency: z.string(),
    proposed_at: instant,
  })
  .transform((row) => ({
    id: row.id,
    fromId: row.from_id,
    intoId: row.into_id,
    reason: row.reason,
    status: row.status,
    evidence: row.evidence,
    proposer: { staffId: row.by_staff, agencyCode: row.by_agency },
    proposedAt: row.proposed_at,
  }))
/** A merge as those see it who decide about it or could have it taken back. */
export type MergeToReview = z.output<typeof ReviewRow>

/** What waits for a second person, the oldest first; then what was merged lately. */
export const mergesToReview = (handle: Handle): Promise<MergeToReview[]> =>
  handle.many(
    ReviewRow,
    sql`
    select id, from_id, into_id, reason, status,
           coalesce(unmerge_evidence, evidence) as evidence,
           coalesce(unmerge_proposed_by, proposed_by) as by_staff,
           coalesce(unmerge_proposed_agency, proposed_agency) as by_agency, proposed_at
      from person.merge where status in ('proposed', 'unmergeProposed', 'merged')
     order by status = 'merged', case when status = 'merged' then decided_at end desc,
              proposed_at, id limit 50`,
  )

/** The second person's word about a merge. */
export const saveDecision = (
  tx: Transaction,
  { id, status }: Pick<Merge, 'id' | 'status'>,
  by: Decider,
  at: Temporal.Instant,
): Promise<number> =>
  tx.run(sql`
    update person.merge set status = ${status}, decided_by = ${by.staffId},
           decided_agency = ${by.agencyCode}, decided_at = ${at}
     where id = ${id}`)

/** Somebody asks to take a merge back. */
export const saveUnmergeProposal = (
  tx: Transaction,
  id: string,
  by: Decider,
  evidence: readonly string[],
): Promise<number> =>
  tx.run(sql`
    update person.merge set status = 'unmergeProposed', unmerge_evidence = ${evidence},
           unmerge_proposed_by = ${by.staffId}, unmerge_proposed_agency = ${by.agencyCode}
     where id = ${id}`)

/** The second person's word about taking it back; a no leaves the merge as it was. */
export const saveUnmergeDecision = (
  tx: Transaction,
  { id, status }: Pick<Merge, 'id' | 'status'>,
  by: Decider,
  at: Temporal.Instant,
): Promise<number> =>
  status === 'unmerged'
    ? tx.run(sql`
        update person.merge set status = 'unmerged', unmerge_decided_by = ${by.staffId},
               unmerge_decided_agency = ${by.agencyCode}, unmerged_at = ${at}
         where id = ${id}`)
    : tx.run(sql`
        update person.merge set status = 'merged', unmerge_evidence = null,
               unmerge_proposed_by = null, unmerge_proposed_agency = null
         where id = ${id}`)

/** The person whom an id leads to now: itself, or the one it was merged into. */
export const survivingPerson = async (handle: Handle, personId: string): Promise<string> => {
  const found = await handle.many(
    z.object({ into_id: z.string(), depth: z.number() }),
    sql`
    with recursive chain (into_id, depth) as (
      select into_id, 1 from person.alias where from_id = ${personId}
      union all
      select a.into_id, c.depth + 1 from person.alias a join chain c on a.from_id = c.into_id)
    select into_id, depth from chain order by depth desc limit 1`,
  )
  return found[0]?.into_id ?? personId
}

/** The ids that lead to a person: their own, and those that were merged into it. */
export const idsOf = async (handle: Handle, personId: string): Promise<readonly string[]> =>
  (
    await handle.many(
      z.object({ id: z.string() }),
      sql`
      with recursive same (id) as (select ${personId}::uuid union
        select a.from_id from person.alias a join same on a.into_id = same.id)
      select id from same`,
    )
  ).map(({ id }) => id)
