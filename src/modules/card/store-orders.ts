import { z } from 'zod'
import { bigInteger, type Handle, instant, type Sql, sql, type Transaction } from '#platform/db.ts'
import { CARD_STATUSES, type CardStatus } from './card.ts'
import { FEE_EXEMPTIONS } from './fees.ts'
import {
  ACCEPT_CHANNELS,
  type CardOrder,
  ORDER_KINDS,
  ORDER_REASONS,
  ORDER_STATES,
} from './order.ts'

const OrderRow = z
  .object({
    id: z.string(),
    person_id: z.string(),
    kind: z.enum(ORDER_KINDS),
    reason: z.enum(ORDER_REASONS),
    card_id: z.string(),
    old_card_id: z.string().nullable(),
    accept_region: z.string(),
    issue_region: z.string(),
    accept_channel: z.enum(ACCEPT_CHANNELS),
    bank_code: z.string(),
    outlet_code: z.string().nullable(),
    instant: z.boolean(),
    photo_reference: z.string().nullable(),
    fee_fen: bigInteger,
    fee_exemption: z.enum(FEE_EXEMPTIONS).nullable(),
    state: z.enum(ORDER_STATES),
    placed_at: instant,
    account_request_id: z.string().nullable(),
    account_opened_at: instant.nullable(),
    production_request_id: z.string().nullable(),
    production_requested_at: instant.nullable(),
    sealed_at: instant.nullable(),
    reminded_at: instant.nullable(),
    ended_at: instant.nullable(),
  })
  .transform((row): CardOrder => ({
    id: row.id,
    personId: row.person_id,
    kind: row.kind,
    reason: row.reason,
    cardId: row.card_id,
    oldCardId: row.old_card_id ?? undefined,
    acceptRegion: row.accept_region,
    issueRegion: row.issue_region,
    acceptChannel: row.accept_channel,
    bankCode: row.bank_code,
    delivery:
      row.outlet_code === null
        ? { to: 'mail' as const }
        : { to: 'outlet' as const, outletCode: row.outlet_code },
    instant: row.instant,
    photoReference: row.photo_reference ?? undefined,
    feeFen: row.fee_fen,
    feeExemption: row.fee_exemption ?? undefined,
    state: row.state,
    placedAt: row.placed_at,
    accountRequestId: row.account_request_id ?? undefined,
    accountOpenedAt: row.account_opened_at ?? undefined,
    productionRequestId: row.production_request_id ?? undefined,
    productionRequestedAt: row.production_requested_at ?? undefined,
    sealedAt: row.sealed_at ?? undefined,
    remindedAt: row.reminded_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
  }))

const SELECT = sql`
  select id, person_id, kind, reason, card_id, old_card_id, accept_region, issue_region,
         accept_channel, bank_code, outlet_code, instant, photo_reference, fee_fen, fee_exemption,
         state, placed_at, account_request_id, account_opened_at, production_request_id,
         production_requested_at, sealed_at, reminded_at, ended_at
    from card.card_order`

/** The order that a person has under way. */
export const openOrderOf = (handle: Handle, personId: string): Promise<CardOrder | undefined> =>
  handle.maybeOne(OrderRow, sql`${SELECT} where person_id = ${personId} and state = 'open'`)

/** Every order of a person, newest first. */
export const ordersOf = (handle: Handle, personId: string): Promise<CardOrder[]> =>
  handle.many(
    OrderRow,
    sql`${SELECT} where person_id = ${personId} order by placed_at desc, id desc`,
  )

const StatusRow = z.object({ id: z.string(), status: z.enum(CARD_STATUSES) })

/** Where the cards of orders stand. */
export const cardStatuses = async (
  handle: Handle,
  cardIds: readonly string[],
): Promise<Map<string, CardStatus>> => {
  const rows = await handle.many(
    StatusRow,
    sql`select id, status from card.card where id = any(${cardIds}::uuid[])`,
  )
  return new Map(rows.map(({ id, status }) => [id, status]))
}

