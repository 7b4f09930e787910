import { PROVINCE } from '#law/setting.ts'
import type { Decision } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Handle } from '#platform/db.ts'
import { staffNames } from '#modules/organisation/index.ts'
import { type HomeVisit, sumAtBank } from '#modules/payment/index.ts'
import { regionOfPerson } from '#modules/person/index.ts'
import type { HandlingDeps } from './deps.ts'
import { isUnderWay } from './exception.ts'
import { outcomeText } from './messages-exception-tracker.ts'
import { homeVisitMessages } from './messages-home-visit.ts'
import { openException, type OpeningExceptionRefusal } from './open-exception.ts'
import { type Exception, visitFor } from './store-exception.ts'

/** When somebody is at home. */
export const VISIT_TIMES = ['morning', 'afternoon', 'anyTime'] as const
export type VisitTime = (typeof VISIT_TIMES)[number]

export interface VisitWish {
  readonly personId: string
  /** Public number of the sum that came back. */
  readonly line: string
  readonly time: VisitTime
  readonly note: string
}

/**
 * 约上门: by the holder or whoever acts for them, for a sum that waits at its bank; a named resolver
 * goes there by a day, and the holder is told (Art. 17). They are called on the phone on record.
 *
 * @returns `undefined` when nothing of the person waits at a bank under that number.
 */
export const requestHomeVisit = async (
  deps: Pick<HandlingDeps, 'db' | 'workingDays'>,
  context: ActionContext,
  { personId, line, time, note }: VisitWish,
): Promise<Decision<Exception, OpeningExceptionRefusal> | undefined> => {
  const lineId = await sumAtBank(deps.db, personId, line)
  if (lineId === undefined) return undefined
  return openException(deps, context, {
    personId,
    kind: 'homeVisit',
    statement: [
      '上门激活或者恢复收款的银行账户，办好以后补发退回的钱。',
      // For the one who goes there; staff read Simplified Chinese.
      `方便的时间：${homeVisitMessages('zh-Hans', time)}。按登记的手机号联系。`,
      ...(note === '' ? [] : [`本人补充：${note}`]),
    ].join(''),
    lineId,
    regionCode: (await regionOfPerson(deps.db, personId)) ?? PROVINCE,
  })
}

/** The visit for a sum as 我的钱 tells it; nothing where none was asked for. */
export const homeVisitOf = async (
  handle: Handle,
  personId: string,
  lineId: string,
): Promise<HomeVisit | undefined> => {
  const one = await visitFor(handle, personId, lineId)
  if (one === undefined) return undefined
  const names = await staffNames(handle, one.resolverId === undefined ? [] : [one.resolverId])
  return {
    state: isUnderWay(one.status) ? 'coming' : one.status === 'resolved' ? 'done' : 'notDone',
    dueOn: one.dueOn,
    resolver: names.get(one.resolverId ?? ''),
    outcome: one.outcome && outcomeText.messages[one.outcome],
  }
}
