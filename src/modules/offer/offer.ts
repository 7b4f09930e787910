import type { ArticleId } from '#law/articles.ts'
import { isCreditCode } from '#kernel/credit-code.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import type { Domain, Place, Scene, SceneField } from '#modules/catalogue/index.ts'
import { advertisingIn } from './advertising.ts'

/** 社会提供的便民服务: a use of the card that needs a verification, or help without any data. */
export const OFFER_KINDS = ['convenience', 'scene'] as const
export type OfferKind = (typeof OFFER_KINDS)[number]

/** 申报状态 */
export const OFFER_STATUSES = [
  'submitted',
  'examined',
  'trial',
  'live',
  'declined',
  'delisted',
] as const
export type OfferStatus = (typeof OFFER_STATUSES)[number]
export const OFFER_ACTIONS = ['examine', 'beginTrial', 'launch', 'decline', 'delist'] as const
export type OfferAction = (typeof OFFER_ACTIONS)[number]
/** Steps of the second person. */
export const DECIDERS_ACTIONS = ['beginTrial', 'launch', 'decline', 'delist'] as const

interface Step {
  readonly to: OfferStatus
  readonly basis: ArticleId
}

/** The lawful steps of an offer; the database knows them as well. */
export const OFFER_TRANSITIONS = {
  /** 待核查 */
  submitted: {
    examine: { to: 'examined', basis: 'YKT-15' },
    decline: { to: 'declined', basis: 'YKT-15' },
  },
  /** 待审批 */
  examined: {
    beginTrial: { to: 'trial', basis: 'YKT-15' },
    decline: { to: 'declined', basis: 'YKT-15' },
  },
  /** 试用中 */
  trial: {
    launch: { to: 'live', basis: 'YKT-15' },
    delist: { to: 'delisted', basis: 'YKT-15' },
  },
  /** 已上线 */
  live: { delist: { to: 'delisted', basis: 'YKT-15' } },
  /** 未采纳 */
  declined: {},
  /** 已下线 */
  delisted: {},
} as const satisfies Record<OfferStatus, Partial<Record<OfferAction, Step>>>

/** What a trial may not go beyond. */
export interface TrialLimits {
  /**
   * Where it is tried, and nowhere else: codes of registered places that offer its scene, or, where
   * no card is shown, places in words.
   */
  readonly places: readonly string[]
  readonly uses: number
  /** The last day. */
  readonly until: Temporal.PlainDate
}

/** What an applicant says. */
export interface Application {
  readonly kind: OfferKind
  readonly applicant: string
  readonly creditCode: string
  /** A telephone or mail address of the organisation; everybody reads it. */
  readonly contact: string
  readonly title: string
  readonly what: string
  readonly domain: Domain
  readonly regionCode: string
  readonly site: string
  /** The scene of the catalogue by whose verification it would stand. */
  readonly sceneCode: string | undefined
  readonly fields: readonly SceneField[]
}

/** The registered places in question, by code; one that has ended is not among them. */
export type RegisteredPlaces = ReadonlyMap<string, Pick<Place, 'sceneCodes'>>

/** What a rule about a trial asks of the day. */
export interface Today {
  readonly on: Temporal.PlainDate
  readonly registered: RegisteredPlaces
}

export interface OfferStep {
  readonly action: OfferAction
  readonly words: string
  readonly by: string
  readonly at: Temporal.Instant
}

export interface Offer extends Application {
  readonly id: string
  readonly status: OfferStatus
  readonly submittedAt: Temporal.Instant
  readonly trial: TrialLimits | undefined
  readonly steps: readonly OfferStep[]
  /** How often it was used, as reported so far. */
  readonly uses: number
}

export type OfferRefusal =
  | 'OFFER_INCOMPLETE'
  | 'OFFER_CREDIT_CODE_WRONG'
  | 'OFFER_SCENE_UNKNOWN'
  | 'OFFER_FIELDS_BEYOND_SCENE'
  | 'OFFER_ADVERTISES'
  | 'OFFER_KNOWN'
  | 'OFFER_NOT_IN_STATUS'
  | 'OFFER_SAME_PERSON'
  | 'OFFER_WORDS_MISSING'
  | 'OFFER_LIMITS_WRONG'
  | 'OFFER_PLACE_NOT_OFFERING'
  | 'OFFER_PLACE_OUTSIDE_TRIAL'
  | 'OFFER_USES_WRONG'
  | 'OFFER_USES_OUTSIDE_DAYS'
  | 'OFFER_REPORT_CODE_WRONG'

const LEAST_WORDS = 4
const MOST_PLACES = 50
const MOST_USES = 100_000
const TRIAL_DAYS = { least: 7, most: 180 } as const

const lengthOf = (text: string): number => Array.from(text.trim()).length
const within = (text: string, least: number, most: number): boolean =>
  lengthOf(text) >= least && lengthOf(text) <= most

const isComplete = ({ applicant, contact, title, what, site }: Application): boolean =>
  within(applicant, 4, 60) &&
  within(contact, 5, 60) &&
  within(title, 4, 30) &&
  within(what, 20, 500) &&
  within(site, 4, 100)

type SceneBounds = Pick<Scene, 'status' | 'assuranceLevel' | 'returnedFields'>

/** Whether it learns no more than its scene allows now; the catalogue may have become stricter. */
export const isWithin = (
  { kind, fields }: Pick<Application, 'kind' | 'fields'>,
  scene: SceneBounds | undefined,
): boolean =>
  kind === 'convenience' ||
  (scene?.status === 'published' && fields.every((field) => scene.returnedFields.includes(field)))