const lockWhere = (tx: Transaction, condition: Sql): Promise<CardOrder | undefined> =>
  tx.maybeOne(OrderRow, sql`${SELECT} where ${condition} for update`)

/** An order by one of its names, locked until the end of the transaction. */
export const lockOrder = {
  byId: (tx: Transaction, id: string) => lockWhere(tx, sql`id = ${id}`),
  byCard: (tx: Transaction, cardId: string) => lockWhere(tx, sql`card_id = ${cardId}`),
  openOf: (tx: Transaction, personId: string) =>
    lockWhere(tx, sql`person_id = ${personId} and state = 'open'`),
  byAccountRequest: (tx: Transaction, id: string) => lockWhere(tx, sql`account_request_id = ${id}`),
  byProductionRequest: (tx: Transaction, id: string) =>
    lockWhere(tx, sql`production_request_id = ${id}`),
} as const

/**
 * Writes an order; false when the person has one under way. Somebody who orders at the same time is
 * waited for.
 */
export const insertOrder = async (tx: Transaction, order: CardOrder): Promise<boolean> =>
  (await tx.run(sql`
    insert into card.card_order (id, person_id, kind, reason, card_id, old_card_id, accept_region,
      issue_region, accept_channel, bank_code, delivery, outlet_code, instant, photo_reference,
      fee_fen, fee_exemption, state, placed_at)
    values (${order.id}, ${order.personId}, ${order.kind}, ${order.reason}, ${order.cardId},
      ${order.oldCardId ?? null}, ${order.acceptRegion}, ${order.issueRegion},
      ${order.acceptChannel}, ${order.bankCode}, ${order.delivery.to},
      ${order.delivery.to === 'outlet' ? order.delivery.outletCode : null}, ${order.instant},
      ${order.photoReference ?? null}, ${order.feeFen}, ${order.feeExemption ?? null},
      ${order.state}, ${order.placedAt})
    on conflict (person_id) where state = 'open' do nothing`)) === 1

/** Writes what changes in the course of an order. The caller holds it locked. */
export const saveOrder = async (tx: Transaction, order: CardOrder): Promise<CardOrder> => {
  await tx.run(sql`
    update card.card_order
       set bank_code = ${order.bankCode}, state = ${order.state},
           account_request_id = ${order.accountRequestId ?? null},
           account_opened_at = ${order.accountOpenedAt ?? null},
           production_request_id = ${order.productionRequestId ?? null},
           production_requested_at = ${order.productionRequestedAt ?? null},
           sealed_at = ${order.sealedAt ?? null}, reminded_at = ${order.remindedAt ?? null},
           ended_at = ${order.endedAt ?? null}
     where id = ${order.id}`)
  return order
}

/** Orders whose card was finished before a moment and handed over to nobody, oldest first. */
export const unclaimedOrders = (
  handle: Handle,
  before: Temporal.Instant,
  limit: number,
): Promise<CardOrder[]> =>
  handle.many(
    OrderRow,
    sql`
    ${SELECT} o
     where state = 'open' and sealed_at < ${before}
       and not exists (select from card.card_receipt r where r.card_id = o.card_id)
     order by sealed_at limit ${limit}`,
  )

/** Orders whose production was asked for before a moment and not answered, oldest first. */
export const unansweredProductions = (
  handle: Handle,
  before: Temporal.Instant,
  limit: number,
): Promise<CardOrder[]> =>
  handle.many(
    OrderRow,
    sql`
    ${SELECT}
     where state = 'open' and sealed_at is null and not instant
       and production_requested_at < ${before}
     order by production_requested_at limit ${limit}`,
  )

/** Orders whose bank has not been asked for an account, oldest first. */
export const ordersWaitingFor = async (handle: Handle, bankCode: string): Promise<string[]> => {
  const rows = await handle.many(
    z.object({ id: z.string() }),
    sql`
    select o.id from card.card_order o join card.card c on c.id = o.card_id
     where o.state = 'open' and o.bank_code = ${bankCode} and c.status = 'applied'
     order by o.placed_at`,
  )
  return rows.map(({ id }) => id)
}
