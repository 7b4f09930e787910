import { z } from 'zod'
import { type Handle, sql } from '#platform/db.ts'
import type { Role } from './roles.ts'

const ColleagueRow = z
  .object({
    id: z.string(),
    agency_code: z.string(),
    display_name: z.string(),
    subject: z.string(),
  })
  .transform((row) => ({
    id: row.id,
    agencyCode: row.agency_code,
    displayName: row.display_name,
    /** Stable name at the identity provider. */
    code: row.subject,
  }))
/** Somebody of the staff to whom work can be given. */
export type Colleague = z.output<typeof ColleagueRow>

/** Who of the staff holds a role at this moment, by agency and then code. */
export const staffWithRole = (handle: Handle, role: Role): Promise<Colleague[]> =>
  handle.many(
    ColleagueRow,
    sql`
    select s.id, s.agency_code, s.display_name, s.subject
      from organisation.staff s join organisation.staff_role r on r.staff_id = s.id
     where s.active and r.role = ${role}
     order by s.agency_code, s.subject`,
  )

/** The names of staff by id; somebody unknown is left out. */
export const staffNames = async (
  handle: Handle,
  ids: readonly string[],
): Promise<Map<string, string>> => {
  const rows = await handle.many(
    z.object({ id: z.string(), display_name: z.string() }),
    sql`select id, display_name from organisation.staff where id::text = any(${ids}::text[])`,
  )
  return new Map(rows.map((row) => [row.id, row.display_name]))
}
