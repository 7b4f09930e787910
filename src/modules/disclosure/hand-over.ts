import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Sql, Transaction } from '#platform/db.ts'
import {
  type BatchMade,
  createBatch,
  type NewBatchRefusal,
  type Signatory,
} from '#modules/payment/index.ts'
import {
  decideRoster,
  followRoster,
  lockRoster,
  type Roster,
  saveRoster,
} from '#modules/roster/index.ts'
import type { DisclosureDeps } from './put-up.ts'
import { digestOfPayees } from './settled-digest.ts'
import { noticeOfRoster } from './store.ts'
import {
  insertFollowing,
  restOf,
  settledRows,
  settlementOf,
  standingRows,
} from './store-settlement.ts'

export interface HandOverInput {
  readonly rosterId: string
  readonly payOn: Temporal.PlainDate
  readonly made: Signatory
}

export type HandOverRefusal =
  | 'ROSTER_NOT_IN_STATUS'
  | 'NOT_YOUR_UNIT'
  | 'LIST_CHANGED'
  | NewBatchRefusal

export interface HandedOver extends BatchMade {
  /** The list of the rows that were not handed over. */
  readonly follower: Roster | undefined
}

/** The rows to hand over, if they are those that were settled. */
const settled = async (
  tx: Transaction,
  roster: Roster,
  { made }: HandOverInput,
): Promise<Decision<Sql, HandOverRefusal>> => {
  const step = decideRoster(roster.status, 'handOver')
  if (!step.granted) return step
  if (made.agencyCode !== roster.ownerAgency)
    return refuse('YKT-13', 'NOT_YOUR_UNIT', ['askColleague'])
  const notice = await noticeOfRoster(tx, roster.id)
  const settlement = notice && (await settlementOf(tx, notice.id))
  if (notice === undefined || settlement === undefined)
    return refuse('YKT-13', 'ROSTER_NOT_IN_STATUS', ['settle'])
  const { digest } = await digestOfPayees(tx, settledRows(roster.id, notice.id))
  return digest === settlement.digest
    ? grant('YKT-13', standingRows(roster.id, notice.id))
    : refuse('YKT-13', 'LIST_CHANGED', ['reopen'])
}

/**
 * 交发放: what was settled becomes a batch, except what has been objected to since; everything else
 * of the list follows on a list of its own, so that nothing good waits for something bad
 * (Art. 13). `undefined` when there is no such list.
 */
export const handOver = (
  deps: DisclosureDeps,
  context: ActionContext,
  input: HandOverInput,
): Promise<Decision<HandedOver, HandOverRefusal> | undefined> =>
  deps.db.transaction(async (tx) => {
    const roster = await lockRoster(tx, input.rosterId)
    if (roster === undefined) return undefined
    const rows = await settled(tx, roster, input)
    const { programmeCode, payPeriod, instalment, regionCode } = roster
    const about = { programmeCode, payPeriod, instalment, regionCode }
    const made = rows.granted
      ? await createBatch(
          tx,
          context,
          {
            ...about,
            source: `roster/${roster.id}`,
            kind: 'regular',
            payOn: input.payOn,
            made: input.made,
          },
          rows.outcome,
        )
      : rows
    await audit(tx, context, {
      action: 'disclosure.handOver',
      subjectKind: 'roster',
      subjectId: roster.id,
      decision: made,
    })
    if (!made.granted) return made
    await saveRoster(tx, { ...roster, status: 'handedOver' })
    const rest = restOf(roster.id, made.outcome.batch.id)
    const followed = await followRoster(tx, deps.pii, context, roster, rest)
    if (followed !== undefined)
      await insertFollowing(
        tx,
        { rosterId: followed.roster.id, fromRosterId: roster.id },
        followed.pairs,
      )
    return grant('YKT-13', { ...made.outcome, follower: followed?.roster })
  })
