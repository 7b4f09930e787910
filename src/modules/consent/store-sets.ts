import { type Sql, sql } from '#platform/db.ts'

/** For statements about many people: consents taken back, `consent_id` and `withdrawn_at`. */
export const withdrawnConsents = (): Sql => sql`
  select consent_id, withdrawn_at from consent.withdrawal`

/**
 * For statements about many people: consents that stand to pay an account, `consent_id`,
 * `person_id`, `programme_code`, `account_id`. Whoever relies on one reads it again in the
 * transaction that does (`consentInForce`).
 */
export const standingPayConsents = (): Sql => sql`
  select c.id as consent_id, c.person_id, c.programme_code, c.account_id
    from consent.consent c
   where c.kind = 'payToNewAccount'
     and not exists (select from consent.withdrawal w where w.consent_id = c.id)`
