import { type Decision, grant, refuse, type Refused } from '#kernel/decision.ts'
import type { ArticleId } from '#law/articles.ts'
import type { ActsFor, Credential } from './credential.ts'
import { acceptanceOf, type Plan, transitionOf } from './plan.ts'

/** 旧卡号名单: from the file to whose number is whose. */
export const NUMBER_LIST_STATUSES = [
  'reading',
  'matching',
  'matched',
  'takenOver',
  'dropped',
] as const
export type NumberListStatus = (typeof NUMBER_LIST_STATUSES)[number]
export type NumberListAction = 'match' | 'finish' | 'takeOver' | 'drop'

interface Step {
  readonly to: NumberListStatus
  readonly basis: ArticleId
}

/** The lawful steps of a list; the database knows them as well. */
export const NUMBER_LIST_TRANSITIONS = {
  reading: {
    match: { to: 'matching', basis: 'YKT-7' },
    drop: { to: 'dropped', basis: 'YKT-7' },
  },
  matching: {
    finish: { to: 'matched', basis: 'YKT-7' },
    drop: { to: 'dropped', basis: 'YKT-7' },
  },
  matched: {
    takeOver: { to: 'takenOver', basis: 'YKT-7' },
    drop: { to: 'dropped', basis: 'YKT-7' },
  },
  takenOver: {},
  dropped: {},
} as const satisfies Record<NumberListStatus, Partial<Record<NumberListAction, Step>>>

/** How a row was matched with the register of people. */
export const MATCHES = [
  /** By the number of a document, and the name does not say otherwise. */
  'sameIdentity',
  'nameDiffers',
  /** By name and day of birth: one person has both. */
  'sameName',
  'ambiguous',
  'unknown',
  'fault',
  /** One number for several people of the list. */
  'numberTwice',
  /** Several numbers for one person. */
  'personTwice',
  /** The number is another person's already. */
  'otherHolder',
  /** Says the same as a row before it. */
  'repeated',
  /** The list says that the old card is no more. */
  'over',
] as const
export type Match = (typeof MATCHES)[number]

/** Matches that count once a person has said so, row by row. */
export const TO_CONFIRM: readonly Match[] = ['nameDiffers', 'sameName']

/** What the register answers of a row: the living whom it fits. */
export interface Found {
  readonly by: 'document' | 'name'
  readonly personIds: readonly string[]
  readonly nameDiffers: boolean
}

/** Who a row is; somebody who is named by a document is not looked for by name. */
export const matchOf = ({
  by,
  personIds,
  nameDiffers,
}: Found): { readonly match: Match; readonly personId?: string } => {
  const [personId, ...others] = personIds
  if (personId === undefined) return { match: 'unknown' }
  if (others.length > 0) return { match: 'ambiguous' }
  if (by === 'name') return { match: 'sameName', personId }
  return { match: nameDiffers ? 'nameDiffers' : 'sameIdentity', personId }
}

/** What a row changes when the list is taken over. */
export const EFFECTS = ['add', 'replace', 'keep', 'end', 'none'] as const
export type Effect = (typeof EFFECTS)[number]

export const ROW_FAULTS = [
  'NUMBER_MISSING',
  'NUMBER_WRONG',
  'DIGITS_LOST',
  'IDENTITY_WRONG',
  'NAME_WRONG',
  'BIRTH_WRONG',
  'PERSON_MISSING',
  'STATUS_UNKNOWN',
  'QUOTES_BROKEN',
] as const
export type RowFault = (typeof ROW_FAULTS)[number]

export interface NumberList {
  readonly id: string
  readonly credentialId: string
  /** Whether a number that is not in it is no more. */
  readonly whole: boolean
  readonly fileName: string
  readonly status: NumberListStatus
  readonly rowsRead: number
  readonly rowsMatched: number
  readonly missing: number | undefined
  readonly broughtBy: string
  readonly broughtAt: Temporal.Instant
  readonly ended: { readonly by: string; readonly at: Temporal.Instant } | undefined
}

