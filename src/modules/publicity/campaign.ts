import type { ArticleId } from '#law/articles.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { LANGUAGES, type Text } from '#ui/i18n/language.ts'
import { wordingFaults } from '#ui/i18n/wording.ts'

/** 宣传渠道 of Art. 20, and those nearer to people. */
export const CHANNELS = [
  'broadcast',
  'television',
  'press',
  'web',
  'shortMessage',
  'community',
  'outlet',
] as const
export type Channel = (typeof CHANNELS)[number]

/** 宣传活动状态 */
export const CAMPAIGN_STATUSES = ['planned', 'approved', 'concluded', 'discarded'] as const
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number]
export const CAMPAIGN_ACTIONS = ['approve', 'conclude', 'discard'] as const
export type CampaignAction = (typeof CAMPAIGN_ACTIONS)[number]

interface Step {
  readonly to: CampaignStatus
  readonly basis: ArticleId
}

/** The lawful steps of a campaign; the database knows them as well. */
export const CAMPAIGN_TRANSITIONS = {
  /** 待批准 */
  planned: {
    approve: { to: 'approved', basis: 'YKT-20' },
    discard: { to: 'discarded', basis: 'YKT-20' },
  },
  /** 进行中: its links work. */
  approved: { conclude: { to: 'concluded', basis: 'YKT-20' } },
  /** 已结束: posters hang on, so that its links still lead somewhere. */
  concluded: {},
  /** 已作废 */
  discarded: {},
} as const satisfies Record<CampaignStatus, Partial<Record<CampaignAction, Step>>>

/** 宣传活动 */
export interface Campaign {
  readonly id: string
  readonly title: string
  /** What people are to know afterwards. */
  readonly aim: string
  readonly slogan: Text
  /** The page of this site to which its links lead. */
  readonly target: string
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate
  readonly status: CampaignStatus
  readonly plannedBy: string
  readonly approvedBy: string | undefined
}

/** 投放: where a campaign is seen or heard. */
export interface Placement {
  /** The short link is `/go/` and this. */
  readonly code: string
  readonly campaignId: string
  readonly channel: Channel
  readonly site: string
  readonly regionCode: string
}

/** 触达: what is known of one placement. */
export interface Reach {
  readonly code: string
  /** How often its link was followed, by day. */
  readonly visits: readonly { readonly on: Temporal.PlainDate; readonly count: number }[]
  /** What the channel says, by day. */
  readonly counts: readonly {
    readonly on: Temporal.PlainDate
    readonly people: number
    readonly source: string
  }[]
}

export type CampaignRefusal =
  | 'CAMPAIGN_INCOMPLETE'
  | 'CAMPAIGN_WORDING'
  | 'CAMPAIGN_TARGET_WRONG'
  | 'CAMPAIGN_DAYS_WRONG'
  | 'CAMPAIGN_NOT_IN_STATUS'
  | 'CAMPAIGN_SAME_PERSON'
  | 'PLACEMENT_INCOMPLETE'
  | 'PLACEMENT_KNOWN'
  | 'REACH_INCOMPLETE'
  | 'REACH_KNOWN'

const LEAST_WORDS = 4
const LONGEST_SLOGAN = 60
const MOST_PEOPLE = 200_000_000

const tooShort = (text: string, least = LEAST_WORDS): boolean =>
  Array.from(text.trim()).length < least

/** Pages that anybody may be led to: public, of this site, and about the card. */
const TARGETS = new Set([
  'announcements',
  'catalogue',
  'complaints',
  'guide',
  'help',
  'merged-cards',
  'notices',
  'offers',
  'places',
])

/** Whether a short link may lead to a path. */
export const isTarget = (path: string): boolean =>
  /^(?:\/[A-Za-z0-9_-]{1,60}){1,4}$/.test(path) && TARGETS.has(path.split('/')[1] ?? '')

export type CampaignPlan = Pick<
  Campaign,
  'title' | 'aim' | 'slogan' | 'target' | 'startsOn' | 'endsOn'
>

/** 制定方案: what is to be known, until when, and the words of the posters in four languages. */
export const decidePlan = (
  { title, aim, slogan, target, startsOn, endsOn }: CampaignPlan,
  on: Temporal.PlainDate,
): Decision<undefined, CampaignRefusal> => {
  if (tooShort(title) || tooShort(aim) || LANGUAGES.some((one) => tooShort(slogan[one])))
    return refuse('YKT-20', 'CAMPAIGN_INCOMPLETE', ['mendCampaign'])
  const tooLong = Array.from(slogan['zh-Hans']).length > LONGEST_SLOGAN
  if (tooLong || wordingFaults(slogan).length > 0)
    return refuse('YKT-20', 'CAMPAIGN_WORDING', ['mendCampaign'])
  if (!isTarget(target)) return refuse('YKT-20', 'CAMPAIGN_TARGET_WRONG', ['mendCampaign'])
  const inOrder =
    Temporal.PlainDate.compare(startsOn, endsOn) <= 0 && Temporal.PlainDate.compare(on, endsOn) <= 0
  return inOrder
    ? grant('YKT-20', undefined)
    : refuse('YKT-20', 'CAMPAIGN_DAYS_WRONG', ['mendCampaign'])
}

