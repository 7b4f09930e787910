import { z } from 'zod'
import { type ArticleId, isArticleId } from '#law/articles.ts'
import { type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import { type Lead, LEAD_SOURCES, LEAD_STATUSES, type LeadStatus } from './lead.ts'

const Basis = z.custom<ArticleId>((value) => typeof value === 'string' && isArticleId(value))

const LeadRow = z
  .object({
    id: z.string(),
    reference: z.string(),
    source: z.enum(LEAD_SOURCES),
    kind: z.string(),
    person_id: z.string().nullable(),
    organisation_code: z.string().nullable(),
    subject_kind: z.string(),
    subject_id: z.string(),
    statement: z.string(),
    basis: Basis,
    opened_at: instant,
    status: z.enum(LEAD_STATUSES),
  })
  .transform((row): Lead => ({
    id: row.id,
    reference: row.reference,
    source: row.source,
    kind: row.kind,
    personId: row.person_id ?? undefined,
    organisationCode: row.organisation_code ?? undefined,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    statement: row.statement,
    basis: row.basis,
    openedAt: row.opened_at,
    status: row.status,
  }))

const COLUMNS = sql`id, reference, source, kind, person_id, organisation_code, subject_kind,
  subject_id, statement, basis, opened_at, status`

/** A new line; false when the same was said of the same thing before. */
export const insertLead = async (tx: Transaction, lead: Lead): Promise<boolean> =>
  (await tx.run(sql`
    insert into supervision.lead (${COLUMNS})
    values (${lead.id}, ${lead.reference}, ${lead.source}, ${lead.kind}, ${lead.personId ?? null},
      ${lead.organisationCode ?? null}, ${lead.subjectKind}, ${lead.subjectId}, ${lead.statement},
      ${lead.basis}, ${lead.openedAt}, ${lead.status})
    on conflict (person_id, subject_kind, subject_id, kind) do nothing`)) === 1

/** The lead that says this of this. */
export const leadAbout = (
  handle: Handle,
  { personId, subjectKind, subjectId, kind }: Omit<Lead, 'id' | 'reference'>,
): Promise<Lead> =>
  handle.one(
    LeadRow,
    sql`
    select ${COLUMNS} from supervision.lead
     where person_id is not distinct from ${personId ?? null} and subject_kind = ${subjectKind}
       and subject_id = ${subjectId} and kind = ${kind}`,
  )

/** The lead with this id. */
export const findLead = (handle: Handle, id: string): Promise<Lead | undefined> =>
  handle.maybeOne(LeadRow, sql`select ${COLUMNS} from supervision.lead where id = ${id}`)

/** Leads of one kind that a person opened about these things, by the id of the thing. */
export const leadsOfPerson = async (
  handle: Handle,
  personId: string,
  kind: string,
  subjectIds: readonly string[],
): Promise<Map<string, Lead>> => {
  const leads = await handle.many(
    LeadRow,
    sql`
    select ${COLUMNS} from supervision.lead
     where person_id = ${personId} and kind = ${kind} and subject_id = any(${subjectIds})`,
  )
  return new Map(leads.map((lead) => [lead.subjectId, lead]))
}

/** Which leads, and where the list goes on. */
export interface LeadPage {
  readonly status?: LeadStatus | undefined
  /** The last lead of the page before. */
  readonly after?: { readonly at: Temporal.Instant; readonly id: string } | undefined
  readonly limit: number
}

/** Leads, the newest first. */
export const listLeads = (handle: Handle, { status, after, limit }: LeadPage): Promise<Lead[]> =>
  handle.many(
    LeadRow,
    sql`
    select ${COLUMNS} from supervision.lead
     where (${status ?? null}::text is null or status = ${status ?? null})
       and (${after?.id ?? null}::uuid is null
            or (opened_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
     order by opened_at desc, id desc limit ${limit}`,
  )
