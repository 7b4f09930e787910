import { z } from 'zod'
import { isProxyScope, type ProxyScope } from '#kernel/proxy-scope.ts'
import { type Handle, plainDate, sql, type Transaction } from '#platform/db.ts'
import {
  type EndReason,
  isInForce,
  type Party,
  type Relation,
  RELATION_KINDS,
  RELATION_STATUSES,
  type RelationKind,
  type Signature,
} from './relation.ts'
import { holdPerson } from './store-standing.ts'

const RelationRow = z
  .object({
    id: z.string(),
    kind: z.enum(RELATION_KINDS),
    person_id: z.string().nullable(),
    agent_id: z.string().nullable(),
    person_label: z.string().nullable(),
    agent_label: z.string().nullable(),
    scopes: z.array(z.string()),
    starts_on: plainDate,
    ends_on: plainDate.nullable(),
    status: z.enum(RELATION_STATUSES),
    proposed_by: z.enum(['person', 'agent', 'counter']),
  })
  .transform((row): Relation => ({
    id: row.id,
    kind: row.kind,
    personId: row.person_id ?? undefined,
    agentId: row.agent_id ?? undefined,
    personLabel: row.person_label ?? undefined,
    agentLabel: row.agent_label ?? undefined,
    scopes: row.scopes.filter(isProxyScope),
    startsOn: row.starts_on,
    endsOn: row.ends_on ?? undefined,
    status: row.status,
    proposedBy: row.proposed_by,
  }))

const COLUMNS = sql`id, kind, person_id, agent_id, person_label, agent_label, scopes, starts_on,
  ends_on, status, proposed_by`

const PartyRow = z.object({ id: z.string(), birth_on: plainDate })

/** Two people, locked in one order: their ages and whether they live stay as they are read. */
export const lockParties = async (
  tx: Transaction,
  personId: string,
  agentId: string,
): Promise<{ readonly person: Party; readonly agent: Party } | undefined> => {
  const rows = await tx.many(
    PartyRow,
    sql`
    select id, birth_on from person.person
     where id = any(${[personId, agentId]}) order by id for no key update`,
  )
  const party = async (id: string): Promise<Party | undefined> => {
    const row = rows.find((one) => one.id === id)
    return row && { id, birthOn: row.birth_on, standing: await holdPerson(tx, id) }
  }
  const [person, agent] = [await party(personId), await party(agentId)]
  return person === undefined || agent === undefined ? undefined : { person, agent }
}

export interface Proposal {
  readonly relation: Relation
  readonly at: Temporal.Instant
  readonly code?: { readonly index: Uint8Array; readonly expiresAt: Temporal.Instant } | undefined
  /** The clerk's record of both, and who made it; of a relation entered at a counter. */
  readonly record?: CounterRecord | undefined
}

/** What a counter writes of a relation. */
export interface CounterRecord {
  readonly evidence: string
  readonly staffId: string
  readonly channel: 'counter' | 'door'
  readonly outletCode: string | undefined
  /** Until when the letter can be signed. */
  readonly letterUntil: Temporal.Instant
}

/** Writes a relation as it begins. */
export const insertRelation = async (
  tx: Transaction,
  { relation, at, code, record }: Proposal,
): Promise<void> => {
  const { proposedBy } = relation
  const confirmed = (side: 'person' | 'agent') => (proposedBy === side ? at : null)
  await tx.run(sql`
    insert into person.relation (id, kind, person_id, agent_id, person_label, agent_label,
      scopes, starts_on, ends_on, status, proposed_by, proposed_at, code_index, code_expires_at,
      person_confirmed_at, agent_confirmed_at, confirmed_by, evidence_reference, channel,
      outlet_code, letter_until)
    values (${relation.id}, ${relation.kind}, ${relation.personId ?? null},
      ${relation.agentId ?? null}, ${relation.personLabel ?? null},
      ${relation.agentLabel ?? null}, ${relation.scopes}, ${relation.startsOn},
      ${relation.endsOn ?? null}, ${relation.status}, ${proposedBy}, ${at}, ${code?.index ?? null},
      ${code?.expiresAt ?? null}, ${confirmed('person')}, ${confirmed('agent')},
      ${record?.staffId ?? null}, ${record?.evidence ?? null}, ${record?.channel ?? null},
      ${record?.outletCode ?? null}, ${record?.letterUntil ?? null})`)
}

/** The proposal behind a code that has not run out. */
export const findProposal = (
  handle: Handle,
  codeIndex: Uint8Array,
  at: Temporal.Instant,
): Promise<Relation | undefined> =>
  handle.maybeOne(
    RelationRow,
    sql`
    select ${COLUMNS} from person.relation
     where code_index = ${codeIndex} and status = 'proposed' and code_expires_at > ${at}`,
  )

/** A relation for a change. */
export const lockRelation = (tx: Transaction, id: string): Promise<Relation | undefined> =>
  tx.maybeOne(RelationRow, sql`select ${COLUMNS} from person.relation where id = ${id} for update`)

/** A proposal with both sides; the label of the side that had proposed is there already. */
export interface Confirmed {
  readonly id: string
  readonly personId: string
  readonly agentId: string
  readonly personLabel?: string | null
  readonly agentLabel?: string | null
}

