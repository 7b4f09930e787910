import { z } from 'zod'
import { bigInteger, bytes, type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import { type Intake, INTAKE_PHASES, INTAKE_STATUSES, type RepairOutcome } from './intake.ts'

const Outcome = z.object({
  replaced: z.number(),
  added: z.number(),
  untouched: z.number(),
  refused: z.number(),
})

const IntakeRow = z
  .object({
    id: z.string(),
    kind: z.enum(['import', 'repair', 'check']),
    origin: z.enum(['page', 'api']),
    programme_code: z.string(),
    pay_period: z.string(),
    instalment: z.number(),
    region_code: z.string(),
    owner_agency: z.string(),
    mode: z.enum(['partial', 'atomic']),
    roster_id: z.string().nullable(),
    status: z.enum(INTAKE_STATUSES),
    phase: z.enum(INTAKE_PHASES).nullable(),
    file_name: z.string(),
    encoding: z.string().nullable(),
    sheet: z.string().nullable(),
    file_digest: bytes.nullable(),
    file_bytes: bigInteger,
    columns: z.record(z.string(), z.number()).nullable(),
    stated_rows: z.number().nullable(),
    stated_fen: bigInteger.nullable(),
    counted_rows: z.number().nullable(),
    counted_fen: bigInteger.nullable(),
    people_done: z.number(),
    last_row: z.number(),
    fence: z.number(),
    refusal_code: z.string().nullable(),
    refusal_text: z.string().nullable(),
    outcome: Outcome.nullable(),
    made_by: z.string(),
    made_unit: z.string(),
    made_at: instant,
  })
  .transform((row): Intake => ({
    id: row.id,
    kind: row.kind,
    origin: row.origin,
    programmeCode: row.programme_code,
    payPeriod: row.pay_period,
    instalment: row.instalment,
    regionCode: row.region_code,
    ownerAgency: row.owner_agency,
    mode: row.mode,
    rosterId: row.roster_id ?? undefined,
    status: row.status,
    phase: row.phase ?? undefined,
    fileName: row.file_name,
    encoding: row.encoding ?? undefined,
    sheet: row.sheet ?? undefined,
    fileDigest: row.file_digest === null ? undefined : Buffer.from(row.file_digest).toString('hex'),
    fileBytes: Number(row.file_bytes),
    columns: row.columns ?? undefined,
    statedRows: row.stated_rows ?? undefined,
    statedFen: row.stated_fen ?? undefined,
    countedRows: row.counted_rows ?? undefined,
    countedFen: row.counted_fen ?? undefined,
    peopleDone: row.people_done,
    lastRow: row.last_row,
    fence: row.fence,
    refusal:
      row.refusal_code === null
        ? undefined
        : { code: row.refusal_code, text: row.refusal_text ?? '' },
    outcome: row.outcome ?? undefined,
    madeBy: row.made_by,
    madeUnit: row.made_unit,
    madeAt: row.made_at,
  }))

const INTAKES = sql`
  select id, kind, origin, programme_code, pay_period, instalment, region_code, owner_agency, mode,
         roster_id, status, phase, file_name, encoding, sheet, file_digest, file_bytes, columns,
         stated_rows, stated_fen, counted_rows, counted_fen, people_done, last_row, fence,
         refusal_code, refusal_text, outcome, made_by, made_unit, made_at
    from roster.intake`

export const findIntake = (handle: Handle, id: string): Promise<Intake | undefined> =>
  handle.maybeOne(IntakeRow, sql`${INTAKES} where id = ${id}`)

/** The same, held until the end of the transaction. */
export const lockIntake = (tx: Transaction, id: string): Promise<Intake | undefined> =>
  tx.maybeOne(IntakeRow, sql`${INTAKES} where id = ${id} for update`)

/** What of a department is not ended yet, the latest first. */
export const openIntakesOf = (handle: Handle, ownerAgency: string): Promise<Intake[]> =>
  handle.many(
    IntakeRow,
    sql`${INTAKES} where owner_agency = ${ownerAgency} and kind = 'import'
           and status in ('looking', 'queued', 'running', 'paused')
         order by made_at desc limit 50`,
  )

export const insertIntake = async (tx: Transaction, one: Intake): Promise<void> => {
  await tx.run(sql`
    insert into roster.intake (id, kind, origin, programme_code, pay_period, instalment,
      region_code, owner_agency, mode, roster_id, status, file_name, encoding, sheet, columns,
      stated_rows, stated_fen, made_by, made_unit, made_at)
    values (${one.id}, ${one.kind}, ${one.origin}, ${one.programmeCode}, ${one.payPeriod},
      ${one.instalment}, ${one.regionCode}, ${one.ownerAgency}, ${one.mode},
      ${one.rosterId ?? null}, ${one.status}, ${one.fileName}, ${one.encoding ?? null},
      ${one.sheet ?? null}, ${one.columns === undefined ? null : JSON.stringify(one.columns)},
      ${one.statedRows ?? null}, ${one.statedFen ?? null}, ${one.madeBy}, ${one.madeUnit},
      ${one.madeAt})`)
}

/** Writes a step, with what else is known by then. */
export const saveIntake = async (
  tx: Transaction,
  one: Intake,
  { at }: { readonly at: Temporal.Instant },
): Promise<void> => {
  const ended = ['done', 'refused', 'dropped'].includes(one.status)
  await tx.run(sql`
    update roster.intake
       set status = ${one.status}, lease_until = null, roster_id = ${one.rosterId ?? null},
           mode = ${one.mode}, phase = ${one.phase ?? null}, encoding = ${one.encoding ?? null},
           sheet = ${one.sheet ?? null}, file_bytes = ${one.fileBytes},
           file_digest = decode(${one.fileDigest ?? null}, 'hex'),
           columns = ${one.columns === undefined ? null : JSON.stringify(one.columns)},
           stated_rows = ${one.statedRows ?? null}, stated_fen = ${one.statedFen ?? null},
           refusal_code = ${one.refusal?.code ?? null},
           refusal_text = ${one.refusal?.text ?? null},
           ended_at = ${ended ? at : null}
     where id = ${one.id}`)
}

/** A process that does not say so for this long has died. */
const LEASE_SECONDS = 30

/** Takes the next file that nobody works on; its fence tells this claim from any other. */
export const claimIntake = (tx: Transaction, at: Temporal.Instant): Promise<Intake | undefined> =>
  tx.maybeOne(
    IntakeRow,
    sql`
    update roster.intake set status = 'running', fence = fence + 1,
           lease_until = ${at.add({ seconds: LEASE_SECONDS })}
     where id = (select id from roster.intake
                  where status = 'queued' or (status = 'running' and lease_until < ${at})
                  order by made_at, id limit 1 for update skip locked)
    returning id, kind, origin, programme_code, pay_period, instalment, region_code, owner_agency,
      mode, roster_id, status, phase, file_name, encoding, sheet, file_digest, file_bytes, columns,
      stated_rows, stated_fen, counted_rows, counted_fen, people_done, last_row, fence,
      refusal_code, refusal_text, outcome, made_by, made_unit, made_at`,
  )

/** What a claim has come to. */
export interface Advance {
  readonly phase: Intake['phase']
  readonly peopleDone: number
  readonly lastRow: number
  readonly countedRows?: number | undefined
  readonly countedFen?: bigint | undefined
  readonly rosterId?: string | undefined
  readonly fileFormat?: 'csv' | 'xlsx' | undefined
  readonly outcome?: RepairOutcome | undefined
}

/**
 * Writes how far a claim has come and keeps it; false when it is no longer ours, because somebody
 * paused it or it was taken over: whoever is told so writes nothing more.
 */
export const advanceIntake = async (
  handle: Handle,
  { id, fence }: Pick<Intake, 'id' | 'fence'>,
  advance: Advance,
  at: Temporal.Instant,
): Promise<boolean> =>
  (await handle.run(sql`
    update roster.intake
       set phase = ${advance.phase ?? null}, people_done = ${advance.peopleDone},
           last_row = ${advance.lastRow}, lease_until = ${at.add({ seconds: LEASE_SECONDS })},
           counted_rows = coalesce(${advance.countedRows ?? null}::int, counted_rows),
           counted_fen = coalesce(${advance.countedFen ?? null}::bigint, counted_fen),
           roster_id = coalesce(${advance.rosterId ?? null}::uuid, roster_id),
           file_format = coalesce(${advance.fileFormat ?? null}::text, file_format),
           outcome = coalesce(${
             advance.outcome === undefined ? null : JSON.stringify(advance.outcome)
           }::jsonb, outcome)
     where id = ${id} and fence = ${fence} and status = 'running'`)) === 1

/** Keeps a claim while a long statement runs. */
export const keepClaim = (
  handle: Handle,
  { id, fence }: Pick<Intake, 'id' | 'fence'>,
  at: Temporal.Instant,
): Promise<number> =>
  handle.run(sql`
    update roster.intake set lease_until = ${at.add({ seconds: LEASE_SECONDS })}
     where id = ${id} and fence = ${fence} and status = 'running'`)

/** Ends a claim, or gives it back; false when it is no longer ours. */
export const endClaim = async (
  tx: Transaction,
  { id, fence }: Pick<Intake, 'id' | 'fence'>,
  end: {
    readonly status: 'queued' | 'done' | 'refused'
    readonly refusal?: { readonly code: string; readonly text: string } | undefined
  },
  at: Temporal.Instant,
): Promise<boolean> =>
  (await tx.run(sql`
    update roster.intake
       set status = ${end.status}, lease_until = null,
           refusal_code = ${end.refusal?.code ?? null},
           refusal_text = ${end.refusal?.text ?? null},
           ended_at = ${end.status === 'queued' ? null : at}
     where id = ${id} and fence = ${fence} and status = 'running'`)) === 1
