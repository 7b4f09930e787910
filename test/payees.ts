import { luhnCheck } from '#kernel/identity-number/index.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { type Account, activateAccount, announceAccount } from '#modules/account/index.ts'
import {
  CONSENT_TEXTS,
  type ConsentInput,
  consentText,
  publishTexts,
} from '#modules/consent/index.ts'
import { addProgramme, type NewProgramme } from '#modules/programme/index.ts'
import { testPii } from './person.ts'

const text = (name: string) => ({ 'zh-Hans': name, 'zh-Hant': name, en: name, pt: name })

/** Pays households on the 10th of each month, in the whole province. */
export const ALLOWANCE: NewProgramme = {
  code: 'MZ-001',
  period: { from: Temporal.PlainDate.from('2024-11-01'), until: undefined },
  name: text('Allowance'),
  ownerAgency: 'dept-civil-affairs',
  payerAgency: 'dept-finance',
  class: 'mandatory',
  payee: 'person',
  pay: { cycle: 'monthly', day: 10 },
  noticeDays: 7,
  regionCodes: ['440000'],
  standard: {
    amountFen: undefined,
    unit: 'person',
    upperFen: 1_000_000n,
    words: text('up to 10,000 yuan'),
  },
  demonstration: true,
}
export const FARMLAND: NewProgramme = {
  ...ALLOWANCE,
  standard: undefined,
  code: 'NY-001',
  name: text('Farmland'),
  ownerAgency: 'dept-agriculture',
  payee: 'household',
  pay: { cycle: 'yearly', month: 6, day: 30 },
}

/** The texts of consents and two programmes. */
export const enterProgrammes = (db: Database): Promise<void> =>
  db.transaction(async (tx) => {
    await publishTexts(tx, CONSENT_TEXTS)
    await addProgramme(tx, ALLOWANCE)
    await addProgramme(tx, FARMLAND)
  })

/** A number that a bank could have given; the sequence tells it from others. */
export const accountNumber = (sequence: number): string => {
  const body = `622202${String(sequence).padStart(12, '0')}`
  return body + luhnCheck(body)
}

export const byHolder = (personId: string, at: Temporal.Instant): ActionContext => ({
  actor: { kind: 'holder', id: personId },
  requestId: 'request-1',
  at,
})

export const bySystem = (at: Temporal.Instant): ActionContext => ({
  actor: { kind: 'system', id: 'test' },
  requestId: 'request-1',
  at,
})

/** An active account of a person, on a card where one is given. */
export const enterAccount = async (
  tx: Transaction,
  personId: string,
  sequence: number,
  at: Temporal.Instant,
  cardId?: string,
): Promise<Account> => {
  const context = bySystem(at)
  const { id } = await announceAccount(tx, context, { personId, bankCode: '102', cardId })
  const decision = await activateAccount(tx, testPii, context, {
    personId,
    accountId: id,
    number: accountNumber(sequence),
  })
  if (decision?.granted !== true) throw new Error('no account was entered')
  return decision.outcome
}

/** What a form sends back when the holder permits a programme to pay an account. */
export const payConsent = async (
  tx: Transaction,
  scope: { personId: string; programmeCode: string; accountId: string },
  at: Temporal.Instant,
): Promise<ConsentInput> => {
  const shown = await consentText(tx, 'payToNewAccount', 'zh-Hans', at)
  if (shown === undefined) throw new Error('no text is in force')
  return { ...scope, kind: 'payToNewAccount', text: shown, channel: 'portal', assuranceLevel: 3 }
}
