import { type Decision, refuse } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { PROVINCE } from '#law/setting.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { staleFeeds } from '#modules/person/index.ts'
import { findProgramme, type Programme } from '#modules/programme/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import { rematchRows } from './rematch-rows.ts'
import { decideRoster, type RosterStatus } from './roster.ts'
import { type CheckRun, insertCheckFindings } from './store-checks.ts'
import { lockRoster, type Roster, saveRoster } from './store.ts'

export type CheckRefusal = 'ROSTER_NOT_IN_STATUS' | 'PROGRAMME_NOT_IN_FORCE' | 'FEED_STALE'

export interface CheckDeps {
  readonly db: Database
  readonly pii: PersonalInformation
}

const decide = async (
  tx: Transaction,
  roster: Roster,
  programme: Programme | undefined,
  at: Temporal.Instant,
): Promise<Decision<RosterStatus, CheckRefusal>> => {
  const step =
    roster.status === 'judged'
      ? ({ granted: true, basis: 'YKT-13', outcome: 'judged' } as const)
      : decideRoster(roster.status, 'judge')
  if (!step.granted) return step
  if (programme === undefined) return refuse('YKT-13', 'PROGRAMME_NOT_IN_FORCE', ['withdraw'])
  const stale = await staleFeeds(tx, programme.feeds, at)
  return stale.length > 0 ? refuse('YKT-13', 'FEED_STALE', ['checkLater']) : step
}

/** What the checks of a list rest on, as programme and parameters stand at this moment. */
export const checkRunOf = async (
  tx: Transaction,
  roster: Roster,
  programme: Programme,
  at: Temporal.Instant,
): Promise<CheckRun> => {
  const on = provinceDate(at)
  return {
    roster,
    run: roster.checkRun,
    at,
    on,
    payAt: at.add({ hours: 48 }),
    standard: programme.standard,
    byHousehold: programme.payee === 'household',
    facts: programme.feeds.map(({ feed }) => feed).filter((feed) => feed !== 'deaths'),
    exclusive: programme.exclusions,
    changedWithinDays: await standardValue(tx, 'changedAccountDays', PROVINCE, on),
  }
}

/**
 * 核验: asks registers and books about every row, as they are now; what an earlier run found counts
 * no more. Can be run as often as the list may still change. While a feed that the programme rests
 * on is too old, nothing is judged (P20).
 *
 * @returns `undefined` when there is no such list.
 */
export const checkRoster = (
  { db, pii }: CheckDeps,
  context: ActionContext,
  rosterId: string,
): Promise<Decision<Roster, CheckRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const roster = await lockRoster(tx, rosterId)
    if (roster === undefined) return undefined
    const { at } = context
    const programme = await findProgramme(tx, roster.programmeCode, provinceDate(at))
    const decision = await decide(tx, roster, programme, at)
    const run = roster.checkRun + 1
    await audit(tx, context, {
      action: 'roster.check',
      subjectKind: 'roster',
      subjectId: rosterId,
      decision,
      detail: { run },
    })
    if (!decision.granted || programme === undefined)
      return decision.granted ? refuse('YKT-13', 'PROGRAMME_NOT_IN_FORCE') : decision
    await rematchRows(tx, pii, rosterId, at)
    const checked: Roster = {
      ...roster,
      status: decision.outcome,
      checkRun: run,
      checkedAt: at,
    }
    await insertCheckFindings(tx, await checkRunOf(tx, checked, programme, at))
    await saveRoster(tx, checked)
    return { ...decision, outcome: checked }
  })
