import { z } from 'zod'
import {
  bigInteger,
  type Handle,
  instant,
  plainDate,
  type Sql,
  sql,
  type Transaction,
} from '#platform/db.ts'
import { deceasedPersons } from '#modules/person/index.ts'
import { type Debt, type Instalment, RECOVERY_STATUSES, type RecoveryStatus } from './recovery.ts'

/** 追回件 */
export interface Recovery extends Debt {
  readonly id: string
  readonly lineId: string
  readonly personId: string
  readonly batchId: string
  readonly kind: 'death' | 'wrong'
  readonly why: string
  readonly finding: string | undefined
  readonly agencyCode: string
  readonly payerAgency: string
  readonly programmeCode: string
  readonly payPeriod: string
  readonly resolverId: string | undefined
  readonly dueOn: Temporal.PlainDate
  readonly openedAt: Temporal.Instant
  readonly paidAt: Temporal.Instant
  readonly diedOn: Temporal.PlainDate | undefined
  /** Of the account at the bank from which it was paid. */
  readonly fundCode: string | undefined
  /** The bank has sent the money back after all. */
  readonly returned: boolean
}

const RecoveryRow = z
  .object({
    id: z.string(),
    line_id: z.string(),
    person_id: z.string(),
    batch_id: z.string(),
    kind: z.enum(['death', 'wrong']),
    status: z.enum(RECOVERY_STATUSES),
    line_fen: bigInteger,
    owed_fen: bigInteger.nullable(),
    settled_fen: bigInteger,
    why: z.string(),
    finding: z.string().nullable(),
    agency_code: z.string(),
    payer_agency: z.string(),
    programme_code: z.string(),
    pay_period: z.string(),
    resolver_id: z.string().nullable(),
    due_on: plainDate,
    opened_at: instant,
    paid_at: instant,
    died_on: plainDate.nullable(),
    fund_code: z.string().nullable(),
    returned: z.boolean(),
  })
  .transform((row): Recovery => ({
    id: row.id,
    lineId: row.line_id,
    personId: row.person_id,
    batchId: row.batch_id,
    kind: row.kind,
    status: row.status,
    lineFen: row.line_fen,
    owedFen: row.owed_fen ?? undefined,
    settledFen: row.settled_fen,
    why: row.why,
    finding: row.finding ?? undefined,
    agencyCode: row.agency_code,
    payerAgency: row.payer_agency,
    programmeCode: row.programme_code,
    payPeriod: row.pay_period,
    resolverId: row.resolver_id ?? undefined,
    dueOn: row.due_on,
    openedAt: row.opened_at,
    paidAt: row.paid_at,
    diedOn: row.died_on ?? undefined,
    fundCode: row.fund_code ?? undefined,
    returned: row.returned,
  }))

const RECOVERIES = (): Sql => sql`
  select y.id, y.line_id, y.person_id, y.batch_id, y.kind, y.status, y.line_fen, y.owed_fen,
         y.settled_fen, y.why, y.finding, y.agency_code, b.payer_agency, b.programme_code,
         b.pay_period, y.resolver_id, y.due_on, y.opened_at, o.at as paid_at, d.died_on,
         i.fund_code, r.line_id is not null as returned
    from payment.recovery y
    join payment.batch b on b.id = y.batch_id
    join payment.line l on l.id = y.line_id and l.person_id = y.person_id
    join payment.outcome o on o.line_id = y.line_id and o.person_id = y.person_id
    left join payment.return_ticket r on r.line_id = y.line_id and r.person_id = y.person_id
    left join payment.instruction i on i.batch_id = y.batch_id and i.bank_code = l.bank_code
    left join (${deceasedPersons()}) d on d.person_id = y.person_id`

