import { z } from 'zod'
import { type Handle, plainDate, sql, type Transaction } from '#platform/db.ts'
import type { Credential } from './credential.ts'
import {
  lastDay,
  type Milestone,
  MILESTONES,
  type Moved,
  type Plan,
  type PlanDays,
  type TakenIn,
} from './plan.ts'
import { lockCredential } from './store.ts'

/** Enters a plan with all of its milestones. */
export const insertPlan = async (
  tx: Transaction,
  credentialId: string,
  { sceneCode, days }: { readonly sceneCode: string; readonly days: PlanDays },
): Promise<void> => {
  await tx.run(sql`
    insert into credential.plan (credential_id, scene_code) values (${credentialId}, ${sceneCode})`)
  for (const name of MILESTONES)
    await tx.run(sql`
      insert into credential.milestone (credential_id, name, due_on)
      values (${credentialId}, ${name}, ${days[name]})`)
}

const PlanRow = z.object({ credential_id: z.string(), scene_code: z.string() })

const MilestoneRow = z.object({
  credential_id: z.string(),
  name: z.enum(MILESTONES),
  due_on: plainDate,
  reached_on: plainDate.nullable(),
  reached_by: z.string().nullable(),
  words: z.string().nullable(),
})

const MovedRow = z.object({ credential_id: z.string(), on_day: plainDate, holders: z.number() })

const milestoneOf = (row: z.output<typeof MilestoneRow>): Milestone => ({
  name: row.name,
  dueOn: row.due_on,
  reached:
    row.reached_on === null
      ? undefined
      : { on: row.reached_on, by: row.reached_by ?? '', words: row.words ?? '' },
})

/** The plans of some credentials. */
export const plansOf = async (
  handle: Handle,
  credentialIds: readonly string[],
): Promise<ReadonlyMap<string, Plan>> => {
  const theirs = sql`credential_id = any(${credentialIds}::uuid[])`
  const plans = await handle.many(
    PlanRow,
    sql`select credential_id, scene_code from credential.plan where ${theirs}`,
  )
  const milestones = await handle.many(
    MilestoneRow,
    sql`select credential_id, name, due_on, reached_on, reached_by, words
          from credential.milestone where ${theirs}`,
  )
  const moved = await handle.many(
    MovedRow,
    sql`select credential_id, on_day, holders from credential.moved where ${theirs}
         order by on_day`,
  )
  const place = ({ name }: { readonly name: Milestone['name'] }) => MILESTONES.indexOf(name)
  return new Map(
    plans.map(({ credential_id: id, scene_code: sceneCode }) => [
      id,
      {
        credentialId: id,
        sceneCode,
        milestones: milestones
          .filter((row) => row.credential_id === id)
          .map(milestoneOf)
          .toSorted((a, b) => place(a) - place(b)),
        moved: moved
          .filter((row) => row.credential_id === id)
          .map((row): Moved => ({ on: row.on_day, holders: row.holders })),
      },
    ]),
  )
}

/** The plan of a credential, or `undefined`. */
export const findPlan = async (handle: Handle, credentialId: string): Promise<Plan | undefined> =>
  (await plansOf(handle, [credentialId])).get(credentialId)

/** A credential that has a plan, with it. */
export interface Planned {
  readonly credential: Credential
  readonly plan: Plan
}

/** The two, held until the end of the transaction. */
export const lockPlanned = async (tx: Transaction, id: string): Promise<Planned | undefined> => {
  const credential = await lockCredential(tx, id)
  const plan = await findPlan(tx, id)
  return credential === undefined || plan === undefined ? undefined : { credential, plan }
}

/** Writes that a milestone was reached. */
export const saveMilestone = async (
  tx: Transaction,
  credentialId: string,
  name: Milestone['name'],
  reached: NonNullable<Milestone['reached']>,
): Promise<void> => {
  await tx.run(sql`
    update credential.milestone
       set reached_on = ${reached.on}, reached_by = ${reached.by}, words = ${reached.words}
     where credential_id = ${credentialId} and name = ${name}`)
}

/** Writes how many holders have been moved by a day. */
export const insertMoved = async (
  tx: Transaction,
  credentialId: string,
  { on, holders }: Moved,
  entered: { readonly by: string; readonly at: Temporal.Instant },
): Promise<void> => {
  await tx.run(sql`
    insert into credential.moved (credential_id, on_day, holders, entered_by, entered_at)
    values (${credentialId}, ${on}, ${holders}, ${entered.by}, ${entered.at})`)
}

const TakenInRow = z.object({
  id: z.string(),
  name: z.string(),
  issuer_agency: z.string(),
  scene_code: z.string(),
  taken_over_on: plainDate.nullable(),
  due_on: plainDate,
  reached_on: plainDate.nullable(),
})

/** 旧卡: everything that the card takes in or has taken in, by id. */
export const takenInCredentials = async (handle: Handle): Promise<ReadonlyMap<string, TakenIn>> => {
  const rows = await handle.many(
    TakenInRow,
    sql`select c.id, c.name, c.issuer_agency, p.scene_code, l.reached_on as taken_over_on,
               s.due_on, s.reached_on
          from credential.credential c
          join credential.plan p on p.credential_id = c.id
          join credential.milestone l on l.credential_id = c.id and l.name = 'loadUse'
          join credential.milestone s on s.credential_id = c.id and s.name = 'switchOff'
         where c.status in ('absorbing', 'absorbed') order by c.name, c.id`,
  )
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.name,
        issuerAgency: row.issuer_agency,
        sceneCode: row.scene_code,
        takenOverOn: row.taken_over_on ?? undefined,
        ...lastDay(row.due_on, row.reached_on ?? undefined),
      },
    ]),
  )
}
