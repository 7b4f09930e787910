import { z } from 'zod'
import { bytes, type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import { type ECard, E_CARD_STATUSES } from './e-card.ts'

const ECardRow = z
  .object({
    id: z.string(),
    person_id: z.string(),
    card_id: z.string(),
    sign_number: z.string(),
    status: z.enum(E_CARD_STATUSES),
    password_digest: bytes.nullable(),
    password_salt: bytes.nullable(),
    password_failures: z.number(),
    permitted_loss_at: instant.nullable(),
    issued_at: instant,
    version: z.number(),
  })
  .transform((row): ECard => ({
    id: row.id,
    personId: row.person_id,
    cardId: row.card_id,
    signNumber: row.sign_number,
    status: row.status,
    password:
      row.password_digest === null || row.password_salt === null
        ? undefined
        : { digest: row.password_digest, salt: row.password_salt },
    passwordFailures: row.password_failures,
    permittedLossAt: row.permitted_loss_at ?? undefined,
    issuedAt: row.issued_at,
    version: row.version,
  }))

const SELECT = sql`
  select id, person_id, card_id, sign_number, status, password_digest, password_salt,
         password_failures, permitted_loss_at, issued_at, version
    from card.e_card`

/** The electronic card of a person that is not off. */
export const eCardOf = (handle: Handle, personId: string): Promise<ECard | undefined> =>
  handle.maybeOne(ECardRow, sql`${SELECT} where person_id = ${personId} and status <> 'off'`)

/** Every electronic card that a person had, with its end, the latest first. */
export const eCardHistory = (handle: Handle, personId: string) =>
  handle.many(
    z
      .object({ sign_number: z.string(), issued_at: instant, ended_at: instant.nullable() })
      .transform((row) => ({
        signNumber: row.sign_number,
        issuedAt: row.issued_at,
        endedAt: row.ended_at ?? undefined,
      })),
    sql`
    select sign_number, issued_at, ended_at from card.e_card
     where person_id = ${personId} order by issued_at desc, id desc`,
  )

/** The one that is not off, locked until the end of the transaction. */
export const lockECard = (tx: Transaction, personId: string): Promise<ECard | undefined> =>
  tx.maybeOne(ECardRow, sql`${SELECT} where person_id = ${personId} and status <> 'off' for update`)

/** Writes a new one; false when the person has one, or the number is taken. */
export const insertECard = async (tx: Transaction, eCard: ECard): Promise<boolean> =>
  (await tx.run(sql`
    insert into card.e_card (id, person_id, card_id, sign_number, status, issued_at)
    values (${eCard.id}, ${eCard.personId}, ${eCard.cardId}, ${eCard.signNumber}, ${eCard.status},
      ${eCard.issuedAt})
    on conflict do nothing`)) === 1

/** @throws when somebody else changed it since it was read: a bug, since actions lock it. */
export const saveECard = async (tx: Transaction, eCard: ECard): Promise<ECard> => {
  const saved = await tx.run(sql`
    update card.e_card
       set status = ${eCard.status}, password_digest = ${eCard.password?.digest ?? null},
           password_salt = ${eCard.password?.salt ?? null},
           password_failures = ${eCard.passwordFailures},
           permitted_loss_at = ${eCard.permittedLossAt ?? null}, version = version + 1
     where id = ${eCard.id} and version = ${eCard.version}`)
  if (saved !== 1) throw new Error(`Electronic card ${eCard.id} was changed by somebody else`)
  return { ...eCard, version: eCard.version + 1 }
}

/** Ends the electronic card that follows a card. */
export const endECards = async (
  tx: Transaction,
  cardId: string,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    update card.e_card set status = 'off', ended_at = ${at}, version = version + 1
     where card_id = ${cardId} and status <> 'off'`)
}

/** Lets the electronic card follow the card that took the place of its own. */
export const moveECard = async (tx: Transaction, from: string, to: string): Promise<void> => {
  await tx.run(sql`
    update card.e_card set card_id = ${to}, permitted_loss_at = null, version = version + 1
     where card_id = ${from} and status <> 'off'`)
}

/** Permits its use during the loss that has just been reported, where the city has it so. */
export const permitDuringLoss = async (
  tx: Transaction,
  cardId: string,
  lossReportedAt: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    update card.e_card set permitted_loss_at = ${lossReportedAt}, version = version + 1
     where card_id = ${cardId} and status = 'active'`)
}

/** Opens the electronic card in an application; opening it again changes nothing. */
export const openChannel = async (
  tx: Transaction,
  eCard: ECard,
  channel: string,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    insert into card.e_card_channel (e_card_id, person_id, channel, opened_at)
    values (${eCard.id}, ${eCard.personId}, ${channel}, ${at})
    on conflict (e_card_id, channel) do update set opened_at = excluded.opened_at, closed_at = null
     where card.e_card_channel.closed_at is not null`)
}

/** Closes it there. */
export const closeChannel = async (
  tx: Transaction,
  eCard: ECard,
  channel: string,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    update card.e_card_channel set closed_at = ${at}
     where e_card_id = ${eCard.id} and channel = ${channel} and closed_at is null`)
}

/** Applications in which it is open, in the order of their names. */
export const channelsOf = async (handle: Handle, eCardId: string): Promise<string[]> => {
  const rows = await handle.many(
    z.object({ channel: z.string() }),
    sql`select channel from card.e_card_channel
         where e_card_id = ${eCardId} and closed_at is null order by channel`,
  )
  return rows.map(({ channel }) => channel)
}
