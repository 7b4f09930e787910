import { z } from 'zod'
import { type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import {
  ASSURANCE_LEVELS,
  CARRIERS,
  CODE_PURPOSES,
  DOMAINS,
  type Scene,
  SCENE_FIELDS,
} from './scene.ts'
import { missingBasis } from './domain-basis.ts'
import type { PublishedVersion } from './snapshot.ts'

/** One text in the four languages, as rows hold it. */
export const TextRow = z.strictObject({
  'zh-Hans': z.string().min(1),
  'zh-Hant': z.string().min(1),
  en: z.string().min(1),
  pt: z.string().min(1),
})

const SceneDefinition = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}-[A-Z]{2,4}-\d{3}$/),
  domain: z.enum(DOMAINS),
  name: TextRow,
  description: TextRow,
  regionCode: z.string().length(6),
  ownerAgency: z.string(),
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
  status: z.enum(['published', 'suspended', 'withdrawn']),
})

const VersionRow = z.object({
  id: z.string(),
  region_code: z.string(),
  number: z.number(),
  published_at: instant,
  effective_from: instant,
  reason: z.string(),
})

/** The layer of each region that is in force at an instant. */
export const versionsInForce = async (
  handle: Handle,
  at: Temporal.Instant,
): Promise<PublishedVersion[]> => {
  const rows = await handle.many(
    VersionRow,
    sql`
    select distinct on (region_code) id, region_code, number, published_at, effective_from, reason
      from catalogue.version
     where effective_from <= ${at}
     order by region_code, number desc`,
  )
  return rows.map((row) => ({
    id: row.id,
    regionCode: row.region_code,
    number: row.number,
    publishedAt: row.published_at,
    effectiveFrom: row.effective_from,
    reason: row.reason,
  }))
}

const SceneRow = z.object({ definition: SceneDefinition })

/** The scenes of some versions, in the order of their codes. */
export const scenesOf = async (handle: Handle, versionIds: readonly string[]): Promise<Scene[]> => {
  const rows = await handle.many(
    SceneRow,
    sql`select definition from catalogue.scene where version_id = any(${versionIds}) order by code`,
  )
  return rows.map((row) => row.definition as Scene)
}

/**
 * Publishes one layer: the version and all its scenes, or nothing. Throws for a scene that does not
 * name the article which opens its field.
 */
export const insertVersion = async (
  tx: Transaction,
  version: PublishedVersion,
  scenes: readonly Scene[],
): Promise<void> => {
  await tx.run(sql`
    insert into catalogue.version (id, region_code, number, published_at, effective_from, reason)
    values (${version.id}, ${version.regionCode}, ${version.number}, ${version.publishedAt},
      ${version.effectiveFrom}, ${version.reason})`)
  for (const scene of scenes) {
    const missing = missingBasis(scene)
    if (missing !== undefined) throw new Error(`Scene ${scene.code} does not rest on ${missing}`)
  }
  const rows = scenes.map((scene) => SceneDefinition.parse(scene))
  await tx.run(sql`
    insert into catalogue.scene (version_id, code, domain, definition)
    select ${version.id}, d->>'code', d->>'domain', d
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) d`)
}
