import { z } from 'zod'
import { bytes, type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import {
  ASSURANCE_LEVELS,
  CARD_USES,
  CARRIERS,
  CODE_PURPOSES,
  DOMAINS,
  type Scene,
  SCENE_FIELDS,
  SETTLEMENTS,
} from './scene.ts'
import type { Seal } from './seal.ts'
import type { VersionContent } from './snapshot.ts'

/** One text in the four languages, as rows hold it. */
export const TextRow = z.strictObject({
  'zh-Hans': z.string().min(1),
  'zh-Hant': z.string().min(1),
  en: z.string().min(1),
  pt: z.string().min(1),
})

/** A whole scene, as rows and forms hold it. */
export const SceneDefinition = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}-[A-Z]{2,4}-\d{3}$/),
  domain: z.enum(DOMAINS),
  name: TextRow,
  description: TextRow,
  regionCode: z.string().length(6),
  ownerAgency: z.string(),
  supervisingAgency: z.string().min(1).optional(),
  basis: z.array(z.string()).min(1),
  carriers: z.array(z.enum(CARRIERS)),
  assuranceLevel: z.union([z.literal(0), z.literal([...ASSURANCE_LEVELS])]),
  returnedFields: z.array(z.enum(SCENE_FIELDS)),
  purpose: TextRow,
  codePurpose: z.enum(CODE_PURPOSES),
  numberAllowed: z.boolean(),
  retentionDays: z.number().int().min(0),
  offlineAllowed: z.boolean(),
  concessionKind: z.string().optional(),
  uses: z.array(z.enum(CARD_USES)).min(1).optional(),
  settlement: z.enum(SETTLEMENTS).optional(),
  replaces: z.array(TextRow).min(1).optional(),
  lastDay: z.iso.date().optional(),
  contact: z.string().min(1).max(60).optional(),
  status: z.enum(['published', 'suspended', 'withdrawn']),
})

const ChangeRow = z.strictObject({
  kind: z.enum(['added', 'changed', 'removed']),
  code: z.string(),
  reason: z.string(),
})

const VersionRow = z
  .object({
    id: z.string(),
    region_code: z.string(),
    number: z.number(),
    previous: z.string().nullable(),
    published_at: instant,
    effective_from: instant,
    reason: z.string(),
    changes: z.array(ChangeRow).nullable(),
    supersedes: z.array(z.number()),
    key_number: z.number().nullable(),
    digest: z.string().nullable(),
    signature: bytes.nullable(),
  })
  .transform((row): StoredVersion => ({
    id: row.id,
    regionCode: row.region_code,
    number: row.number,
    previous: row.previous ?? undefined,
    publishedAt: row.published_at,
    effectiveFrom: row.effective_from,
    reason: row.reason,
    changes: row.changes ?? [],
    supersedes: row.supersedes,
    seal:
      row.key_number === null || row.digest === null || row.signature === null
        ? undefined
        : { keyNumber: row.key_number, digest: row.digest, signature: row.signature },
  }))

/** A version as it lies in the database; nothing is to be taken from it before it was checked. */
export interface StoredVersion extends VersionContent {
  /** `undefined` of a row that nobody signed. */
  readonly seal: Seal | undefined
}

const VERSIONS = sql`
  select id, region_code, number, previous, published_at, effective_from, reason, changes,
         supersedes, key_number, digest, signature
    from catalogue.version v`

/**
 * The version of each region that is in force at an instant, and those that follow; in order. The
 * last published of those that have begun is in force: one that it stands in the place of began
 * later, or never.
 */
export const versionsFrom = (handle: Handle, at: Temporal.Instant): Promise<StoredVersion[]> =>
  handle.many(
    VersionRow,
    sql`${VERSIONS}
     where effective_from > ${at}
        or number = (select max(w.number) from catalogue.version w
                      where w.region_code = v.region_code and w.effective_from <= ${at})
     order by region_code, number`,
  )

/** Every version of a region, or of all of them; the newest first. */
export const listVersions = (handle: Handle, regionCode?: string): Promise<StoredVersion[]> =>
  handle.many(
    VersionRow,
    sql`${VERSIONS} where ${regionCode ?? null}::text is null or region_code = ${regionCode ?? null}
     order by published_at desc, region_code, number desc`,
  )

