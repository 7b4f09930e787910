import { z } from 'zod'
import {
  ASSURANCE_LEVELS,
  CARD_USES,
  CARRIERS,
  CODE_PURPOSES,
  DOMAINS,
  FACILITIES,
  type Place,
  type Scene,
  SCENE_FIELDS,
  SETTLEMENTS,
} from './scene.ts'
import type { PublishedVersion } from './snapshot.ts'

const TextAnswer = z.strictObject({
  'zh-Hans': z.string(),
  'zh-Hant': z.string(),
  en: z.string(),
  pt: z.string(),
})

/** A scene; members that are not named here, such as internal ids, do not leave. */
export const SceneAnswer = z.object({
  code: z.string(),
  domain: z.enum(DOMAINS),
  name: TextAnswer,
  description: TextAnswer,
  regionCode: z.string(),
  ownerAgency: z.string(),
  supervisingAgency: z.string().nullable().describe('watches over it; null: the owner does'),
  basis: z.array(z.string()),
  carriers: z.array(z.enum(CARRIERS)),
  assuranceLevel: z.union([z.literal(0), z.literal([...ASSURANCE_LEVELS])]),
  returnedFields: z.array(z.enum(SCENE_FIELDS)),
  purpose: TextAnswer,
  codePurpose: z.enum(CODE_PURPOSES),
  numberAllowed: z.boolean(),
  retentionDays: z.number().int(),
  offlineAllowed: z.boolean(),
  concessionKind: z.string().nullable(),
  uses: z.array(z.enum(CARD_USES)).describe('what the card is good for here; empty: not said'),
  settlement: z.enum(SETTLEMENTS).nullable().describe('by whose system money changes hands'),
  replaces: z.array(TextAnswer).describe('cards and codes that it makes needless'),
  lastDay: z.iso.date().nullable().describe('last day of use; null: it goes on'),
  contact: z.string().nullable().describe('where to ask'),
})

export const VersionAnswer = z.strictObject({
  regionCode: z.string(),
  number: z.number().int(),
  publishedAt: z.iso.datetime(),
  effectiveFrom: z.iso.datetime(),
  reason: z.string(),
})

export const CatalogueAnswer = z.strictObject({
  versions: z.array(VersionAnswer).describe('the layer of each region that is in force'),
  scenes: z.array(SceneAnswer),
  tightened: z
    .array(
      z.strictObject({
        cityCode: z.string(),
        sceneCode: z.string(),
        assuranceLevel: z.number().int(),
        returnedFields: z.array(z.enum(SCENE_FIELDS)),
        retentionDays: z.number().int(),
        offlineAllowed: z.boolean(),
        numberAllowed: z.boolean(),
      }),
    )
    .describe('scenes of the province where a city is stricter: these members hold there'),
})

export const PlaceAnswer = z.object({
  code: z.string(),
  name: TextAnswer,
  kind: z.string(),
  cityCode: z.string(),
  districtCode: z.string(),
  address: z.string(),
  latitude: z.number().describe('GCJ-02 degrees'),
  longitude: z.number().describe('GCJ-02 degrees'),
  openingHours: z.string(),
  phone: z.string(),
  operatorAgency: z.string(),
  sceneCodes: z.array(z.string()),
  facilities: z.array(z.strictObject({ facility: z.enum(FACILITIES), checkedOn: z.iso.date() })),
  facilitiesCheckedOn: z.iso
    .date()
    .nullable()
    .describe('when somebody last went through the checklist; null where nobody has'),
  closure: z
    .strictObject({ from: z.iso.date(), until: z.iso.date() })
    .nullable()
    .describe('announced works or another closure; open again on `until`'),
  changedAt: z.iso.datetime().nullable().describe('when a change was last approved'),
})

export const PlacesAnswer = z.strictObject({
  items: z.array(PlaceAnswer),
  nextCursor: z.string().nullable().describe('null on the last page'),
})

export const sceneAnswer = (scene: Scene): z.input<typeof SceneAnswer> => ({
  ...scene,
  basis: [...scene.basis],
  carriers: [...scene.carriers],
  returnedFields: [...scene.returnedFields],
  supervisingAgency: scene.supervisingAgency ?? null,
  concessionKind: scene.concessionKind ?? null,
  uses: [...(scene.uses ?? [])],
  settlement: scene.settlement ?? null,
  replaces: [...(scene.replaces ?? [])],
  lastDay: scene.lastDay ?? null,
  contact: scene.contact ?? null,
})

export const versionAnswer = (version: PublishedVersion): z.input<typeof VersionAnswer> => ({
  regionCode: version.regionCode,
  number: version.number,
  publishedAt: version.publishedAt.toString(),
  effectiveFrom: version.effectiveFrom.toString(),
  reason: version.reason,
})

export const placeAnswer = (place: Place): z.input<typeof PlaceAnswer> => ({
  ...place,
  sceneCodes: [...place.sceneCodes],
  facilities: place.facilities.map(({ facility, checkedOn }) => ({
    facility,
    checkedOn: checkedOn.toString(),
  })),
  facilitiesCheckedOn: place.facilitiesCheckedOn?.toString() ?? null,
  closure: place.closure
    ? { from: place.closure.from.toString(), until: place.closure.until.toString() }
    : null,
  changedAt: place.changedAt?.toString() ?? null,
})
