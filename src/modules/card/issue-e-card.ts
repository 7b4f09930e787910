import { randomInt } from 'node:crypto'
import type { Decision } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { holdPerson } from '#modules/person/index.ts'
import { consentToECard, type ECardConsent, type ECardConsentRefusal } from './consent-to-e-card.ts'
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

export type IssuingRefusal = 'E_CARD_NEEDS_CARD' | 'PERSON_NOT_ELIGIBLE' | ECardConsentRefusal

/** Whether it can be issued now; the consent is kept with it, in the same transaction. */
const decide = async (
  tx: Transaction,
  context: ActionContext,
  { personId, card }: { readonly personId: string; readonly card: Card | undefined },
  consent: ECardConsent | undefined,
): Promise<Decision<undefined, IssuingRefusal>> => {
  if ((await holdPerson(tx, personId)) !== 'living') return NOT_ELIGIBLE
  const possible = decideIssue(card?.status)
  if (!possible.granted || card === undefined) return possible
  if ((await eCardOf(tx, personId)) !== undefined) return possible
  const agreed = await consentToECard(tx, context, personId, consent)
  return agreed.granted ? possible : agreed
}

/**
 * 签发电子社保卡: with a card that works (Art. 2), on the consent of its holder to the words that were
 * read (N11). Whoever has one keeps it.
 *
 * The password is set afterwards, by the holder alone.
 */
export const issueECardIn = async (
  tx: Transaction,
  context: ActionContext,
  { personId, consent }: { readonly personId: string; readonly consent: ECardConsent | undefined },
): Promise<Decision<ECard, IssuingRefusal>> => {
  const current = await currentCard(tx, personId)
  // The card, and the person under it: one that is ending is waited for, and so is a death (C8).
  const card = current && (await lockCardById(tx, current.id))
  const decision = await decide(tx, context, { personId, card }, consent)
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
  input: Parameters<typeof issueECardIn>[2],
): Promise<Decision<ECard, IssuingRefusal>> =>
  db.transaction((tx) => issueECardIn(tx, context, input))
