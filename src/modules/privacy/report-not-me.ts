import type { Decision } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { openLead } from '#modules/supervision/index.ts'
import { type AccessEntryKind, decideNotMe, NOT_ME } from './access-entry.ts'
import { accessRecordOf } from './store.ts'
import { usageEntryOf } from './usages.ts'

export interface NotMeInput {
  readonly personId: string
  readonly entryKind: AccessEntryKind
  readonly entryId: string
  /** In the holder's own words; may be empty. */
  readonly statement: string
}

export interface NotMeOutcome {
  /** What the holder quotes when asking about it. */
  readonly reference: string
  /** False when the holder had said so before. */
  readonly created: boolean
}

/**
 * 不是我: the holder says that a line of 谁查过我 is not theirs or not right. Supervision gets a
 * lead; saying it again is the same lead.
 *
 * @returns `undefined` when no such line is this person's.
 */
export const reportNotMe = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { personId, entryKind, entryId, statement }: NotMeInput,
): Promise<Decision<NotMeOutcome, never> | undefined> =>
  db.transaction(async (tx) => {
    const find = entryKind === 'usage' ? usageEntryOf : accessRecordOf
    const entry = await find(tx, personId, entryId)
    if (entry === undefined) return undefined
    const { granted, basis } = decideNotMe(entryKind)
    const { reference, created } = await openLead(tx, context, {
      personId,
      kind: NOT_ME,
      subjectKind: entryKind,
      subjectId: entryId,
      organisationCode: entry.organisationCode,
      statement,
      basis,
    })
    const decision = { granted, basis, outcome: { reference, created } } as const
    await audit(tx, context, {
      action: 'privacy.reportNotMe',
      subjectKind: entryKind,
      subjectId: entryId,
      decision,
      detail: { lead: reference, created },
    })
    return decision
  })
