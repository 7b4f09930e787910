import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { type Standstill, standstills } from '#modules/card/index.ts'
import { loadStandards } from '#modules/standard/index.ts'
import type { HandlingDeps } from './deps.ts'
import { openExceptionIn } from './open-exception.ts'
import type { AddWorkingDays } from './opening.ts'
import { caseOfOrder } from './store.ts'
import { exceptionUnderWay, isCauseKnown } from './store-exception.ts'

/** How many are looked at in one go; the next look finds the rest. */
const LIMIT = 200

const WORDS: Readonly<Record<Standstill['cardStatus'], string>> = {
  applied: '订单还没有送到银行。',
  bankOpening: '银行没有答复开户。',
  producing: '制卡中心没有答复。',
  failedBank: '开户失败以后没有人处理。',
  failedProduction: '制卡失败以后没有人处理。',
}

/** Takes up one standstill; false when somebody sees to it already, or has seen to it. */
const report = async (
  tx: Transaction,
  context: ActionContext,
  addWorkingDays: AddWorkingDays,
  { orderId, personId, cardStatus, since, issueRegion }: Standstill,
): Promise<boolean> => {
  const causeKey = `order|${orderId}|${since.epochMilliseconds}`
  if (await isCauseKnown(tx, causeKey)) return false
  if ((await exceptionUnderWay(tx, personId, 'cardStuck')) !== undefined) return false
  const decision = await openExceptionIn(tx, context, addWorkingDays, {
    personId,
    kind: 'cardStuck',
    statement: WORDS[cardStatus],
    caseId: (await caseOfOrder(tx, orderId))?.id,
    orderId,
    causeKey,
    regionCode: issueRegion,
  })
  return decision.granted
}

/**
 * 停住的制卡: an order that has stood still for more working days than the region allows is taken up
 * by a named person, once for each standstill, whoever should have acted.
 *
 * @returns how many were taken up.
 */
export const reportStandstills = async (
  { db, workingDays }: Pick<HandlingDeps, 'db' | 'workingDays'>,
  context: ActionContext,
): Promise<number> => {
  const addWorkingDays = await workingDays()
  const on = provinceDate(context.at)
  const standard = await loadStandards(db)
  const since = context.at.subtract({ hours: 24 })
  let reported = 0
  for (const one of await standstills(db, since, LIMIT)) {
    const days = standard('cardStandsStillWorkingDays', one.issueRegion, on)
    const endsOn = addWorkingDays(provinceDate(one.since), days)
    if (Temporal.PlainDate.compare(on, endsOn) <= 0) continue
    if (await db.transaction((tx) => report(tx, context, addWorkingDays, one))) reported += 1
  }
  return reported
}