export type NumberListRefusal =
  | 'NUMBERS_NOT_WANTED'
  | 'NUMBER_LIST_OPEN'
  | 'NUMBER_LIST_UNREADABLE'
  | 'NUMBER_LIST_NOT_IN_STATUS'
  | 'NUMBER_ROWS_NOT_TO_CONFIRM'
  | 'NUMBER_LIST_SAME_PERSON'

type Issued = Pick<Credential, 'status' | 'issuerAgency'>

const NOT_WANTED = refuse('YKT-7', 'NUMBERS_NOT_WANTED', ['seePlan'])

/** Lists are its department's, as long as the old card has not been switched off. */
const isWanted = (
  { status, issuerAgency }: Issued,
  plan: Plan,
  by: ActsFor,
  on: Temporal.PlainDate,
): boolean =>
  status === 'absorbing' &&
  by.agencyCode === issuerAgency &&
  acceptanceOf(transitionOf(plan), on) !== 'over'

/** 报旧卡号: one list at a time, while the plan goes on. */
export const decideBringing = (
  credential: Issued,
  plan: Plan,
  by: ActsFor,
  { on, open }: { readonly on: Temporal.PlainDate; readonly open: boolean },
): Decision<undefined, NumberListRefusal> => {
  if (!isWanted(credential, plan, by, on)) return NOT_WANTED
  return open
    ? refuse('YKT-7', 'NUMBER_LIST_OPEN', ['takeOverList', 'dropList'])
    : grant('YKT-7', undefined)
}

const notInStatus = (status: NumberListStatus): Refused<NumberListRefusal> =>
  refuse('YKT-7', 'NUMBER_LIST_NOT_IN_STATUS', Object.keys(NUMBER_LIST_TRANSITIONS[status]))

/** 确认: somebody of the department has compared the papers of these people. */
export const decideConfirmation = (
  { issuerAgency }: Issued,
  { status }: Pick<NumberList, 'status'>,
  by: ActsFor,
  { rows, waiting }: { readonly rows: number; readonly waiting: number },
): Decision<undefined, NumberListRefusal> => {
  if (by.agencyCode !== issuerAgency) return NOT_WANTED
  if (status !== 'matched') return notInStatus(status)
  return rows > 0 && rows === waiting
    ? grant('YKT-7', undefined)
    : refuse('YKT-7', 'NUMBER_ROWS_NOT_TO_CONFIRM', ['chooseRows'])
}

/** 放弃: by anybody of the department; nothing of it stays. */
export const decideDropping = (
  { issuerAgency }: Issued,
  { status }: Pick<NumberList, 'status'>,
  by: ActsFor,
): Decision<NumberListStatus, NumberListRefusal> => {
  if (by.agencyCode !== issuerAgency) return NOT_WANTED
  const steps: Partial<Record<NumberListAction, Step>> = NUMBER_LIST_TRANSITIONS[status]
  return steps.drop === undefined ? notInStatus(status) : grant('YKT-7', steps.drop.to)
}

/** 采用: by a second person of the department, who neither brought it nor confirmed a row. */
export const decideTakeOver = (
  credential: Issued,
  plan: Plan,
  list: Pick<NumberList, 'status' | 'broughtBy'>,
  by: ActsFor,
  { on, confirmers }: { readonly on: Temporal.PlainDate; readonly confirmers: readonly string[] },
): Decision<undefined, NumberListRefusal> => {
  if (!isWanted(credential, plan, by, on)) return NOT_WANTED
  if (list.status !== 'matched') return notInStatus(list.status)
  return by.staffId === list.broughtBy || confirmers.includes(by.staffId)
    ? refuse('YKT-7', 'NUMBER_LIST_SAME_PERSON', ['askColleague'])
    : grant('YKT-7', undefined)
}