/** The versions of a region after one, in order; their numbers have no gaps. */
export const versionsAfter = (
  handle: Handle,
  regionCode: string,
  page: { readonly after: number; readonly limit: number },
): Promise<StoredVersion[]> =>
  handle.many(
    VersionRow,
    sql`${VERSIONS} where region_code = ${regionCode} and number > ${page.after}
     order by number
     limit ${page.limit}`,
  )

/** One version of a region by its number. */
export const findVersion = (
  handle: Handle,
  regionCode: string,
  number: number,
): Promise<StoredVersion | undefined> =>
  handle.maybeOne(
    VersionRow,
    sql`${VERSIONS} where region_code = ${regionCode} and number = ${number}`,
  )

/** A version by its identifier. */
export const versionOf = (handle: Handle, id: string): Promise<StoredVersion> =>
  handle.one(VersionRow, sql`${VERSIONS} where id = ${id}`)

/**
 * The version of a region that is in force at an instant and those that wait; in order. Where one
 * stands in the place of another that waited, the other is not among them.
 */
export const standingVersions = (
  handle: Handle,
  regionCode: string,
  at: Temporal.Instant,
): Promise<StoredVersion[]> =>
  handle.many(
    VersionRow,
    sql`${VERSIONS}
     where region_code = ${regionCode}
       and (effective_from > ${at}
         or number = (select max(w.number) from catalogue.version w
                       where w.region_code = v.region_code and w.effective_from <= ${at}))
       and not exists (select from catalogue.version w
                        where w.region_code = v.region_code and v.number = any (w.supersedes))
     order by number`,
  )

/** What a version changes: the last before it that had begun when it begins, and still stood. */
export const versionBefore = (
  handle: Handle,
  {
    regionCode,
    number,
    effectiveFrom,
    supersedes,
  }: Pick<StoredVersion, 'regionCode' | 'number' | 'effectiveFrom' | 'supersedes'>,
): Promise<StoredVersion | undefined> =>
  handle.maybeOne(
    VersionRow,
    sql`${VERSIONS}
     where region_code = ${regionCode} and number < ${number}
       and effective_from <= ${effectiveFrom} and number <> all (${supersedes})
       and not exists (select from catalogue.version w
                        where w.region_code = v.region_code and w.number < ${number}
                          and v.number = any (w.supersedes))
     order by number desc limit 1`,
  )

/** Lets one publication of a layer follow the other; held until the end of the transaction. */
export const lockLayer = async (tx: Transaction, regionCode: string): Promise<void> => {
  const key = `catalogue.layer|${regionCode}`
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
}

/** The version of a region that was published last, in force or waiting. */
export const latestVersion = (
  handle: Handle,
  regionCode: string,
): Promise<StoredVersion | undefined> =>
  handle.maybeOne(
    VersionRow,
    sql`${VERSIONS} where region_code = ${regionCode} order by number desc limit 1`,
  )

const SceneRow = z.object({ definition: SceneDefinition })

/** The scenes of some versions, in the order of their codes. */
export const scenesOf = async (handle: Handle, versionIds: readonly string[]): Promise<Scene[]> => {
  const rows = await handle.many(
    SceneRow,
    sql`select definition from catalogue.scene where version_id = any(${versionIds}) order by code`,
  )
  return rows.map((row) => row.definition as Scene)
}

/** Who drafted a version and who published it: two people, as the database wants it. */
export interface Publishers {
  readonly draftedBy: string
  readonly publishedBy: string
}

/** Writes a signed version and all its scenes. */
export const insertVersion = async (
  tx: Transaction,
  version: VersionContent,
  scenes: readonly Scene[],
  { keyNumber, digest, signature }: Seal,
  { draftedBy, publishedBy }: Publishers,
): Promise<void> => {
  await tx.run(sql`
    insert into catalogue.version (id, region_code, number, previous, published_at, effective_from,
      reason, changes, supersedes, drafted_by, published_by, key_number, digest, signature)
    values (${version.id}, ${version.regionCode}, ${version.number}, ${version.previous ?? null},
      ${version.publishedAt}, ${version.effectiveFrom}, ${version.reason},
      ${JSON.stringify(version.changes)}::jsonb, ${version.supersedes}, ${draftedBy},
      ${publishedBy}, ${keyNumber}, ${digest}, ${signature})`)
  const rows = scenes.map((scene) => SceneDefinition.parse(scene))
  await tx.run(sql`
    insert into catalogue.scene (version_id, code, domain, definition)
    select ${version.id}, d->>'code', d->>'domain', d
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) d`)
}
