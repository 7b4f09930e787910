import { provinceDate } from '#kernel/period.ts'
import type { Handle } from '#platform/db.ts'
import type { Language } from '#ui/i18n/language.ts'
import { bankNames } from '#modules/bank/index.ts'
import { consentText } from '#modules/consent/index.ts'
import { listOutlets, outletIssuance } from '#modules/organisation/index.ts'
import { loadStandards } from '#modules/standard/index.ts'
import { affectedProgrammes } from './bank-change-impact.ts'
import {
  type BankChangeChoice,
  type BankChangeStatement,
  statementOf,
} from './bank-change-statement.ts'
import { type Fee, orderFee, promisedWorkingDays } from './fees.ts'
import type { AcceptChannel, Delivery } from './order.ts'
import type { Card } from './store.ts'

/** Fee and promise of a change that is ordered now. */
export const bankChangeTerms = async (
  handle: Handle,
  { issuingRegion, issuedOn }: Pick<Card, 'issuingRegion' | 'issuedOn'>,
  acceptChannel: AcceptChannel,
  at: Temporal.Instant,
): Promise<{ readonly fee: Fee; readonly workingDays: number }> => {
  const on = provinceDate(at)
  const standard = await loadStandards(handle)
  const order = { reason: 'bankChange', acceptChannel, instant: false } as const
  return {
    fee: orderFee({ reason: 'bankChange', issuedOn }, issuingRegion, on, standard),
    workingDays: promisedWorkingDays(order, issuingRegion, on, standard),
  }
}

const outletsNamed = async (handle: Handle, delivery: Delivery) => {
  if (delivery.to === 'mail') return []
  const outlet = await outletIssuance(handle, delivery.outletCode)
  return outlet === undefined ? [] : listOutlets(handle, { agencyCode: outlet.agencyCode })
}

/**
 * What the holder of a card is shown about a choice, as everything stands at this moment.
 *
 * @throws when no text of consent is published.
 */
export const readStatement = async (
  handle: Handle,
  card: Pick<Card, 'id' | 'personId' | 'bankCode' | 'issuingRegion' | 'issuedOn'>,
  choice: BankChangeChoice,
  language: Language,
  at: Temporal.Instant,
): Promise<BankChangeStatement> => {
  const { id: cardId, personId, bankCode: fromBank } = card
  const text = await consentText(handle, 'payToNewAccount', language, at)
  if (text === undefined) throw new Error('no text of consent is published')
  const facts = {
    ...(await bankChangeTerms(handle, card, 'counter', at)),
    banks: await bankNames(handle),
    outlets: await outletsNamed(handle, choice.delivery),
    affected: await affectedProgrammes(handle, personId, at),
  }
  return statementOf({ ...facts, language, personId, cardId, fromBank, text }, choice)
}
