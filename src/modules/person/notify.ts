import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { NOTICE_WRITTEN } from './events.ts'
import { personNotices } from './messages-notices.ts'
import type { NoticeContent } from './notice.ts'
import { insertNotice, wasToldOf } from './store-notice.ts'

/** Whom a notice is for, what it says, and how it goes out. */
export interface Told extends NoticeContent {
  readonly personId: string
  /** It goes to the phone that was on record then, whatever has been changed since (A7). */
  readonly contactAt?: Temporal.Instant | undefined
  /** A call reads it out besides. */
  readonly byVoice?: boolean | undefined
}

/**
 * Tells a person something, in the transaction of what it is about: it stands on their page at
 * once, and the channels follow.
 *
 * @returns the id of the notice.
 */
export const notify = async (
  tx: Transaction,
  context: ActionContext,
  { personId, message, params, contactAt, byVoice = false }: Told,
): Promise<string> => {
  const { at, requestId } = context
  const id = uuidv7(at)
  await insertNotice(tx, { id, personId, message, params, at, requestId, contactAt })
  await publish(tx, context, NOTICE_WRITTEN, {
    subjectId: personId,
    payload: { personId, noticeId: id, ...(byVoice && { byVoice }) },
  })
  return id
}

/** A code is renewed every minute: whoever shows one for somebody is told of once a day. */
const ONCE_A_DAY: ReadonlySet<string> = new Set(['verification.issueCode'])

/** What never stands alone: the act that it belongs to is told. */
const PARTS: ReadonlySet<string> = new Set(['bank.choose', 'handling.finishCase'])

/** Tells the person and the agent what was done; by the action of its audit row (N7). */
export const tellBoth = async (
  tx: Transaction,
  context: ActionContext,
  { personId, agentId, act }: { personId: string; agentId: string; act: string },
): Promise<void> => {
  if (PARTS.has(act)) return
  const [forPerson, forAgent] = [
    personNotices('actedForYou', { act }),
    personNotices('youActed', { act }),
  ]
  if (ONCE_A_DAY.has(act)) {
    const since = context.at.subtract({ hours: 24 })
    if (await wasToldOf(tx, { personId, message: forPerson.message, act, since })) return
  }
  await notify(tx, context, { personId, ...forPerson })
  await notify(tx, context, { personId: agentId, ...forAgent })
}
