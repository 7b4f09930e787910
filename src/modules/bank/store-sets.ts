import { type Sql, sql } from '#platform/db.ts'

/** A relation: when a bank said that the account on a card can be used (again); `card_id`, `at`. */
export const usableAgain = (): Sql => sql`
  select a.card_id, e.at
    from bank.account_event e join bank.account a on a.id = e.account_id
   where not e.outdated and e.status in ('activated', 'unfrozen', 'reactivated', 'restored')`
