import { z } from 'zod'
import { type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import { ACCESS_SCOPES } from '#platform/http/partner.ts'
import { PublicPoint } from '#platform/http/partner-keys.ts'
import type { AccessKey } from './access-key.ts'
import { ENDPOINT_STATUSES } from './endpoint.ts'

const Row = z
  .object({
    id: z.string(),
    agency_code: z.string(),
    label: z.string(),
    public_key_jwk: PublicPoint,
    scopes: z.array(z.enum(ACCESS_SCOPES)),
    valid_until: instant,
    status: z.enum(ENDPOINT_STATUSES),
    entered_by: z.string(),
    entered_at: instant,
    approved_by: z.string().nullable(),
    approved_at: instant.nullable(),
  })
  .transform((row): AccessKey => ({
    id: row.id,
    agencyCode: row.agency_code,
    label: row.label,
    publicKey: row.public_key_jwk,
    scopes: row.scopes,
    validUntil: row.valid_until,
    status: row.status,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    approvedBy: row.approved_by ?? undefined,
    approvedAt: row.approved_at ?? undefined,
  }))

const ALL = sql`
  select id, agency_code, label, public_key_jwk, scopes, valid_until, status, entered_by,
         entered_at, approved_by, approved_at
    from exchange.access_key`

/** Those of a department that hold or wait for a second person, the latest first. */
export const accessKeysOf = (handle: Handle, agencyCode: string): Promise<AccessKey[]> =>
  handle.many(
    Row,
    sql`${ALL} where agency_code = ${agencyCode} and status <> 'disabled'
         order by entered_at desc, id desc`,
  )

/** One of a department, held until the end of the transaction; that of another is not found. */
export const lockAccessKey = (
  tx: Transaction,
  agencyCode: string,
  id: string,
): Promise<AccessKey | undefined> =>
  tx.maybeOne(Row, sql`${ALL} where id = ${id} and agency_code = ${agencyCode} for update`)

/** Enters a key that waits for a second person; false when it stands somewhere already. */
export const insertAccessKey = async (
  tx: Transaction,
  key: Omit<AccessKey, 'status' | 'approvedBy' | 'approvedAt'>,
): Promise<boolean> =>
  (await tx.run(sql`
    insert into exchange.access_key (id, agency_code, label, public_key_jwk, scopes, valid_until,
      status, entered_by, entered_at)
    values (${key.id}, ${key.agencyCode}, ${key.label}, ${JSON.stringify(key.publicKey)},
      ${key.scopes}, ${key.validUntil}, 'proposed', ${key.enteredBy}, ${key.enteredAt})
    on conflict do nothing`)) === 1
