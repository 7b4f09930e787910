import { z } from 'zod'
import { type Handle, instant, plainDate, sql, type Transaction } from '#platform/db.ts'
import { type Domain, DOMAINS } from '#modules/catalogue/index.ts'
import {
  AUDIENCES,
  type Credential,
  CREDENTIAL_KINDS,
  CREDENTIAL_STATUSES,
  type CredentialStatus,
  USES,
} from './credential.ts'
import { plainName } from './likeness.ts'

const CredentialRow = z
  .object({
    id: z.string(),
    kind: z.enum(CREDENTIAL_KINDS),
    name: z.string(),
    issuer_agency: z.string(),
    region_code: z.string(),
    domain: z.enum(DOMAINS),
    audiences: z.array(z.enum(AUDIENCES)),
    uses: z.array(z.enum(USES)),
    document: z.string(),
    need: z.string(),
    already_issued: z.boolean(),
    holder_count: z.number(),
    status: z.enum(CREDENTIAL_STATUSES),
    filed_by: z.string(),
    filed_at: instant,
    opinions_due_on: plainDate,
    decided_by: z.string().nullable(),
    decided_unit: z.string().nullable(),
    decided_at: instant.nullable(),
    decided_words: z.string().nullable(),
    state_rule: z.string().nullable(),
    retired_at: instant.nullable(),
  })
  .transform((row): Credential => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    issuerAgency: row.issuer_agency,
    regionCode: row.region_code,
    domain: row.domain,
    audiences: row.audiences,
    uses: row.uses,
    document: row.document,
    need: row.need,
    alreadyIssued: row.already_issued,
    holderCount: row.holder_count,
    status: row.status,
    filedBy: row.filed_by,
    filedAt: row.filed_at,
    opinionsDueOn: row.opinions_due_on,
    outcome:
      row.decided_by === null || row.decided_at === null
        ? undefined
        : {
            by: { staffId: row.decided_by, agencyCode: row.decided_unit ?? '' },
            at: row.decided_at,
            words: row.decided_words ?? '',
            stateRule: row.state_rule ?? undefined,
          },
    retiredAt: row.retired_at ?? undefined,
  }))

const CREDENTIALS = sql`
  select id, kind, name, issuer_agency, region_code, domain, audiences, uses, document, need,
         already_issued, holder_count, status, filed_by, filed_at, opinions_due_on, decided_by,
         decided_unit, decided_at, decided_words, state_rule, retired_at
    from credential.credential`

/** Whether a department has something of this name on file already. */
export const isKnown = async (
  handle: Handle,
  { issuerAgency, regionCode, name }: Pick<Credential, 'issuerAgency' | 'regionCode' | 'name'>,
): Promise<boolean> =>
  (
    await handle.one(
      z.object({ known: z.boolean() }),
      sql`select exists (select from credential.credential
                          where issuer_agency = ${issuerAgency} and region_code = ${regionCode}
                            and name_key = ${plainName(name)}
                            and status not in ('withdrawn', 'blocked')) as known`,
    )
  ).known

/** Puts a credential before the gate; answers 0 where one of that name has just come before it. */
export const insertCredential = (tx: Transaction, one: Credential): Promise<number> =>
  tx.run(sql`
    insert into credential.credential (id, kind, name, name_key, issuer_agency, region_code, domain,
      audiences, uses, document, need, already_issued, holder_count, status, filed_by, filed_at,
      opinions_due_on)
    values (${one.id}, ${one.kind}, ${one.name}, ${plainName(one.name)}, ${one.issuerAgency},
      ${one.regionCode}, ${one.domain}, ${one.audiences}, ${one.uses}, ${one.document}, ${one.need},
      ${one.alreadyIssued}, ${one.holderCount}, ${one.status}, ${one.filedBy}, ${one.filedAt},
      ${one.opinionsDueOn})
    on conflict do nothing`)

/** A credential, or `undefined`. */
export const findCredential = (handle: Handle, id: string): Promise<Credential | undefined> =>
  handle.maybeOne(CredentialRow, sql`${CREDENTIALS} where id = ${id}`)

/** The same, held until the end of the transaction. */
export const lockCredential = (tx: Transaction, id: string): Promise<Credential | undefined> =>
  tx.maybeOne(CredentialRow, sql`${CREDENTIALS} where id = ${id} for update`)

/** Writes where a credential stands and what was decided. */
export const saveCredential = async (
  tx: Transaction,
  { id, status, outcome, retiredAt }: Credential,
  retiredBy?: string,
): Promise<void> => {
  await tx.run(sql`
    update credential.credential
       set status = ${status}, decided_by = ${outcome?.by.staffId ?? null},
           decided_unit = ${outcome?.by.agencyCode ?? null}, decided_at = ${outcome?.at ?? null},
           decided_words = ${outcome?.words ?? null}, state_rule = ${outcome?.stateRule ?? null},
           retired_at = ${retiredAt ?? null}, retired_by = ${retiredBy ?? null}
     where id = ${id}`)
}

export interface RegisterFilter {
  readonly status?: CredentialStatus | undefined
  readonly domain?: Domain | undefined
  /** Part of a name. */
  readonly query?: string | undefined
}

/** 卡证码登记册: what waits first, then the newest first. */
export const listCredentials = (
  handle: Handle,
  { status, domain, query = '' }: RegisterFilter = {},
): Promise<Credential[]> =>
  handle.many(
    CredentialRow,
    sql`${CREDENTIALS}
         where (${status ?? null}::text is null or status = ${status ?? null})
           and (${domain ?? null}::text is null or domain = ${domain ?? null})
           and strpos(name, ${query.trim()}) > 0
         order by status <> 'filed', filed_at desc, id`,
  )

/** What a department has filed, or is asked about; the newest first. */
export const credentialsOfAgency = (handle: Handle, agencyCode: string): Promise<Credential[]> =>
  handle.many(
    CredentialRow,
    sql`${CREDENTIALS} c
         where issuer_agency = ${agencyCode}
            or exists (select from credential.opinion o
                        where o.credential_id = c.id and o.agency_code = ${agencyCode})
         order by filed_at desc, id`,
  )

/** What the public is told of: taken in, on its way, or kept by a rule of the State; by name. */
export const publicCredentials = (handle: Handle): Promise<Credential[]> =>
  handle.many(
    CredentialRow,
    sql`${CREDENTIALS} where status in ('absorbing', 'absorbed', 'exempted')
         order by region_code, name, id`,
  )
