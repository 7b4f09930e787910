import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import type { Access } from '#platform/pii.ts'
import { readNames } from '#modules/person/index.ts'
import { findProgramme } from '#modules/programme/index.ts'
import { checkRunOf } from './check-roster.ts'
import { columnsOf } from './column-map.ts'
import { draftReader } from './draft-row.ts'
import { PAGE_LIMITS } from './limits.ts'
import { isCheck, ROSTER_CHECKS } from './roster-check.ts'
import { FINDING_TEXTS } from './finding-texts.ts'
import { headingOf, mapOfLayout } from './roster-layout.ts'
import { openCells } from './row-cells.ts'
import { canChange } from './run-repair.ts'
import { insertCheckFindings } from './store-checks.ts'
import { currentRow } from './store-current-rows.ts'
import { confirmRows, type Judgement, removeRows } from './store-judgements.ts'
import { lockRoster, type Roster, type StoredRow } from './store.ts'
import type { IntakeDeps } from './take-file.ts'
import { RowWriter } from './write-rows.ts'

export type ChangeRefusal =
  | 'ROSTER_NOT_IN_STATUS'
  | 'ROW_NOT_KEPT'
  | 'REASON_MISSING'
  | 'NOTHING_TO_CONFIRM'
  | 'NAME_NOT_KNOWN'

export type Changed = Decision<number, ChangeRefusal>

const note = (
  tx: Transaction,
  context: ActionContext,
  roster: Roster,
  act: { readonly action: string; readonly decision: Changed; readonly detail: Detail },
): Promise<void> =>
  audit(tx, context, {
    action: act.action,
    subjectKind: 'roster',
    subjectId: roster.id,
    decision: act.decision,
    detail: act.detail,
  })
type Detail = Readonly<Record<string, string | number>>

/** A list that can still be changed, held; or why it cannot. */
const changing = async <Outcome>(
  { db }: IntakeDeps,
  rosterId: string,
  work: (tx: Transaction, roster: Roster) => Promise<Decision<Outcome, ChangeRefusal>>,
): Promise<Decision<Outcome, ChangeRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const roster = await lockRoster(tx, rosterId)
    if (roster === undefined) return undefined
    return canChange(roster.status)
      ? work(tx, roster)
      : refuse('YKT-13', 'ROSTER_NOT_IN_STATUS', ['reopen'])
  })

/** Writes a row anew by its cells, and asks about it what the last run asked about all. */
const rewrite = async (
  tx: Transaction,
  { pii }: IntakeDeps,
  context: ActionContext,
  change: { readonly roster: Roster; readonly row: StoredRow; readonly texts: readonly string[] },
): Promise<Changed> => {
  const { roster, row, texts } = change
  if (roster.layout === undefined) return refuse('YKT-13', 'ROW_NOT_KEPT', ['uploadAgain'])
  const read = draftReader({
    heading: headingOf(roster.layout),
    map: mapOfLayout(roster.layout),
    // What people type is text, whatever the file was.
    format: 'csv',
    roster: roster.shortName,
    on: provinceDate(context.at),
    longestCell: PAGE_LIMITS.cell,
  })
  const draft = read({ number: row.number, texts })
  const writer = new RowWriter(pii, roster, { cells: 'all' })
  const [id] = await writer.take(tx, [draft], () => row.revision + 1)
  const programme = await findProgramme(tx, roster.programmeCode, provinceDate(context.at))
  if (id !== undefined && programme !== undefined && roster.checkRun > 0)
    await insertCheckFindings(tx, await checkRunOf(tx, roster, programme, context.at), id)
  const decision = grant('YKT-13', 1)
  await note(tx, context, roster, {
    action: 'roster.repairRow',
    decision,
    detail: { row: row.number, revision: row.revision + 1 },
  })
  return decision
}

/** 改这一行: the cells of a row as somebody has put them right; it is read and checked anew. */
export const repairRow = (
  deps: IntakeDeps,
  context: ActionContext,
  { rosterId, number, texts }: { rosterId: string; number: number; texts: readonly string[] },
): Promise<Changed | undefined> =>
  changing(deps, rosterId, async (tx, roster) => {
    const row = await currentRow(tx, rosterId, number)
    if (row === undefined) return refuse('YKT-13', 'ROW_NOT_KEPT', ['uploadAgain'])
    return rewrite(tx, deps, context, { roster, row, texts })
  })