/** The other side has said yes: from now on both are known. */
export const confirmStored = (
  tx: Transaction,
  { id, personId, agentId, personLabel = null, agentLabel = null }: Confirmed,
  at: Temporal.Instant,
): Promise<number> =>
  tx.run(sql`
    update person.relation
       set status = 'active', person_id = ${personId}, agent_id = ${agentId}, code_index = null,
           person_label = coalesce(${personLabel}, person_label),
           agent_label = coalesce(${agentLabel}, agent_label),
           person_confirmed_at = coalesce(person_confirmed_at, ${at}),
           agent_confirmed_at = coalesce(agent_confirmed_at, ${at})
     where id = ${id}`)

/** The letter is signed: the clerk's record stands for both from now on. */
export const signStored = (
  tx: Transaction,
  id: string,
  signature: Signature,
  at: Temporal.Instant,
): Promise<number> =>
  tx.run(sql`
    update person.relation
       set status = 'active', person_confirmed_at = ${at}, agent_confirmed_at = ${at},
           signed_at = ${at}, signature_kind = ${signature.kind},
           signature_reference = ${signature.kind === 'paper' ? signature.reference : null}
     where id = ${id}`)

/** A relation as it stands, whoever asks. */
export const findRelation = (handle: Handle, id: string): Promise<Relation | undefined> =>
  handle.maybeOne(RelationRow, sql`select ${COLUMNS} from person.relation where id = ${id}`)

/** Ends a relation, or takes a proposal back. */
export const endStored = (
  tx: Transaction,
  id: string,
  reason: EndReason,
  at: Temporal.Instant,
): Promise<number> =>
  tx.run(sql`
    update person.relation
       set status = 'ended', ended_at = ${at}, end_reason = ${reason}, code_index = null
     where id = ${id}`)

/** Relations of a person on both sides that are not over, the newest first. */
export const liveRelations = (handle: Handle, personId: string): Promise<Relation[]> =>
  handle.many(
    RelationRow,
    sql`
    select ${COLUMNS} from person.relation
     where (person_id = ${personId} or agent_id = ${personId}) and status <> 'ended'
     order by proposed_at desc, id`,
  )

const HeldRow = z.object({ kind: z.enum(RELATION_KINDS), held: z.bigint() })

/** How many live relations an agent has, by kind. */
export const heldByAgent = async (
  tx: Transaction,
  agentId: string,
  on: Temporal.PlainDate,
): Promise<Record<RelationKind, number>> => {
  const rows = await tx.many(
    HeldRow,
    sql`
    select kind, count(*) as held from person.relation
     where agent_id = ${agentId} and status = 'active' and (ends_on is null or ends_on > ${on})
     group by kind`,
  )
  const count = (kind: RelationKind) => Number(rows.find((row) => row.kind === kind)?.held ?? 0)
  return {
    guardian: count('guardian'),
    family: count('family'),
    appointed: count('appointed'),
    villageHelper: count('villageHelper'),
  }
}

/** Whether the same two people have a relation of the kind, or a letter of one to be signed. */
export const relationExists = async (
  tx: Transaction,
  { personId, agentId, kind }: { personId: string; agentId: string; kind: RelationKind },
): Promise<boolean> =>
  (
    await tx.one(
      z.object({ found: z.boolean() }),
      sql`
      select exists (select from person.relation where person_id = ${personId}
        and agent_id = ${agentId} and kind = ${kind} and status <> 'ended') as found`,
    )
  ).found

/**
 * What an agent may do for a person on a day, read afresh: nothing once the relation has ended, has
 * run out, or one of the two has died (N7, N8).
 */
export const scopesInForce = async (
  handle: Handle,
  relation: { readonly relationId: string; readonly personId: string; readonly agentId: string },
  on: Temporal.PlainDate,
): Promise<readonly ProxyScope[]> => {
  const found = await handle.maybeOne(
    RelationRow,
    sql`
    select ${COLUMNS} from person.relation r
     where id = ${relation.relationId} and person_id = ${relation.personId}
       and agent_id = ${relation.agentId} and not exists (select from person.person p
         where p.id in (r.person_id, r.agent_id) and p.died_on is not null)`,
  )
  return found !== undefined && isInForce(found, on) ? found.scopes : []
}

/** Active relations of a person on either side, locked; for the end of all of them. */
export const lockRelationsOf = (tx: Transaction, personId: string): Promise<Relation[]> =>
  tx.many(
    RelationRow,
    sql`
    select ${COLUMNS} from person.relation
     where (person_id = ${personId} or agent_id = ${personId}) and status <> 'ended'
     order by id for update`,
  )

/** Ids of what the clock has to look at: run out on this day, or codes that nobody answered. */
export const dueRelations = async (
  handle: Handle,
  on: Temporal.PlainDate,
  at: Temporal.Instant,
  limit: number,
): Promise<readonly string[]> =>
  (
    await handle.many(
      z.object({ id: z.string() }),
      sql`
      select id from person.relation
       where (status = 'active' and ends_on <= ${on})
          or (status = 'proposed' and coalesce(code_expires_at, letter_until) <= ${at})
       order by id limit ${limit}`,
    )
  ).map(({ id }) => id)

/** Guardians to be reminded: their time ends within days, and nobody has told them yet. */
export const claimReminders = (
  tx: Transaction,
  until: Temporal.PlainDate,
  at: Temporal.Instant,
): Promise<Relation[]> =>
  tx.many(
    RelationRow,
    sql`
    update person.relation set reminded_at = ${at}
     where kind = 'guardian' and status = 'active' and ends_on <= ${until} and reminded_at is null
    returning ${COLUMNS}`,
  )
