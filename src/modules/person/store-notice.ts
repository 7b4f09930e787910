import { z } from 'zod'
import { type Language, LANGUAGES } from '#ui/i18n/language.ts'
import { bytes, type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import type { NoticeContent } from './notice.ts'
import type { MessageChannel } from './short-messages.ts'

const NoticeRow = z.object({
  id: z.string(),
  message: z.string(),
  params: z.record(
    z.string(),
    z.union([z.string(), z.number(), z.record(z.enum(LANGUAGES), z.string())]),
  ),
  at: instant,
})

/** One notice as it stands on the person's page. */
export interface Notice extends NoticeContent {
  readonly id: string
  readonly at: Temporal.Instant
}

/** Writes one notice. */
export const insertNotice = async (
  tx: Transaction,
  notice: Notice & {
    readonly personId: string
    readonly requestId: string
    /** It goes to the phone that was on record then. */
    readonly contactAt?: Temporal.Instant | undefined
  },
): Promise<void> => {
  await tx.run(sql`
    insert into person.notice (id, person_id, message, params, at, request_id, contact_at)
    values (${notice.id}, ${notice.personId}, ${notice.message}, ${JSON.stringify(notice.params)},
      ${notice.at}, ${notice.requestId}, ${notice.contactAt ?? null})`)
}

/** Notices to a person, and to those who were merged into them, the newest first. */
export const noticesOf = (
  handle: Handle,
  personId: string,
  limit: number,
): Promise<readonly Notice[]> =>
  handle.many(
    NoticeRow,
    sql`
    with recursive same (id) as (select ${personId}::uuid union
      select a.from_id from person.alias a join same on a.into_id = same.id)
    select n.id, n.message, n.params, n.at from person.notice n join same on n.person_id = same.id
     order by n.at desc, n.id desc limit ${limit}`,
  )

/** Whether a person was told of the same act since a time. */
export const wasToldOf = async (
  tx: Transaction,
  told: { personId: string; message: string; act: string; since: Temporal.Instant },
): Promise<boolean> =>
  (
    await tx.one(
      z.object({ found: z.boolean() }),
      sql`
      select exists (select from person.notice where person_id = ${told.personId}
        and message = ${told.message} and params ->> 'act' = ${told.act}
        and at > ${told.since}) as found`,
    )
  ).found

const AddressedRow = NoticeRow.extend({
  person_id: z.string(),
  language: z.enum(LANGUAGES),
  phone_sealed: bytes.nullable(),
  living: z.boolean(),
  /** The change before which the phone of then was on record, and that phone. */
  change_id: z.string().nullable(),
  former_sealed: bytes.nullable(),
})
export type AddressedNotice = z.output<typeof AddressedRow>

/**
 * A notice with where it goes: the person's language and sealed phone, and the phone that was on
 * record when the notice says so. It is looked up when the notice is sent, so that a phone that was
 * changed after the notice does not take it either.
 */
export const addressedNotice = (tx: Transaction, noticeId: string): Promise<AddressedNotice> =>
  tx.one(
    AddressedRow,
    sql`
    select n.id, n.message, n.params, n.at, n.person_id, p.language, p.phone_sealed,
           p.died_on is null as living, c.id as change_id, c.old_sealed as former_sealed
      from person.notice n join person.person p on p.id = n.person_id
      left join lateral (
        select id, old_sealed from person.attribute_change
         where person_id = n.person_id and attribute = 'phone' and changed_at > n.contact_at
         order by changed_at, id limit 1) c on true
     where n.id = ${noticeId}`,
  )

/** Notes that a channel took a notice; a repetition is the same fact. */
export const noteSent = async (
  tx: Transaction,
  noticeId: string,
  channel: MessageChannel,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    insert into person.notice_sent (notice_id, channel, sent_at)
    values (${noticeId}, ${channel}, ${at}) on conflict do nothing`)
}

/** The language in which a person is written to. */
export const languageOf = async (handle: Handle, personId: string): Promise<Language> =>
  (
    await handle.one(
      z.object({ language: z.enum(LANGUAGES) }),
      sql`select language from person.person where id = ${personId}`,
    )
  ).language

export const saveLanguage = (
  tx: Transaction,
  personId: string,
  language: Language,
): Promise<number> =>
  tx.run(sql`update person.person set language = ${language} where id = ${personId}`)
