import { z } from 'zod'
import type { ArticleId } from '#law/articles.ts'
import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import { type Handle, instant, plainDate, type Sql, sql, type Transaction } from '#platform/db.ts'
import { BANK_STATUSES, BANK_TRANSITIONS, type BankStatus } from './bank-function.ts'
import {
  CANCEL_REASONS,
  type CancelReason,
  CARD_STATUSES,
  type CardStatus,
  type Transition,
  TRANSITIONS,
} from './card.ts'

/** 社会保障卡: one card with its two functions. */
export interface Card {
  readonly id: string
  readonly personId: string
  /** Six digits; the card number is unique within it only. */
  readonly issuingRegion: string
  readonly cardNumber: string
  readonly cardIdentifier: string
  readonly bankCode: string
  readonly accountTail: string | undefined
  readonly status: CardStatus
  readonly bankStatus: BankStatus
  readonly issuedOn: Temporal.PlainDate | undefined
  /** When a temporary loss ends by itself. */
  readonly lossEndsAt: Temporal.Instant | undefined
  readonly lossReportedAt: Temporal.Instant | undefined
  readonly bankLossReportedAt: Temporal.Instant | undefined
  /** None for a card without an end. */
  readonly expiresOn: Temporal.PlainDate | undefined
  /** Wrong passwords in a row. */
  readonly pinFailures: number
  /** Time of the latest fact about the bank side. */
  readonly bankChangedAt: Temporal.Instant | undefined
  /** The latest loss or restoration that the bank was asked for. */
  readonly bankRequestId: string | undefined
  /** When the bank answered it, either way. */
  readonly bankAcknowledgedAt: Temporal.Instant | undefined
  /** Whether its answer was that it did not do so. */
  readonly bankRefused: boolean
  readonly cancelReason: CancelReason | undefined
  readonly version: number
}

const CardRow = z
  .object({
    id: z.string(),
    person_id: z.string(),
    issuing_region: z.string(),
    card_number: z.string(),
    card_identifier: z.string(),
    bank_code: z.string(),
    account_tail: z.string().nullable(),
    status: z.enum(CARD_STATUSES),
    bank_status: z.enum(BANK_STATUSES),
    issued_on: plainDate.nullable(),
    loss_ends_at: instant.nullable(),
    loss_reported_at: instant.nullable(),
    bank_loss_reported_at: instant.nullable(),
    expires_on: plainDate.nullable(),
    pin_failures: z.number(),
    bank_changed_at: instant.nullable(),
    bank_request_id: z.string().nullable(),
    bank_acknowledged_at: instant.nullable(),
    bank_refused: z.boolean(),
    cancel_reason: z.enum(CANCEL_REASONS).nullable(),
    version: z.number(),
  })
  .transform((row): Card => ({
    id: row.id,
    personId: row.person_id,
    issuingRegion: row.issuing_region,
    cardNumber: row.card_number,
    cardIdentifier: row.card_identifier,
    bankCode: row.bank_code,
    accountTail: row.account_tail ?? undefined,
    status: row.status,
    bankStatus: row.bank_status,
    issuedOn: row.issued_on ?? undefined,
    lossEndsAt: row.loss_ends_at ?? undefined,
    lossReportedAt: row.loss_reported_at ?? undefined,
    bankLossReportedAt: row.bank_loss_reported_at ?? undefined,
    expiresOn: row.expires_on ?? undefined,
    pinFailures: row.pin_failures,
    bankChangedAt: row.bank_changed_at ?? undefined,
    bankRequestId: row.bank_request_id ?? undefined,
    bankAcknowledgedAt: row.bank_acknowledged_at ?? undefined,
    bankRefused: row.bank_refused,
    cancelReason: row.cancel_reason ?? undefined,
    version: row.version,
  }))

