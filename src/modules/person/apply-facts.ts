import { grant } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { dayOf } from './apply-deaths.ts'
import { sentIdentityOf } from './document.ts'
import type { FactRecord, FeedName } from './feed.ts'
import { identityIndex } from './store.ts'
import { saveFact, withdrawFact } from './store-facts.ts'
import type { AppliedRecord } from './store-feed.ts'
import { ownerOfIdentity } from './store-identity.ts'

export type FactFeed = Exclude<FeedName, 'deaths'>

/** A day that may lie ahead: the end of a sentence is known before it comes. */
const endOf = (text: string | null, from: Temporal.PlainDate): Temporal.PlainDate | undefined => {
  if (text === null || !/^\d{4}-\d\d-\d\d$/.test(text)) return undefined
  try {
    const day = Temporal.PlainDate.from(text, { overflow: 'reject' })
    return Temporal.PlainDate.compare(day, from) < 0 ? undefined : day
  } catch {
    return undefined
  }
}

/**
 * 服刑, 出国定居: notes from when to when it holds, or takes it back. Nothing is ended by it; whoever
 * pays asks for it (P20).
 */
export const applyFact = async (
  tx: Transaction,
  pii: PersonalInformation,
  context: ActionContext,
  record: FactRecord & { readonly feed: FactFeed },
): Promise<Pick<AppliedRecord, 'personId' | 'outcome'>> => {
  const on = provinceDate(context.at)
  const identity = sentIdentityOf(record.documentKind, record.documentNumber, on)
  const from = dayOf(record.from, on)
  const until = from === undefined ? undefined : endOf(record.until, from)
  if (identity === undefined || from === undefined || (record.until !== null && !until))
    return { personId: undefined, outcome: 'unreadable' }
  const personId = await ownerOfIdentity(tx, identityIndex(pii, { identity }))
  if (personId === undefined) return { personId, outcome: 'notHere' }
  const fact = { id: uuidv7(context.at), personId, kind: record.feed, from, until }
  const holds = record.kind === 'holds'
  const changed = await (holds ? saveFact(tx, fact) : withdrawFact(tx, fact, context.at))
  if (!changed) return { personId, outcome: 'unchanged' }
  await audit(tx, context, {
    action: holds ? 'person.recordFact' : 'person.withdrawFact',
    subjectKind: 'person',
    subjectId: personId,
    decision: grant('YKT-22', undefined),
    detail: { feed: record.feed, sequence: record.sequence },
  })
  return { personId, outcome: 'applied' }
}
