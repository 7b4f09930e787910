import { z } from 'zod'
import { type Handle, type Sql, sql } from '#platform/db.ts'

/** What a check found: the invariant, whom or what it is about, and what is wrong there. */
export interface Violation {
  readonly invariant: string
  readonly subject: string
  readonly fact: string
}

/** A check over the tables; with persons, of what is theirs alone, else of everything. */
export type Invariant = (handle: Handle, persons?: readonly string[]) => Promise<Violation[]>

const Row = z.object({ subject: z.string(), fact: z.string() })

/** A statement that answers `subject` and `fact` of all that is wrong, as a check. */
export const invariant =
  (name: string, statement: (among: (column: Sql) => Sql) => Sql): Invariant =>
  async (handle, persons) => {
    const among = (column: Sql): Sql =>
      persons === undefined ? sql`true` : sql`${column} = any(${persons}::uuid[])`
    const rows = await handle.many(Row, statement(among))
    return rows.map(({ subject, fact }) => ({ invariant: name, subject, fact }))
  }
