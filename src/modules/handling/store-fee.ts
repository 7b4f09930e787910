import { z } from 'zod'
import { bigInteger, type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import { FEE_WAIVERS } from './fee.ts'

const FeeRow = z
  .object({
    order_id: z.string(),
    case_id: z.string(),
    person_id: z.string(),
    counter_code: z.string(),
    due_fen: bigInteger,
    taken_fen: bigInteger,
    exemption: z.string().nullable(),
    waiver: z.enum(FEE_WAIVERS).nullable(),
    at: instant,
    staff_id: z.string(),
  })
  .transform((row) => ({
    orderId: row.order_id,
    caseId: row.case_id,
    personId: row.person_id,
    counterCode: row.counter_code,
    dueFen: row.due_fen,
    takenFen: row.taken_fen,
    /** Why the order was free from the beginning. */
    exemption: row.exemption ?? undefined,
    /** Why what was due was not taken. */
    waiver: row.waiver ?? undefined,
    at: row.at,
    staffId: row.staff_id,
  }))
/** 工本费 of an order as a counter dealt with it. */
export type FeeRecord = z.output<typeof FeeRow>

/** Writes what was taken; false when it was marked before. */
export const insertFee = async (tx: Transaction, fee: FeeRecord): Promise<boolean> =>
  (await tx.run(sql`
    insert into handling.fee (order_id, case_id, person_id, counter_code, due_fen, taken_fen,
      exemption, waiver, at, staff_id)
    values (${fee.orderId}, ${fee.caseId}, ${fee.personId}, ${fee.counterCode}, ${fee.dueFen},
      ${fee.takenFen}, ${fee.exemption ?? null}, ${fee.waiver ?? null}, ${fee.at},
      ${fee.staffId})
    on conflict do nothing`)) === 1

/** How the fee of an order was dealt with; nothing while it is not. */
export const feeOfOrder = (handle: Handle, orderId: string): Promise<FeeRecord | undefined> =>
  handle.maybeOne(
    FeeRow,
    sql`
    select order_id, case_id, person_id, counter_code, due_fen, taken_fen, exemption, waiver, at,
           staff_id
      from handling.fee where order_id = ${orderId}`,
  )

/** Running totals of the fees of a counter. */
export const feeTotals = (
  handle: Handle,
  counterCode: string,
): Promise<{ readonly dueFen: bigint; readonly takenFen: bigint }> =>
  handle.one(
    z
      .object({ due: bigInteger, taken: bigInteger })
      .transform(({ due, taken }) => ({ dueFen: due, takenFen: taken })),
    sql`
    select coalesce(sum(due_fen), 0)::bigint as due, coalesce(sum(taken_fen), 0)::bigint as taken
      from handling.fee where counter_code = ${counterCode}`,
  )

const GroupRow = z
  .object({ exemption: z.string().nullable(), waiver: z.string().nullable(), count: z.number() })
  .transform(({ exemption, waiver, count }) => ({
    reason: exemption ?? waiver ?? undefined,
    count,
  }))
/** How many fees were not taken for a reason; no reason: taken. */
export type FeeGroup = z.output<typeof GroupRow>

/** Fees of a counter since a moment, by the reason for which they were not taken. */
export const feeGroups = (
  handle: Handle,
  counterCode: string,
  since: Temporal.Instant | undefined,
): Promise<FeeGroup[]> =>
  handle.many(
    GroupRow,
    sql`
    select exemption, waiver, count(*)::int as count from handling.fee
     where counter_code = ${counterCode}
       and (${since ?? null}::timestamptz is null or at > ${since ?? null})
     group by exemption, waiver order by exemption nulls first, waiver nulls first`,
  )
