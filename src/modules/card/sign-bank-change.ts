import { ageOn } from '#kernel/ages.ts'
import { type Decision, grant, type Refused } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { isFresh } from '#platform/session.ts'
import { announceAccount } from '#modules/account/index.ts'
import { listBanks } from '#modules/bank/index.ts'
import { type ConsentInput, consentText, giveConsent } from '#modules/consent/index.ts'
import { outletIssuance } from '#modules/organisation/index.ts'
import { notify, personsForVerification } from '#modules/person/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import {
  type BeginningRefusal,
  type Confirmation,
  confirmationOf,
  decideBeginning,
  decideSigning,
  type Moment,
  NOT_PAID,
  OTHER_OUTLET,
  type SigningRefusal,
} from './bank-change.ts'
import { accountOnCard, affectedProgrammes } from './bank-change-impact.ts'
import type { BankChangeChoice } from './bank-change-statement.ts'
import { bankChangeNotices } from './notices-bank-change.ts'
import type { CardOrder, OrderRefusal, OrderTerms } from './order.ts'
import { orderBankChange } from './order-bank-change.ts'
import { readStatement } from './read-bank-change-statement.ts'
import { auditCard } from './take-step.ts'
import { type Card, lockCard } from './store.ts'
import { type BankChange, insertBankChange } from './store-bank-change.ts'
import { dropBankChangeDraft } from './store-bank-change-draft.ts'
import {
  lockStatement,
  type ShownStatement,
  statementDigest,
} from './store-bank-change-statement.ts'
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
  /** The text above the signature, as the form gave it back; at a counter it stands with what
   * was shown. */
  readonly text?: ConsentInput['text'] | undefined
  readonly channel: 'portal' | 'counter'
  /** At a counter: what the holder was shown and confirmed. */
  readonly statementId?: string | undefined
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
const outletServes = async (
  tx: Transaction,
  { delivery, bankCode }: Pick<OrderTerms, 'delivery' | 'bankCode'>,
): Promise<boolean> => {
  if (delivery.to === 'mail') return true
  // An outlet that nobody knows is refused by the order itself.
  const outlet = await outletIssuance(tx, delivery.outletCode)
  const bank = (await listBanks(tx)).find(({ agencyCode }) => agencyCode === outlet?.agencyCode)
  return bank === undefined || bank.code === bankCode
}

/** What of a choice cannot be signed: a programme that cannot move, an outlet of another bank. */
export const choiceRefusal = async (
  tx: Transaction,
  { personId }: Pick<Card, 'personId'>,
  { programmes, ...terms }: Pick<BankChangeChoice, 'bankCode' | 'delivery' | 'programmes'>,
  at: Temporal.Instant,
): Promise<Refused<'PROGRAMME_NOT_PAID' | 'OUTLET_OF_OTHER_BANK'> | undefined> => {
  const affected = await affectedProgrammes(tx, personId, at)
  const canMove = (code: string): boolean =>
    affected.some(({ possible, paid }) => possible && paid.programme.code === code)
  if (!programmes.every(canMove)) return NOT_PAID
  return (await outletServes(tx, terms)) ? undefined : OTHER_OUTLET
}

/** What was confirmed at a counter, beside what is signed now. */
const confirmationIn = async (
  tx: Transaction,
  { actor, at }: ActionContext,
  card: Card,
  wish: BankChangeWish,
  shown: ShownStatement | undefined,
): Promise<Confirmation> => {
  if (shown === undefined) return 'missing'
  const { terms, programmes, moment } = wish
  const { bankCode, delivery } = terms
  const choice = { bankCode, delivery, programmes, moment }
  const statement = await readStatement(tx, card, choice, shown.statement.language, at)
  const { personId, issuingRegion } = card
  const minutes = await standardValue(tx, 'stepUpFreshMinutes', issuingRegion, provinceDate(at))
  return confirmationOf(
    shown,
    { personId, witnessId: actor.id, digest: statementDigest(statement) },
    (confirmedAt) => isFresh(confirmedAt, at, minutes),
  )
}

const refusalOf = async (
  tx: Transaction,
  context: ActionContext,
  card: Card,
  wish: BankChangeWish,
  shown: ShownStatement | undefined,
): Promise<Refused<BankChangeRefusal> | undefined> => {
  const { actor, at } = context
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
    ...(wish.channel === 'counter' && {
      confirmation: await confirmationIn(tx, context, card, wish, shown),
    }),
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
): Promise<void> => {
  const { card, order, oldAccountId } = about
  const { personId, moment, channel, statementId, assuranceLevel } = wish
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
    ...(channel === 'counter' && { witnessId: context.actor.id, statementId }),
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
}

/** The words of what was confirmed at a counter are those that are consented to. */
const withText = (wish: BankChangeWish, shown: ShownStatement | undefined): BankChangeWish => {
  if (wish.channel === 'portal') return wish
  if (shown === undefined) return { ...wish, text: undefined }
  const { language, text } = shown.statement
  return { ...wish, text: { key: 'payToNewAccount', language, ...text } }
}

/**
 * 签署换银行: the order for the card, the account to be opened, one consent for each programme that
 * was ticked, and what was signed, in the transaction of the case (Art. 6, 19). Nothing is moved
 * before the new card is in use; until it is enabled everything can be taken back. Nobody signs for
 * another (A6), and a clerk has nothing signed that the holder has not confirmed to the letter.
 *
 * @returns `undefined` when the person has no such card.
 */
export const signBankChangeIn = async (
  tx: Transaction,
  context: ActionContext,
  asked: BankChangeWish,
): Promise<Decision<CardOrder, BankChangeRefusal> | undefined> => {
  const { personId, cardId, terms, statementId } = asked
  const card = await lockCard(tx, personId, cardId)
  if (card === undefined) return undefined
  const shown = statementId === undefined ? undefined : await lockStatement(tx, statementId)
  const wish = withText(asked, shown)
  const refused = await refusalOf(tx, context, card, wish, shown)
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
  await enter(tx, context, wish, about)
  await dropBankChangeDraft(tx, personId)
  await notify(tx, context, { personId, ...bankChangeNotices('bankChangeSigned') })
  return grant('YKT-19', ordered.outcome)
}
