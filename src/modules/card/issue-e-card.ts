import { randomInt } from 'node:crypto'
import type { Decision } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { holdPerson } from '#modules/person/index.ts'
import { decideIssue, type ECard } from './e-card.ts'
import { NOT_ELIGIBLE } from './order.ts'
import { type Card, currentCard, lockCardById } from './store.ts'
import { eCardOf, insertECard } from './store-e-card.ts'

const digits = (count: number): string => String(randomInt(10 ** count)).padStart(count, '0')

/** Enters the electronic card of a card, unless its holder has one. */
export const enterECard = async (
  tx: Transaction,
  { id: cardId, personId }: Card,
  at: Temporal.Instant,
): Promise<ECard> => {
  const eCard: ECard = {
    id: uuidv7(at),
    personId,
    cardId,
    signNumber: digits(10) + digits(10),
    status: 'active',
    password: undefined,
    passwordFailures: 0,
    permittedLossAt: undefined,
    issuedAt: at,
    version: 1,
  }
  if (await insertECard(tx, eCard)) return eCard
  const found = await eCardOf(tx, personId)
  if (found === undefined) throw new Error('the number of an electronic card was taken')
  return found
}

export type IssueRefusal = 'E_CARD_NEEDS_CARD' | 'PERSON_NOT_ELIGIBLE'

/**
 * 签发电子社保卡: with a card that works (Art. 2). Whoever has one keeps it.
 *
 * The password is set afterwards, by the holder alone.
 */
export const issueECardIn = async (
  tx: Transaction,
  context: ActionContext,
  personId: string,
): Promise<Decision<ECard, IssueRefusal>> => {
  const current = await currentCard(tx, personId)
  // The card, and the person under it: one that is ending is waited for, and so is a death (C8).
  const card = current && (await lockCardById(tx, current.id))
  const eligible = (await holdPerson(tx, personId)) === 'living'
  const decision: Decision<undefined, IssueRefusal> = eligible
    ? decideIssue(card?.status)
    : NOT_ELIGIBLE
  await audit(tx, context, {
    action: 'card.issueECard',
    subjectKind: 'person',
    subjectId: personId,
    decision,
  })
  if (!decision.granted) return decision
  if (card === undefined) throw new Error('an electronic card was granted without a card')
  return { ...decision, outcome: await enterECard(tx, card, context.at) }
}

/** {@link issueECardIn} in a transaction of its own. */
export const issueECard = (
  { db }: { readonly db: Database },
  context: ActionContext,
  personId: string,
): Promise<Decision<ECard, IssueRefusal>> =>
  db.transaction((tx) => issueECardIn(tx, context, personId))