/** Why an officer reads a row: it has to be put right. */
export const readingOf = (
  { actor, requestId, at }: ActionContext,
  rosterId: string,
): Omit<Access, 'personId'> => ({
  actorKind: 'staff',
  actorId: actor.id,
  organisationCode: actor.organisationCode ?? '',
  purpose: 'repairRoster',
  basis: 'YKT-13',
  caseReference: rosterId,
  requestId,
  at,
})

/** 采用登记的姓名: the name of the register takes the place of the one in the list. */
export const adoptName = (
  deps: IntakeDeps,
  context: ActionContext,
  { rosterId, number }: { readonly rosterId: string; readonly number: number },
): Promise<Changed | undefined> =>
  changing(deps, rosterId, async (tx, roster) => {
    const row = await currentRow(tx, rosterId, number)
    const column =
      roster.layout === undefined ? undefined : columnsOf(mapOfLayout(roster.layout)).get('name')
    if (row?.cellsSealed === undefined || column === undefined)
      return refuse('YKT-13', 'ROW_NOT_KEPT', ['uploadAgain'])
    if (row.personId === undefined) return refuse('YKT-13', 'NAME_NOT_KNOWN', ['repairRow'])
    const { personId } = row
    const access = { ...readingOf(context, rosterId), personId }
    const proof = await deps.pii.recordAccess(tx, access, ['name', 'identityNumber'])
    const name = (await readNames(tx, deps.pii, proof, [personId])).get(personId)
    if (name === undefined) return refuse('YKT-13', 'NAME_NOT_KNOWN', ['repairRow'])
    const texts = [...openCells(deps.pii, proof, row.id, row.cellsSealed).texts]
    while (texts.length <= column) texts.push('')
    texts[column] = name.reveal()
    return rewrite(tx, deps, context, { roster, row, texts })
  })

const canBeConfirmed = (code: string): boolean => {
  if (isCheck(code)) return ROSTER_CHECKS[code].severity === 'confirm'
  return Object.hasOwn(FINDING_TEXTS, code)
}

export interface GroupAct {
  readonly rosterId: string
  readonly code: string
  /** Left out: every row for which the finding counts. */
  readonly number?: number | undefined
  readonly reason: string
}

type GroupWork = (tx: Transaction, by: Judgement) => Promise<number>

/** What somebody does to rows for which a finding counts, with the reason that they give. */
const onGroup = (
  deps: IntakeDeps,
  context: ActionContext,
  { rosterId, code, reason }: GroupAct,
  action: string,
  work: GroupWork,
): Promise<Changed | undefined> =>
  changing(deps, rosterId, async (tx, roster): Promise<Changed> => {
    if (reason.trim() === '') return refuse('YKT-13', 'REASON_MISSING', ['giveReason'])
    const count = await work(tx, { by: context.actor.id, at: context.at, reason: reason.trim() })
    const decision: Changed =
      count === 0 ? refuse('YKT-13', 'NOTHING_TO_CONFIRM', ['repairRow']) : grant('YKT-13', count)
    await note(tx, context, roster, { action, decision, detail: { code, rows: count } })
    return decision
  })

/** 确认: somebody answers for what the program only asks about, of one row or of all with it. */
export const confirmFindings = (
  deps: IntakeDeps,
  context: ActionContext,
  act: GroupAct,
): Promise<Changed | undefined> =>
  onGroup(deps, context, act, 'roster.confirm', async (tx, by) =>
    canBeConfirmed(act.code) ? confirmRows(tx, act.rosterId, act, by) : 0,
  )

/** 移出名册: rows that are not to be paid, one or all for which a finding counts. */
export const takeOff = (
  deps: IntakeDeps,
  context: ActionContext,
  act: GroupAct,
): Promise<Changed | undefined> =>
  onGroup(deps, context, act, 'roster.takeOff', (tx, by) => removeRows(tx, act.rosterId, act, by))
