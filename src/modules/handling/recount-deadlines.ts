import { grant } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { notify } from '#modules/person/index.ts'
import { decreedYears, loadStandards } from '#modules/standard/index.ts'
import type { HandlingDeps } from './deps.ts'
import { caseNotices } from './messages-notices.ts'
import { recordCase } from './move-case.ts'
import type { Limits } from './opening.ts'
import { recountLimits } from './recount.ts'
import type { Case } from './store.ts'
import { casesToRecount, saveRecounted } from './store-recount.ts'
import { insertStep } from './store-step.ts'

/** Cases of one transaction; the next one takes what is left. */
const BATCH = 200
/**
 * Whoever opens a case reads the calendar before the transaction: a year that was entered meanwhile
 * may not have been in it. Counting once more does no harm.
 */
const SLACK = { hours: 1 } as const

/** A step in the tracker, and a notice to the person and to whoever applied for them. */
const tell = async (
  tx: Transaction,
  context: ActionContext,
  one: Case,
  { promiseOn }: Limits,
): Promise<void> => {
  const { heldBy, personId, applicantId, relationId } = one
  await insertStep(tx, context, one, { code: 'deadlineMoved', heldBy, promiseOn })
  const notice = caseNotices('deadlineMoved', { promiseOn: promiseOn.toString() })
  await notify(tx, context, { personId, ...notice })
  if (relationId !== undefined && applicantId !== personId)
    await notify(tx, context, { personId: applicantId, ...notice })
}

const recountSome = async (
  tx: Transaction,
  deps: Pick<HandlingDeps, 'workingDays'>,
  context: ActionContext,
): Promise<{ readonly seen: number; readonly moved: number }> => {
  const years = (await decreedYears(tx)).map(({ year, enteredAt }) => ({
    year,
    knownFrom: enteredAt.add(SLACK),
  }))
  const cases = await casesToRecount(tx, years, context.at, BATCH)
  if (cases.length === 0) return { seen: 0, moved: 0 }
  const [addWorkingDays, standard] = [await deps.workingDays(), await loadStandards(tx)]
  const today = provinceDate(context.at)
  const moved = cases.flatMap((one) => {
    const after = recountLimits(one, today, addWorkingDays, standard)
    return after === undefined ? [] : [{ one, after }]
  })
  await saveRecounted(
    tx,
    cases,
    moved.map(({ one: { id }, after }) => ({ id, ...after })),
    context.at,
  )
  for (const { one, after } of moved) {
    await recordCase(tx, context, 'recountDeadline', one, grant('YKT-17', after), {
      promiseFrom: one.promiseOn?.toString() ?? '',
      promiseTo: after.promiseOn.toString(),
      legalFrom: one.legalOn?.toString() ?? '',
      legalTo: after.legalOn.toString(),
    })
    if (one.promiseOn?.equals(after.promiseOn) !== true) await tell(tx, context, one, after)
  }
  return { seen: cases.length, moved: moved.length }
}

/**
 * 期限重算: after a year of the working calendar was entered or changed, the days of open cases that
 * reach into it are counted once more. No promise moves without its holder being told, in the
 * transaction that moves it. Running it twice moves each once; a case that somebody has in hand
 * waits for the next run.
 *
 * @returns how many cases got other days.
 */
export const recountDeadlines = async (
  deps: Pick<HandlingDeps, 'db' | 'workingDays'>,
  context: ActionContext,
): Promise<number> => {
  let count = 0
  for (;;) {
    const { seen, moved } = await deps.db.transaction((tx) => recountSome(tx, deps, context))
    count += moved
    if (seen < BATCH) return count
  }
}
