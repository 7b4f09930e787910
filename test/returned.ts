import { createHash } from 'node:crypto'
import { giveConsent } from '#modules/consent/index.ts'
import { changeAccount } from '#modules/account/index.ts'
import { registerAgencies, registerRegions, registerStaff } from '#modules/organisation/index.ts'
import { applyAnswers, type BankRecord } from '#modules/payment/index.ts'
import type { Database } from '#platform/db.ts'
import { ALLOWANCE, byHolder, bySystem, enterAccount, payConsent } from './payees.ts'

export const OFFICER_ID = '0199aaaa-0000-7000-8000-0000000000c1'

/** The department that owns the programme, with the one who sees to what came back. */
export const enterOfficer = (db: Database): Promise<void> =>
  db.transaction(async (tx) => {
    const name = (text: string) => ({ 'zh-Hans': text, 'zh-Hant': text, en: text, pt: text })
    await registerRegions(tx, [
      { code: '440000', level: 'province', parentCode: undefined, name: name('广东省') },
    ])
    await registerAgencies(tx, [
      {
        code: 'dept-civil-affairs',
        kind: 'department',
        regionCode: '440000',
        name: name('省民政厅'),
        unifiedSocialCreditCode: undefined,
      },
    ])
    await registerStaff(tx, {
      id: OFFICER_ID,
      subject: 'staff-civil-officer',
      agencyCode: 'dept-civil-affairs',
      displayName: '植敏华',
      roles: ['departmentOfficer'],
    })
  })

let files = 0

export interface Said {
  readonly lineId: string
  readonly claim: BankRecord['claim']
  readonly reasonCode?: string
  readonly amountFen?: bigint
}

/** A file of a bank that says these things; each one is another file unless it is numbered. */
export const answerFile = (bankCode: string, said: readonly Said[], number = (files += 1)) => {
  const records = said.map(({ lineId, claim, reasonCode, amountFen }, i): BankRecord => ({
    number: i + 1,
    instruction: undefined,
    line: lineId.replaceAll('-', ''),
    claim,
    amountFen,
    accountTail: undefined,
    reasonCode,
    words: '',
  }))
  const digest = createHash('sm3')
    .update(`${bankCode} ${number} ${JSON.stringify(said.map(({ lineId }) => lineId))}`)
    .digest('hex')
  return {
    bankCode,
    fileNumber: `F${number}`,
    kind: 'returns' as const,
    digest,
    records: [records],
  }
}

/** The bank says these things of lines. */
export const bankSays = async (
  db: Database,
  at: Temporal.Instant,
  bankCode: string,
  said: readonly Said[],
) => {
  const decision = await applyAnswers({ db }, bySystem(at), answerFile(bankCode, said))
  if (!decision.granted) throw new Error(decision.refusal)
  return decision.outcome
}

let accounts = 500
/** Another account of somebody, and their permission that the programme pays it. */
export const permitAnother = (db: Database, personId: string, at: Temporal.Instant) =>
  db.transaction(async (tx) => {
    const account = await enterAccount(tx, personId, (accounts += 1), at)
    const scope = { personId, programmeCode: ALLOWANCE.code, accountId: account.id }
    const context = byHolder(personId, at)
    const consent = await giveConsent(tx, context, await payConsent(tx, scope, at))
    if (!consent.granted) throw new Error(consent.refusal)
    const consentId = consent.outcome.id
    const changed = await changeAccount(tx, context, { ...scope, consentId })
    if (!changed.granted) throw new Error(changed.refusal)
    return { account, consentId }
  })
