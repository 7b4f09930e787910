import { grant } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import type { PublishedEvent } from '#platform/events.ts'
import { isMilestone } from './case-step.ts'
import { eventStep, servicesMoved } from './follow.ts'
import { endCase, moveCase, readFile, recordCase } from './move-case.ts'
import { lockCasesToMove } from './store.ts'

/** What this module reads of the events of a card; more may stand in them. */
export interface CardEventPayload {
  readonly personId: string
  readonly cardId: string
  readonly orderId?: string | undefined
  readonly formal?: boolean | undefined
}

/**
 * Moves the cases that wait for what has happened to a card. An event that concerns no open case
 * moves nothing, and one that comes twice moves nothing twice.
 */
export const followCard = async (
  tx: Transaction,
  event: Pick<PublishedEvent<CardEventPayload>, 'id' | 'name' | 'at' | 'payload'>,
): Promise<void> => {
  const step = eventStep(event.name)
  if (step === undefined) return
  const { personId, orderId } = event.payload
  const context: ActionContext = {
    actor: { kind: 'system', id: 'handling.follow-card' },
    requestId: `event-${event.id}`,
    at: event.at,
  }
  const services = servicesMoved(step, event.payload)
  for (const one of await lockCasesToMove(tx, personId, orderId, services)) {
    const file = await readFile(tx, one)
    if (step.withdraws === true) {
      await endCase(tx, context, file, 'withdraw', { eventId: event.id, followed: true })
      continue
    }
    // A milestone that was marked when the act was done is not marked again by its event.
    if (file.reached.has(step.step) && isMilestone(one.service, step.step)) continue
    const moved = await moveCase(tx, context, file, {
      code: step.step,
      heldBy: step.holder,
      eventId: event.id,
    })
    if (moved.version > one.version)
      await recordCase(tx, context, 'followCard', one, grant('YKT-17', moved), { step: step.step })
  }
}
