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
  })
  .transform(({ held_by, actor_kind, actor_id, ...row }) => ({
    ...row,
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
}

/** Writes a step; false when the same event brought it before. */
export const insertStep = async (
  tx: Transaction,
  { actor, at }: ActionContext,
  { id, personId }: Pick<Case, 'id' | 'personId'>,
  { code, heldBy, visible = true, eventId }: NewStep,
): Promise<boolean> =>
  (await tx.run(sql`
    insert into handling.step (id, case_id, person_id, at, code, held_by, visible, actor_kind,
      actor_id, event_id)
    values (${uuidv7(at)}, ${id}, ${personId}, ${at}, ${code}, ${heldBy}, ${visible},
      ${actor.kind}, ${actor.id}, ${eventId ?? null})
    on conflict do nothing`)) === 1

/** The timeline of a case, the oldest first. */
export const stepsOfCase = (handle: Handle, caseId: string): Promise<CaseStep[]> =>
  handle.many(
    StepRow,
    sql`
    select id, at, code, held_by, visible, actor_kind, actor_id
      from handling.step where case_id = ${caseId} order by at, position`,
  )

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
