import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import type { Role } from './roles.ts'

/** What staff are told: in Simplified Chinese, without anything personal. */
export interface StaffTold {
  /** `offCard/<id>/ending`: told to each person once. */
  readonly about: string
  readonly text: string
  /** The page where it is seen to. */
  readonly href: string
}

/** 站内消息 */
export interface StaffMessage extends StaffTold {
  readonly id: string
  readonly writtenAt: Temporal.Instant
  readonly readAt: Temporal.Instant | undefined
}

/** Whom it is for: people by name, and whoever has a role in a unit. */
export interface StaffTargets {
  readonly staffIds: readonly string[]
  readonly units?: readonly { readonly agencyCode: string; readonly role: Role }[]
}

/**
 * Tells staff something, in the transaction of what it is about; those who have left are not told,
 * and nobody is told the same twice.
 *
 * @returns how many were told.
 */
export const tellStaff = async (
  tx: Transaction,
  { staffIds, units = [] }: StaffTargets,
  { about, text, href }: StaffTold,
  at: Temporal.Instant,
): Promise<number> => {
  const rows = await tx.many(
    z.object({ id: z.string() }),
    sql`
    select distinct s.id from organisation.staff s
      left join organisation.staff_role r on r.staff_id = s.id
     where s.active
       and (s.id::text = any(${staffIds}::text[])
            or (s.agency_code, r.role) in (
              select u.agency, u.role
                from unnest(${units.map(({ agencyCode }) => agencyCode)}::text[],
                            ${units.map(({ role }) => role)}::text[]) u (agency, role)))
     order by s.id`,
  )
  const ids = rows.map(() => uuidv7(at))
  return tx.run(sql`
    insert into organisation.staff_message (id, staff_id, about, text, href, written_at)
    select t.id, t.staff_id, ${about}, ${text}, ${href}, ${at}
      from unnest(${ids}::uuid[], ${rows.map(({ id }) => id)}::uuid[]) t (id, staff_id)
    on conflict do nothing`)
}

/** Messages of somebody, unread ones first, then the newest. */
export const staffMessages = (
  handle: Handle,
  staffId: string,
  limit: number,
): Promise<StaffMessage[]> =>
  handle.many(
    z
      .object({
        id: z.string(),
        about: z.string(),
        text: z.string(),
        href: z.string(),
        written_at: instant,
        read_at: instant.nullable(),
      })
      .transform((row): StaffMessage => ({
        id: row.id,
        about: row.about,
        text: row.text,
        href: row.href,
        writtenAt: row.written_at,
        readAt: row.read_at ?? undefined,
      })),
    sql`select id, about, text, href, written_at, read_at from organisation.staff_message
         where staff_id = ${staffId}
         order by read_at is not null, written_at desc, id limit ${limit}`,
  )

/** How many messages somebody has not read. */
export const unreadMessages = async (handle: Handle, staffId: string): Promise<number> =>
  (
    await handle.one(
      z.object({ count: z.number() }),
      sql`select count(*)::int as count from organisation.staff_message
           where staff_id = ${staffId} and read_at is null`,
    )
  ).count

/** Notes that somebody has read what they were shown, and nothing that came since. */
export const readMessages = (
  tx: Transaction,
  staffId: string,
  ids: readonly string[],
  at: Temporal.Instant,
): Promise<number> =>
  tx.run(sql`
    update organisation.staff_message set read_at = greatest(${at}::timestamptz, written_at)
     where staff_id = ${staffId} and id = any(${ids}::uuid[]) and read_at is null`)
