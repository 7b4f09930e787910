import { type Decision, grant } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { applyDelivery } from './apply-feed.ts'
import { decideFeedStep } from './feed.ts'
import { deciderOf } from './staff-decider.ts'
import { type FeedDelivery, lockDelivery, saveDelivery, saveResolution } from './store-feed.ts'
import { decideSecond, type SecondRefusal } from './two-people.ts'

export type Resolution = 'release' | 'drop'
/** `first` has said what to do, and waits for a second; else what was done. */
export type ResolutionOutcome = 'first' | 'settled' | 'dropped'

const decide = (
  delivery: FeedDelivery,
  context: ActionContext,
  kind: Resolution,
): Decision<ResolutionOutcome, SecondRefusal | 'DELIVERY_NOT_OPEN'> => {
  const step = decideFeedStep(delivery.status, kind)
  if (!step.granted) return step
  // The two must want the same; who wants something else begins anew as the first.
  if (delivery.resolution?.kind !== kind) return grant('YKT-22', 'first')
  const { staffId, agencyCode } = deciderOf(context)
  const second = decideSecond(
    { staffId: delivery.resolution.by, agencyCode },
    { staffId, agencyCode },
    { otherUnit: false },
  )
  if (!second.granted) return second
  return grant('YKT-22', kind === 'release' ? 'settled' : 'dropped')
}

/**
 * 处理停下的推送: two people say the same of a page that was held back. Released, its records are
 * applied as they are; dropped, the register is asked again for the same.
 *
 * @returns `undefined` when there is no such page.
 */
export const resolveDelivery = (
  { db, pii }: { readonly db: Database; readonly pii: PersonalInformation },
  context: ActionContext,
  { deliveryId, kind }: { readonly deliveryId: string; readonly kind: Resolution },
): Promise<Decision<ResolutionOutcome, SecondRefusal | 'DELIVERY_NOT_OPEN'> | undefined> =>
  db.transaction(async (tx) => {
    const delivery = await lockDelivery(tx, deliveryId)
    if (delivery === undefined) return undefined
    const decision = decide(delivery, context, kind)
    await audit(tx, context, {
      action: kind === 'release' ? 'person.releaseDelivery' : 'person.dropDelivery',
      subjectKind: 'delivery',
      subjectId: deliveryId,
      decision,
      detail: { findings: delivery.findings.join() },
    })
    if (!decision.granted) return decision
    const by = context.actor.id
    if (decision.outcome === 'first') {
      await saveResolution(tx, deliveryId, { kind, by }, context.at)
      return decision
    }
    if (decision.outcome === 'settled') await applyDelivery(tx, pii, context, delivery)
    const outcome = { status: decision.outcome, decidedBy: by }
    await saveDelivery(tx, deliveryId, outcome, context.at)
    return decision
  })
