import type { ActionContext } from '#platform/audit.ts'
import { type Sql, sql, type Transaction } from '#platform/db.ts'

/** Writes many notices in one statement; `told` as `notifyMany` takes it. */
export const insertNotices = (
  tx: Transaction,
  { at, requestId }: ActionContext,
  told: Sql,
): Promise<number> =>
  tx.run(sql`
    insert into person.notice (id, person_id, message, params, at, request_id)
    select t.notice_id, t.person_id, t.message, t.params, ${at}, ${requestId} from (${told}) t`)

/** A relation: what follows each notice; whoever was born by that day is called as well. */
export const noticeEvents = (told: Sql, calledIfBornBy: Temporal.PlainDate): Sql => sql`
  select t.person_id::text as subject_id,
         jsonb_build_object('personId', t.person_id, 'noticeId', t.notice_id,
           'byVoice', p.birth_on <= ${calledIfBornBy}::date) as payload
    from (${told}) t join person.person p on p.id = t.person_id`
