import { z } from 'zod'
import { type Handle, instant, plainDate, type Sql, sql, type Transaction } from '#platform/db.ts'
import { idsOf } from '#modules/person/index.ts'
import {
  ENTITLEMENT_KINDS,
  type Entitlement,
  type EntitlementKind,
  type InForce,
  type Moment,
  type Origin,
  ORIGINS,
} from './entitlement.ts'

const Kind = z.enum(ENTITLEMENT_KINDS)

const EntitlementRow = z
  .object({
    id: z.string(),
    person_id: z.string(),
    kind: Kind,
    level: z.string().nullable(),
    agency_code: z.string(),
    reference: z.string(),
    valid_from: plainDate,
    valid_until: plainDate.nullable(),
    origin: z.enum(ORIGINS),
    entered_at: instant,
    revoked_at: instant.nullable(),
    revoke_reason: z.string().nullable(),
  })
  .transform((row): Entitlement => ({
    id: row.id,
    personId: row.person_id,
    kind: row.kind,
    level: row.level ?? undefined,
    agencyCode: row.agency_code,
    reference: row.reference,
    period: { from: row.valid_from, until: row.valid_until ?? undefined },
    origin: row.origin,
    enteredAt: row.entered_at,
    revokedAt: row.revoked_at ?? undefined,
    revokeReason: row.revoke_reason ?? undefined,
  }))

const ENTITLEMENTS = sql`
  select id, person_id, kind, level, agency_code, reference, valid_from, valid_until, origin,
         entered_at, revoked_at, revoke_reason
    from entitlement.entitlement`

/** Says which department answers for a kind. */
export const insertSources = async (
  tx: Transaction,
  sources: readonly { readonly kind: EntitlementKind; readonly agencyCode: string }[],
): Promise<void> => {
  for (const source of sources) await insertSource(tx, source)
}

/** The same of one; answers 0 where it is known. */
export const insertSource = (
  tx: Transaction,
  { kind, agencyCode }: { readonly kind: EntitlementKind; readonly agencyCode: string },
): Promise<number> =>
  tx.run(sql`
    insert into entitlement.source (kind, agency_code) values (${kind}, ${agencyCode})
    on conflict do nothing`)

/** Every department that answers for something. */
export const allSources = (handle: Handle) =>
  handle.many(
    z
      .object({ kind: Kind, agency_code: z.string() })
      .transform(({ kind, agency_code: agencyCode }) => ({ kind, agencyCode })),
    sql`select kind, agency_code from entitlement.source order by kind, agency_code`,
  )

/** The kinds that a department answers for. */
export const kindsOfAgency = async (
  handle: Handle,
  agencyCode: string,
): Promise<readonly EntitlementKind[]> =>
  (
    await handle.many(
      z.object({ kind: Kind }),
      sql`select kind from entitlement.source where agency_code = ${agencyCode} order by kind`,
    )
  ).map(({ kind }) => kind)

/** A statement that is ready to be entered. */
export type NewEntitlement = Pick<
  Entitlement,
  'id' | 'personId' | 'kind' | 'level' | 'agencyCode' | 'reference' | 'period'
> & {
  /** Those of lists come into force all at once. */
  readonly origin: Exclude<Origin, 'list'>
  readonly enteredBy: string
}

/** Enters one; answers 0 where the department has said the like for some of these days. */
export const insertEntitlement = (
  tx: Transaction,
  one: NewEntitlement,
  at: Temporal.Instant,
): Promise<number> =>
  tx.run(sql`
    insert into entitlement.entitlement (id, person_id, entered_for, kind, level, agency_code,
      reference, valid_from, valid_until, origin, entered_by, entered_at)
    values (${one.id}, ${one.personId}, ${one.personId}, ${one.kind}, ${one.level ?? null},
      ${one.agencyCode}, ${one.reference}, ${one.period.from}, ${one.period.until ?? null},
      ${one.origin}, ${one.enteredBy}, ${at})
    on conflict do nothing`)

/** Those of a department about a person and a kind that hold on some day of a period. */
export const overlappingOnes = (
  handle: Handle,
  { personId, kind, agencyCode, period }: NewEntitlement,
): Promise<Entitlement[]> =>
  handle.many(
    EntitlementRow,
    sql`${ENTITLEMENTS}
         where entered_for = ${personId} and kind = ${kind} and agency_code = ${agencyCode}
           and revoked_at is null
           and daterange(valid_from, valid_until)
               && daterange(${period.from}, ${period.until ?? null})`,
  )

