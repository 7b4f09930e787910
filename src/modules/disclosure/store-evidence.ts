import { z } from 'zod'
import { bytes, type Handle, instant, sql, type Transaction } from '#platform/db.ts'

export const MEDIA_TYPES = ['image/jpeg', 'image/png', 'application/pdf'] as const
export type MediaType = (typeof MEDIA_TYPES)[number]

/** 张贴凭证: a picture of the board, or what was written down. */
export interface Evidence {
  readonly id: string
  readonly noticeId: string
  readonly note: string
  readonly picture:
    | { readonly digest: string; readonly sealed: Uint8Array; readonly mediaType: MediaType }
    | undefined
  readonly enteredBy: string
  readonly enteredAt: Temporal.Instant
}

export const CONTENT_COLUMN = 'disclosure.evidence.content_sealed'

/** Enters proof that a list hung. */
export const insertEvidence = async (tx: Transaction, one: Evidence): Promise<void> => {
  const { picture } = one
  await tx.run(sql`
    insert into disclosure.evidence (id, notice_id, note, digest, content_sealed, media_type,
      entered_by, entered_at)
    values (${one.id}, ${one.noticeId}, ${one.note}, decode(${picture?.digest ?? null}, 'hex'),
      ${picture?.sealed ?? null}, ${picture?.mediaType ?? null}, ${one.enteredBy},
      ${one.enteredAt})`)
}

const ListRow = z
  .object({
    id: z.string(),
    note: z.string(),
    digest: bytes.nullable(),
    entered_by: z.string(),
    entered_at: instant,
  })
  .transform((row) => ({
    id: row.id,
    note: row.note,
    digest: row.digest === null ? undefined : Buffer.from(row.digest).toString('hex'),
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
  }))
/** Proof as it is listed, without the picture. */
export type ListedEvidence = z.output<typeof ListRow>

/** Proof of a notice, the first first. */
export const evidenceOf = (handle: Handle, noticeId: string): Promise<ListedEvidence[]> =>
  handle.many(
    ListRow,
    sql`select id, note, digest, entered_by, entered_at from disclosure.evidence
         where notice_id = ${noticeId} order by entered_at, id`,
  )

/** The sealed picture of a piece of proof. */
export const sealedPicture = (
  handle: Handle,
  noticeId: string,
  id: string,
): Promise<{ readonly sealed: Uint8Array; readonly mediaType: MediaType } | undefined> =>
  handle.maybeOne(
    z
      .object({ content_sealed: bytes, media_type: z.enum(MEDIA_TYPES) })
      .transform((row) => ({ sealed: row.content_sealed, mediaType: row.media_type })),
    sql`select content_sealed, media_type from disclosure.evidence
         where id = ${id} and notice_id = ${noticeId} and content_sealed is not null`,
  )
