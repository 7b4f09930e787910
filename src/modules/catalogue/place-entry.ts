import type { ArticleId } from '#law/articles.ts'
import { isCreditCode } from '#kernel/credit-code.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { nearestFirst } from '#law/setting.ts'
import { readOpeningHours } from '#ui/opening-hours.ts'
import type { Place } from './scene.ts'

/** 申报状态 */
export const PLACE_ENTRY_STATUSES = ['filed', 'reviewed', 'approved', 'returned'] as const
export type PlaceEntryStatus = (typeof PLACE_ENTRY_STATUSES)[number]
export const PLACE_ENTRY_ACTIONS = ['review', 'approve', 'sendBack'] as const
export type PlaceEntryAction = (typeof PLACE_ENTRY_ACTIONS)[number]

interface Step {
  readonly to: PlaceEntryStatus
  readonly basis: ArticleId
}

/** The lawful steps of an entry; the database knows them as well. */
export const PLACE_ENTRY_TRANSITIONS = {
  /** 待初审 */
  filed: {
    review: { to: 'reviewed', basis: 'YKT-8' },
    sendBack: { to: 'returned', basis: 'YKT-8' },
  },
  /** 待核准 */
  reviewed: {
    approve: { to: 'approved', basis: 'YKT-8' },
    sendBack: { to: 'returned', basis: 'YKT-8' },
  },
  /** 已核准 */
  approved: {},
  /** 退回：a better one is filed anew. */
  returned: {},
} as const satisfies Record<PlaceEntryStatus, Partial<Record<PlaceEntryAction, Step>>>

/** What an operator files of a place. */
export type FiledPlace = Pick<
  Place,
  | 'name'
  | 'kind'
  | 'cityCode'
  | 'districtCode'
  | 'address'
  | 'latitude'
  | 'longitude'
  | 'openingHours'
  | 'phone'
  | 'sceneCodes'
  | 'closure'
>

/** 申报种类: a new place; of one that is there, a longer authorisation or other values. */
export const PLACE_ENTRY_KINDS = ['new', 'renewal', 'change'] as const
export type PlaceEntryKind = (typeof PLACE_ENTRY_KINDS)[number]

/** 场所申报: a new place, or something about one that is there. */
export interface PlaceEntry {
  readonly id: string
  readonly kind: PlaceEntryKind
  readonly placeId: string | undefined
  readonly operatorAgency: string
  readonly content: FiledPlace
  /** The first day without authorisation; a change leaves it as it is. */
  readonly authorisedUntil: Temporal.PlainDate | undefined
  /** What an approved change replaced. */
  readonly before: FiledPlace | undefined
  readonly status: PlaceEntryStatus
  readonly filed: Act
  readonly reviewed: Act | undefined
  readonly decided: Act | undefined
  readonly remark: string | undefined
}

/** Who did something, and when. */
export interface Act {
  readonly staffId: string
  readonly at: Temporal.Instant
}

/** What can be wrong with any door that people go to. */
export type SiteFault =
  | 'NAME_MISSING'
  | 'DISTRICT_UNKNOWN'
  | 'ADDRESS_MISSING'
  | 'COORDINATES_SWAPPED'
  | 'COORDINATES_OUTSIDE'
  | 'HOURS_UNREADABLE'
  | 'PHONE_WRONG'

/** What can be wrong with what was filed; all of it is said at once. */
export type PlaceFault =
  | SiteFault
  | 'KIND_UNKNOWN'
  | 'SCENES_MISSING'
  | 'SCENE_UNKNOWN'
  | 'CLOSURE_WRONG'
  | 'CREDIT_CODE_WRONG'
  | 'CREDIT_CODE_OF_ANOTHER'
  | 'UNTIL_PAST'
  | 'UNTIL_TOO_FAR'