/** Recoveries of a department or of whoever pays, those that wait first; all when none is named. */
export const listRecoveries = (
  handle: Handle,
  agencyCode: string | undefined,
  status: RecoveryStatus | undefined,
  limit: number,
): Promise<Recovery[]> =>
  handle.many(
    RecoveryRow,
    sql`${RECOVERIES()}
         where (${agencyCode ?? null}::text is null
                or ${agencyCode ?? null} in (y.agency_code, b.payer_agency))
           and (${status ?? null}::text is null or y.status = ${status ?? null})
         order by y.status in ('settled', 'dropped'), y.due_on, y.id limit ${limit}`,
  )

/** One recovery, or `undefined`. */
export const findRecovery = (handle: Handle, id: string): Promise<Recovery | undefined> =>
  handle.maybeOne(RecoveryRow, sql`${RECOVERIES()} where y.id = ${id}`)

/** The same, held until the end of the transaction. */
export const lockRecovery = async (tx: Transaction, id: string): Promise<Recovery | undefined> => {
  await tx.run(sql`select id from payment.recovery where id = ${id} for update`)
  return findRecovery(tx, id)
}

export interface NewRecovery {
  readonly kind: Recovery['kind']
  readonly why: string
  readonly resolverId: string | undefined
  readonly dueOn: Temporal.PlainDate
  readonly by: string
  readonly at: Temporal.Instant
}

const insertFrom = (tx: Transaction, lines: Sql, one: NewRecovery): Promise<number> =>
  tx.run(sql`
    insert into payment.recovery (id, line_id, person_id, batch_id, kind, status, line_fen, why,
      agency_code, resolver_id, due_on, opened_at, opened_by, changed_at, changed_by)
    select gen_random_uuid(), l.id, l.person_id, l.batch_id, ${one.kind}, 'toVerify', l.amount_fen,
           ${one.why}, b.owner_agency, ${one.resolverId ?? null}, ${one.dueOn}, ${one.at},
           ${one.by}, ${one.at}, ${one.by}
      from (${lines}) l join payment.batch b on b.id = l.batch_id
    on conflict do nothing`)

/** Lines that were paid after the day on which their payee died, and that nobody looks into. */
const paidAfterDeath = (agencyCode: string | null): Sql => sql`
  select l.id, l.person_id, l.batch_id, l.amount_fen
    from (${deceasedPersons()}) d
    join payment.line l on l.person_id = d.person_id
    join payment.batch b on b.id = l.batch_id
    join payment.outcome o on o.line_id = l.id and o.person_id = l.person_id and o.kind = 'paid'
   where (o.at at time zone 'Asia/Shanghai')::date > d.died_on
     and (${agencyCode}::text is null or b.owner_agency = ${agencyCode})
     and not exists (select from payment.return_ticket r
                      where r.line_id = l.id and r.person_id = l.person_id)
     and not exists (select from payment.recovery y
                      where y.line_id = l.id and y.person_id = l.person_id)`

/** Departments of which something was paid after a death. */
export const agenciesOfPaidAfterDeath = async (handle: Handle): Promise<readonly string[]> => {
  const rows = await handle.many(
    z.object({ owner_agency: z.string() }),
    sql`select distinct b.owner_agency from (${paidAfterDeath(null)}) l
          join payment.batch b on b.id = l.batch_id order by b.owner_agency`,
  )
  return rows.map((row) => row.owner_agency)
}

/** Has what a department paid after a death looked into; how many lines. */
export const insertDeathRecoveries = (
  tx: Transaction,
  agencyCode: string,
  one: NewRecovery,
): Promise<number> => insertFrom(tx, paidAfterDeath(agencyCode), one)

/** Has one paid line looked into; nothing when it is not paid or somebody has it already. */
export const insertRecovery = (
  tx: Transaction,
  lineId: string,
  agencyCode: string,
  one: NewRecovery,
): Promise<number> =>
  insertFrom(
    tx,
    sql`select s.id, s.person_id, s.batch_id, s.amount_fen
          from payment.line_status s join payment.batch o on o.id = s.batch_id
         where s.id = ${lineId} and s.status = 'paid' and o.owner_agency = ${agencyCode}`,
    one,
  )

