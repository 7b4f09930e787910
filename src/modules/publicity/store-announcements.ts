import { z } from 'zod'
import { type Handle, instant, plainDate, sql, type Transaction } from '#platform/db.ts'
import { LANGUAGES } from '#ui/i18n/language.ts'
import {
  type Announcement,
  ANNOUNCEMENT_ACTIONS,
  ANNOUNCEMENT_KINDS,
  ANNOUNCEMENT_STATUSES,
  type AnnouncementStatus,
  type AnnouncementStep,
  type Wordings,
} from './announcement.ts'

const TextRow = z.object({
  language: z.enum(LANGUAGES),
  title: z.string(),
  body: z.string(),
})
const StepRow = z
  .object({
    action: z.enum([...ANNOUNCEMENT_ACTIONS, 'write']),
    words: z.string(),
    done_by: z.string(),
    // Inside JSON it is text that `Temporal` reads.
    done_at: z.string(),
  })
  .transform((row): AnnouncementStep => ({
    action: row.action,
    words: row.words,
    by: row.done_by,
    at: Temporal.Instant.from(row.done_at),
  }))

const AnnouncementRow = z
  .object({
    id: z.string(),
    kind: z.enum(ANNOUNCEMENT_KINDS),
    status: z.enum(ANNOUNCEMENT_STATUSES),
    shown_until: plainDate,
    published_at: instant.nullable(),
    texts: z.array(TextRow),
    steps: z.array(StepRow),
  })
  .transform((row): Announcement => ({
    id: row.id,
    kind: row.kind,
    status: row.status,
    shownUntil: row.shown_until,
    publishedAt: row.published_at ?? undefined,
    wordings: Object.fromEntries(
      row.texts.map(({ language, title, body }) => [language, { title, body }]),
    ),
    steps: row.steps,
  }))

const ANNOUNCEMENTS = sql`
  select a.id, a.kind, a.status, a.shown_until, a.published_at,
         coalesce((select jsonb_agg(jsonb_build_object('language', t.language, 'title', t.title,
                     'body', t.body))
                     from publicity.announcement_text t where t.announcement_id = a.id), '[]')
           as texts,
         coalesce((select jsonb_agg(jsonb_build_object('action', s.action, 'words', s.words,
                     'done_by', s.done_by, 'done_at', s.done_at) order by s.number)
                     from publicity.announcement_step s where s.announcement_id = a.id), '[]')
           as steps
    from publicity.announcement a`

/** Every announcement: what waits for a reviewer first, then what was begun last. */
export const allAnnouncements = (handle: Handle): Promise<Announcement[]> =>
  handle.many(
    AnnouncementRow,
    sql`${ANNOUNCEMENTS}
         order by a.status in ('translated', 'reviewed') desc, a.drafted_at desc, a.id`,
  )

/** What stands in the public list on a day. */
export const shownAnnouncements = (
  handle: Handle,
  on: Temporal.PlainDate,
): Promise<Announcement[]> =>
  handle.many(
    AnnouncementRow,
    sql`${ANNOUNCEMENTS}
         where a.status = 'published' and a.shown_until >= ${on}
         order by a.published_at desc, a.id`,
  )

export const findAnnouncement = (handle: Handle, id: string): Promise<Announcement | undefined> =>
  handle.maybeOne(AnnouncementRow, sql`${ANNOUNCEMENTS} where a.id = ${id}`)

/** An announcement, held until the end of the transaction. */
export const lockAnnouncement = (tx: Transaction, id: string): Promise<Announcement | undefined> =>
  tx.maybeOne(AnnouncementRow, sql`${ANNOUNCEMENTS} where a.id = ${id} for update of a`)

/** Begins an announcement. */
export const insertAnnouncement = async (
  tx: Transaction,
  { id, kind, shownUntil }: Pick<Announcement, 'id' | 'kind' | 'shownUntil'>,
  { by, at }: Pick<AnnouncementStep, 'by' | 'at'>,
): Promise<void> => {
  await tx.run(sql`
    insert into publicity.announcement (id, kind, status, shown_until, drafted_by, drafted_at)
    values (${id}, ${kind}, 'draft', ${shownUntil}, ${by}, ${at})`)
}

/** Writes kind, last day and texts of a draft. */
export const saveDraft = async (
  tx: Transaction,
  { id, kind, shownUntil }: Pick<Announcement, 'id' | 'kind' | 'shownUntil'>,
  wordings: Wordings,
): Promise<void> => {
  await tx.run(sql`
    update publicity.announcement set kind = ${kind}, shown_until = ${shownUntil}
     where id = ${id}`)
  for (const [language, { title, body }] of Object.entries(wordings))
    await tx.run(sql`
      insert into publicity.announcement_text (announcement_id, language, title, body)
      values (${id}, ${language}, ${title}, ${body})
      on conflict (announcement_id, language)
        do update set title = excluded.title, body = excluded.body`)
}

/** Writes what was done. */
export const insertStep = async (
  tx: Transaction,
  id: string,
  step: AnnouncementStep,
): Promise<void> => {
  await tx.run(sql`
    insert into publicity.announcement_step
      (announcement_id, number, action, words, done_by, done_at)
    select ${id}::uuid, coalesce(max(number), 0) + 1, ${step.action}::text, ${step.words}::text,
           ${step.by}::text, ${step.at}::timestamptz
      from publicity.announcement_step where announcement_id = ${id}`)
}

/** Writes where it stands; `at` is when it was published, where it was. */
export const setStatus = async (
  tx: Transaction,
  id: string,
  status: AnnouncementStatus,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    update publicity.announcement
       set status = ${status},
           published_at = case when ${status}::text = 'published' then ${at}::timestamptz
                               else published_at end
     where id = ${id}`)
}