/** What the check of an entry looks at beside the entry. */
export interface FilingWorld {
  readonly kinds: readonly string[]
  /** Codes of districts, and of cities that have none. */
  readonly districts: ReadonlySet<string>
  /** Codes of the scenes that hold in the city. */
  readonly scenes: ReadonlySet<string>
  /** 统一社会信用代码 of the operator in the register. */
  readonly creditCode: string | undefined
  /** An authorisation lasts no longer than this. */
  readonly mostMonths: number
  readonly on: Temporal.PlainDate
}

const inProvince = (latitude: number, longitude: number): boolean =>
  latitude >= 20 && latitude <= 26 && longitude >= 109 && longitude <= 118

const coordinateFault = ({ latitude, longitude }: Site): SiteFault | undefined => {
  if (inProvince(latitude, longitude)) return undefined
  return inProvince(longitude, latitude) ? 'COORDINATES_SWAPPED' : 'COORDINATES_OUTSIDE'
}

const closureFault = ({ closure }: FiledPlace, { on }: FilingWorld): PlaceFault | undefined => {
  if (closure === undefined) return undefined
  const { from, until } = closure
  const ahead = Temporal.PlainDate.compare(until, on) > 0
  return ahead && Temporal.PlainDate.compare(from, until) < 0 ? undefined : 'CLOSURE_WRONG'
}

const creditCodeFault = (
  typed: string | undefined,
  registered: string | undefined,
): PlaceFault | undefined => {
  if (typed === undefined) return undefined
  if (!isCreditCode(typed)) return 'CREDIT_CODE_WRONG'
  return registered === typed ? undefined : 'CREDIT_CODE_OF_ANOTHER'
}

const untilFault = (
  until: Temporal.PlainDate | undefined,
  { on, mostMonths }: FilingWorld,
): PlaceFault | undefined => {
  if (until === undefined) return undefined
  if (Temporal.PlainDate.compare(until, on) <= 0) return 'UNTIL_PAST'
  const last = on.add({ months: mostMonths })
  return Temporal.PlainDate.compare(until, last) > 0 ? 'UNTIL_TOO_FAR' : undefined
}

/** What stands on a form; a change asks neither for the credit code nor for a day. */
export interface FiledForm {
  readonly content: FiledPlace
  readonly creditCode?: string | undefined
  readonly authorisedUntil?: Temporal.PlainDate | undefined
}

/** What every door that people go to has, a place or an outlet. */
export type Site = Pick<
  FiledPlace,
  'name' | 'districtCode' | 'address' | 'latitude' | 'longitude' | 'openingHours' | 'phone'
>

/** `440106` → `440100`: whose bureau looks at it. */
export const cityOf = ({ districtCode }: Pick<Site, 'districtCode'>): string =>
  `${districtCode.slice(0, 4)}00`

/** A name not given in a language is the Chinese one: register data are never translated. */
export const nameOf = (
  name: Readonly<Record<'nameHans' | 'nameHant' | 'nameEn' | 'namePt', string>>,
): Site['name'] => ({
  'zh-Hans': name.nameHans,
  'zh-Hant': name.nameHant || name.nameHans,
  en: name.nameEn || name.nameHans,
  pt: name.namePt || name.nameEn || name.nameHans,
})

const isThere = <Fault>(fault: Fault | undefined | false): fault is Fault =>
  fault !== undefined && fault !== false

/** What is wrong with a door: name, district, address, position, hours, telephone. */
export const siteFaults = (site: Site, districts: ReadonlySet<string>): readonly SiteFault[] => {
  const { name, districtCode, address, openingHours, phone } = site
  const faults: readonly (SiteFault | undefined | false)[] = [
    name['zh-Hans'].trim().length < 2 && 'NAME_MISSING',
    !districts.has(districtCode) && 'DISTRICT_UNKNOWN',
    address.trim().length < 4 && 'ADDRESS_MISSING',
    coordinateFault(site),
    readOpeningHours(openingHours) === undefined && 'HOURS_UNREADABLE',
    !/^(?:\d{3,5}|0\d{2,3}-?\d{7,8}|1\d{10})$/.test(phone) && 'PHONE_WRONG',
  ]
  return faults.filter(isThere)
}