const one = (handle: Handle, agencyCode: string, id: string, lock: Sql) =>
  handle.maybeOne(
    EntitlementRow,
    sql`${ENTITLEMENTS} where id = ${id} and agency_code = ${agencyCode} ${lock}`,
  )

/** One that a department has said; that of another is not there. */
export const findEntitlement = (handle: Handle, agencyCode: string, id: string) =>
  one(handle, agencyCode, id, sql``)

/** The same, held until the end of the transaction. */
export const lockEntitlement = (tx: Transaction, agencyCode: string, id: string) =>
  one(tx, agencyCode, id, sql`for update`)

/** Writes that one is revoked. */
export const saveRevocation = async (
  tx: Transaction,
  id: string,
  {
    at,
    by,
    reason,
  }: { readonly at: Temporal.Instant; readonly by: string; readonly reason: string },
): Promise<void> => {
  await tx.run(sql`
    update entitlement.entitlement
       set revoked_at = ${at}, revoked_by = ${by}, revoke_reason = ${reason} where id = ${id}`)
}

/** All that was ever said of a person: what holds longest first. */
export const entitlementsOfPerson = (handle: Handle, personId: string): Promise<Entitlement[]> =>
  handle.many(
    EntitlementRow,
    sql`${ENTITLEMENTS} where person_id = ${personId}
         order by valid_until desc nulls first, kind, id`,
  )

/** What a department has said under one number of its own; the newest first. */
export const entitlementsByReference = (
  handle: Handle,
  agencyCode: string,
  reference: string,
): Promise<Entitlement[]> =>
  handle.many(
    EntitlementRow,
    sql`${ENTITLEMENTS} where agency_code = ${agencyCode} and reference = ${reference}
         order by entered_at desc, id limit 50`,
  )

export interface KindCount {
  readonly kind: EntitlementKind
  readonly inForce: number
}

/** How many statements of a department hold, by kind. */
export const countsOfAgency = (
  handle: Handle,
  agencyCode: string,
  { at, on }: Moment,
): Promise<KindCount[]> =>
  handle.many(
    z
      .object({ kind: Kind, in_force: z.coerce.number() })
      .transform(({ kind, in_force: inForce }) => ({ kind, inForce })),
    sql`
    select s.kind, count(e.id) as in_force
      from entitlement.source s
      left join entitlement.entitlement e on e.kind = s.kind and e.agency_code = s.agency_code
       and e.valid_from <= ${on} and (e.valid_until is null or e.valid_until > ${on})
       and (e.revoked_at is null or e.revoked_at > ${at})
     where s.agency_code = ${agencyCode}
     group by s.kind order by s.kind`,
  )

/** Two entries are one person: what was said of the first is the second's (C6). */
export const moveEntitlements = async (
  tx: Transaction,
  { fromId, intoId }: { readonly fromId: string; readonly intoId: string },
): Promise<void> => {
  await tx.run(sql`
    update entitlement.entitlement set person_id = ${intoId} where person_id = ${fromId}`)
}

/** They are two again: what was said of the first, and of what had become it, goes back to it. */
export const restoreEntitlements = async (
  tx: Transaction,
  { fromId, intoId }: { readonly fromId: string; readonly intoId: string },
): Promise<void> => {
  const ids = await idsOf(tx, fromId)
  await tx.run(sql`
    update entitlement.entitlement set person_id = ${fromId}
     where person_id = ${intoId} and entered_for = any(${ids}::uuid[])`)
}

interface VerificationRow {
  readonly personId: string
  readonly kind: EntitlementKind
  readonly level: string | null
}

const FOR_VERIFICATION = `
  select person_id as "personId", kind, level from entitlement.entitlement
   where person_id = any($1::uuid[]) and valid_from <= $2
     and (valid_until is null or valid_until > $2) and (revoked_at is null or revoked_at > $3)`

/**
 * What holds for many people at a moment, by a prepared statement of the hot path. Who has nothing
 * is absent.
 */
export const entitlementsForVerification = async (
  handle: Handle,
  personIds: readonly string[],
  { at, on }: Moment,
): Promise<ReadonlyMap<string, readonly InForce[]>> => {
  const rows = await handle.prepared<VerificationRow>(
    'entitlement.for-verification',
    FOR_VERIFICATION,
    [personIds, on, at],
  )
  const found = new Map<string, InForce[]>()
  for (const { personId, kind, level } of rows) {
    const held = { kind, level: level ?? undefined }
    const before = found.get(personId)
    if (before === undefined) found.set(personId, [held])
    else before.push(held)
  }
  return found
}
