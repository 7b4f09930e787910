import { z } from 'zod'
import type { ArticleId } from '#law/articles.ts'
import type { Decision } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { sql, type Transaction } from './db.ts'
import { eventType, publish } from './events.ts'

/** Who acts, as audit and access records name them. */
export interface Actor {
  readonly kind: 'holder' | 'agent' | 'staff' | 'terminal' | 'system' | 'anonymous'
  /** Person, staff or terminal id; for `system` the job's name or the partner's code. */
  readonly id: string
  /** The person acted for; of an agent, and only of one. */
  readonly onBehalfOf?: string | undefined
  readonly organisationCode?: string | undefined
}

/** What every action is told about the request it serves. */
export interface ActionContext {
  readonly actor: Actor
  readonly requestId: string
  readonly at: Temporal.Instant
}

export interface AuditEntry {
  /** `card.reportTemporaryLoss`: the module and the act. */
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly decision:
    | Decision<unknown, string>
    | { readonly granted: true; readonly basis: ArticleId }
  /** Facts that explain the row. Never personal information. */
  readonly detail?: Readonly<Record<string, string | number | boolean>> | undefined
}

/** Somebody did something for another person; both are told of it. */
export const ACTED_FOR = eventType(
  'platform.acted-for',
  z.object({ personId: z.uuid(), agentId: z.uuid(), action: z.string() }),
)

/**
 * One row per state change and per refusal, in the transaction of the change (E1, Art. 22). What an
 * agent has done for somebody is published here, where every act passes, so that none is kept from
 * the person (N7).
 */
export const audit = async (
  tx: Transaction,
  context: ActionContext,
  { action, subjectKind, subjectId, decision, detail }: AuditEntry,
): Promise<void> => {
  const { actor, requestId, at } = context
  await tx.run(sql`
    insert into platform.audit (id, at, request_id, actor_kind, actor_id, on_behalf_of,
      organisation_code, action, subject_kind, subject_id, outcome, refusal, basis, detail)
    values (${uuidv7(at)}, ${at}, ${requestId}, ${actor.kind}, ${actor.id},
      ${actor.onBehalfOf ?? null}, ${actor.organisationCode ?? null}, ${action}, ${subjectKind},
      ${subjectId}, ${decision.granted ? 'granted' : 'refused'},
      ${decision.granted ? null : decision.refusal}, ${decision.basis},
      ${JSON.stringify(detail ?? {})})`)
  if (actor.onBehalfOf === undefined || !decision.granted) return
  await publish(tx, context, ACTED_FOR, {
    subjectId: actor.onBehalfOf,
    payload: { personId: actor.onBehalfOf, agentId: actor.id, action },
  })
}
