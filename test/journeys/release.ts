import assert from 'node:assert/strict'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { sql } from '#platform/db.ts'
import { fundsOf, insertFund, post } from '#modules/ledger/index.ts'
import { checkBatch, createBatch, releaseBatch, submitBatch } from '#modules/payment/index.ts'
import { stableId } from '#app/seed/stable-id.ts'
import { bySystem } from '#test/payees.ts'
import { asRelation, type Payee } from '#test/payments.ts'
import type { World } from './world.ts'

const signatory = (sub: string, agencyCode: string) => ({
  staffId: stableId('staff', sub),
  agencyCode,
})
const MAKER = signatory('staff-civil-officer', 'dept-civil-affairs')
const CHECKER = signatory('staff-civil-checker', 'dept-civil-affairs')
const RELEASER = signatory('staff-finance', 'dept-finance')

/** Money of the finance department at each of these banks. */
export const fundBanks = async ({ app, it }: World, banks: readonly string[]): Promise<void> => {
  const at = app.deps.clock.now()
  await it.db.transaction(async (tx) => {
    const known = new Map(
      (await fundsOf(tx, 'dept-finance')).map((one) => [one.bankCode, one.code]),
    )
    for (const bankCode of banks) {
      const code = known.get(bankCode) ?? `FIN-TEST-${bankCode}`
      if (!known.has(bankCode))
        await insertFund(tx, {
          code,
          payerAgency: 'dept-finance',
          bankCode,
          accountName: '广东省财政厅',
          accountNumber: `44050109900${bankCode}`,
          openedOn: provinceDate(at),
        })
      const reference = `journey/${bankCode}`
      const amountFen = 10_000_000n
      await post(tx, bySystem(at), { reference, fundCode: code, kind: 'appropriate', amountFen })
    }
  })
}

/** A batch of a programme of the civil affairs department, with its three signatures. */
export const releaseOf = async (
  { app, it }: World,
  programmeCode: string,
  payees: readonly Payee[],
): Promise<string> => {
  const { db } = it
  const at = app.deps.clock.now()
  const by = ({ staffId }: { readonly staffId: string }) => ({
    ...bySystem(at),
    actor: { kind: 'staff', id: staffId } as const,
  })
  const payOn = provinceDate(at).add({ days: 1 })
  const input = {
    source: `roster/${uuidv7(at)}`,
    kind: 'regular',
    programmeCode,
    payPeriod: payOn.toString().slice(0, 7),
    instalment: 9,
    regionCode: '440100',
    payOn,
    made: MAKER,
  } as const
  const made = await db.transaction((tx) => createBatch(tx, by(MAKER), input, asRelation(payees)))
  assert.ok(made.granted)
  const { id: batchId, lineCount } = made.outcome.batch
  assert.equal(lineCount, payees.length)
  const submitted = await submitBatch({ db }, by(MAKER), batchId)
  const seenDigest = submitted?.granted === true ? (submitted.outcome.linesDigest ?? '') : ''
  await checkBatch({ db }, by(CHECKER), { batchId, by: CHECKER, seenDigest })
  const released = await releaseBatch({ db }, by(RELEASER), { batchId, by: RELEASER, seenDigest })
  assert.ok(released?.granted)
  return batchId
}

/** Banks are played by hand from here on: what is released does not leave by itself. */
export const playBanksByHand = async ({ it }: World): Promise<void> => {
  await it.owner.run(
    sql`delete from platform.subscription where subscriber = 'payment.send-released'`,
  )
}
