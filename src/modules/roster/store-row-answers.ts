import { z } from 'zod'
import { type Handle, sql } from '#platform/db.ts'

const AnswerRow = z
  .object({
    person_id: z.string(),
    refused: z.string().nullable(),
    to_confirm: z.string().nullable(),
  })
  .transform((row) => ({
    personId: row.person_id,
    refused: row.refused ?? undefined,
    toConfirm: row.to_confirm ?? undefined,
  }))

/**
 * What reading and checks say of somebody on a list: the code of a finding that keeps them from
 * being paid, or of one that somebody has to answer for.
 */
export type RowAnswer = z.output<typeof AnswerRow>

/** The answers of the last run of the checks, by the person; of two rows the worse counts. */
export const rowAnswers = async (
  handle: Handle,
  rosterId: string,
): Promise<ReadonlyMap<string, RowAnswer>> => {
  const rows = await handle.many(
    AnswerRow,
    sql`select r.person_id,
               min(f.code) filter (where f.severity = 'refuse') as refused,
               min(f.code) filter (where f.severity = 'confirm' and not exists (
                 select from roster.confirmation c
                  where c.row_id = f.row_id and c.code = f.code and c.field = f.field)
               ) as to_confirm
          from roster.current_row r
          join roster.roster s on s.id = r.roster_id
          left join roster.finding f on f.row_id = r.id and f.run in (0, s.check_run)
         where r.roster_id = ${rosterId} and r.person_id is not null
         group by r.person_id`,
  )
  return new Map(rows.map((row) => [row.personId, row]))
}

/** The list that was made of a file of this name and content, the latest if there are several. */
export const rosterOfFile = async (
  handle: Handle,
  file: { readonly programmeCode: string; readonly fileName: string; readonly fileDigest: string },
): Promise<string | undefined> =>
  (
    await handle.maybeOne(
      z.object({ id: z.string() }),
      sql`select id from roster.roster
           where programme_code = ${file.programmeCode} and file_name = ${file.fileName}
             and file_digest = decode(${file.fileDigest}, 'hex') and status <> 'withdrawn'
           order by made_at desc limit 1`,
    )
  )?.id
