import { type Sql, sql } from '#platform/db.ts'

/**
 * A relation: who has been paid, or is about to be, by one of these programmes for a period;
 * `person_id`. Of one instalment where it is named.
 */
export const linesOfProgramme = (
  programmeCodes: readonly string[],
  payPeriod: string,
  instalment?: number,
): Sql => sql`
  select s.person_id
    from payment.batch b
    join payment.line_status s on s.batch_id = b.id
   where b.programme_code = any(${programmeCodes}) and b.pay_period = ${payPeriod}
     and (${instalment ?? null}::int is null or b.instalment = ${instalment ?? null})
     and s.status not in ('cancelled', 'rejected', 'returned')`

/**
 * A relation: who has been paid, or is about to be, by a programme in another city for one of these
 * periods; `person_id`. A batch of the whole province is of no city.
 *
 * @param city the first four digits of its code.
 */
export const linesOfOtherCities = (
  programmeCode: string,
  payPeriods: readonly string[],
  city: string,
): Sql => sql`
  select s.person_id
    from payment.batch b
    join payment.line_status s on s.batch_id = b.id
   where b.programme_code = ${programmeCode} and b.pay_period = any(${payPeriods})
     and left(b.region_code, 4) not in (${city}, '4400')
     and s.status not in ('cancelled', 'rejected', 'returned')`

/** A relation: the lines of a batch; `line_id`, `person_id`. */
export const linesOfBatch = (batchId: string): Sql => sql`
  select id as line_id, person_id from payment.line where batch_id = ${batchId}`
