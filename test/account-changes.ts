import { z } from 'zod'
import { type Database, sql } from '#platform/db.ts'
import { changeAccount, openAssignment, programmesOf } from '#modules/account/index.ts'
import { giveConsent } from '#modules/consent/index.ts'
import { enterSomebody } from './person.ts'
import { ALLOWANCE, byHolder, bySystem, enterAccount, FARMLAND, payConsent } from './payees.ts'

/** The moment of most tests of changes, and hours from it. */
export const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
export const hours = (count: number): Temporal.Instant => AT.add({ hours: count })

/** The programme whose account is changed; the other one must stay. */
export const programmeCode = ALLOWANCE.code

let numbers = 0
/** One active account more of a person. */
export const enterAnother = (db: Database, personId: string, at = AT) =>
  db.transaction((tx) => enterAccount(tx, personId, (numbers += 1), at))

let people = 0
/** Somebody with two accounts, whom both programmes pay to the first. */
export const enterPayee = async (db: Database) => {
  const personId = await enterSomebody(db, (people += 1))
  const at = hours(-100)
  const old = await enterAnother(db, personId, at)
  const fresh = await enterAnother(db, personId, at)
  await db.transaction(async (tx) => {
    for (const code of [programmeCode, FARMLAND.code]) {
      const scope = { personId, programmeCode: code, accountId: old.id }
      const opened = await openAssignment(tx, bySystem(at), scope)
      if (!opened.granted) throw new Error(opened.refusal)
    }
  })
  return { personId, old, fresh }
}

/** The consent of a person that the programme pays an account. */
export const permit = (db: Database, personId: string, accountId: string, at = AT) =>
  db.transaction(async (tx) => {
    const scope = { personId, programmeCode, accountId }
    const decision = await giveConsent(tx, byHolder(personId, at), await payConsent(tx, scope, at))
    if (!decision.granted) throw new Error(decision.refusal)
    return decision.outcome.id
  })

export interface AskedChange {
  readonly personId: string
  readonly accountId: string
  readonly consentId: string
  readonly effectiveFrom?: Temporal.Instant
}

/** A change that the holder asks for, unless another context says who. */
export const change = (db: Database, asked: AskedChange, context = byHolder(asked.personId, AT)) =>
  db.transaction((tx) => changeAccount(tx, context, { ...asked, programmeCode }))

/** Names of the events about a person's accounts, in their order. */
export const eventsOf = async (owner: Database, personId: string): Promise<string[]> =>
  (
    await owner.many(
      z.object({ name: z.string() }),
      sql`select name from platform.event
           where subject_id = ${personId} and name like 'account.%' order by position`,
    )
  ).map(({ name }) => name)

/** Which account each programme pays at a moment. */
export const accountsAt = async (db: Database, personId: string, at: Temporal.Instant) =>
  new Map((await programmesOf(db, personId, at)).map((one) => [one.programme.code, one.account.id]))
