import { PROVINCE } from '#law/setting.ts'
import { type Decision, grant } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { addWorkingDays } from '#kernel/working-days.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { loadCalendar, loadStandards } from '#modules/standard/index.ts'
import { IDENTITY_REVIEWED } from './events.ts'
import { decideReview, type ReviewReason, type ReviewRefusal } from './identity-review.ts'
import { personNotices } from './messages-notices.ts'
import { notify } from './notify.ts'
import { deciderOf } from './staff-decider.ts'
import { waitingChecks } from './store-check.ts'
import { insertReview, lockOpenReview, lockReview, saveReview } from './store-review.ts'
import type { Decider } from './two-people.ts'

export interface ReviewWanted {
  readonly personId: string
  readonly reason: ReviewReason
  /** What was seen, without a name or number. */
  readonly evidence: string
  /** Who entered the person; whoever acts, where nothing is said. */
  readonly asker?: Decider | undefined
}

/**
 * 身份人工复核: puts a person before a second pair of eyes in another unit, with a last day in working
 * days. Somebody who is looked at already is not asked about twice.
 */
export const askIdentityReview = async (
  tx: Transaction,
  context: ActionContext,
  { personId, reason, evidence, asker = deciderOf(context) }: ReviewWanted,
): Promise<void> => {
  const { at } = context
  const on = provinceDate(at)
  const standard = await loadStandards(tx)
  const resolver = standard('registerResolverAgency', PROVINCE, on)
  const days = standard('identityReviewWorkingDays', PROVINCE, on)
  const id = uuidv7(at)
  const withAgency = resolver === asker.agencyCode ? undefined : resolver
  const dueOn = addWorkingDays(await loadCalendar(tx), on, days)
  const review = { id, personId, reason, evidence, asker, withAgency, dueOn }
  if (!(await insertReview(tx, review, at))) return
  await audit(tx, context, {
    action: 'person.askIdentityReview',
    subjectKind: 'person',
    subjectId: personId,
    decision: grant('YKT-6', undefined),
    detail: { reviewId: id, reason, dueOn: dueOn.toString() },
  })
}

/** Tells what was decided: cases go on or end, and the person reads it. */
const settle = async (
  tx: Transaction,
  context: ActionContext,
  { id, personId }: { readonly id: string; readonly personId: string },
  decision: {
    readonly status: 'confirmed' | 'refused'
    readonly by: string
    readonly agency: string | undefined
    readonly reason: string
  },
): Promise<void> => {
  await saveReview(tx, id, decision, context.at)
  const { status } = decision
  await publish(tx, context, IDENTITY_REVIEWED, {
    subjectId: personId,
    payload: { personId, reviewId: id, result: status },
  })
  const notice = status === 'confirmed' ? 'identityConfirmed' : 'identityRefused'
  await notify(tx, context, { personId, ...personNotices(notice) })
}

/**
 * 复核身份: somebody of another unit confirms who the person is, or does not, and says why.
 *
 * @returns `undefined` when there is no such review.
 */
export const decideIdentityReview = (
  { db }: { readonly db: Database },
  context: ActionContext,
  input: { readonly reviewId: string; readonly confirm: boolean; readonly reason: string },
): Promise<Decision<'confirmed' | 'refused', ReviewRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const review = await lockReview(tx, input.reviewId)
    if (review === undefined) return undefined
    const second = deciderOf(context)
    const decision = decideReview(review, second, input)
    await audit(tx, context, {
      action: 'person.decideIdentityReview',
      subjectKind: 'person',
      subjectId: review.personId,
      decision,
      detail: { reviewId: review.id, confirm: input.confirm },
    })
    if (decision.granted)
      await settle(tx, context, review, {
        status: decision.outcome,
        by: second.staffId,
        agency: second.agencyCode,
        reason: input.reason.trim().slice(0, 300),
      })
    return decision
  })

/** The register has come back and knows the person: nobody has to look any more. */
export const settleByRegister = async (
  tx: Transaction,
  context: ActionContext,
  personId: string,
): Promise<void> => {
  const review = await lockOpenReview(tx, personId)
  if (review?.reason !== 'registerAway') return
  const by = 'population-register'
  const decision = { status: 'confirmed', by, agency: undefined, reason: 'matched' } as const
  await settle(tx, context, review, decision)
}

/** Persons of one run; what is left waits for the next. */
const BATCH = 200

/**
 * What the clock does while the register is away: whoever has waited for an hour is put before a
 * second person. Running it twice asks once.
 */
export const reviewLateChecks = async (
  { db }: { readonly db: Database },
  context: ActionContext,
): Promise<number> => {
  const late = await waitingChecks(db, context.at.subtract({ hours: 1 }), BATCH)
  for (const { personId, askedBy, resolverAgency } of late)
    await db.transaction((tx) =>
      askIdentityReview(tx, context, {
        personId,
        reason: 'registerAway',
        evidence: '人口库一小时没有答复',
        asker: { staffId: askedBy ?? 'system', agencyCode: resolverAgency },
      }),
    )
  return late.length
}