/** Everything that is wrong with an entry; nothing when all is well. */
export const placeFaults = (
  { content, creditCode, authorisedUntil }: FiledForm,
  world: FilingWorld,
): readonly PlaceFault[] => {
  const { kind, sceneCodes } = content
  const faults: readonly (PlaceFault | undefined | false)[] = [
    ...siteFaults(content, world.districts),
    !world.kinds.includes(kind) && 'KIND_UNKNOWN',
    sceneCodes.length === 0 && 'SCENES_MISSING',
    sceneCodes.some((code) => !world.scenes.has(code)) && 'SCENE_UNKNOWN',
    closureFault(content, world),
    creditCodeFault(creditCode, world.creditCode),
    untilFault(authorisedUntil, world),
  ]
  return faults.filter(isThere)
}

export type PlaceEntryRefusal =
  | 'PLACE_WRONG'
  | 'PLACE_ALREADY_THERE'
  | 'PLACE_NOT_YOURS'
  | 'PLACE_HAS_ENDED'
  | 'NOTHING_CHANGED'
  | 'CHANGE_UNDER_WAY'
  | 'RENEWAL_UNDER_WAY'
  | 'PLACE_ENTRY_NOT_IN_STATUS'
  | 'PLACE_ENTRY_SAME_PERSON'
  | 'PLACE_ENTRY_OTHER_CITY'
  | 'PLACE_ENTRY_REMARK_MISSING'

/** Somebody of the bureau, with the region of their agency. */
export interface BureauStaff {
  readonly staffId: string
  readonly regionCode: string
}

/**
 * The steps of an entry at the bureau. The bureau of the city or of the province looks at it, twice
 * and by two people; neither of them has filed it. What goes back says why.
 */
export const decidePlaceEntry = (
  entry: Pick<PlaceEntry, 'status' | 'filed' | 'reviewed'> & { readonly cityCode: string },
  action: PlaceEntryAction,
  by: BureauStaff,
  remark: string,
): Decision<PlaceEntryStatus, PlaceEntryRefusal> => {
  const steps: Partial<Record<PlaceEntryAction, Step>> = PLACE_ENTRY_TRANSITIONS[entry.status]
  const step = steps[action]
  if (step === undefined) return refuse('YKT-8', 'PLACE_ENTRY_NOT_IN_STATUS', Object.keys(steps))
  if (!nearestFirst(entry.cityCode).includes(by.regionCode))
    return refuse('YKT-8', 'PLACE_ENTRY_OTHER_CITY', ['askOtherUnit'])
  const before = [entry.filed.staffId, action === 'approve' ? entry.reviewed?.staffId : undefined]
  if (before.includes(by.staffId))
    return refuse('YKT-8', 'PLACE_ENTRY_SAME_PERSON', ['askColleague'])
  return action === 'sendBack' && remark.trim().length < 4
    ? refuse('YKT-8', 'PLACE_ENTRY_REMARK_MISSING', ['mendEntry'])
    : grant(step.basis, step.to)
}

/** An entry after somebody of the bureau has looked; what was said last stays with it. */
export const afterLook = <Entry extends Pick<PlaceEntry, 'remark'>>(
  entry: Entry,
  status: PlaceEntryStatus,
  by: Act,
  remark: string,
) => {
  const said = remark.trim() || undefined
  return status === 'reviewed'
    ? { ...entry, status, reviewed: by, remark: said }
    : { ...entry, status, decided: by, remark: said ?? entry.remark }
}

/** Whether an authorisation ends so soon that its operator should see to it. */
export const endsSoon = (
  until: Temporal.PlainDate | undefined,
  on: Temporal.PlainDate,
  reminderDays: number,
): boolean => until !== undefined && on.until(until, { largestUnit: 'days' }).days <= reminderDays
