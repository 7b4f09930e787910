import { z } from 'zod'
import { type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import { type Opinion, VERDICTS } from './credential.ts'
import { type Compared, LIKENESS_REASONS } from './likeness.ts'

/** 重复项: a scene or another credential that is alike, as it was found at the filing. */
export interface Overlap extends Compared {
  readonly with:
    | { readonly kind: 'scene'; readonly sceneCode: string }
    | { readonly kind: 'credential'; readonly otherId: string }
  readonly name: string
  /** Who answers for it. */
  readonly agencyCode: string
}

/** Keeps what was found, in the order in which it is shown. */
export const insertOverlaps = async (
  tx: Transaction,
  credentialId: string,
  overlaps: readonly Overlap[],
): Promise<void> => {
  for (const [i, one] of overlaps.entries())
    await tx.run(sql`
      insert into credential.overlap (credential_id, position, scene_code, other_id, name,
        agency_code, score, reasons)
      values (${credentialId}, ${i + 1}, ${one.with.kind === 'scene' ? one.with.sceneCode : null},
        ${one.with.kind === 'credential' ? one.with.otherId : null}, ${one.name},
        ${one.agencyCode}, ${one.score}, ${one.reasons})`)
}

const OverlapRow = z
  .object({
    scene_code: z.string().nullable(),
    other_id: z.string().nullable(),
    name: z.string(),
    agency_code: z.string(),
    score: z.number(),
    reasons: z.array(z.enum(LIKENESS_REASONS)),
  })
  .transform((row): Overlap => ({
    with:
      row.scene_code === null
        ? { kind: 'credential', otherId: row.other_id ?? '' }
        : { kind: 'scene', sceneCode: row.scene_code },
    name: row.name,
    agencyCode: row.agency_code,
    score: row.score,
    reasons: row.reasons,
  }))

/** What was found when a credential was filed, the most alike first. */
export const overlapsOf = (handle: Handle, credentialId: string): Promise<Overlap[]> =>
  handle.many(
    OverlapRow,
    sql`select scene_code, other_id, name, agency_code, score, reasons from credential.overlap
         where credential_id = ${credentialId} order by position`,
  )

const OpinionRow = z
  .object({
    credential_id: z.string(),
    agency_code: z.string(),
    named_by: z.string().nullable(),
    named_at: instant,
    verdict: z.enum(VERDICTS).nullable(),
    words: z.string().nullable(),
    given_by: z.string().nullable(),
    given_at: instant.nullable(),
  })
  .transform((row): Opinion & { readonly credentialId: string } => ({
    credentialId: row.credential_id,
    agencyCode: row.agency_code,
    namedBy: row.named_by ?? undefined,
    namedAt: row.named_at,
    given:
      row.verdict === null || row.given_at === null
        ? undefined
        : {
            verdict: row.verdict,
            words: row.words ?? '',
            by: row.given_by ?? '',
            at: row.given_at,
          },
  }))

/** Asks departments what they think. */
export const insertOpinions = async (
  tx: Transaction,
  credentialId: string,
  agencyCodes: readonly string[],
  named: { readonly by: string | undefined; readonly at: Temporal.Instant },
): Promise<void> => {
  await tx.run(sql`
    insert into credential.opinion (credential_id, agency_code, named_by, named_at)
    select ${credentialId}::uuid, unnest(${agencyCodes}::text[]), ${named.by ?? null}::text,
           ${named.at}::timestamptz`)
}

/** Of some credentials, who was asked and what they said, in the order of asking. */
export const opinionsOf = (handle: Handle, credentialIds: readonly string[]) =>
  handle.many(
    OpinionRow,
    sql`select credential_id, agency_code, named_by, named_at, verdict, words, given_by, given_at
          from credential.opinion where credential_id = any(${credentialIds}::uuid[])
         order by named_at, agency_code`,
  )

/** Writes what a department thinks; once. */
export const saveOpinion = async (
  tx: Transaction,
  credentialId: string,
  agencyCode: string,
  given: NonNullable<Opinion['given']>,
): Promise<void> => {
  await tx.run(sql`
    update credential.opinion
       set verdict = ${given.verdict}, words = ${given.words}, given_by = ${given.by},
           given_at = ${given.at}
     where credential_id = ${credentialId} and agency_code = ${agencyCode}`)
}
