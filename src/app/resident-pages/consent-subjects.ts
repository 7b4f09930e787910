import { provinceDate } from '#kernel/period.ts'
import type { Database } from '#platform/db.ts'
import { accountsOf } from '#modules/account/index.ts'
import { bankNames } from '#modules/bank/index.ts'
import type { Consent, ConsentSubject } from '#modules/consent/index.ts'
import { findProgramme } from '#modules/programme/index.ts'

/** Programme, bank and account of each consent that is about them, as they were when given. */
export const consentSubjects =
  ({ db }: { readonly db: Database }) =>
  async (consents: readonly Consent[]): Promise<ReadonlyMap<string, ConsentSubject>> => {
    const banks = await bankNames(db)
    const subjects = new Map<string, ConsentSubject>()
    for (const { id, personId, programmeCode = '', accountId, givenAt } of consents) {
      if (accountId === undefined) continue
      const programme = await findProgramme(db, programmeCode, provinceDate(givenAt))
      const account = (await accountsOf(db, personId)).find((one) => one.id === accountId)
      const bank = banks.get(account?.bankCode ?? '')
      if (programme === undefined || bank === undefined) continue
      subjects.set(id, { programme: programme.name, bank, tail: account?.tail })
    }
    return subjects
  }