const COLUMNS = sql`id, person_id, issuing_region, card_number, card_identifier, bank_code,
  account_tail, status, bank_status, issued_on, loss_ends_at, loss_reported_at,
  bank_loss_reported_at, expires_on, pin_failures, bank_changed_at, bank_request_id,
  bank_acknowledged_at, bank_refused, cancel_reason, version`

// Locks are `for no key update`: whoever writes a row that refers to a card, such as its order,
// looks whether that card is there, and must not wait for somebody who holds it and waits for them.

/** The card of this person, locked until the end of the transaction; nobody else's is found. */
export const lockCard = (
  tx: Transaction,
  personId: string,
  cardId: string,
): Promise<Card | undefined> =>
  tx.maybeOne(
    CardRow,
    sql`select ${COLUMNS} from card.card where id = ${cardId} and person_id = ${personId}
          for no key update`,
  )

/** Any card by its id, as it stands. */
export const findCard = (handle: Handle, cardId: string): Promise<Card | undefined> =>
  handle.maybeOne(CardRow, sql`select ${COLUMNS} from card.card where id = ${cardId}`)

/** Any card by its id, locked until the end of the transaction; for those who act by office. */
export const lockCardById = (tx: Transaction, cardId: string): Promise<Card | undefined> =>
  tx.maybeOne(CardRow, sql`select ${COLUMNS} from card.card where id = ${cardId} for no key update`)

/** The card for which the bank was last asked something under this number, locked. */
export const lockCardByBankRequest = (
  tx: Transaction,
  requestId: string,
): Promise<Card | undefined> =>
  tx.maybeOne(
    CardRow,
    sql`select ${COLUMNS} from card.card where bank_request_id = ${requestId} for no key update`,
  )

const ofPerson = (personId: string): Sql =>
  sql`select ${COLUMNS} from card.card where person_id = ${personId} order by id`

/** Every card of a person, oldest first. */
export const cardsOf = (handle: Handle, personId: string): Promise<Card[]> =>
  handle.many(CardRow, ofPerson(personId))

/** Every card of a person, oldest first, locked until the end of the transaction. */
export const lockCardsOf = (tx: Transaction, personId: string): Promise<Card[]> =>
  tx.many(CardRow, sql`${ofPerson(personId)} for no key update`)

/** Of the cards of a person the one they have, first. */
export const CURRENT_FIRST = sql`
  case when status in ('normal', 'temporarilyLost', 'lost', 'locked', 'replacing') then 0
       when status = 'replacingLost' then 1
       when status in ('applied', 'bankOpening', 'producing', 'sealed') then 2
       else 3 end, id desc`

/**
 * The card a person has: the one in their hands, else the old one that is stopped and being
 * replaced, else the one being made, else the latest they had.
 */
export const currentCard = (handle: Handle, personId: string): Promise<Card | undefined> =>
  handle.maybeOne(
    CardRow,
    sql`
    select ${COLUMNS} from card.card where person_id = ${personId}
     order by ${CURRENT_FIRST} limit 1`,
  )

/** One step on one side. */
export interface Step {
  readonly axis: 'social' | 'bank'
  readonly action: string
  readonly from: string
  readonly to: string
  readonly basis: ArticleId
}

/**
 * Writes the card and the steps that led there, all or none. The database refuses a step that is
 * not in the tables of the law.
 *
 * @throws when somebody else changed the card since it was read: a bug, since actions lock it.
 */
