import { PROVINCE } from '#law/setting.ts'
import { grant } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { standardValue } from '#modules/standard/index.ts'
import { endLocked } from './end-relation.ts'
import { personNotices } from './messages-notices.ts'
import { notify } from './notify.ts'
import type { EndReason, Relation } from './relation.ts'
import { claimReminders, dueRelations, lockRelation } from './store-relation.ts'
import { purgeWrongCodes } from './store-code-attempt.ts'

/** Relations of one run; what is left waits for the next. */
const BATCH = 500

/** Tells minor and guardian before the day on which the minor acts alone (G11). */
const remind = ({ db }: { readonly db: Database }, context: ActionContext): Promise<number> =>
  db.transaction(async (tx) => {
    const on = provinceDate(context.at)
    const days = await standardValue(tx, 'guardianNoticeDays', PROVINCE, on)
    const until = on.add({ days })
    const claimed = await claimReminders(tx, until, context.at)
    for (const { personId, agentId, endsOn } of claimed) {
      if (personId === undefined || agentId === undefined || endsOn === undefined) continue
      const day = { endsOn: endsOn.toString() }
      await notify(tx, context, { personId, ...personNotices('comesOfAge', day) })
      await notify(tx, context, { personId: agentId, ...personNotices('guardianEndsSoon', day) })
    }
    return claimed.length
  })

const reasonOf = ({ status, kind }: Relation): EndReason => {
  if (status === 'proposed') return 'lapsed'
  return kind === 'guardian' ? 'cameOfAge' : 'expired'
}

/**
 * What the clock does to relations: reminds guardians, ends what has run out and lets unanswered
 * codes lapse, each in a transaction of its own. A relation is out of force from its last day on
 * whether or not this has run; running it twice ends each once.
 */
export const expireRelations = async (
  deps: { readonly db: Database },
  context: ActionContext,
): Promise<{ readonly reminded: number; readonly ended: number }> => {
  const reminded = await remind(deps, context)
  await deps.db.transaction((tx) => purgeWrongCodes(tx, context.at.subtract({ hours: 24 })))
  const on = provinceDate(context.at)
  let ended = 0
  for (const id of await dueRelations(deps.db, on, context.at, BATCH))
    await deps.db.transaction(async (tx) => {
      const relation = await lockRelation(tx, id)
      if (relation === undefined || relation.status === 'ended') return
      const reason = reasonOf(relation)
      await audit(tx, context, {
        action: 'person.endRelation',
        subjectKind: 'relation',
        subjectId: id,
        decision: grant('HANDLING-30', undefined),
        detail: { reason },
      })
      await endLocked(tx, context, relation, { reason })
      ended += 1
    })
  return { reminded, ended }
}
