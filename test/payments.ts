import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import { type Database, join, sql, type Sql } from '#platform/db.ts'
import { activateAccount, announceAccount, openAssignment } from '#modules/account/index.ts'
import { insertFund, post } from '#modules/ledger/index.ts'
import { registerPerson } from '#modules/person/index.ts'
import { accountNumber, ALLOWANCE, bySystem, enterProgrammes } from './payees.ts'
import { somebody, testPii } from './person.ts'

/** The day on which the tests make their batches; accounts are older than the cool-down. */
export const PAID_AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
const ACCOUNT_AT = Temporal.Instant.from('2026-11-01T02:00:00Z')

/** Two who looked at a paper of a bank, and the digest of the paper. */
export const WITNESSES = {
  firstId: 'first',
  secondId: 'second',
  paperDigest: '5a'.repeat(32),
} as const

export const MAKER = { staffId: 'maker', agencyCode: 'dept-civil-affairs' }
export const CHECKER = { staffId: 'checker', agencyCode: 'dept-civil-affairs' }
export const RELEASER = { staffId: 'releaser', agencyCode: 'dept-finance' }

export const byStaff = (
  { staffId }: { readonly staffId: string },
  at = PAID_AT,
): ActionContext => ({ actor: { kind: 'staff', id: staffId }, requestId: 'request-1', at })

/** Somebody with an account, and what they are to get. */
export interface Payee {
  readonly lineId: string
  readonly personId: string
  readonly amountFen: bigint
}

/** A relation over payees, as a roster hands them over. */
export const asRelation = (payees: readonly Payee[]): Sql => sql`
  select line_id, person_id, amount_fen from (values ${join(
    payees.map(
      ({ lineId, personId, amountFen }) =>
        sql`(${lineId}::uuid, ${personId}::uuid, ${amountFen}::bigint)`,
    ),
  )}) p (line_id, person_id, amount_fen)`

/** One with a rare character, one of a minority. */
const NAMES = ['陈静怡', '李𫖯', '阿依古丽·买买提']

/** People of a bank each whom a programme pays to an account of theirs. */
export const enterPayees = async (
  db: Database,
  bankCodes: readonly string[],
): Promise<readonly Payee[]> => {
  const context = bySystem(ACCOUNT_AT)
  return db.transaction(async (tx) => {
    const payees: Payee[] = []
    for (const [i, bankCode] of bankCodes.entries()) {
      const registered = await registerPerson(
        tx,
        testPii,
        somebody(i + 1, { name: NAMES[i % 3] ?? '' }),
      )
      if (!registered.granted) throw new Error('nobody was entered')
      const { personId } = registered.outcome
      const { id: accountId } = await announceAccount(tx, context, { personId, bankCode })
      const number = accountNumber(1000 + i)
      await activateAccount(tx, testPii, context, { personId, accountId, number })
      const programmeCode = ALLOWANCE.code
      await openAssignment(tx, context, { personId, programmeCode, accountId })
      payees.push({ lineId: uuidv7(PAID_AT), personId, amountFen: BigInt(10_000 + i) })
    }
    return payees
  })
}

/** Fund accounts of the department that pays, with money on them. */
export const enterFunds = async (
  db: Database,
  bankCodes: readonly string[],
  amountFen: bigint,
): Promise<void> => {
  await db.transaction(async (tx) => {
    for (const bankCode of bankCodes) {
      const fundCode = `FIN-${bankCode}`
      const openedOn = Temporal.PlainDate.from('2026-01-01')
      await insertFund(tx, {
        code: fundCode,
        payerAgency: 'dept-finance',
        bankCode,
        accountName: 'Department of Finance',
        accountNumber: `44050100000${bankCode}`,
        openedOn,
      })
      const reference = `voucher/${bankCode}`
      await post(tx, bySystem(ACCOUNT_AT), { reference, fundCode, kind: 'appropriate', amountFen })
    }
  })
}

/** Programmes, payees of these banks and funds that suffice. */
export const paymentWorld = async (
  db: Database,
  bankCodes: readonly string[],
): Promise<readonly Payee[]> => {
  await enterProgrammes(db)
  await enterFunds(db, [...new Set(bankCodes)], 100_000_000n)
  return enterPayees(db, bankCodes)
}