export const saveCard = async (
  tx: Transaction,
  { actor, at }: ActionContext,
  after: Card,
  steps: readonly Step[],
): Promise<Card> => {
  for (const { axis, action, from, to, basis } of steps)
    await tx.run(sql`
      insert into card.card_event (id, card_id, person_id, at, axis, action, from_status, to_status,
        basis, actor_kind, actor_id)
      values (${uuidv7(at)}, ${after.id}, ${after.personId}, ${at}, ${axis}, ${action}, ${from},
        ${to}, ${basis}, ${actor.kind}, ${actor.id})`)
  const saved = await tx.run(sql`
    update card.card
       set status = ${after.status}, bank_status = ${after.bankStatus},
           bank_code = ${after.bankCode}, account_tail = ${after.accountTail ?? null},
           issued_on = ${after.issuedOn ?? null}, expires_on = ${after.expiresOn ?? null},
           loss_ends_at = ${after.lossEndsAt ?? null},
           loss_reported_at = ${after.lossReportedAt ?? null},
           bank_loss_reported_at = ${after.bankLossReportedAt ?? null},
           pin_failures = ${after.pinFailures}, cancel_reason = ${after.cancelReason ?? null},
           bank_changed_at = ${after.bankChangedAt ?? null},
           bank_request_id = ${after.bankRequestId ?? null},
           bank_acknowledged_at = ${after.bankAcknowledgedAt ?? null},
           bank_refused = ${after.bankRefused},
           version = version + 1
     where id = ${after.id} and version = ${after.version}`)
  if (saved !== 1) throw new Error(`Card ${after.id} was changed by somebody else`)
  return { ...after, version: after.version + 1 }
}

/** A new line for a card; false when a rule of uniqueness stands against it. */
export const insertCard = async (tx: Transaction, card: Card): Promise<boolean> =>
  (await tx.run(sql`
    insert into card.card (id, person_id, issuing_region, card_number, card_identifier, bank_code,
      account_tail, status, bank_status, issued_on, loss_ends_at, loss_reported_at,
      bank_loss_reported_at, expires_on, version)
    values (${card.id}, ${card.personId}, ${card.issuingRegion}, ${card.cardNumber},
      ${card.cardIdentifier}, ${card.bankCode}, ${card.accountTail ?? null}, ${card.status},
      ${card.bankStatus}, ${card.issuedOn ?? null}, ${card.lossEndsAt ?? null},
      ${card.lossReportedAt ?? null},
      ${card.bankLossReportedAt ?? null}, ${card.expiresOn ?? null}, ${card.version})
    on conflict do nothing`)) === 1

const DueLoss = z
  .object({ id: z.string(), person_id: z.string() })
  .transform((row) => ({ id: row.id, personId: row.person_id }))

/** Cards whose temporary loss has run out, oldest first. */
export const dueLosses = (handle: Handle, at: Temporal.Instant, limit: number) =>
  handle.many(
    DueLoss,
    sql`
    select id, person_id from card.card
     where loss_ends_at is not null and loss_ends_at <= ${at}
     order by loss_ends_at limit ${limit}`,
  )

const stepsOf = <Status extends string>(
  axis: Step['axis'],
  table: Readonly<Record<Status, Readonly<Partial<Record<string, Transition<string>>>>>>,
) =>
  (Object.entries(table) as [Status, Partial<Record<string, Transition<string>>>][]).flatMap(
    ([from, actions]) =>
      Object.entries(actions).map(([action, step]) => ({ axis, action, from, to: step?.to ?? '' })),
  )

/** Every lawful step of both tables, as the database keeps them. */
const LEGAL_STEPS = [...stepsOf('social', TRANSITIONS), ...stepsOf('bank', BANK_TRANSITIONS)]

const legalSteps = (): Sql => sql`
  select * from unnest(${LEGAL_STEPS.map((s) => s.axis)}::text[],
    ${LEGAL_STEPS.map((s) => s.action)}::text[], ${LEGAL_STEPS.map((s) => s.from)}::text[],
    ${LEGAL_STEPS.map((s) => s.to)}::text[]) as s (axis, action, from_status, to_status)`

/** Makes the database hold the tables of the program, no more and no less; at every start. */
export const syncLegalTransitions = async (tx: Transaction): Promise<void> => {
  await tx.run(sql`
    insert into card.legal_transition (axis, action, from_status, to_status) ${legalSteps()}
    on conflict do nothing`)
  await tx.run(sql`
    delete from card.legal_transition
     where (axis, action, from_status, to_status) not in (${legalSteps()})`)
}
