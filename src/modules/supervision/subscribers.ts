import { type Subscriber, subscriber } from '#platform/deliveries.ts'
import { answerOverdue } from '#modules/exchange/index.ts'
import { openLead } from './open-lead.ts'

/** What others notice and supervision has to look into. */
export const supervisionSubscribers = (): readonly Subscriber[] => [
  // 逾期未答复: a department was reminded of a change of account and says nothing (Art. 19).
  subscriber('supervision.follow-answers', answerOverdue, async (tx, { id, at, payload }) => {
    const { changeId, agencyCode, programmeCode, dueOn } = payload
    const actor = { kind: 'system', id: 'supervision.follow-answers' } as const
    await openLead(
      tx,
      { actor, requestId: `event-${id}`, at },
      {
        personId: undefined,
        kind: 'changeUnanswered',
        subjectKind: 'change',
        subjectId: changeId,
        organisationCode: agencyCode,
        statement: `项目 ${programmeCode} 的账户变更应在 ${dueOn} 以前答复，提醒后仍未答复。`,
        basis: 'YKT-19',
      },
    )
  }),
]
