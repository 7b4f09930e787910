import { uuidv7 } from '#kernel/ids.ts'
import type { FixedClock } from '#platform/clock.ts'
import { type Database, sql } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { activateAccount, announceAccount, openAssignment } from '#modules/account/index.ts'
import { applyAnswers, type BankRecord, paymentRound } from '#modules/payment/index.ts'
import { FEEDS, noteFresh, type Registration, registerPerson } from '#modules/person/index.ts'
import { accountNumber, ALLOWANCE, bySystem } from './payees.ts'
import { payingDeps, PayingBanks, releasedBatch, testSpool } from './paying-bank.ts'
import { MAKER, PAID_AT, type Payee } from './payments.ts'
import { somebody, testPii } from './person.ts'

const ACCOUNT_AT = Temporal.Instant.from('2026-11-01T02:00:00Z')

/** The bank that pays everybody here. */
export const BANK = '102'

/** Somebody with an active account whom these programmes pay, and what they are to get. */
export const enterHolder = (
  db: Database,
  sequence: number,
  change: Partial<Registration> = {},
  programmeCodes: readonly string[] = [ALLOWANCE.code],
): Promise<Payee> =>
  db.transaction(async (tx) => {
    const registered = await registerPerson(tx, testPii, somebody(sequence, change))
    if (!registered.granted) throw new Error('nobody was entered')
    const { personId } = registered.outcome
    const context = bySystem(ACCOUNT_AT)
    const { id: accountId } = await announceAccount(tx, context, { personId, bankCode: BANK })
    const number = accountNumber(2000 + sequence)
    await activateAccount(tx, testPii, context, { personId, accountId, number })
    for (const programmeCode of programmeCodes)
      await openAssignment(tx, context, { personId, programmeCode, accountId })
    return { personId, lineId: uuidv7(PAID_AT), amountFen: 128_600n }
  })

/** What the bank says of a line. */
export type Told = Pick<BankRecord, 'claim'> & Partial<Pick<BankRecord, 'reasonCode' | 'words'>>

let files = 0
/** The word of the bank about some lines, in a file of its own. */
export const tellLines = async (
  db: Database,
  at: Temporal.Instant,
  told: readonly (readonly [lineId: string, Told])[],
  bankCode = BANK,
): Promise<void> => {
  files += 1
  const records = told.map(([line, { claim, reasonCode, words = '' }], i) => ({
    number: i + 1,
    instruction: undefined,
    line,
    claim,
    amountFen: undefined,
    accountTail: undefined,
    reasonCode,
    words,
  }))
  const decision = await applyAnswers({ db }, bySystem(at), {
    bankCode,
    fileNumber: `FILE-${files}`,
    kind: told.some(([, { claim }]) => claim === 'returned') ? 'returns' : 'results',
    digest: files.toString(16).padStart(64, '0'),
    records: [records],
  })
  if (!decision.granted) throw new Error(decision.refusal)
}

/** Registers have just said that they are whole; else nothing is sent (P20). */
export const hearFeeds = (db: Database, at: Temporal.Instant): Promise<void> =>
  db.transaction(async (tx) => {
    for (const feed of FEEDS) await noteFresh(tx, feed, at)
  })

/** A batch of these payees, signed and sent; the bank has said nothing about any line. */
export const sendBatch = async (
  db: Database,
  clock: FixedClock,
  payees: readonly Payee[],
  change: Parameters<typeof releasedBatch>[2] = {},
  pii: PersonalInformation = testPii,
): Promise<string> => {
  await using spool = await testSpool()
  const { id } = await releasedBatch(db, payees, change)
  await hearFeeds(db, clock.now())
  await paymentRound({ ...payingDeps(db, spool, new PayingBanks(clock), clock), pii })
  return id
}

/** A list that became these lines, with the village of each; answers the source of its batch. */
export const enterList = async (
  owner: Database,
  rows: readonly (readonly [payee: Payee, village: string])[],
  { programmeCode = ALLOWANCE.code, payPeriod = '2026-12' } = {},
): Promise<string> => {
  const rosterId = uuidv7(PAID_AT)
  await owner.run(sql`
    insert into roster.roster (id, short_name, programme_code, pay_period, instalment, region_code,
      owner_agency, status, file_name, file_format, file_digest, row_count, made_by, made_unit,
      made_at)
    values (${rosterId}, 'RVILLAGE', ${programmeCode}, ${payPeriod}, 1, '440100',
      ${MAKER.agencyCode}, 'handedOver', '名册.csv', 'csv', ${Buffer.alloc(32)}, ${rows.length},
      ${MAKER.staffId}, ${MAKER.agencyCode}, ${PAID_AT})`)
  for (const [i, [payee, village]] of rows.entries())
    await owner.run(sql`
      insert into roster.row (id, roster_id, number, revision, person_id, amount_fen, village)
      values (${payee.lineId}, ${rosterId}, ${i + 1}, 0, ${payee.personId}, ${payee.amountFen},
        ${village})`)
  return `roster/${rosterId}`
}
