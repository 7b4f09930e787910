import type { Handle } from '#platform/db.ts'
import type { Text } from '#ui/i18n/language.ts'
import { bankNames } from '#modules/bank/index.ts'
import type { ItemRefusal, MapperAction } from './reason.ts'
import type { MapperRequest } from './store.ts'
import { type AccountLabel, labelsOf } from './store-lookup.ts'
import { type AnsweredItem, answeredItems } from './store-outcomes.ts'
import { type Told, writeAnswers, type WritingDeps } from './write-answers.ts'

const toldOf = (
  item: AnsweredItem,
  action: MapperAction,
  labels: ReadonlyMap<string, AccountLabel>,
  receivedAt: Temporal.Instant,
): Told => {
  const label = labels.get(item.accountId ?? '')
  const asksDetails = action === 'resolve' && item.scope === 'details'
  return {
    referenceId: item.referenceId,
    at: (item.answeredAt ?? receivedAt).toString(),
    status: item.status ?? 'pdng',
    code: item.code,
    refusal: item.detail as ItemRefusal | undefined,
    personId: item.personId,
    // What was asked is said again as it was asked: it tells nothing of what there is.
    account: action === 'resolve' ? (asksDetails ? label : undefined) : item.askedAccount,
    details: asksDetails && label ? { tail: label.tail, payableFrom: item.payableFrom } : undefined,
  }
}

/** The answers to a message that stand in the books; those that are not there yet are pending. */
export const storedAnswers = async <Action extends MapperAction>(
  handle: Handle,
  deps: WritingDeps,
  request: MapperRequest & { readonly action: Action },
  referenceIds?: readonly string[],
) => {
  const { action, agencyCode, transactionId, id, receivedAt } = request
  const items = await answeredItems(handle, id, referenceIds)
  const asksAccounts = action === 'resolve'
  const accounts = asksAccounts ? items.flatMap(({ accountId }) => accountId ?? []) : []
  const labels = await labelsOf(handle, accounts)
  const list = items.map((item) => toldOf(item, action, labels, receivedAt))
  const headings = {
    agencyCode,
    transactionId,
    correlationId: id,
    bankNames: asksAccounts ? await bankNames(handle) : new Map<string, Text>(),
  }
  return {
    answers: writeAnswers(deps, action, headings, list),
    count: items.length,
    completed: items.filter(({ status }) => status !== undefined).length,
  }
}
