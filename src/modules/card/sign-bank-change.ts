import { ageOn } from '#kernel/ages.ts'
import { type Decision, grant, type Refused } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { isFresh } from '#platform/session.ts'
import { announceAccount } from '#modules/account/index.ts'
import { listBanks } from '#modules/bank/index.ts'
import { type ConsentInput, consentText, giveConsent } from '#modules/consent/index.ts'
import { outletIssuance } from '#modules/organisation/index.ts'
import { notify, personsForVerification } from '#modules/person/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import {
  type BeginningRefusal,
  decideBeginning,
  decideSigning,
  type Moment,
  type SigningRefusal,
} from './bank-change.ts'
import { accountOnCard, affectedProgrammes } from './bank-change-impact.ts'
import { bankChangeNotices } from './notices-bank-change.ts'
import type { CardOrder, OrderRefusal, OrderTerms } from './order.ts'
import { orderBankChange } from './order-bank-change.ts'
import { auditCard } from './take-step.ts'
import { type Card, lockCard } from './store.ts'
import { type BankChange, insertBankChange } from './store-bank-change.ts'
import { dropBankChangeDraft } from './store-bank-change-draft.ts'
import { openOrderOf } from './store-orders.ts'

/** Everything that the holder decided, and how it is known that they did. */
export interface BankChangeWish {
  readonly personId: string
  /** The card they have. */
  readonly cardId: string
  readonly terms: OrderTerms
  readonly moment: Moment
  /** Ticked one by one; empty where every programme stays with the old account. */
  readonly programmes: readonly string[]
  /** The text that stood above the signature, as the form gave it back. */
  readonly text: ConsentInput['text'] | undefined
  readonly channel: 'portal' | 'counter'
  readonly assuranceLevel: number
  readonly authenticatedAt: Temporal.Instant
}

export type BankChangeRefusal =
  | BeginningRefusal
  | SigningRefusal
  | OrderRefusal
  | 'BANK_IS_THE_SAME'

/** Whether this holder can begin now; for the first page, and once more when it is signed. */
export const canBegin = async (
  tx: Transaction,
  card: Card,
  at: Temporal.Instant,
): Promise<Decision<undefined, BeginningRefusal>> => {
  const { personId, status, bankStatus } = card
  const on = provinceDate(at)
  const person = (await personsForVerification(tx, [personId])).get(personId)
  return decideBeginning({
    deceased: person === undefined || person.diedOn !== undefined,
    ageYears: person === undefined ? 0 : ageOn(person.birthOn, on),
    adultAgeYears: await standardValue(tx, 'adultAge', card.issuingRegion, on),
    hasOpenOrder: (await openOrderOf(tx, personId)) !== undefined,
    status,
    bankStatus,
  })
}

const isInForce = async (
  tx: Transaction,
  text: BankChangeWish['text'],
  at: Temporal.Instant,
): Promise<boolean> => {
  if (text === undefined) return false
  const known = await consentText(tx, 'payToNewAccount', text.language, at)
  return known?.key === text.key && known.version === text.version && known.digest === text.digest
}

/** A bank gives out its own cards; the halls of the bureau those of all. */
const outletServes = async (tx: Transaction, { delivery, bankCode }: OrderTerms) => {
  if (delivery.to === 'mail') return true
  // An outlet that nobody knows is refused by the order itself.
  const outlet = await outletIssuance(tx, delivery.outletCode)
  const bank = (await listBanks(tx)).find(({ agencyCode }) => agencyCode === outlet?.agencyCode)
  return bank === undefined || bank.code === bankCode
}

