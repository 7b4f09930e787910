import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { type Act, linkOrUpdate, refused, unlink } from './act-on-item.ts'
import type { AskedItem } from './asked-item.ts'
import { noteMisses } from './budget.ts'
import { MOST_ITEMS } from './header.ts'
import { resolveAccounts, type ResolveDeps, type Resolved } from './resolve-accounts.ts'
import { findAccounts, findPermitted, type Permitted } from './store-lookup.ts'
import { lockRequest, type MapperRequest, unansweredItems } from './store.ts'
import { insertOutcomes, type Outcome } from './store-outcomes.ts'

/** Items of one transaction: each holds a person until it ends. */
const PIECE = 200

const ofResolved = ({ item, code, found }: Resolved): Outcome =>
  item.fault === undefined
    ? {
        position: item.position,
        status: 'succ',
        code,
        detail: undefined,
        personId: found?.personId,
        accountId: found?.accountId,
        consentId: undefined,
        payableFrom: found?.payableFrom,
      }
    : refused('resolve', item, item.fault)

/** Whoever the items mean and the caller may act for; everybody else is absent, for any reason. */
const findMeant = async (
  tx: Transaction,
  { programmeCode }: MapperRequest,
  act: Act,
  items: readonly AskedItem[],
  at: Temporal.Instant,
): Promise<ReadonlyMap<number, Partial<Permitted> & { readonly personId: string }>> => {
  if (act !== 'unlink') return findPermitted(tx, items, programmeCode)
  const found = await findAccounts(tx, items, programmeCode, at)
  const wanted = items.filter(({ position, accountId, bankCode }) => {
    const one = found.get(position)
    return (
      one !== undefined &&
      (accountId === undefined || (accountId === one.accountId && bankCode === one.bankCode))
    )
  })
  return new Map(
    wanted.map(({ position }) => [position, { personId: found.get(position)?.personId ?? '' }]),
  )
}

const actOn = async (
  tx: Transaction,
  context: ActionContext,
  request: MapperRequest,
  act: Act,
  items: readonly AskedItem[],
): Promise<readonly Outcome[]> => {
  const { programmeCode, agencyCode } = request
  const good = items.filter(({ fault }) => fault === undefined)
  const meant = await findMeant(tx, request, act, good, context.at)
  const outcomes: Outcome[] = items.flatMap((item) => {
    if (item.fault !== undefined) return [refused(act, item, item.fault)]
    return meant.has(item.position) ? [] : [refused(act, item, 'NOT_FOUND_OR_NOT_PERMITTED')]
  })
  await noteMisses(tx, agencyCode, good.length - meant.size, context.at)
  // Persons are held in one order, or two messages could wait for each other.
  const inOrder = good
    .flatMap((item) => {
      const one = meant.get(item.position)
      return one === undefined ? [] : [{ item, one }]
    })
    .toSorted((a, b) => (a.one.personId < b.one.personId ? -1 : 1))
  for (const { item, one } of inOrder)
    outcomes.push(
      act === 'unlink'
        ? await unlink(tx, context, programmeCode, item, one.personId)
        : await linkOrUpdate(tx, context, act, programmeCode, item, {
            personId: one.personId,
            consentId: one.consentId ?? '',
          }),
    )
  return outcomes
}

/**
 * Answers the next items of a message that have no answer, and keeps the answers, in one
 * transaction: a repetition after a crash goes on where it ended (Q5).
 *
 * @returns whether any may be left.
 */
export const answerItems = async (
  tx: Transaction,
  deps: ResolveDeps,
  context: ActionContext,
  request: MapperRequest,
): Promise<boolean> => {
  const { id, action } = request
  if (action === 'status' || action === 'validate' || action === 'pay') return false
  await lockRequest(tx, id)
  const limit = action === 'resolve' ? MOST_ITEMS : PIECE
  const items = await unansweredItems(tx, id, limit)
  const outcomes =
    action === 'resolve'
      ? (await resolveAccounts(tx, deps, context, request, items)).map(ofResolved)
      : await actOn(tx, context, request, action, items)
  if (outcomes.length > 0) await insertOutcomes(tx, id, outcomes, context.at)
  return items.length === limit
}
