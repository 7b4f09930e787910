import type { ArticleId } from '#law/articles.ts'

/** 应用领域: the fields of Art. 7 and Art. 9–14 in which the card is used. */
export const DOMAINS = [
  'socialSecurity',
  'employment',
  'talent',
  'health',
  'transport',
  'culture',
  'tourism',
  'lodging',
  'subsidy',
  'relief',
  'housingFund',
  'education',
  'government',
  'licence',
  'finance',
  'crossBorder',
  'elderCare',
  'veterans',
] as const
export type Domain = (typeof DOMAINS)[number]

/** 用卡形式: how the card can be shown in a scene. `account` and `bank` need no terminal of ours. */
export const CARRIERS = [
  'chip',
  'contactless',
  'code',
  'number',
  'licence',
  'face',
  'account',
  'bank',
] as const
export type Carrier = (typeof CARRIERS)[number]

/**
 * 身份核验等级. 1 possession, 2 possession with the state checked online, 3 with PIN, password or
 * face, 4 with staff who saw the original document.
 */
export const ASSURANCE_LEVELS = [1, 2, 3, 4] as const
export type AssuranceLevel = (typeof ASSURANCE_LEVELS)[number]

/** What a venue may be told. A scene lists its few; nothing else ever leaves (V5, PIPL 6). */
export const SCENE_FIELDS = [
  'token',
  'name',
  'socialSecurityNumber',
  'sex',
  'birthDate',
  'cardState',
  'cardNumber',
  'cardIdentifier',
  'certificateType',
  'alive',
  'ageBand',
  'fareClass',
  'concession',
  'entitlement',
  'talentLevel',
  'accountToken',
  'licenceReference',
] as const
export type SceneField = (typeof SCENE_FIELDS)[number]

/** 码的用途: a code shown for one purpose is never accepted for another (V3). */
export const CODE_PURPOSES = ['identity', 'transit', 'settlement'] as const
export type CodePurpose = (typeof CODE_PURPOSES)[number]

/** 用途: what showing the card is good for in a scene; one scene can be for several. */
export const CARD_USES = ['identity', 'entitlement', 'payment', 'benefit'] as const
export type CardUse = (typeof CARD_USES)[number]

/** 结算方式: by whose system money changes hands in a scene; `none` where none does. */
export const SETTLEMENTS = ['none', 'bank', 'transit', 'medical'] as const
export type Settlement = (typeof SETTLEMENTS)[number]

export type Language = 'zh-Hans' | 'zh-Hant' | 'en' | 'pt'
export type Text = Readonly<Record<Language, string>>

/**
 * 应用场景: one entry of the catalogue (Art. 8). What is optional is left out of the signed text
 * where nothing is said, so that versions from before it could be said keep their signatures.
 */
export interface Scene {
  /** Stable for ever, such as `GD-WH-001`. */
  readonly code: string
  readonly domain: Domain
  readonly name: Text
  /** 业务场景说明, one plain sentence. */
  readonly description: Text
  /** `440000` for a provincial scene, else the six-digit code of the city that added it. */
  readonly regionCode: string
  /** Code of the agency that answers for the scene. */
  readonly ownerAgency: string
  /** Code of the agency that watches over how the card is used here, where it is another. */
  readonly supervisingAgency?: string | undefined
  readonly basis: readonly ArticleId[]
  readonly carriers: readonly Carrier[]
  /** Least assurance level; 0 where nobody is verified (money to an account, bank services). */
  readonly assuranceLevel: AssuranceLevel | 0
  readonly returnedFields: readonly SceneField[]
  /** What the holder and the venue read: why the card is shown here. */
  readonly purpose: Text
  readonly codePurpose: CodePurpose
  readonly numberAllowed: boolean
  readonly retentionDays: number
  readonly offlineAllowed: boolean
  /** Which price list the concession engine applies; absent where nothing has a price. */
  readonly concessionKind?: string | undefined
  /** What the card is good for here, never empty. */
  readonly uses?: readonly CardUse[] | undefined
  readonly settlement?: Settlement | undefined
  /** 旧卡: the names of cards and codes that this scene makes needless, never empty (Art. 7). */
  readonly replaces?: readonly Text[] | undefined
  /** The last day on which it can be used, `2028-08-31`; without it, it goes on. */
  readonly lastDay?: string | undefined
  /** Where to ask, such as a telephone number; the same in every language. */
  readonly contact?: string | undefined
  readonly status: 'published' | 'suspended' | 'withdrawn'
}

/** 场所设施: the checklist of Art. 18 for elders and disabled people. */
export const FACILITIES = [
  'ramp',
  'lowCounter',
  'accessibleToilet',
  'wheelchair',
  'readingGlasses',
  'magnifier',
  'voicePrompt',
  'display',
  'writingTablet',
  'brailleGuide',
  'signLanguage',
  'hearingLoop',
  'prioritySeat',
  'priorityQueue',
  'wheelchairParking',
  'nursingRoom',
  'defibrillator',
  'homeVisit',
] as const
export type Facility = (typeof FACILITIES)[number]

/** 暂停开放: works or another closure that was announced; open again on `until`. */
export interface Closure {
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate
}

/** 应用场所: where scenes are offered. */
export interface Place {
  readonly id: string
  readonly code: string
  readonly name: Text
  /** Kind of place, such as `library`, `museum`, `hospital`, `metroStation`. */
  readonly kind: string
  readonly cityCode: string
  readonly districtCode: string
  readonly address: string
  /** GCJ-02 degrees. */
  readonly latitude: number
  readonly longitude: number
  readonly openingHours: string
  readonly phone: string
  /** Code of the agency that runs the place. */
  readonly operatorAgency: string
  readonly sceneCodes: readonly string[]
  /** The first day without authorisation; absent where none was set. */
  readonly authorisedUntil?: Temporal.PlainDate | undefined
  /** Since when it offers nothing any more; it stays for the histories that name it. */
  readonly endedOn?: Temporal.PlainDate | undefined
  readonly closure?: Closure | undefined
  /** When a change was last approved; absent where it is as it was registered. */
  readonly changedAt?: Temporal.Instant | undefined
  readonly facilities: readonly {
    readonly facility: Facility
    readonly checkedOn: Temporal.PlainDate
  }[]
  /** When somebody last went through the checklist; absent where nobody has. */
  readonly facilitiesCheckedOn?: Temporal.PlainDate | undefined
}
