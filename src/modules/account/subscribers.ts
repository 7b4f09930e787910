import { type Subscriber, subscriber } from '#platform/deliveries.ts'
import { consentWithdrawn } from '#modules/consent/index.ts'
import { DIED } from '#modules/person/index.ts'
import { changeUnderWay } from './assignment.ts'
import { cancelChange } from './cancel-change.ts'
import { assignmentsByConsent, assignmentsFor, assignmentsOf } from './store-assignments.ts'

/** Events that concern payee accounts. */
export const accountSubscribers = (): readonly Subscriber[] => [
  // 撤回授权: a change that rests on it and has not begun is taken back.
  subscriber('account.follow-withdrawal', consentWithdrawn, async (tx, event) => {
    const { consentId, personId } = event.payload
    const context = {
      actor: { kind: 'system', id: 'account.follow-withdrawal' },
      requestId: `event-${event.id}`,
      at: event.at,
    } as const
    for (const { id, programmeCode } of await assignmentsByConsent(tx, consentId)) {
      const list = await assignmentsFor(tx, personId, programmeCode)
      if (changeUnderWay(list, event.at)?.id !== id) continue
      await cancelChange(tx, context, { personId, programmeCode, reason: 'consentWithdrawn' })
    }
  }),
  // 死亡: what has not begun never does (C8). What is paid now is stopped by its department.
  subscriber('account.stop-for-death', DIED, async (tx, event) => {
    const { personId } = event.payload
    const context = {
      actor: { kind: 'system', id: 'account.stop-for-death' },
      requestId: `event-${event.id}`,
      at: event.at,
    } as const
    const byProgramme = Map.groupBy(
      await assignmentsOf(tx, personId),
      ({ programmeCode }) => programmeCode,
    )
    for (const [programmeCode, list] of byProgramme)
      if (changeUnderWay(list, event.at) !== undefined)
        await cancelChange(tx, context, { personId, programmeCode, reason: 'died' })
  }),
]