/**
 * 申报: who it is, what, where, and which data. A scene learns no more than a scene of the
 * catalogue lets anybody learn, a convenience learns nothing; neither advertises (Art. 15, 22).
 */
export const decideApplication = (
  wish: Application,
  scene: SceneBounds | undefined,
  regionKnown: boolean,
): Decision<undefined, OfferRefusal> => {
  if (!isComplete(wish) || !regionKnown) return refuse('YKT-15', 'OFFER_INCOMPLETE', ['mendOffer'])
  if (!isCreditCode(wish.creditCode))
    return refuse('YKT-15', 'OFFER_CREDIT_CODE_WRONG', ['mendOffer'])
  if (advertisingIn(wish.title, wish.what, wish.site) !== undefined)
    return refuse('YKT-15', 'OFFER_ADVERTISES', ['mendOffer'])
  if (wish.kind === 'convenience')
    return wish.fields.length === 0
      ? grant('YKT-15', undefined)
      : refuse('YKT-22', 'OFFER_FIELDS_BEYOND_SCENE', ['mendOffer'])
  if (scene?.status !== 'published' || scene.assuranceLevel === 0)
    return refuse('YKT-15', 'OFFER_SCENE_UNKNOWN', ['seeCatalogue'])
  return wish.fields.length > 0 && isWithin(wish, scene)
    ? grant('YKT-15', undefined)
    : refuse('YKT-22', 'OFFER_FIELDS_BEYOND_SCENE', ['mendOffer'])
}

const stepsOf = (status: OfferStatus): Partial<Record<OfferAction, Step>> =>
  OFFER_TRANSITIONS[status]

/** What can be done with an offer, by whoever may. */
export const offerActions = ({ status }: Pick<Offer, 'status'>): OfferAction[] =>
  OFFER_ACTIONS.filter((action) => stepsOf(status)[action] !== undefined)

const areLimitsLawful = ({ places, uses, until }: TrialLimits, on: Temporal.PlainDate): boolean => {
  const days = on.until(until, { largestUnit: 'days' }).days
  return (
    Number.isSafeInteger(uses) &&
    places.length >= 1 &&
    places.length <= MOST_PLACES &&
    new Set(places).size === places.length &&
    places.every((place) => within(place, 2, 60)) &&
    uses >= 1 &&
    uses <= MOST_USES &&
    days >= TRIAL_DAYS.least &&
    days <= TRIAL_DAYS.most
  )
}

/** Those places of a trial that offer its scene now; what shows no card is wherever it said. */
export const openPlaces = (
  { trial, sceneCode }: Pick<Offer, 'trial' | 'sceneCode'>,
  registered: RegisteredPlaces,
): readonly string[] =>
  (trial?.places ?? []).filter(
    (place) =>
      sceneCode === undefined || registered.get(place)?.sceneCodes.includes(sceneCode) === true,
  )

const checkLimits = (
  { sceneCode }: Pick<Offer, 'sceneCode'>,
  limits: TrialLimits | undefined,
  { on, registered }: Today,
): Decision<OfferStatus, OfferRefusal> | undefined => {
  if (limits === undefined || !areLimitsLawful(limits, on))
    return refuse('YKT-15', 'OFFER_LIMITS_WRONG', ['mendLimits'])
  const open = openPlaces({ trial: limits, sceneCode }, registered)
  return open.length === limits.places.length
    ? undefined
    : refuse('YKT-15', 'OFFER_PLACE_NOT_OFFERING', ['mendLimits'])
}

/**
 * A step of an offer, with its words: looked into, let into a trial within limits, let live,
 * turned down or taken off. Whoever looked into it opens nothing.
 */
export const decideOffer = (
  offer: Pick<Offer, 'status' | 'steps' | 'sceneCode'>,
  action: OfferAction,
  wish: {
    readonly staffId: string
    readonly words: string
    /** Of `beginTrial`. */
    readonly limits?: TrialLimits | undefined
  },
  { on, registered }: Today,
): Decision<OfferStatus, OfferRefusal> => {
  const step = stepsOf(offer.status)[action]
  if (step === undefined) return refuse('YKT-15', 'OFFER_NOT_IN_STATUS', offerActions(offer))
  const opens = action === 'beginTrial' || action === 'launch'
  const examined = offer.steps.some((one) => one.action === 'examine' && one.by === wish.staffId)
  if (opens && examined) return refuse('YKT-15', 'OFFER_SAME_PERSON', ['askColleague'])
  if (lengthOf(wish.words) < LEAST_WORDS) return refuse('YKT-15', 'OFFER_WORDS_MISSING', ['sayWhy'])
  const fault =
    action === 'beginTrial' ? checkLimits(offer, wish.limits, { on, registered }) : undefined
  return fault ?? grant(step.basis, step.to)
}

/** Whether holders find it on a day: live, or in a trial that is within its limits. */
export const isOpen = (
  offer: Pick<Offer, 'status' | 'trial' | 'uses' | 'sceneCode'>,
  { on, registered }: Today,
): boolean => {
  const { status, trial, uses } = offer
  if (status === 'live') return true
  if (status !== 'trial' || trial === undefined) return false
  return (
    uses < trial.uses &&
    Temporal.PlainDate.compare(on, trial.until) <= 0 &&
    openPlaces(offer, registered).length > 0
  )
}
