import { type Decision, grant, type Refused, refuse } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { actDue, type ActRequest, type CaseAct, type CaseActs } from './case-act.ts'
import type { HandlingDeps } from './deps.ts'
import { holderAfter, moveCase, readFile } from './move-case.ts'
import { awaitIdentity, identityBlocks } from './await-identity.ts'
import { type NewCase, type OpenedCase, openCaseIn } from './open-case.ts'
import type { OpeningRefusal } from './opening.ts'
import type { Case } from './store.ts'
import { saveWish } from './store-wish.ts'
import type { Wish } from './wish.ts'

/** An act was refused after something was written with it: all of it is taken back. */
class NotDone extends Error {
  readonly refused: Refused<string>
  constructor(refused: Refused<string>) {
    super(`an act was refused: ${refused.refusal}`)
    this.refused = refused
  }
}

/** Nothing is made for somebody of whom it is not sure who they are. */
const NOT_CONFIRMED = refuse('YKT-6', 'IDENTITY_NOT_CONFIRMED' as const, ['awaitReview'])
const REFUSED = refuse('YKT-6', 'IDENTITY_REFUSED' as const, ['askReviewAgain'])

const NOT_POSSIBLE = refuse('YKT-17', 'CASE_ACT_NOT_POSSIBLE' as const, ['seeCard'])

/**
 * Has the module whose act it is do it, and marks the steps that are done with it.
 *
 * @throws when it is refused, so that nothing of it stays; see {@link orRefused}.
 */
export const performAct = async (
  tx: Transaction,
  context: ActionContext,
  act: CaseAct,
  request: ActRequest,
): Promise<Case> => {
  const blocked = await identityBlocks(tx, request.case)
  if (blocked !== undefined) throw new NotDone(blocked === 'refused' ? REFUSED : NOT_CONFIRMED)
  const done = (await act.carryOut(tx, context, request)) ?? NOT_POSSIBLE
  if (!done.granted) throw new NotDone(done)
  const { orderId, cardId, again } = done.outcome
  if (again === true) return request.case
  let one: Case = {
    ...request.case,
    orderId: orderId ?? request.case.orderId,
    cardId: cardId ?? request.case.cardId,
  }
  for (const code of act.steps) {
    const file = await readFile(tx, one)
    const heldBy = holderAfter(one, new Set([...file.reached, code]))
    one = await moveCase(tx, context, file, { code, heldBy })
  }
  return one
}

/**
 * Work that performs an act, in one transaction: done as a whole, or refused with nothing left of
 * it but the evidence.
 */
export const orRefused = async <Outcome, Refusal extends string>(
  { db }: { readonly db: Database },
  context: ActionContext,
  about: { readonly action: string; readonly subjectKind: string; readonly subjectId: string },
  work: (tx: Transaction) => Promise<Decision<Outcome, Refusal>>,
): Promise<Decision<Outcome, string>> => {
  try {
    return await db.transaction(work)
  } catch (error) {
    if (!(error instanceof NotDone)) throw error
    const { refused } = error
    await db.transaction((tx) => audit(tx, context, { ...about, decision: refused }))
    return refused
  }
}

/** A case to be opened, with what its act needs. */
export interface Application extends NewCase, Pick<ActRequest, 'proof'> {
  readonly wish: Wish
}

/**
 * 受理并办理: opens a case and, where nothing is missing, does at once what it asks for. Both happen
 * or neither; a refusal says what is possible instead, and no case stays open for it. Where it is
 * not sure yet who the person is, the case waits for that and is done afterwards.
 */
export const openAndAct = async (
  { db, pii, workingDays, acts }: HandlingDeps & { readonly acts: CaseActs },
  context: ActionContext,
  { wish, proof, ...input }: Application,
): Promise<Decision<OpenedCase, string>> => {
  const addWorkingDays = await workingDays()
  const about = {
    action: 'handling.openCase',
    subjectKind: 'person',
    subjectId: input.personId,
  }
  return orRefused<OpenedCase, OpeningRefusal>({ db }, context, about, async (tx) => {
    const decision = await openCaseIn(tx, pii, addWorkingDays, context, input)
    if (!decision.granted || !decision.outcome.created) return decision
    const { case: one } = decision.outcome
    await saveWish(tx, one, wish, context.at)
    const act = actDue(one.service, new Set(), acts, wish)
    if (one.status !== 'accepted' || act?.atOnce !== true) return decision
    const blocked = await identityBlocks(tx, one)
    if (blocked === 'asked' || blocked === 'inReview') {
      const waiting = await awaitIdentity(tx, context, one)
      return grant(decision.basis, { ...decision.outcome, case: waiting })
    }
    const after = await performAct(tx, context, act, { case: one, wish, proof })
    return grant(decision.basis, { ...decision.outcome, case: after })
  })
}
