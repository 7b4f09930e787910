import type { Decision } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import type { ActsFor } from './credential.ts'
import { recordAtGate } from './file-credential.ts'
import {
  decideConfirmation,
  decideDropping,
  decideTakeOver,
  type NumberList,
  type NumberListRefusal,
} from './number-list.ts'
import { confirmersOf, confirmRows, countToConfirm, deleteRows } from './store-list-rows.ts'
import { lockList, saveList } from './store-lists.ts'
import { endNumbers, enterNumbers, forgetRows } from './store-old-numbers.ts'
import { lockPlanned, type Planned } from './store-plans.ts'

interface Held extends Planned {
  readonly list: NumberList
}

/** A list with what it belongs to; the credential is held first, as everywhere. */
const held = async (tx: Transaction, { id, listId }: ListWish): Promise<Held | undefined> => {
  const planned = await lockPlanned(tx, id)
  const list = await lockList(tx, listId)
  return planned === undefined || list?.credentialId !== id ? undefined : { ...planned, list }
}

export interface ListWish {
  /** Of the credential. */
  readonly id: string
  readonly listId: string
  readonly by: ActsFor
}

interface Deps {
  readonly db: Pick<Database, 'transaction'>
}

type Answer = Promise<Decision<unknown, NumberListRefusal> | undefined>

/** 确认: these rows are who they seem to be; somebody has compared their papers. */
export const confirmNumberRows = (
  { db }: Deps,
  context: ActionContext,
  wish: ListWish & { readonly rows: readonly number[] },
): Answer =>
  db.transaction(async (tx) => {
    const all = await held(tx, wish)
    if (all === undefined) return undefined
    const rows = [...new Set(wish.rows)]
    const waiting = await countToConfirm(tx, wish.listId, rows)
    const asked = { rows: rows.length, waiting }
    const decision = decideConfirmation(all.credential, all.list, wish.by, asked)
    const about = { act: 'confirmNumbers', id: wish.id }
    await recordAtGate(tx, context, about, decision, { list: wish.listId, rows: rows.length })
    if (decision.granted) await confirmRows(tx, wish.listId, rows, wish.by.staffId)
    return decision
  })

/** 放弃名单: its rows go. */
export const dropNumberList = ({ db }: Deps, context: ActionContext, wish: ListWish): Answer =>
  db.transaction(async (tx) => {
    const all = await held(tx, wish)
    if (all === undefined) return undefined
    const { credential, list } = all
    const decision = decideDropping(credential, list, wish.by)
    const about = { act: 'dropNumbers', id: wish.id }
    await recordAtGate(tx, context, about, decision, { list: list.id })
    if (decision.granted) {
      await deleteRows(tx, list.id)
      const ended = { by: wish.by.staffId, at: context.at }
      await saveList(tx, { ...list, status: decision.outcome, ended })
    }
    return decision
  })

/**
 * 采用名单 (Art. 7): from now on these numbers are these people's. What does not count is left as
 * it was; what was only needed to match the rows goes.
 */
export const takeOverNumberList = ({ db }: Deps, context: ActionContext, wish: ListWish): Answer =>
  db.transaction(async (tx) => {
    const all = await held(tx, wish)
    if (all === undefined) return undefined
    const { credential, plan, list } = all
    const { at } = context
    const state = { on: provinceDate(at), confirmers: await confirmersOf(tx, list.id) }
    const decision = decideTakeOver(credential, plan, list, wish.by, state)
    const about = { act: 'takeOverNumbers', id: wish.id }
    if (!decision.granted) {
      await recordAtGate(tx, context, about, decision, { list: list.id })
      return decision
    }
    const taking = { listId: list.id, credentialId: wish.id, whole: list.whole, at }
    const ended = await endNumbers(tx, taking)
    const entered = await enterNumbers(tx, taking)
    await forgetRows(tx, list.id)
    const by = { by: wish.by.staffId, at }
    await saveList(tx, { ...list, status: 'takenOver', ended: by })
    await recordAtGate(tx, context, about, decision, { list: list.id, entered, ended })
    return decision
  })
