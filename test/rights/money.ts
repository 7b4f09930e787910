import { publicId, uuidv7 } from '#kernel/ids.ts'
import { type Database, sql } from '#platform/db.ts'
import { activateAccount, announceAccount, openAssignment } from '#modules/account/index.ts'
import { createBatch, submitBatch } from '#modules/payment/index.ts'
import { addProgramme } from '#modules/programme/index.ts'
import { accountNumber, ALLOWANCE, bySystem } from '../payees.ts'
import { testPii } from '../person.ts'
import { asRelation } from '../payments.ts'

/** Money on its way to a holder, and a statement that an organisation issued. */
export const enterMoney = async (
  db: Database,
  personId: string,
  ownerAgency: string,
  at: Temporal.Instant,
) => {
  const before = bySystem(at.subtract({ hours: 48 }))
  const context = bySystem(at)
  const lineId = uuidv7(at)
  const made = { staffId: 'world', agencyCode: ALLOWANCE.ownerAgency }
  const batch = await db.transaction(async (tx) => {
    await addProgramme(tx, ALLOWANCE)
    const { id: accountId } = await announceAccount(tx, before, { personId, bankCode: '102' })
    await activateAccount(tx, testPii, before, { personId, accountId, number: accountNumber(77) })
    await openAssignment(tx, before, { personId, programmeCode: ALLOWANCE.code, accountId })
    return createBatch(
      tx,
      context,
      {
        source: 'roster/rights',
        kind: 'regular',
        programmeCode: ALLOWANCE.code,
        payPeriod: '2026-12',
        instalment: 1,
        regionCode: '440100',
        payOn: Temporal.PlainDate.from('2026-12-10'),
        made,
      },
      asRelation([{ personId, lineId, amountFen: 10_000n }]),
    )
  })
  if (!batch.granted) throw new Error(batch.refusal)
  await submitBatch({ db }, context, batch.outcome.batch.id)
  const statementId = uuidv7(at)
  await db.run(sql`
    insert into payment.statement (id, programme_code, pay_period, region_code, village,
      owner_agency, line_count, total_fen, digest, issued_by, issued_at)
    values (${statementId}, ${ALLOWANCE.code}, '2026-11', '440106', '东村', ${ownerAgency}, 1,
      10000, ${Buffer.alloc(32)}, 'world', ${at})`)
  return {
    line: publicId('line', lineId),
    programme: ALLOWANCE.code,
    statement: publicId('statement', statementId),
  }
}