const stepsOf = (status: CampaignStatus): Partial<Record<CampaignAction, Step>> =>
  CAMPAIGN_TRANSITIONS[status]

/** What can be done with a campaign, by whoever may. */
export const campaignActions = ({ status }: Pick<Campaign, 'status'>): CampaignAction[] =>
  CAMPAIGN_ACTIONS.filter((action) => stepsOf(status)[action] !== undefined)

/** 批准、结束、作废: approved by another person than whoever planned it. */
export const decideCampaign = (
  campaign: Pick<Campaign, 'status' | 'plannedBy'>,
  action: CampaignAction,
  staffId: string,
): Decision<CampaignStatus, CampaignRefusal> => {
  const step = stepsOf(campaign.status)[action]
  if (step === undefined)
    return refuse('YKT-20', 'CAMPAIGN_NOT_IN_STATUS', campaignActions(campaign))
  return action === 'approve' && staffId === campaign.plannedBy
    ? refuse('YKT-20', 'CAMPAIGN_SAME_PERSON', ['askColleague'])
    : grant(step.basis, step.to)
}

/** 加投放点: while the campaign is planned or runs. */
export const decidePlacement = (
  { status }: Pick<Campaign, 'status'>,
  { site }: Pick<Placement, 'site'>,
  regionKnown: boolean,
): Decision<undefined, CampaignRefusal> => {
  if (status !== 'planned' && status !== 'approved')
    return refuse('YKT-20', 'CAMPAIGN_NOT_IN_STATUS', campaignActions({ status }))
  return regionKnown && !tooShort(site, 2)
    ? grant('YKT-20', undefined)
    : refuse('YKT-20', 'PLACEMENT_INCOMPLETE', ['mendPlacement'])
}

/** 填报触达: how many people a channel reached on a day that has come, and who says so. */
export const decideReach = (
  { status, startsOn }: Pick<Campaign, 'status' | 'startsOn'>,
  count: { readonly on: Temporal.PlainDate; readonly people: number; readonly source: string },
  today: Temporal.PlainDate,
): Decision<undefined, CampaignRefusal> => {
  if (status !== 'approved' && status !== 'concluded')
    return refuse('YKT-20', 'CAMPAIGN_NOT_IN_STATUS', campaignActions({ status }))
  const sound =
    Number.isSafeInteger(count.people) &&
    count.people > 0 &&
    count.people <= MOST_PEOPLE &&
    !tooShort(count.source) &&
    Temporal.PlainDate.compare(startsOn, count.on) <= 0 &&
    Temporal.PlainDate.compare(count.on, today) <= 0
  return sound ? grant('YKT-20', undefined) : refuse('YKT-20', 'REACH_INCOMPLETE', ['mendReach'])
}

/** Where a short link leads; nowhere before its campaign is approved. */
export const leadsTo = ({ status, target }: Pick<Campaign, 'status' | 'target'>) =>
  status === 'approved' || status === 'concluded' ? target : undefined

/** Whether a browser only fetches ahead, by the headers it sends; nobody has come by that. */
export const isLookingAhead = (headers: Readonly<Record<string, unknown>>): boolean =>
  ['sec-purpose', 'purpose'].some((name) => /prefetch|prerender/i.test(String(headers[name])))

export interface ChannelReach {
  readonly channel: Channel
  readonly placements: number
  readonly visits: number
  readonly people: number
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

/** What each channel of a campaign brought, in the order of the law; unused ones are left out. */
export const reachByChannel = (
  placements: readonly Placement[],
  reach: ReadonlyMap<string, Reach>,
): readonly ChannelReach[] =>
  CHANNELS.map((channel) => {
    const own = placements.filter((one) => one.channel === channel)
    const known = own.flatMap(({ code }) => reach.get(code) ?? [])
    return {
      channel,
      placements: own.length,
      visits: sum(known.flatMap(({ visits }) => visits.map(({ count }) => count))),
      people: sum(known.flatMap(({ counts }) => counts.map(({ people }) => people))),
    }
  }).filter(({ placements: count }) => count > 0)

/** Letters and digits that nobody mistakes for another when a poster is read aloud. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'

/** A short code out of six random bytes. */
export const shortCode = (random: Uint8Array): string =>
  Array.from(random.slice(0, 6), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')
