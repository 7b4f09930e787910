import { createHash } from 'node:crypto'
import { type Decision, grant, type Refused, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { holdLiving, indexesOf, notifyMany } from '#modules/person/index.ts'
import { type EntitlementDeps, entryFacts } from './enter-entitlement.ts'
import { type EntitlementKind, type EntryFacts, saysTheSame } from './entitlement.ts'
import {
  decideList,
  type EntitlementList,
  LIST_ROWS,
  type ListAction,
  type ListFinding,
  type ListRefusal,
  type ReadList,
  type ReadRow,
  readRow,
  ROW_WORDS,
  type SourceRow,
  stop,
} from './list.ts'
import { enteredNotice } from './messages-notices.ts'
import { matchPersons } from './store-match.ts'
import {
  enterRowsOfList,
  type FoundRow,
  insertList,
  insertListFindings,
  insertListRows,
  lockList,
  personsOfList,
  saidAlready,
  saveList,
  toldByList,
} from './store-lists.ts'

/** Reads a file into rows: the readers of lists, which stand above this module. */
export type ListReader = (content: Uint8Array, on: Temporal.PlainDate) => Promise<ReadList>

export interface ListDeps extends EntitlementDeps {
  readonly readList: ListReader
}

export interface Brought {
  readonly agencyCode: string
  readonly kind: EntitlementKind
  readonly title: string
  readonly content: Uint8Array
  readonly staffId: string
}

interface Candidate {
  readonly said: ReadRow
  readonly person: NonNullable<SourceRow['person']>
}

/** Who the rows are about; who is nobody, listed twice, or said already is a finding. */
const lookUp = async (
  { pii }: EntitlementDeps,
  tx: Transaction,
  about: Pick<Brought, 'agencyCode' | 'kind'>,
  candidates: readonly Candidate[],
): Promise<{ readonly rows: readonly FoundRow[]; readonly findings: readonly ListFinding[] }> => {
  const found = await matchPersons(
    tx,
    candidates.map(({ person }) => indexesOf(pii, person)),
  )
  const known = Map.groupBy(
    await saidAlready(
      tx,
      about,
      found.filter((id) => id !== undefined),
    ),
    ({ personId }) => personId,
  )
  const rows: FoundRow[] = []
  const findings: ListFinding[] = []
  const seen = new Set<string>()
  candidates.forEach(({ said }, i) => {
    const personId = found[i]
    const before = personId === undefined ? undefined : known.get(personId)
    if (personId === undefined) findings.push(stop(said.number, 'row', ROW_WORDS.unknown))
    else if (seen.has(personId)) findings.push(stop(said.number, 'row', ROW_WORDS.twice))
    else if (before?.some((other) => saysTheSame(said, other)) === true)
      findings.push(stop(said.number, 'row', ROW_WORDS.known))
    else if (before?.some(({ period }) => overlap(said.period, period)) === true)
      findings.push(stop(said.number, 'row', ROW_WORDS.overlaps))
    else rows.push({ ...said, personId })
    if (personId !== undefined) seen.add(personId)
  })
  return { rows, findings }
}

const overlap = (one: ReadRow['period'], other: ReadRow['period']): boolean =>
  (other.until === undefined || Temporal.PlainDate.compare(one.from, other.until) < 0) &&
  (one.until === undefined || Temporal.PlainDate.compare(other.from, one.until) < 0)

/** Why a whole file is not taken. */
export interface FileRefused extends Refused<'LIST_UNREADABLE' | 'ENTITLEMENT_NOT_YOURS'> {
  readonly words: string
}

const unreadable = (words: string): FileRefused => ({
  ...refuse('YKT-21', 'LIST_UNREADABLE', ['correct']),
  words,
})

const judgeRows = (
  kind: EntitlementKind,
  rows: readonly SourceRow[],
  facts: EntryFacts,
): { readonly candidates: readonly Candidate[]; readonly findings: readonly ListFinding[] } => {
  const judged = rows.map((row) => ({ row, ...readRow(kind, row, facts) }))
  return {
    candidates: judged.flatMap(({ row: { person }, said }) =>
      person === undefined || said === undefined ? [] : [{ person, said }],
    ),
    findings: judged.flatMap(({ findings }) => findings),
  }
}

/**
 * 上传权益名单: reads a file, says at which row something is wrong, and keeps what can come into
 * force until another person of the department puts it in force. Nothing of the file is kept but
 * its digest.
 */
export const bringList = async (
  deps: ListDeps,
  context: ActionContext,
  { agencyCode, kind, title, content, staffId }: Brought,
): Promise<{ readonly granted: true; readonly list: EntitlementList } | FileRefused> => {
  const { at } = context
  const read = await deps.readList(content, provinceDate(at))
  return deps.db.transaction(async (tx) => {
    const facts = await entryFacts(tx, { agencyCode, kind }, at)
    if (!facts.answersFor)
      return { ...refuse('YKT-21', 'ENTITLEMENT_NOT_YOURS', ['askBureau']), words: '' }
    if (!read.read) return unreadable(read.words)
    if (read.rows.length === 0) return unreadable('表头下面没有一行人。')
    if (read.rows.length > LIST_ROWS)
      return unreadable(`超过 ${LIST_ROWS} 行。请分成几个文件，或者由系统通过接口报送。`)
    const judged = judgeRows(kind, read.rows, facts)
    const looked = await lookUp(deps, tx, { agencyCode, kind }, judged.candidates)
    const list: EntitlementList = {
      id: uuidv7(at),
      agencyCode,
      kind,
      title,
      status: 'brought',
      goodRows: looked.rows.length,
      badRows: read.rows.length - looked.rows.length,
      broughtBy: staffId,
      broughtAt: at,
      decidedAt: undefined,
      enteredRows: undefined,
    }
    await insertList(tx, list, createHash('sha256').update(content).digest())
    await insertListRows(tx, list.id, looked.rows)
    await insertListFindings(tx, list.id, [...judged.findings, ...looked.findings])
    await audit(tx, context, {
      action: 'entitlement.bringList',
      subjectKind: 'entitlementList',
      subjectId: list.id,
      decision: grant('YKT-21', undefined),
      detail: { kind, good: list.goodRows, bad: list.badRows },
    })
    return { granted: true as const, list }
  })
}

const putInForce = async (
  { pii }: EntitlementDeps,
  tx: Transaction,
  context: ActionContext,
  list: EntitlementList,
): Promise<number> => {
  const { actor, at, requestId } = context
  const living = await holdLiving(tx, await personsOfList(tx, list.id))
  const entered = await enterRowsOfList(tx, list, living, { by: actor.id, at })
  const access = {
    actorKind: 'staff',
    actorId: actor.id,
    organisationCode: list.agencyCode,
    purpose: 'entitlementEntry',
    basis: 'YKT-21',
    requestId,
    at,
  } as const
  await pii.recordAccesses(tx, access, entered, ['name', 'identityNumber'])
  // The day is that of each row.
  const { message, params } = await enteredNotice(tx, list, '')
  await notifyMany(tx, context, toldByList(list.id, message, params))
  return entered.length
}

/**
 * 名单生效 or 放弃: the second person of the department decides; everybody on it is told.
 *
 * @returns `undefined` when the department has no such list.
 */
export const decideOnList = (
  deps: EntitlementDeps,
  context: ActionContext,
  wish: { readonly agencyCode: string; readonly id: string; readonly action: ListAction },
): Promise<Decision<{ readonly entered: number }, ListRefusal> | undefined> =>
  deps.db.transaction(async (tx) => {
    const { agencyCode, id, action } = wish
    const list = await lockList(tx, agencyCode, id)
    if (list === undefined) return undefined
    const { actor, at } = context
    const decision = decideList(list, action, actor.id)
    const entered =
      decision.granted && action === 'adopt' ? await putInForce(deps, tx, context, list) : undefined
    await audit(tx, context, {
      action: `entitlement.${action}List`,
      subjectKind: 'entitlementList',
      subjectId: id,
      decision,
      detail: { entered: entered ?? 0 },
    })
    if (!decision.granted) return decision
    await saveList(tx, id, { status: decision.outcome, by: actor.id, at, enteredRows: entered })
    return grant(decision.basis, { entered: entered ?? 0 })
  })
