import { z } from 'zod'
import {
  bytes,
  type Handle,
  instant,
  plainDate,
  type Sql,
  sql,
  type Transaction,
} from '#platform/db.ts'
import { idsOf } from '#modules/person/index.ts'
import { CASE_STATUSES, OPEN_STATUSES } from './case.ts'
import { CASE_HOLDERS } from './case-step.ts'
import { scopeOf } from './clerk.ts'
import { shortCode } from './reference.ts'
import { CHANNELS } from './channel.ts'
import { DOCUMENT_GROUPS } from './material.ts'
import { APPLICANT_KINDS, SERVICE_CODES, type ServiceCode } from './service.ts'

const CaseRow = z
  .object({
    id: z.string(),
    person_id: z.string(),
    opened_key: z.string(),
    service: z.enum(SERVICE_CODES),
    applicant_kind: z.enum(APPLICANT_KINDS),
    applicant_id: z.string(),
    relation_id: z.string().nullable(),
    document_group: z.enum(DOCUMENT_GROUPS),
    channel: z.enum(CHANNELS),
    accept_region: z.string(),
    accept_agency: z.string().nullable(),
    accept_outlet: z.string().nullable(),
    issue_region: z.string(),
    tail_index: bytes,
    status: z.enum(CASE_STATUSES),
    opened_at: instant,
    accepted_at: instant.nullable(),
    promise_on: plainDate.nullable(),
    legal_on: plainDate.nullable(),
    held_by: z.enum(CASE_HOLDERS),
    held_code: z.string().nullable(),
    clerk_id: z.string().nullable(),
    clerk_since: instant.nullable(),
    reminded_at: instant.nullable(),
    card_id: z.string().nullable(),
    order_id: z.string().nullable(),
    refusal_code: z.string().nullable(),
    ended_at: instant.nullable(),
    version: z.number(),
  })
  .transform((row) => ({
    id: row.id,
    personId: row.person_id,
    openedKey: row.opened_key,
    service: row.service,
    applicant: row.applicant_kind,
    applicantId: row.applicant_id,
    relationId: row.relation_id ?? undefined,
    group: row.document_group,
    channel: row.channel,
    acceptRegion: row.accept_region,
    /** Agency at whose counter it was accepted; none online. */
    acceptAgency: row.accept_agency ?? undefined,
    acceptOutlet: row.accept_outlet ?? undefined,
    issueRegion: row.issue_region,
    tailIndex: row.tail_index as Uint8Array,
    status: row.status,
    openedAt: row.opened_at,
    acceptedAt: row.accepted_at ?? undefined,
    promiseOn: row.promise_on ?? undefined,
    legalOn: row.legal_on ?? undefined,
    heldBy: row.held_by,
    /** Agency, bank or outlet that has it now, where one is known. */
    heldCode: row.held_code ?? undefined,
    /** The clerk who has it open, and since when. */
    clerkId: row.clerk_id ?? undefined,
    clerkSince: row.clerk_since ?? undefined,
    remindedAt: row.reminded_at ?? undefined,
    cardId: row.card_id ?? undefined,
    orderId: row.order_id ?? undefined,
    refusalCode: row.refusal_code ?? undefined,
    endedAt: row.ended_at ?? undefined,
    version: row.version,
  }))
/** 办件 */
export type Case = z.output<typeof CaseRow>

const COLUMNS = sql`id, person_id, opened_key, service, applicant_kind, applicant_id, relation_id,
  document_group, channel, accept_region, accept_agency, accept_outlet, issue_region, tail_index,
  status, opened_at, accepted_at, promise_on, legal_on, held_by, held_code, clerk_id, clerk_since,
  reminded_at, card_id, order_id, refusal_code, ended_at, version`

const casesWhere = (handle: Handle, condition: Sql): Promise<Case[]> =>
  handle.many(CaseRow, sql`select ${COLUMNS} from handling.case where ${condition}`)

const caseWhere = (handle: Handle, condition: Sql): Promise<Case | undefined> =>
  handle.maybeOne(CaseRow, sql`select ${COLUMNS} from handling.case where ${condition}`)

/** Writes a case; false when the person has one by this key, or the service open, already. */
export const insertCase = async (tx: Transaction, one: Case): Promise<boolean> =>
  (await tx.run(sql`
    insert into handling.case (short_code, ${COLUMNS})
    values (${shortCode(one.id)}, ${one.id}, ${one.personId}, ${one.openedKey}, ${one.service},
      ${one.applicant}, ${one.applicantId}, ${one.relationId ?? null}, ${one.group}, ${one.channel},
      ${one.acceptRegion}, ${one.acceptAgency ?? null}, ${one.acceptOutlet ?? null},
      ${one.issueRegion}, ${one.tailIndex}, ${one.status}, ${one.openedAt},
      ${one.acceptedAt ?? null}, ${one.promiseOn ?? null}, ${one.legalOn ?? null}, ${one.heldBy},
      ${one.heldCode ?? null}, ${one.clerkId ?? null}, ${one.clerkSince ?? null},
      ${one.remindedAt ?? null}, ${one.cardId ?? null}, ${one.orderId ?? null},
      ${one.refusalCode ?? null}, ${one.endedAt ?? null}, ${one.version})
    on conflict do nothing`)) === 1

