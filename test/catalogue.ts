import fc from 'fast-check'
import type { Transaction } from '#platform/db.ts'
import {
  CARRIERS,
  enterVersion,
  PROVINCE,
  type Scene,
  SCENE_FIELDS,
} from '#modules/catalogue/index.ts'
import { testKeys } from './person.ts'
import { SCENES } from './verification-catalogue.ts'

/** Any scene of the province, of few codes so that lists of them meet. */
export const anyScene: fc.Arbitrary<Scene> = fc
  .record({
    code: fc.constantFrom('GD-WH-001', 'GD-WH-002', 'GD-YL-001', 'GD-JT-001', 'GD-JY-002'),
    assuranceLevel: fc.constantFrom(0, 1, 2, 3, 4),
    returnedFields: fc.subarray([...SCENE_FIELDS]),
    carriers: fc.subarray([...CARRIERS]),
    retentionDays: fc.nat(400),
    offlineAllowed: fc.boolean(),
    numberAllowed: fc.boolean(),
    concessionKind: fc.constantFrom('busFare', undefined),
    supervisingAgency: fc.constantFrom('hrss-440000', undefined),
    uses: fc.constantFrom<Scene['uses'][]>(undefined, ['identity'], ['entitlement', 'payment']),
    settlement: fc.constantFrom('transit', undefined),
    replaces: fc.constantFrom(undefined, [SCENES.bus.name]),
    lastDay: fc.constantFrom(undefined, '2027-08-31', '2028-08-31'),
    contact: fc.constantFrom('12333', undefined),
    status: fc.constantFrom('published', 'suspended', 'withdrawn'),
  })
  .map((change) => Object.assign({}, SCENES.library, change))

/** Any layer: each code once. */
export const anyLayer: fc.Arbitrary<Scene[]> = fc.uniqueArray(anyScene, {
  selector: ({ code }) => code,
})

/** Publishes the next version of a layer, whatever it says. */
export const publishLayer = (
  tx: Transaction,
  scenes: readonly Scene[],
  from: Temporal.Instant,
  regionCode = PROVINCE,
  supersedes: readonly number[] = [],
) =>
  enterVersion(tx, testKeys, {
    regionCode,
    publishedAt: from.subtract({ hours: 1 }),
    effectiveFrom: from,
    reason: '例行更新',
    draftedBy: 'editor',
    publishedBy: 'reviewer',
    supersedes,
    scenes,
  })
