import { sql, type Transaction } from '#platform/db.ts'

/**
 * 银行退回: the money of these lines has come back by their bank, so what is still owed of it is
 * settled, and what nobody has looked into needs no recovery.
 */
export const settleReturned = async (
  tx: Transaction,
  lineIds: readonly string[],
  inboundId: string,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    update payment.recovery
       set status = 'dropped', finding = '银行已经退回', changed_at = ${at},
           changed_by = 'payment.applyAnswers'
     where line_id = any(${lineIds}::uuid[]) and status = 'toVerify'`)
  await tx.run(sql`
    insert into payment.recovery_entry (id, recovery_id, person_id, kind, amount_fen, reference,
      entered_by, at)
    select gen_random_uuid(), y.id, y.person_id, 'returned', y.owed_fen - y.settled_fen,
           ${`inbound/${inboundId}`}, 'payment.applyAnswers', ${at}
      from payment.recovery y
     where y.line_id = any(${lineIds}::uuid[]) and y.status = 'owed'`)
}
