import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import { cancelChange, changeAccount } from '#modules/account/index.ts'
import { giveConsent, withdrawConsent } from '#modules/consent/index.ts'
import { personsForVerification } from '#modules/person/index.ts'
import { ALLOWANCE, payConsent } from '#test/payees.ts'
import { type Act, answerOf, byHolder } from './act.ts'
import { aboutPerson } from './acts-people.ts'
import { type Answer, type Book, type Holder, HOUR } from './book.ts'
import * as clerk from './clerk-accounts.ts'
import type { RealHolder, Run } from './world.ts'

const programmeCode = ALLOWANCE.code

/** Whoever acts: the holder, or somebody of the family who has no say in money. */
const whoActs = (run: Run, person: RealHolder, bySelf: boolean): ActionContext => {
  if (bySelf) return byHolder(run, person)
  const id = uuidv7(run.world.clock.now())
  return run.world.context({ kind: 'agent', id, onBehalfOf: person.personId })
}

/** An act that begins with a sign-in: nobody who has died comes that far. */
const signedIn = (
  who: number,
  expect: (book: Book, holder: Holder) => Answer,
  perform: (run: Run, person: RealHolder) => Promise<Answer>,
): Act['bind'] =>
  aboutPerson(
    who,
    (book, holder) => (holder.dead ? 'nothing' : expect(book, holder)),
    async (run, person) => {
      const { personId } = person
      const known = (await personsForVerification(run.world.db, [personId])).get(personId)
      return known === undefined || known.diedOn !== undefined ? 'nothing' : perform(run, person)
    },
  )

export const permit = (who: number, to: number, bySelf: boolean): Act => ({
  text: `permit ${JSON.stringify({ who, to, bySelf })}`,
  touches: 'accounts',
  bind: signedIn(
    who,
    (_, holder) => clerk.permit(holder, to, bySelf),
    (run, person) =>
      run.world.db.transaction(async (tx) => {
        const account = person.accounts[to]
        if (account === undefined) return 'nothing'
        const scope = { personId: person.personId, programmeCode, accountId: account.id }
        const consent = await payConsent(tx, scope, run.world.clock.now())
        const decision = await giveConsent(tx, whoActs(run, person, bySelf), consent)
        if (decision.granted) account.consentId = decision.outcome.id
        return answerOf(decision)
      }),
  ),
})

export const takeBack = (who: number, to: number): Act => ({
  text: `takeBack ${JSON.stringify({ who, to })}`,
  touches: 'accounts',
  bind: signedIn(
    who,
    (_, holder) => clerk.takeBack(holder, to),
    (run, person) =>
      run.world.db.transaction(async (tx) => {
        const { personId } = person
        const consentId = person.accounts[to]?.consentId
        if (consentId === undefined) return 'nothing'
        const about = { personId, consentId }
        return answerOf(await withdrawConsent(tx, byHolder(run, person), about))
      }),
  ),
})

export const payTo = (
  who: number,
  { to, hours, bySelf }: { readonly to: number; readonly hours: number; readonly bySelf: boolean },
): Act => ({
  text: `payTo ${JSON.stringify({ who, to, hours, bySelf })}`,
  touches: 'accounts',
  bind: signedIn(
    who,
    (book, holder) => clerk.payTo(book, holder, { to, from: book.now + hours * HOUR, bySelf }),
    (run, person) =>
      run.world.db.transaction(async (tx) => {
        const account = person.accounts[to]
        if (account === undefined) return 'nothing'
        const at = run.world.clock.now()
        const decision = await changeAccount(tx, whoActs(run, person, bySelf), {
          personId: person.personId,
          programmeCode,
          accountId: account.id,
          consentId: account.consentId ?? uuidv7(at),
          effectiveFrom: at.add({ hours }),
        })
        return answerOf(decision)
      }),
  ),
})

export const dropChange = (who: number): Act => ({
  text: `dropChange ${who}`,
  touches: 'accounts',
  bind: signedIn(
    who,
    (_, holder) => clerk.dropChange(holder),
    (run, person) =>
      run.world.db.transaction(async (tx) => {
        const about = { personId: person.personId, programmeCode }
        return answerOf(await cancelChange(tx, byHolder(run, person), about))
      }),
  ),
})
