import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import { type Handle, instant, plainDate, sql, type Transaction } from '#platform/db.ts'
import { CASE_HOLDERS, type CaseHolder, STEP_CODES, type StepCode } from './case-step.ts'
import { MATERIAL_CODES } from './material.ts'
import { type CaseMaterial, MATERIAL_STATES } from './opening.ts'
import type { Case } from './store.ts'

const StepRow = z
  .object({
    id: z.string(),
    at: instant,
    code: z.enum(STEP_CODES),
    held_by: z.enum(CASE_HOLDERS),
    visible: z.boolean(),
    actor_kind: z.string(),
    actor_id: z.string(),
    promise_on: plainDate.nullable(),
  })
  .transform(({ held_by, actor_kind, actor_id, promise_on, ...row }) => ({
    ...row,
    promiseOn: promise_on ?? undefined,
    heldBy: held_by,
    actorKind: actor_kind,
    actorId: actor_id,
  }))
/** One line of the timeline of a case. */
export type CaseStep = z.output<typeof StepRow>

export interface NewStep {
  readonly code: StepCode
  readonly heldBy: CaseHolder
  /** Steps among staff are not the holder's business. */
  readonly visible?: boolean | undefined
  /** The event that brought it about; the same one twice is one step. */
  readonly eventId?: string | undefined
  /** Of a promise that was counted anew: the day from now on. */
  readonly promiseOn?: Temporal.PlainDate | undefined
}

/** Writes a step; false when the same event brought it before. */
export const insertStep = async (
  tx: Transaction,
  { actor, at }: ActionContext,
  { id, personId }: Pick<Case, 'id' | 'personId'>,
  { code, heldBy, visible = true, eventId, promiseOn }: NewStep,
): Promise<boolean> =>
  (await tx.run(sql`
    insert into handling.step (id, case_id, person_id, at, code, held_by, visible, actor_kind,
      actor_id, event_id, promise_on)
    values (${uuidv7(at)}, ${id}, ${personId}, ${at}, ${code}, ${heldBy}, ${visible},
      ${actor.kind}, ${actor.id}, ${eventId ?? null}, ${promiseOn ?? null})
    on conflict do nothing`)) === 1

/**
 * The timeline of a case, the oldest first. What was done in one transaction has one moment; it
 * stands in the order in which a case goes on.
 */
export const stepsOfCase = async (handle: Handle, caseId: string): Promise<CaseStep[]> => {
  const rows = await handle.many(
    StepRow,
    sql`
    select id, at, code, held_by, visible, actor_kind, actor_id, promise_on
      from handling.step where case_id = ${caseId} order by at, position`,
  )
  return rows.toSorted(
    (a, b) =>
      Temporal.Instant.compare(a.at, b.at) ||
      STEP_CODES.indexOf(a.code) - STEP_CODES.indexOf(b.code),
  )
}

const MaterialRow = z
  .object({
    code: z.enum(MATERIAL_CODES),
    state: z.enum(MATERIAL_STATES),
    later_until: plainDate.nullable(),
  })
  .transform(({ code, state, later_until }): CaseMaterial => ({
    code,
    state,
    laterUntil: later_until ?? undefined,
  }))

/** What a case needs, in the order in which the guide lists it. */
export const materialsOfCase = async (handle: Handle, caseId: string): Promise<CaseMaterial[]> => {
  const rows = await handle.many(
    MaterialRow,
    sql`select code, state, later_until from handling.case_material where case_id = ${caseId}`,
  )
  return rows.toSorted((a, b) => MATERIAL_CODES.indexOf(a.code) - MATERIAL_CODES.indexOf(b.code))
}

/** Writes the materials of a case, new ones and those that have changed. */
export const saveMaterials = async (
  tx: Transaction,
  { id, personId }: Pick<Case, 'id' | 'personId'>,
  materials: readonly CaseMaterial[],
): Promise<void> => {
  for (const { code, state, laterUntil } of materials)
    await tx.run(sql`
      insert into handling.case_material (case_id, person_id, code, state, later_until)
      values (${id}, ${personId}, ${code}, ${state}, ${laterUntil ?? null})
      on conflict (case_id, code) do update
        set state = excluded.state, later_until = excluded.later_until`)
}
