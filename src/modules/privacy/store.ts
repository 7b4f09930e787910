import { z } from 'zod'
import { type ArticleId, isArticleId } from '#law/articles.ts'
import { type Handle, instant, sql } from '#platform/db.ts'
import type { Cursor } from '#platform/http/cursor.ts'
import type { BareEntry } from './access-entry.ts'

const Basis = z.custom<ArticleId>((value) => typeof value === 'string' && isArticleId(value))

const AccessRecordRow = z
  .object({
    id: z.string(),
    at: instant,
    actor_kind: z.enum(['holder', 'agent', 'staff', 'terminal', 'system']),
    organisation_code: z.string(),
    purpose: z.string(),
    basis: Basis,
    fields: z.array(z.string()),
    case_reference: z.string().nullable(),
  })
  .transform((row): BareEntry => ({
    kind: 'accessRecord',
    id: row.id,
    at: row.at,
    actorKind: row.actor_kind,
    organisationCode: row.organisation_code,
    purpose: row.purpose,
    sceneCode: undefined,
    placeId: undefined,
    channel: undefined,
    credentialId: undefined,
    outcome: undefined,
    fields: row.fields,
    basis: row.basis,
    caseReference: row.case_reference ?? undefined,
  }))

const COLUMNS = sql`id, at, actor_kind, organisation_code, purpose, basis, fields, case_reference`

/** Records of a person after a cursor, the newest first; their own readings only when asked for. */
export const accessRecordsOf = (
  handle: Handle,
  personId: string,
  page: { readonly cursor: Cursor | undefined; readonly limit: number; readonly own: boolean },
): Promise<BareEntry[]> =>
  handle.many(
    AccessRecordRow,
    sql`
    select ${COLUMNS} from platform.access_record
     where person_id = ${personId}
       and (${page.own} or actor_kind <> 'holder' or actor_id <> ${personId})
       and (${page.cursor?.id ?? null}::uuid is null or (at, id)
            < (${page.cursor?.at ?? null}::timestamptz, ${page.cursor?.id ?? null}::uuid))
     order by at desc, id desc limit ${page.limit}`,
  )

/** One record, if it is of this person. */
export const accessRecordOf = (
  handle: Handle,
  personId: string,
  id: string,
): Promise<BareEntry | undefined> =>
  handle.maybeOne(
    AccessRecordRow,
    sql`
    select ${COLUMNS} from platform.access_record where id = ${id} and person_id = ${personId}`,
  )
