import { z } from 'zod'
import { type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import { DRAFT_KINDS, DRAFT_STATUSES, type DraftFacts } from './draft.ts'
import type { Scene } from './scene.ts'
import { SceneDefinition } from './store.ts'

/** 草案: the next version of a layer on its way. */
export interface Draft extends DraftFacts {
  readonly id: string
  /** The version that it was begun upon, or takes back; 0 where the region has none. */
  readonly baseNumber: number
  readonly openedAt: Temporal.Instant
  /** Since when others are asked about it as it is. */
  readonly consultedAt: Temporal.Instant | undefined
  readonly proposedAt: Temporal.Instant | undefined
  readonly publishedBy: string | undefined
  readonly publishedAt: Temporal.Instant | undefined
  readonly versionId: string | undefined
  readonly remark: string | undefined
}

const DraftRow = z
  .object({
    id: z.string(),
    region_code: z.string(),
    base_number: z.number(),
    kind: z.enum(DRAFT_KINDS),
    status: z.enum(DRAFT_STATUSES),
    opened_by: z.string(),
    opened_at: instant,
    editors: z.array(z.string()),
    reason: z.string().nullable(),
    effective_from: instant.nullable(),
    consulted_at: instant.nullable(),
    proposed_by: z.string().nullable(),
    proposed_at: instant.nullable(),
    published_by: z.string().nullable(),
    published_at: instant.nullable(),
    version_id: z.string().nullable(),
    remark: z.string().nullable(),
  })
  .transform((row): Draft => ({
    id: row.id,
    regionCode: row.region_code,
    baseNumber: row.base_number,
    kind: row.kind,
    status: row.status,
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    editors: row.editors,
    reason: row.reason ?? undefined,
    effectiveFrom: row.effective_from ?? undefined,
    consultedAt: row.consulted_at ?? undefined,
    proposedBy: row.proposed_by ?? undefined,
    proposedAt: row.proposed_at ?? undefined,
    publishedBy: row.published_by ?? undefined,
    publishedAt: row.published_at ?? undefined,
    versionId: row.version_id ?? undefined,
    remark: row.remark ?? undefined,
  }))

const DRAFTS = sql`
  select id, region_code, base_number, kind, status, opened_by, opened_at, editors,
         reason, effective_from, consulted_at, proposed_by, proposed_at, published_by, published_at,
         version_id, remark
    from catalogue.draft`

/** A draft, or `undefined`. */
export const findDraft = (handle: Handle, id: string): Promise<Draft | undefined> =>
  handle.maybeOne(DraftRow, sql`${DRAFTS} where id = ${id}`)

/** The same, held until the end of the transaction. */
export const lockDraft = (tx: Transaction, id: string): Promise<Draft | undefined> =>
  tx.maybeOne(DraftRow, sql`${DRAFTS} where id = ${id} for update`)

/** Drafts on their way, one of each kind for each layer at most; by region. */
export const openDrafts = (handle: Handle): Promise<Draft[]> =>
  handle.many(
    DraftRow,
    sql`${DRAFTS} where status in ('drafted', 'consulting', 'proposed') order by region_code, kind`,
  )

/** Enters a draft; `false` when its layer has one of its kind on its way. */
export const insertDraft = async (tx: Transaction, draft: Draft): Promise<boolean> => {
  const entered = await tx.run(sql`
    insert into catalogue.draft (id, region_code, base_number, kind, status, opened_by,
      opened_at, editors)
    values (${draft.id}, ${draft.regionCode}, ${draft.baseNumber}, ${draft.kind}, 'drafted',
      ${draft.openedBy}, ${draft.openedAt}, ${draft.editors})
    on conflict do nothing`)
  return entered === 1
}

/** Writes how far a draft has come and who signed it. */
export const saveDraft = async (tx: Transaction, draft: Draft): Promise<void> => {
  await tx.run(sql`
    update catalogue.draft
       set status = ${draft.status}, editors = ${draft.editors}, reason = ${draft.reason ?? null},
           effective_from = ${draft.effectiveFrom ?? null},
           consulted_at = ${draft.consultedAt ?? null},
           proposed_by = ${draft.proposedBy ?? null}, proposed_at = ${draft.proposedAt ?? null},
           published_by = ${draft.publishedBy ?? null},
           published_at = ${draft.publishedAt ?? null},
           version_id = ${draft.versionId ?? null}, remark = ${draft.remark ?? null}
     where id = ${draft.id}`)
}

/** A scene as a draft has it, and the how-manieth writing of it this is. */
export interface DraftScene {
  readonly scene: Scene
  readonly revision: number
  readonly reason: string
  readonly savedBy: string
  readonly savedAt: Temporal.Instant
}

const DraftSceneRow = z
  .object({
    definition: SceneDefinition,
    revision: z.number(),
    reason: z.string(),
    saved_by: z.string(),
    saved_at: instant,
  })
  .transform((row): DraftScene => ({
    scene: row.definition as Scene,
    revision: row.revision,
    reason: row.reason,
    savedBy: row.saved_by,
    savedAt: row.saved_at,
  }))

/** The scenes that a draft adds or changes, by code. */
export const draftScenes = (handle: Handle, draftId: string): Promise<DraftScene[]> =>
  handle.many(
    DraftSceneRow,
    sql`
    select definition, revision, reason, saved_by, saved_at
      from catalogue.draft_scene where draft_id = ${draftId} order by code`,
  )

/** Writes a scene of a draft in place of the one that somebody saw. */
export const saveDraftScene = async (
  tx: Transaction,
  draftId: string,
  { scene, revision, reason, savedBy, savedAt }: DraftScene,
): Promise<void> => {
  const definition = JSON.stringify(SceneDefinition.parse(scene))
  await tx.run(sql`
    insert into catalogue.draft_scene (draft_id, code, revision, definition, reason, saved_by,
      saved_at)
    values (${draftId}, ${scene.code}, ${revision}, ${definition}::jsonb, ${reason}, ${savedBy},
      ${savedAt})
    on conflict (draft_id, code) do update
      set revision = excluded.revision, definition = excluded.definition,
          reason = excluded.reason, saved_by = excluded.saved_by, saved_at = excluded.saved_at`)
}

/** Takes a scene out of a draft. */
export const removeDraftScene = async (
  tx: Transaction,
  draftId: string,
  code: string,
): Promise<void> => {
  await tx.run(
    sql`delete from catalogue.draft_scene where draft_id = ${draftId} and code = ${code}`,
  )
}

export const STANCES = ['agrees', 'objects'] as const

const OpinionRow = z
  .object({
    agency_code: z.string(),
    stance: z.enum(STANCES),
    words: z.string(),
    given_by: z.string(),
    given_at: instant,
  })
  .transform((row) => ({
    agencyCode: row.agency_code,
    stance: row.stance,
    words: row.words,
    givenBy: row.given_by,
    givenAt: row.given_at,
  }))
/** 意见 of a unit that was consulted on a draft. */
export type Opinion = z.output<typeof OpinionRow>

/** What units said of a draft, in the order in which they said it. */
export const opinionsOn = (handle: Handle, draftId: string): Promise<Opinion[]> =>
  handle.many(
    OpinionRow,
    sql`
    select agency_code, stance, words, given_by, given_at
      from catalogue.draft_opinion where draft_id = ${draftId} order by given_at, id`,
  )

/** Writes an opinion. */
export const insertOpinion = async (
  tx: Transaction,
  id: string,
  draftId: string,
  opinion: Opinion,
): Promise<void> => {
  await tx.run(sql`
    insert into catalogue.draft_opinion (id, draft_id, agency_code, stance, words, given_by,
      given_at)
    values (${id}, ${draftId}, ${opinion.agencyCode}, ${opinion.stance}, ${opinion.words},
      ${opinion.givenBy}, ${opinion.givenAt})`)
}
