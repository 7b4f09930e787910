import { z } from 'zod'
import type { Database } from '#platform/db.ts'
import { apiRoute, type RouteDefinition } from '#platform/http/route.ts'
import { SceneAnswer, sceneAnswer, VersionAnswer, versionAnswer } from './answers.ts'
import type { CatalogueReader, Layer } from './reader.ts'

const MOST_VERSIONS = 50

const ChangesAnswer = z.strictObject({
  items: z.array(
    VersionAnswer.extend({
      digest: z.string().describe('SM3 of the version; it is what is signed'),
      previous: z.string().nullable().describe('digest of the version that it changes'),
      supersedes: z
        .array(z.number().int())
        .describe('numbers of versions that waited and never take effect: leave them out'),
      changes: z.array(
        z.strictObject({
          kind: z.enum(['added', 'changed', 'removed']),
          code: z.string(),
          reason: z.string(),
          scene: SceneAnswer.extend({ status: z.enum(['published', 'suspended', 'withdrawn']) })
            .nullable()
            .describe('as it is from then on; null where it was removed'),
        }),
      ),
    }),
  ),
  after: z.number().int().describe('ask with this number next time'),
})

const changesOf = ({ version, scenes }: Layer): z.input<typeof ChangesAnswer>['items'][number] => {
  const now = new Map(scenes.map((scene) => [scene.code, scene]))
  return {
    ...versionAnswer(version),
    digest: version.seal?.digest ?? '',
    previous: version.previous ?? null,
    supersedes: [...version.supersedes],
    changes: version.changes.map(({ kind, code, reason }) => {
      const scene = now.get(code)
      return {
        kind,
        code,
        reason,
        scene: scene === undefined ? null : { ...sceneAnswer(scene), status: scene.status },
      }
    }),
  }
}

/**
 * 目录变更: what each version of a layer did, by its number, those that wait for their day among
 * them (Art. 8). Numbers have no gaps, and a version never changes: whoever asks with the last
 * number misses nothing. Whoever begins at 0, leaves out what a later one supersedes, and does what
 * the others say from their day on has the layer as it is.
 */
export const changesRoute = ({
  db,
  catalogue,
}: {
  readonly db: Database
  readonly catalogue: CatalogueReader
}): RouteDefinition =>
  apiRoute({
    method: 'GET',
    path: '/v1/catalogue/changes/:regionCode',
    operationId: 'listCatalogueChanges',
    summary: { zh: '按版本号读取目录变更', en: 'What each version of a layer changed' },
    access: { kind: 'public' },
    basis: ['YKT-8'],
    params: z.object({ regionCode: z.string().regex(/^\d{6}$/) }),
    query: z.strictObject({
      after: z.coerce.number().int().min(0).max(1_000_000).default(0),
      limit: z.coerce.number().int().min(1).max(MOST_VERSIONS).default(20),
    }),
    response: ChangesAnswer,
    problems: ['REQUEST_INVALID'],
    handle: async ({ params: { regionCode }, query }) => {
      const layers = await catalogue.after(db, regionCode, query)
      return { items: layers.map(changesOf), after: layers.at(-1)?.version.number ?? query.after }
    },
  })
