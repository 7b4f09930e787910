import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { type Content, type Entry, entryOf } from './content.ts'
import {
  type ActsFor,
  applyChanges,
  type ChangeRefusal,
  decideChange,
  type ReasonedChange,
} from './list.ts'
import { listProgrammes } from './store.ts'
import {
  changesOf,
  findList,
  insertList,
  lastPublished,
  lockList,
  type ProgrammeList,
  removeChange,
  saveChange,
} from './store-lists.ts'

interface Deps {
  readonly db: Pick<Database, 'transaction'>
}

export type OpenRefusal = 'LIST_OPEN' | 'LIST_TOO_LATE' | 'LATER_LIST_PUBLISHED' | 'NO_PAYER'

const decideOpening = (
  { validFrom }: { readonly validFrom: Temporal.PlainDate },
  last: Temporal.PlainDate | undefined,
  on: Temporal.PlainDate,
): Decision<undefined, OpenRefusal> => {
  if (Temporal.PlainDate.compare(validFrom, on) <= 0)
    return refuse('YKT-13', 'LIST_TOO_LATE', ['laterDay'])
  return last !== undefined && Temporal.PlainDate.compare(validFrom, last) <= 0
    ? refuse('YKT-13', 'LATER_LIST_PUBLISHED', ['laterDay'])
    : grant('YKT-13', undefined)
}

/**
 * 起草清单: a department opens the list that holds from a day on, as a copy of the one in force
 * then: the first of January for the next year, any later day for a change within the year.
 */
export const openList = (
  { db }: Deps,
  context: ActionContext,
  { by, validFrom }: { readonly by: ActsFor; readonly validFrom: Temporal.PlainDate },
): Promise<Decision<ProgrammeList, OpenRefusal>> =>
  db.transaction(async (tx) => {
    const ownerAgency = by.agencyCode
    const programmes = await listProgrammes(tx, validFrom)
    const payer =
      programmes.find((one) => one.ownerAgency === ownerAgency) ??
      programmes.find((one) => one.payerAgency !== ownerAgency)
    const list: ProgrammeList = {
      id: uuidv7(context.at),
      ownerAgency,
      payerAgency: payer?.payerAgency ?? '',
      validFrom,
      status: 'drafted',
      openedBy: by.staffId,
      openedAt: context.at,
      proposedBy: undefined,
      proposedAt: undefined,
      publishedBy: undefined,
      publishedAt: undefined,
      remark: undefined,
    }
    const opening = decideOpening(
      list,
      await lastPublished(tx, ownerAgency),
      provinceDate(context.at),
    )
    let decision: Decision<ProgrammeList, OpenRefusal> = opening.granted
      ? grant('YKT-13', list)
      : opening
    if (opening.granted && payer === undefined)
      decision = refuse('YKT-13', 'NO_PAYER', ['askColleague'])
    else if (opening.granted && !(await insertList(tx, list)))
      decision = refuse('YKT-13', 'LIST_OPEN', ['continueList'])
    await audit(tx, context, {
      action: 'programme.openList',
      subjectKind: 'programmeList',
      subjectId: list.id,
      decision,
      detail: { ownerAgency, validFrom: validFrom.toString() },
    })
    return decision
  })

/** A list with the one it changes and what it makes of it. */
export interface ListView {
  readonly list: ProgrammeList
  readonly base: readonly Entry[]
  readonly changes: readonly ReasonedChange[]
  readonly next: readonly Entry[]
}

/** The programmes that a draft copies: those of its department in force on its day. */
export const baseOf = async (
  tx: Pick<Transaction, 'many' | 'maybeOne' | 'one' | 'run' | 'prepared'>,
  { ownerAgency, validFrom }: ProgrammeList,
): Promise<readonly Entry[]> => {
  const programmes = await listProgrammes(tx, validFrom)
  return programmes.filter((one) => one.ownerAgency === ownerAgency).map(entryOf)
}

/**
 * A list as it is read. Of a published one the programmes of its first day are the outcome, so the
 * list before is read on the eve.
 */
export const viewList = async (
  { db }: { readonly db: Database },
  id: string,
): Promise<ListView | undefined> => {
  const list = await findList(db, id)
  if (list === undefined) return undefined
  const changes = await changesOf(db, id)
  const day = list.status === 'published' ? list.validFrom.subtract({ days: 1 }) : list.validFrom
  const base = await baseOf(db, { ...list, validFrom: day })
  return { list, base, changes, next: applyChanges(base, changes) }
}

export type EditRefusal = ChangeRefusal | 'LIST_NOT_IN_STATUS' | 'NOT_YOUR_LIST' | 'CODE_TAKEN'

export interface Wish {
  readonly listId: string
  readonly by: ActsFor
  readonly code: string
  /** `undefined`: the programme leaves the list. */
  readonly content: Content | undefined
  readonly reason: string
}

const decideEdit = async (
  tx: Transaction,
  list: ProgrammeList,
  wish: Wish,
): Promise<Decision<ReasonedChange, EditRefusal>> => {
  if (list.ownerAgency !== wish.by.agencyCode) return refuse('YKT-13', 'NOT_YOUR_LIST')
  if (list.status !== 'drafted') return refuse('YKT-13', 'LIST_NOT_IN_STATUS', ['giveBack'])
  const all = await listProgrammes(tx, list.validFrom)
  const ofOthers = all.filter((one) => one.ownerAgency !== list.ownerAgency)
  if (ofOthers.some(({ code }) => code === wish.code))
    return refuse('YKT-13', 'CODE_TAKEN', ['otherCode'])
  const base = all.filter((one) => one.ownerAgency === list.ownerAgency).map(entryOf)
  const own = applyChanges(base, await changesOf(tx, list.id))
  const known = new Set([...ofOthers, ...own].map(({ code }) => code))
  return decideChange(base, wish, known)
}

/** 增补、调整或者退出: writes what a draft says of one programme, and why. */
export const changeListed = (
  { db }: Deps,
  context: ActionContext,
  wish: Wish,
): Promise<Decision<ReasonedChange, EditRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const list = await lockList(tx, wish.listId)
    if (list === undefined) return undefined
    const decision = await decideEdit(tx, list, wish)
    await audit(tx, context, {
      action: 'programme.changeListed',
      subjectKind: 'programmeList',
      subjectId: list.id,
      decision,
      detail: { code: wish.code, exits: wish.content === undefined },
    })
    if (decision.granted) await saveChange(tx, list.id, decision.outcome)
    return decision
  })

/** 撤销改动: a programme stays in the draft as it was. */
export const keepListed = (
  { db }: Deps,
  context: ActionContext,
  { listId, by, code }: { readonly listId: string; readonly by: ActsFor; readonly code: string },
): Promise<Decision<undefined, EditRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const list = await lockList(tx, listId)
    if (list === undefined) return undefined
    const decision =
      list.ownerAgency !== by.agencyCode
        ? refuse('YKT-13', 'NOT_YOUR_LIST' as const)
        : list.status !== 'drafted'
          ? refuse('YKT-13', 'LIST_NOT_IN_STATUS' as const, ['giveBack'])
          : grant('YKT-13', undefined)
    if (decision.granted) await removeChange(tx, listId, code)
    const about = { subjectKind: 'programmeList', subjectId: listId, detail: { code } }
    await audit(tx, context, { ...about, action: 'programme.keepListed', decision })
    return decision
  })
