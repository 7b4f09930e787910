import { z } from 'zod'
import type { ArticleId } from '#law/articles.ts'
import { type Handle, plainDate, sql, type Transaction } from '#platform/db.ts'
import type { Criterion, Score } from './admission.ts'

/** 遴选批次 */
export interface AdmissionRound {
  readonly id: string
  readonly title: string
  readonly openedOn: Temporal.PlainDate
  /** The last day on which candidates apply. */
  readonly closesOn: Temporal.PlainDate
}

const RoundRow = z
  .object({ id: z.string(), title: z.string(), opened_on: plainDate, closes_on: plainDate })
  .transform((row): AdmissionRound => ({
    id: row.id,
    title: row.title,
    openedOn: row.opened_on,
    closesOn: row.closes_on,
  }))

/** Rounds, the newest first. */
export const listRounds = (handle: Handle): Promise<AdmissionRound[]> =>
  handle.many(
    RoundRow,
    sql`select id, title, opened_on, closes_on from bank.admission_round
         order by opened_on desc, id desc`,
  )

/** One round, or `undefined`. */
export const findRound = (handle: Handle, id: string): Promise<AdmissionRound | undefined> =>
  handle.maybeOne(
    RoundRow,
    sql`select id, title, opened_on, closes_on from bank.admission_round where id = ${id}`,
  )

/** Writes a round with its criteria. */
export const insertRound = async (
  tx: Transaction,
  round: AdmissionRound,
  criteria: readonly Criterion[],
  openedBy: string,
): Promise<void> => {
  await tx.run(sql`
    insert into bank.admission_round (id, title, opened_on, closes_on, opened_by)
    values (${round.id}, ${round.title}, ${round.openedOn}, ${round.closesOn}, ${openedBy})`)
  for (const [position, { code, name, weight, maxPoints }] of criteria.entries())
    await tx.run(sql`
      insert into bank.criterion (round_id, code, name, weight, max_points, position)
      values (${round.id}, ${code}, ${name}, ${weight}, ${maxPoints}, ${position})`)
}

const CriterionRow = z
  .object({ code: z.string(), name: z.string(), weight: z.number(), max_points: z.number() })
  .transform(({ max_points, ...row }): Criterion => ({ ...row, maxPoints: max_points }))

/** The criteria of a round in their order. */
export const criteriaOf = (handle: Handle, roundId: string): Promise<Criterion[]> =>
  handle.many(
    CriterionRow,
    sql`select code, name, weight, max_points from bank.criterion
         where round_id = ${roundId} order by position`,
  )

/** 候选金融机构 in a round. */
export interface Application {
  readonly id: string
  readonly roundId: string
  readonly agencyCode: string
  readonly candidate: string
  readonly materials: readonly string[]
  readonly outcome:
    | { readonly admitted: boolean; readonly rank: number; readonly reason: string }
    | undefined
}

const ApplicationRow = z
  .object({
    id: z.string(),
    round_id: z.string(),
    agency_code: z.string(),
    candidate: z.string(),
    materials: z.array(z.string()),
    admitted: z.boolean().nullable(),
    rank: z.number().nullable(),
    reason: z.string().nullable(),
  })
  .transform((row): Application => ({
    id: row.id,
    roundId: row.round_id,
    agencyCode: row.agency_code,
    candidate: row.candidate,
    materials: row.materials,
    outcome:
      row.admitted === null || row.rank === null
        ? undefined
        : { admitted: row.admitted, rank: row.rank, reason: row.reason ?? '' },
  }))

const APPLICATIONS = sql`
  select a.id, a.round_id, a.agency_code, a.candidate, a.materials, o.admitted, o.rank, o.reason
    from bank.application a left join bank.outcome o on o.application_id = a.id`

/** Candidates of a round, in the order of their agencies' codes. */
export const applicationsOf = (handle: Handle, roundId: string): Promise<Application[]> =>
  handle.many(
    ApplicationRow,
    sql`${APPLICATIONS} where a.round_id = ${roundId} order by a.agency_code`,
  )

/**
 * One candidate; whoever else judges it waits until the end of the transaction. The row itself
 * cannot be locked by a role that may not change it.
 */
export const lockApplication = async (
  tx: Transaction,
  id: string,
): Promise<Application | undefined> => {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`application|${id}`}, 0))`)
  return tx.maybeOne(ApplicationRow, sql`${APPLICATIONS} where a.id = ${id}`)
}

/** Enters a candidate; false when the agency stands in the round already. */
export const insertApplication = async (
  tx: Transaction,
  application: Omit<Application, 'outcome'>,
  entered: { readonly by: string; readonly at: Temporal.Instant },
): Promise<boolean> =>
  (await tx.run(sql`
    insert into bank.application (id, round_id, agency_code, candidate, materials, entered_by,
      entered_at)
    values (${application.id}, ${application.roundId}, ${application.agencyCode},
      ${application.candidate}, ${application.materials}, ${entered.by}, ${entered.at})
    on conflict (round_id, agency_code) do nothing`)) === 1

const ScoreRow = z
  .object({
    application_id: z.string(),
    criterion_code: z.string(),
    assessor_id: z.string(),
    points: z.number(),
  })
  .transform((row): Score => ({
    applicationId: row.application_id,
    criterionCode: row.criterion_code,
    assessorId: row.assessor_id,
    points: row.points,
  }))

/** Every score of a round. */
export const scoresOf = (handle: Handle, roundId: string): Promise<Score[]> =>
  handle.many(
    ScoreRow,
    sql`select application_id, criterion_code, assessor_id, points from bank.score
         where round_id = ${roundId}`,
  )

/** Writes the score sheet of one assessor for one candidate. */
export const insertScores = async (
  tx: Transaction,
  { id, roundId }: Pick<Application, 'id' | 'roundId'>,
  sheet: {
    readonly assessorId: string
    readonly points: Readonly<Record<string, number>>
    readonly remark: string
    readonly at: Temporal.Instant
  },
): Promise<void> => {
  for (const [code, points] of Object.entries(sheet.points))
    await tx.run(sql`
      insert into bank.score (application_id, round_id, criterion_code, assessor_id, points,
        remark, scored_at)
      values (${id}, ${roundId}, ${code}, ${sheet.assessorId}, ${points}, ${sheet.remark},
        ${sheet.at})`)
}

/** Writes who was admitted or not. */
export const insertOutcome = async (
  tx: Transaction,
  outcome: {
    readonly applicationId: string
    readonly admitted: boolean
    readonly rank: number
    readonly result: number
    readonly reason: string
    readonly basis: ArticleId
    readonly decidedBy: string
    readonly decidedAt: Temporal.Instant
  },
): Promise<void> => {
  await tx.run(sql`
    insert into bank.outcome (application_id, admitted, rank, result, reason, basis, decided_by,
      decided_at)
    values (${outcome.applicationId}, ${outcome.admitted}, ${outcome.rank}, ${outcome.result},
      ${outcome.reason}, ${outcome.basis}, ${outcome.decidedBy}, ${outcome.decidedAt})`)
}

const AdmittedRow = z.object({ admitted: z.boolean() })

/** Whether an agency was admitted by an application; `undefined` when it is not decided. */
export const isAdmitted = async (
  handle: Handle,
  applicationId: string,
  agencyCode: string,
): Promise<boolean | undefined> =>
  (
    await handle.maybeOne(
      AdmittedRow,
      sql`select o.admitted from bank.outcome o join bank.application a on a.id = o.application_id
           where o.application_id = ${applicationId} and a.agency_code = ${agencyCode}`,
    )
  )?.admitted