/** Writes what can change about a case that this transaction has locked. */
export const saveCase = async (tx: Transaction, one: Case): Promise<Case> => {
  const saved = { ...one, version: one.version + 1 }
  const touched = await tx.run(sql`
    update handling.case
       set status = ${one.status}, accepted_at = ${one.acceptedAt ?? null},
           promise_on = ${one.promiseOn ?? null}, legal_on = ${one.legalOn ?? null},
           held_by = ${one.heldBy}, held_code = ${one.heldCode ?? null},
           clerk_id = ${one.clerkId ?? null}, clerk_since = ${one.clerkSince ?? null},
           reminded_at = ${one.remindedAt ?? null}, card_id = ${one.cardId ?? null},
           order_id = ${one.orderId ?? null}, refusal_code = ${one.refusalCode ?? null},
           ended_at = ${one.endedAt ?? null}, version = ${saved.version}
     where id = ${one.id} and version = ${one.version}`)
  if (touched !== 1) throw new Error(`case ${one.id} was changed by somebody else`)
  return saved
}

export const findCase = (handle: Handle, id: string): Promise<Case | undefined> =>
  caseWhere(handle, sql`id = ${id}`)

/** The case, held until the transaction ends. */
export const lockCase = (tx: Transaction, id: string): Promise<Case | undefined> =>
  caseWhere(tx, sql`id = ${id} for update`)

/** The case that a person opened by this key. */
export const caseByKey = (handle: Handle, personId: string, key: string) =>
  caseWhere(handle, sql`person_id = ${personId} and opened_key = ${key}`)

/** The open case of a person for a service, wherever in the province it was accepted. */
export const openCaseOf = (handle: Handle, personId: string, service: ServiceCode) =>
  caseWhere(
    handle,
    sql`person_id = ${personId} and service = ${service} and status = any(${OPEN_STATUSES})`,
  )

/** Every case of a person and of entries that were merged into this one, the newest first. */
export const casesOfPerson = async (handle: Handle, personId: string): Promise<Case[]> =>
  casesWhere(
    handle,
    sql`person_id = any(${await idsOf(handle, personId)}::uuid[])
      order by opened_at desc, id desc limit 100`,
  )

/** Open cases that a condition names, locked; those that somebody works on are left out. */
export const lockCasesToRecount = (
  tx: Transaction,
  condition: Sql,
  limit: number,
): Promise<Case[]> =>
  casesWhere(
    tx,
    sql`status = any(${OPEN_STATUSES}) and ${condition}
        order by id limit ${limit} for update skip locked`,
  )

/** Whether something is under way for a person. */
export const hasOpenCase = async (tx: Transaction, personId: string): Promise<boolean> =>
  (await casesWhere(tx, sql`person_id = ${personId} and status = any(${OPEN_STATUSES}) limit 1`))
    .length > 0

/** Open cases of a person that an event may move, locked: of an order, or of these services. */
export const lockCasesToMove = (
  tx: Transaction,
  personId: string,
  orderId: string | undefined,
  services: readonly ServiceCode[],
): Promise<Case[]> =>
  casesWhere(
    tx,
    sql`person_id = ${personId} and status = any(${OPEN_STATUSES})
      and (order_id = ${orderId ?? null}::uuid or service = any(${services}))
    order by id for update`,
  )

/** The case that an order was placed for; of a change of bank there is one. */
export const caseOfOrder = (handle: Handle, orderId: string): Promise<Case | undefined> =>
  caseWhere(handle, sql`order_id = ${orderId} order by opened_at desc limit 1`)
/** Everything that is open of a person, for a change. */
export const lockOpenCases = (tx: Transaction, personId: string): Promise<Case[]> =>
  casesWhere(
    tx,
    sql`person_id = ${personId} and status = any(${OPEN_STATUSES}) order by id for update`,
  )

/** Cases of this short code; all but never one at most. */
export const casesByShortCode = (handle: Handle, code: string): Promise<Case[]> =>
  casesWhere(handle, sql`short_code = ${code} limit 5`)

/**
 * Open cases of a counter: those it accepted, and those that came in online for its region. Those
 * that somebody was reminded of come first, then those due soonest.
 */
export const queueOf = (
  handle: Handle,
  { agencyCode, regionCode }: { readonly agencyCode: string; readonly regionCode: string },
): Promise<Case[]> => {
  // A city's counter serves what came in online for cards of the city; the province's, all of it.
  const scope = scopeOf(regionCode)
  return casesWhere(
    handle,
    sql`status = any(${OPEN_STATUSES})
      and (accept_agency = ${agencyCode}
           or accept_agency is null and starts_with(issue_region, ${scope}))
    order by reminded_at is null, promise_on nulls last, opened_at, id limit 100`,
  )
}
