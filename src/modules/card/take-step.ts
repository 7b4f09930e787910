import type { Decision } from '#kernel/decision.ts'
import { type ActionContext, audit, type AuditEntry } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { type CardAction, type CardRefusal, decideCard } from './card.ts'
import { type Card, saveCard } from './store.ts'

/** No formal loss is lifted by these steps, so neither the city's rule nor the level matters. */
export const NO_RESTORATION = { formalLossReleasable: false, assuranceLevel: 0 } as const

export interface StepToTake {
  readonly action: CardAction
  /** As the audit names the act: `card.unlock`. */
  readonly act: string
  readonly detail?: AuditEntry['detail']
  /** What else changes on the card. */
  readonly change?: Partial<Omit<Card, 'id' | 'personId' | 'status' | 'version'>>
}

/**
 * One step of the social function: decided by the table, written to the audit either way, and saved
 * when it is granted. The caller holds the card locked.
 */
export const takeStep = async (
  tx: Transaction,
  context: ActionContext,
  card: Card,
  { action, act, detail, change }: StepToTake,
): Promise<Decision<Card, CardRefusal>> => {
  const decision = decideCard(card.status, action, NO_RESTORATION)
  await auditCard(tx, context, card, { action: act, decision, detail })
  if (!decision.granted) return decision
  const { outcome: to, basis } = decision
  const after = { ...card, ...change, status: to }
  const step = { axis: 'social', action, from: card.status, to, basis } as const
  return { ...decision, outcome: await saveCard(tx, context, after, [step]) }
}

/** An audit row about a card. */
export const auditCard = (
  tx: Transaction,
  context: ActionContext,
  card: Pick<Card, 'id'>,
  entry: Omit<AuditEntry, 'subjectKind' | 'subjectId'>,
): Promise<void> => audit(tx, context, { subjectKind: 'card', subjectId: card.id, ...entry })
