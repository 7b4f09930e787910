import type { Decision } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { entryOf } from './content.ts'
import {
  type ActsFor,
  decideList,
  exclusionPairs,
  type ListAction,
  type ListRefusal,
  type ListStatus,
  type ReasonedChange,
} from './list.ts'
import {
  addExclusion,
  addProgramme,
  endExclusion,
  endProgramme,
  listProgrammes,
  lockProgrammes,
} from './store.ts'
import { changesOf, lockList, type ProgrammeList, saveList } from './store-lists.ts'

interface Deps {
  readonly db: Pick<Database, 'transaction'>
}

const halves = (pair: string): readonly [string, string] => {
  const [first = '', second = ''] = pair.split('|')
  return [first, second]
}

/** Makes rows of the changes: what is replaced or leaves ends, what is new begins. */
const enterChanges = async (
  tx: Transaction,
  { validFrom, ownerAgency, payerAgency }: ProgrammeList,
  changes: readonly ReasonedChange[],
  demonstration: boolean,
): Promise<void> => {
  const before = await listProgrammes(tx, validFrom)
  const touched = new Set(changes.map(({ code }) => code))
  const now = exclusionPairs(before.map(entryOf))
  for (const change of changes) {
    if (change.kind !== 'added') await endProgramme(tx, change.code, validFrom)
    if (change.kind === 'exited') continue
    const { code, content } = change
    const period = { from: validFrom, until: undefined }
    const listYear = validFrom.year
    const owned = { code, period, ownerAgency, payerAgency, listYear, demonstration }
    await addProgramme(tx, { ...content, ...owned })
  }
  // Whoever was not touched says of the others what it said; what one side gives up, both do.
  const kept = changes.flatMap((change) =>
    change.kind === 'exited' ? [] : [{ code: change.code, content: change.content }],
  )
  const wanted = exclusionPairs(kept)
  for (const pair of wanted)
    if (!now.has(pair)) await addExclusion(tx, halves(pair), { from: validFrom })
  for (const pair of now)
    if (!wanted.has(pair) && halves(pair).some((code) => touched.has(code)))
      await endExclusion(tx, halves(pair), validFrom)
}

const after = (
  list: ProgrammeList,
  status: ListStatus,
  { staffId }: ActsFor,
  at: Temporal.Instant,
  remark: string | undefined,
): ProgrammeList => {
  const next = { ...list, status, remark }
  if (status === 'proposed') return { ...next, proposedBy: staffId, proposedAt: at }
  if (status === 'published') return { ...next, publishedBy: staffId, publishedAt: at }
  return { ...next, proposedBy: undefined, proposedAt: undefined }
}

export interface ListStep {
  readonly listId: string
  readonly action: ListAction
  readonly by: ActsFor
  /** Why it goes back or is given up. */
  readonly remark?: string | undefined
}

/**
 * 提交、公布、退回或者作废: a step of a list. To publish is to enter: from its day on the
 * programmes are what the list says, and every earlier day stays as it was (Art. 13).
 */
export const stepList = (
  { db }: Deps,
  context: ActionContext,
  { listId, action, by, remark }: ListStep,
): Promise<Decision<ProgrammeList, ListRefusal> | undefined> =>
  db.transaction(async (tx) => {
    await lockProgrammes(tx)
    const list = await lockList(tx, listId)
    if (list === undefined) return undefined
    const on = provinceDate(context.at)
    const changes = await changesOf(tx, listId)
    const decision = decideList(list, action, by, { changes: changes.length, on })
    await audit(tx, context, {
      action: `programme.${action}List`,
      subjectKind: 'programmeList',
      subjectId: listId,
      decision,
      detail: { ownerAgency: list.ownerAgency, changes: changes.length },
    })
    if (!decision.granted) return decision
    const stepped = after(list, decision.outcome, by, context.at, remark)
    if (action === 'publish') {
      const marked = (await listProgrammes(tx, on)).some(({ demonstration }) => demonstration)
      await enterChanges(tx, list, changes, marked)
    }
    await saveList(tx, stepped, action === 'publish' ? on : undefined)
    return { ...decision, outcome: stepped }
  })
