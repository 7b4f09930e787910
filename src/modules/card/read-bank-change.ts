import { provinceDate } from '#kernel/period.ts'
import type { Handle } from '#platform/db.ts'
import type { Text } from '#ui/i18n/language.ts'
import {
  type Account,
  accountsOf,
  type DepartmentAnswer,
  programmesOf,
} from '#modules/account/index.ts'
import { bankMeasure, MEASURE_EFFECTS } from '#modules/bank/index.ts'
import { withdrawalsOf } from '#modules/consent/index.ts'
import { listProgrammes } from '#modules/programme/index.ts'
import { type BankChangeStep, currentStep } from './bank-change.ts'
import { type HolderOrder, holderOrder } from './holder-orders.ts'
import {
  type BankChange,
  bankChangeOfOrder,
  type ChosenProgramme,
  chosenProgrammes,
  latestBankChange,
} from './store-bank-change.ts'
import { findCard } from './store.ts'
import { isReceived } from './store-order-records.ts'
import { ordersOf } from './store-orders.ts'

/** One payment of the holder, as a change of bank left or leaves it. */
export interface ShownPayment {
  readonly name: Text
  /** What was signed about it; absent for one that was not ticked. */
  readonly chosen: ChosenProgramme | undefined
  readonly consentWithdrawn: boolean
  /** Where it is paid now; absent when it pays no more. */
  readonly account: Account | undefined
  /** What the department says to the change. */
  readonly answers: readonly DepartmentAnswer[]
}

/** A change of bank as its holder sees it. */
export interface HolderBankChange {
  readonly change: BankChange
  readonly order: HolderOrder
  /** `undefined` when everything is done, or the change was withdrawn. */
  readonly step: BankChangeStep | undefined
  readonly received: boolean
  /** Whether the new bank takes applications now. */
  readonly bankTakes: boolean
  readonly oldAccount: Account | undefined
  readonly payments: readonly ShownPayment[]
}

const paymentsOf = async (
  handle: Handle,
  { orderId, personId, newAccountId }: BankChange,
  at: Temporal.Instant,
): Promise<ShownPayment[]> => {
  const chosen = new Map(
    (await chosenProgrammes(handle, orderId)).map((one) => [one.programmeCode, one]),
  )
  const withdrawn = await withdrawalsOf(
    handle,
    [...chosen.values()].map(({ consentId }) => consentId),
  )
  const paid = new Map(
    (await programmesOf(handle, personId, at)).map((one) => [one.programme.code, one]),
  )
  const programmes = await listProgrammes(handle, provinceDate(at))
  return programmes.flatMap(({ code, name }) => {
    const [one, now] = [chosen.get(code), paid.get(code)]
    if (one === undefined && now === undefined) return []
    const concerned =
      one?.outcome === 'changed' &&
      (now?.change?.id === one.changeId || now?.account.id === newAccountId)
    const rejected = now?.answers.some(({ status }) => status === 'rejected') === true
    return [
      {
        name,
        chosen: one,
        consentWithdrawn: one !== undefined && withdrawn.has(one.consentId),
        account: now?.account,
        answers: one?.outcome === 'changed' && (concerned || rejected) ? (now?.answers ?? []) : [],
      },
    ]
  })
}

const read = async (
  handle: Handle,
  change: BankChange | undefined,
  at: Temporal.Instant,
): Promise<HolderBankChange | undefined> => {
  if (change === undefined) return undefined
  const { personId } = change
  const order = (await ordersOf(handle, personId)).find(({ id }) => id === change.orderId)
  const card = order && (await findCard(handle, order.cardId))
  if (order === undefined || card === undefined)
    throw new Error(`the change of bank ${change.orderId} has no order`)
  const accounts = await accountsOf(handle, personId)
  const oldAccount = accounts.find(({ id }) => id === change.oldAccountId)
  const received = await isReceived(handle, card.id)
  const measure = await bankMeasure(handle, change.toBank)
  return {
    change,
    order: await holderOrder(handle, order),
    step: currentStep({
      status: change.status,
      cardStatus: card.status,
      bankStatus: card.bankStatus,
      received,
      watching: oldAccount?.status === 'watched',
    }),
    received,
    bankTakes: measure !== undefined && MEASURE_EFFECTS[measure].takesApplications,
    oldAccount,
    payments: await paymentsOf(handle, change, at),
  }
}

/** The latest change of bank of a person; `undefined` when they never signed one. */
export const holderBankChange = async (handle: Handle, personId: string, at: Temporal.Instant) =>
  read(handle, await latestBankChange(handle, personId), at)

/** The change that an order carries out; `undefined` when the order is for something else. */
export const bankChangeOf = async (handle: Handle, orderId: string, at: Temporal.Instant) =>
  read(handle, await bankChangeOfOrder(handle, orderId), at)