/** Writes what somebody found. */
export const saveFinding = async (
  tx: Transaction,
  id: string,
  found: {
    readonly status: 'owed' | 'dropped'
    readonly owedFen?: bigint
    readonly finding: string
    readonly by: string
    readonly at: Temporal.Instant
  },
): Promise<void> => {
  await tx.run(sql`
    update payment.recovery
       set status = ${found.status}, owed_fen = ${found.owedFen ?? null},
           finding = ${found.finding}, changed_at = ${found.at}, changed_by = ${found.by}
     where id = ${id}`)
}

export const ENTRY_KINDS = ['receipt', 'offset', 'waiver', 'returned'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** Something that settles a part of a debt. */
export interface RecoveryEntry {
  readonly id: string
  readonly kind: EntryKind
  readonly amountFen: bigint
  readonly reference: string
  readonly offsetLine?: string | undefined
  readonly enteredBy: string
  readonly secondedBy?: string | undefined
  readonly at: Temporal.Instant
}

/** Enters it; the database adds it up and refuses more than is owed. */
export const insertEntry = async (
  tx: Transaction,
  { id: recoveryId, personId }: Pick<Recovery, 'id' | 'personId'>,
  one: RecoveryEntry,
): Promise<void> => {
  await tx.run(sql`
    insert into payment.recovery_entry (id, recovery_id, person_id, kind, amount_fen, reference,
      offset_line, entered_by, seconded_by, at)
    values (${one.id}, ${recoveryId}, ${personId}, ${one.kind}, ${one.amountFen},
      ${one.reference}, ${one.offsetLine ?? null}, ${one.enteredBy}, ${one.secondedBy ?? null},
      ${one.at})`)
}

/** What has settled a debt so far. */
export const entriesOf = (handle: Handle, recoveryId: string): Promise<RecoveryEntry[]> =>
  handle.many(
    z
      .object({
        id: z.string(),
        kind: z.enum(ENTRY_KINDS),
        amount_fen: bigInteger,
        reference: z.string(),
        offset_line: z.string().nullable(),
        entered_by: z.string(),
        seconded_by: z.string().nullable(),
        at: instant,
      })
      .transform((row): RecoveryEntry => ({
        id: row.id,
        kind: row.kind,
        amountFen: row.amount_fen,
        reference: row.reference,
        offsetLine: row.offset_line ?? undefined,
        enteredBy: row.entered_by,
        secondedBy: row.seconded_by ?? undefined,
        at: row.at,
      })),
    sql`select id, kind, amount_fen, reference, offset_line, entered_by, seconded_by, at
          from payment.recovery_entry where recovery_id = ${recoveryId} order by at, id`,
  )

/** The plan that counts. */
export const planOf = (handle: Handle, recoveryId: string): Promise<Instalment[]> =>
  handle.many(
    z
      .object({ number: z.number(), due_on: plainDate, amount_fen: bigInteger })
      .transform((row): Instalment => ({
        number: row.number,
        dueOn: row.due_on,
        amountFen: row.amount_fen,
      })),
    sql`select number, due_on, amount_fen from payment.recovery_instalment
         where recovery_id = ${recoveryId}
           and plan = (select max(plan) from payment.recovery_instalment
                        where recovery_id = ${recoveryId})
         order by number`,
  )

/** Enters a plan, which takes the place of the one before. */
export const insertPlan = async (
  tx: Transaction,
  recoveryId: string,
  plan: readonly Instalment[],
): Promise<void> => {
  await tx.run(sql`
    insert into payment.recovery_instalment (recovery_id, plan, number, due_on, amount_fen)
    select ${recoveryId},
           1 + coalesce((select max(plan) from payment.recovery_instalment
                          where recovery_id = ${recoveryId}), 0),
           p.number, p.due_on, p.amount_fen
      from unnest(${plan.map(({ number }) => number)}::smallint[],
             ${plan.map(({ dueOn }) => dueOn)}::date[],
             ${plan.map(({ amountFen }) => amountFen)}::bigint[]) p (number, due_on, amount_fen)`)
}