const refusalOf = async (
  tx: Transaction,
  { actor, at }: ActionContext,
  card: Card,
  wish: BankChangeWish,
): Promise<Refused<BankChangeRefusal> | undefined> => {
  const beginning = await canBegin(tx, card, at)
  if (!beginning.granted) return beginning
  const region = card.issuingRegion
  const minutes = await standardValue(tx, 'stepUpFreshMinutes', region, provinceDate(at))
  const affected = await affectedProgrammes(tx, card.personId, at)
  const signing = decideSigning({
    personId: card.personId,
    channel: wish.channel,
    actor,
    assuranceLevel: wish.assuranceLevel,
    fresh: isFresh(wish.authenticatedAt, at, minutes),
    chosen: wish.programmes,
    possible: affected.filter((one) => one.possible).map(({ paid }) => paid.programme.code),
    textInForce: await isInForce(tx, wish.text, at),
    outletServes: await outletServes(tx, wish.terms),
  })
  return signing.granted ? undefined : signing
}

/** One consent for each programme that was ticked, all on the text that was read. */
const giveConsents = async (
  tx: Transaction,
  context: ActionContext,
  { personId, programmes, text, channel, assuranceLevel }: BankChangeWish,
  accountId: string,
): Promise<ReadonlyMap<string, string>> => {
  const consents = new Map<string, string>()
  if (text === undefined) return consents
  for (const programmeCode of new Set(programmes)) {
    const scope = { personId, kind: 'payToNewAccount', programmeCode, accountId } as const
    const given = await giveConsent(tx, context, { ...scope, text, channel, assuranceLevel })
    // It was decided above on the same facts; whatever is left is a bug and undoes everything.
    if (!given.granted) throw new Error(`a consent that was signed is refused: ${given.refusal}`)
    consents.set(programmeCode, given.outcome.id)
  }
  return consents
}

const enter = async (
  tx: Transaction,
  context: ActionContext,
  wish: BankChangeWish,
  about: { readonly card: Card; readonly order: CardOrder; readonly oldAccountId?: string },
): Promise<BankChange> => {
  const { card, order, oldAccountId } = about
  const { personId, moment, channel, assuranceLevel } = wish
  const { id: newAccountId } = await announceAccount(tx, context, {
    personId,
    bankCode: order.bankCode,
    cardId: order.cardId,
  })
  const change: BankChange = {
    orderId: order.id,
    personId,
    fromBank: card.bankCode,
    toBank: order.bankCode,
    oldAccountId,
    newAccountId,
    moment,
    channel,
    witnessId: channel === 'counter' ? context.actor.id : undefined,
    assuranceLevel,
    signedAt: context.at,
    status: 'signed',
    switchedAt: undefined,
    withdrawnAt: undefined,
  }
  const consents = await giveConsents(tx, context, wish, newAccountId)
  await insertBankChange(tx, change, consents)
  await auditCard(tx, context, card, {
    action: 'card.changeBankSigned',
    decision: grant('YKT-19', undefined),
    detail: { orderId: order.id, programmes: consents.size, moment, channel },
  })
  return change
}

/**
 * 签署换银行: the order for the card, the account to be opened, one consent for each programme that
 * was ticked, and what was signed, in one transaction (Art. 6, 19). Nothing is moved before the new
 * card is in use; until it is enabled everything can be taken back. Nobody signs for another (A6).
 *
 * @returns `undefined` when the person has no such card.
 */
export const signBankChange = (
  { db }: { readonly db: Database },
  context: ActionContext,
  wish: BankChangeWish,
): Promise<Decision<BankChange, BankChangeRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const { personId, cardId, terms } = wish
    const card = await lockCard(tx, personId, cardId)
    if (card === undefined) return undefined
    const refused = await refusalOf(tx, context, card, wish)
    if (refused !== undefined) {
      const detail = { bankCode: terms.bankCode }
      await auditCard(tx, context, card, { action: 'card.changeBank', decision: refused, detail })
      return refused
    }
    const old = await accountOnCard(tx, card)
    const ordered = await orderBankChange(tx, context, { personId, cardId, terms })
    if (ordered === undefined) throw new Error(`card ${cardId} is gone`)
    if (!ordered.granted) return ordered
    const about = { card, order: ordered.outcome, ...(old && { oldAccountId: old.id }) }
    const change = await enter(tx, context, wish, about)
    await dropBankChangeDraft(tx, personId)
    await notify(tx, context, { personId, ...bankChangeNotices('bankChangeSigned') })
    return grant('YKT-19', change)
  })
