import { z } from 'zod'
import { bigInteger, type Handle, instant, sql, type Transaction } from '#platform/db.ts'

/** What one proposes not to ask back. */
export interface Waiver {
  readonly id: string
  readonly amountFen: bigint
  readonly why: string
  readonly proposedBy: string
  readonly proposedAt: Temporal.Instant
}

/** The waiver of a recovery that waits for another person. */
export const openWaiver = (handle: Handle, recoveryId: string): Promise<Waiver | undefined> =>
  handle.maybeOne(
    z
      .object({
        id: z.string(),
        amount_fen: bigInteger,
        why: z.string(),
        proposed_by: z.string(),
        proposed_at: instant,
      })
      .transform((row): Waiver => ({
        id: row.id,
        amountFen: row.amount_fen,
        why: row.why,
        proposedBy: row.proposed_by,
        proposedAt: row.proposed_at,
      })),
    sql`select id, amount_fen, why, proposed_by, proposed_at from payment.recovery_waiver
         where recovery_id = ${recoveryId} and decided_at is null`,
  )

/** Enters what is proposed. */
export const insertWaiver = async (
  tx: Transaction,
  recoveryId: string,
  one: Waiver,
): Promise<void> => {
  await tx.run(sql`
    insert into payment.recovery_waiver (id, recovery_id, amount_fen, why, proposed_by, proposed_at)
    values (${one.id}, ${recoveryId}, ${one.amountFen}, ${one.why}, ${one.proposedBy},
      ${one.proposedAt})`)
}

/** Writes what the other person decides. */
export const endWaiver = async (
  tx: Transaction,
  id: string,
  decided: { readonly by: string; readonly agreed: boolean; readonly at: Temporal.Instant },
): Promise<void> => {
  await tx.run(sql`
    update payment.recovery_waiver
       set decided_by = ${decided.by}, agreed = ${decided.agreed}, decided_at = ${decided.at}
     where id = ${id}`)
}

/** Whether a reference stands in a recovery already. */
export const hasReference = async (
  tx: Transaction,
  recoveryId: string,
  reference: string,
): Promise<boolean> =>
  (
    await tx.one(
      z.object({ any: z.boolean() }),
      sql`select exists (select from payment.recovery_entry
            where recovery_id = ${recoveryId} and reference = ${reference}) as any`,
    )
  ).any

/** The amount of a stopped line of a person that is set against nothing yet. */
export const keptBack = async (
  tx: Transaction,
  personId: string,
  lineId: string,
  payerAgency: string,
): Promise<bigint | undefined> =>
  (
    await tx.maybeOne(
      z.object({ amount_fen: bigInteger }),
      sql`select l.amount_fen
            from payment.return_case c
            join payment.line l on l.id = c.line_id and l.person_id = c.person_id
           where c.line_id = ${lineId} and c.person_id = ${personId} and c.status = 'stopped'
             and l.payer_agency = ${payerAgency}
             and not exists (select from payment.recovery_entry e
                              where e.offset_line = l.id and e.person_id = l.person_id)`,
    )
  )?.amount_fen
