import { grant } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { type AccountFact, type AccountStep, accountSteps, isTimely } from './account-fact.ts'
import { CardActivated } from './events.ts'
import { auditCard } from './take-step.ts'
import { type Card, lockCard, saveCard } from './store.ts'
import { insertAccountFact } from './store-account.ts'

export interface ToldFact {
  readonly eventId: string
  readonly personId: string
  readonly cardId: string
  readonly fact: AccountFact
  /** When it happened, by the bank's clock. */
  readonly at: Temporal.Instant
}

const latest = (at: Temporal.Instant, other: Temporal.Instant | undefined): Temporal.Instant =>
  other !== undefined && Temporal.Instant.compare(other, at) > 0 ? other : at

/**
 * What is outstanding between us and the bank after its own word: nothing, once it moved the
 * account itself; and a loss it tells of is the loss it was asked to enter.
 */
const askedOfBank = (card: Card, fact: AccountFact, moved: boolean, at: Temporal.Instant) => {
  if (moved) return { bankRequestId: undefined, bankAcknowledgedAt: undefined, bankRefused: false }
  const confirms =
    fact === 'reportedLost' && card.bankStatus === 'bankLost' && card.bankRequestId !== undefined
  return confirms ? { bankAcknowledgedAt: card.bankAcknowledgedAt ?? at, bankRefused: false } : {}
}

/** Takes the steps one by one, since the database lets no card leap. */
const walk = async (
  tx: Transaction,
  context: ActionContext,
  card: Card,
  way: readonly AccountStep[],
): Promise<Card> => {
  let here = card
  for (const step of way) {
    const bankLossReportedAt = step.to === 'bankLost' ? here.bankLossReportedAt : undefined
    const after = { ...here, bankStatus: step.to, bankLossReportedAt }
    here = await saveCard(tx, context, after, [{ axis: 'bank', ...step }])
  }
  return here
}

/**
 * Follows what a bank told of the account of a card. Each fact counts once; one that comes after a
 * later one is kept and changes nothing, except that a closed account is closed.
 */
export const recordAccountFact = async (
  tx: Transaction,
  context: ActionContext,
  { eventId, personId, cardId, fact, at }: ToldFact,
): Promise<void> => {
  const card = await lockCard(tx, personId, cardId)
  if (card === undefined) return
  const timely = isTimely(fact, at, card.bankChangedAt)
  const way = timely ? accountSteps(card.bankStatus, fact) : []
  const outcome = timely ? (way.length > 0 ? 'changed' : 'unchanged') : 'late'
  const told = { eventId, status: fact, at, receivedAt: context.at, outcome } as const
  if (!(await insertAccountFact(tx, card, told))) return
  await auditCard(tx, context, card, {
    action: 'card.recordAccountFact',
    decision: grant('YKT-14', undefined),
    detail: { eventId, fact, outcome },
  })
  if (!timely) return
  const walked = await walk(tx, context, card, way)
  await saveCard(
    tx,
    context,
    {
      ...walked,
      bankChangedAt: latest(at, card.bankChangedAt),
      ...askedOfBank(card, fact, way.length > 0, context.at),
    },
    [],
  )
  if (card.bankStatus === 'notActivated' && way[0]?.action === 'activate')
    await publish(tx, context, CardActivated, { subjectId: cardId, payload: { cardId, personId } })
}
