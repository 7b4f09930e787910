import { type Sql, sql } from '#platform/db.ts'

/** For statements about many people: consents taken back, `consent_id` and `withdrawn_at`. */
export const withdrawnConsents = (): Sql => sql`
  select consent_id, withdrawn_at from consent.withdrawal`
