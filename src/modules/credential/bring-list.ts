import { createHash } from 'node:crypto'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { ByteStream } from '#platform/byte-stream.ts'
import type { Database } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import type { ActsFor } from './credential.ts'
import { NUMBERS_BROUGHT } from './events.ts'
import { recordAtGate } from './file-credential.ts'
import { type Columns, HEADING_WITHIN, headingOf } from './number-columns.ts'
import { decideBringing, type NumberList, type NumberListRefusal } from './number-list.ts'
import { isBlank, readRow, type SourceRow } from './number-row.ts'
import { type ListFault, ListProblem, openList } from './open-list.ts'
import { sealRow } from './seal-rows.ts'
import { deleteRows, insertRows } from './store-list-rows.ts'
import { hasOpenList, insertList, lockList, saveList } from './store-lists.ts'
import { lockPlanned } from './store-plans.ts'

export interface ListDeps {
  readonly db: Pick<Database, 'transaction'>
  readonly pii: PersonalInformation
}

export interface BroughtList {
  readonly id: string
  readonly by: ActsFor
  /** Whether a number that is not in it is no more. */
  readonly whole: boolean
  readonly fileName: string
  readonly content: ByteStream
}

export interface Brought {
  readonly decision: Decision<NumberList, NumberListRefusal>
  /** Of a file that is no list. */
  readonly fault?: ListFault
}

const LONGEST_NAME = 200

const begin = (
  { db }: ListDeps,
  context: ActionContext,
  { id, by, whole, fileName }: BroughtList,
): Promise<Decision<NumberList, NumberListRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const planned = await lockPlanned(tx, id)
    if (planned === undefined) return undefined
    const { at } = context
    const state = { on: provinceDate(at), open: await hasOpenList(tx, id) }
    const decision = decideBringing(planned.credential, planned.plan, by, state)
    await recordAtGate(tx, context, { act: 'bringNumbers', id }, decision, { whole })
    if (!decision.granted) return decision
    const list: NumberList = {
      id: uuidv7(at),
      credentialId: id,
      whole,
      fileName: fileName.slice(0, LONGEST_NAME),
      status: 'reading',
      rowsRead: 0,
      rowsMatched: 0,
      missing: undefined,
      broughtBy: by.staffId,
      broughtAt: at,
      ended: undefined,
    }
    await insertList(tx, list)
    return grant(decision.basis, list)
  })

/** Rows of people below the headings, with what the columns are. */
async function* peopleIn(
  content: ByteStream,
): AsyncGenerator<{ readonly columns: Columns; readonly rows: readonly SourceRow[] }> {
  let columns: Columns | undefined
  for await (const batch of openList(content)) {
    const rows: SourceRow[] = []
    for (const row of batch) {
      if (isBlank(row)) continue
      if (columns !== undefined) rows.push(row)
      else if (row.number > HEADING_WITHIN) throw new ListProblem('COLUMNS_MISSING')
      else columns = headingOf(row.texts)
    }
    if (columns !== undefined && rows.length > 0) yield { columns, rows }
  }
  if (columns === undefined) throw new ListProblem('COLUMNS_MISSING')
}

/** Somebody has given the list up while it was being read. */
class GivenUp extends Error {
  override readonly name = 'GivenUp'
}

/** Keeps the rows of a file as they come, some hundred in a transaction. */
const readInto = async ({ db, pii }: ListDeps, list: NumberList, content: ByteStream) => {
  const where = {
    listId: list.id,
    credentialId: list.credentialId,
    on: provinceDate(list.broughtAt),
  }
  let rowsRead = 0
  for await (const { columns, rows } of peopleIn(content)) {
    const sealed = rows.map((row) => sealRow(pii, where, readRow(row, columns, where.on)))
    rowsRead += rows.length
    await db.transaction(async (tx) => {
      const now = await lockList(tx, list.id)
      if (now?.status !== 'reading') throw new GivenUp()
      await insertRows(tx, list.id, sealed)
      await saveList(tx, { ...now, rowsRead })
    })
  }
  if (rowsRead === 0) throw new ListProblem('FILE_EMPTY')
}

const giveUp = ({ db }: ListDeps, list: NumberList, at: Temporal.Instant): Promise<void> =>
  db.transaction(async (tx) => {
    const now = await lockList(tx, list.id)
    if (now?.status !== 'reading') return
    await deleteRows(tx, list.id)
    await saveList(tx, { ...now, status: 'dropped', ended: { by: list.broughtBy, at } })
  })

async function* hashed(content: ByteStream, hash: ReturnType<typeof createHash>) {
  for await (const chunk of content) {
    hash.update(chunk)
    yield chunk
  }
}

/**
 * 报旧卡号名单 (Art. 7): keeps the rows of a list as blind indexes, and has the register asked who
 * they are. A file that cannot be read to its end leaves nothing.
 */
export const bringList = async (
  deps: ListDeps,
  context: ActionContext,
  wish: BroughtList,
): Promise<Brought | undefined> => {
  const begun = await begin(deps, context, wish)
  if (begun?.granted !== true) return begun && { decision: begun }
  const list = begun.outcome
  const hash = createHash('sm3')
  try {
    await readInto(deps, list, hashed(wish.content, hash))
    const digest = hash.digest('hex')
    const matching = await deps.db.transaction(async (tx) => {
      const now = await lockList(tx, list.id)
      if (now?.status !== 'reading') throw new GivenUp()
      const next: NumberList = { ...now, status: 'matching' }
      await saveList(tx, next, digest)
      const about = { subjectId: list.id, payload: { listId: list.id } }
      await publish(tx, context, NUMBERS_BROUGHT, about)
      return next
    })
    return { decision: grant('YKT-7', matching) }
  } catch (error) {
    await giveUp(deps, list, context.at)
    if (error instanceof GivenUp)
      return { decision: refuse('YKT-7', 'NUMBER_LIST_NOT_IN_STATUS', ['bringList']) }
    if (!(error instanceof ListProblem)) throw error
    return {
      decision: refuse('YKT-7', 'NUMBER_LIST_UNREADABLE', ['mendFile']),
      fault: error.fault,
    }
  }
}
