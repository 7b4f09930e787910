import type {
  Account,
  AcknowledgementStatus,
  DepartmentAnswer,
  PersonProgramme,
} from '#modules/account/index.ts'

/** 每个项目的授权状态, as its holder sees it. */
export const PERMISSION_STATES = [
  /** 只有一个账户: nothing to permit. */
  'onlyAccount',
  /** 未授权: another account is there, and the money stays where it is. */
  'notPermitted',
  /** 已登记, not yet sent to the department. */
  'entered',
  /** 已推送 */
  'pushed',
  /** 已确认 */
  'acknowledged',
  /** 暂缓, with the department's reason */
  'deferred',
  /** 已切换 */
  'switched',
  /** 被退回, with the department's reason */
  'rejected',
] as const
export type PermissionState = (typeof PERMISSION_STATES)[number]

const UNDER_WAY = {
  published: 'entered',
  pushed: 'pushed',
  acknowledged: 'acknowledged',
  deferred: 'deferred',
  rejected: 'rejected',
  cancelled: 'notPermitted',
} as const satisfies Record<AcknowledgementStatus, PermissionState>

/** The accounts that a programme could pay instead. */
export const otherAccounts = (
  { account, change }: PersonProgramme,
  accounts: readonly Account[],
): readonly Account[] =>
  accounts.filter(
    ({ id, status, personId }) =>
      status === 'active' &&
      personId === account.personId &&
      id !== account.id &&
      id !== change?.toAccount.id,
  )

/** Where a programme stands, and what its department said to that. */
export interface ProgrammePermission {
  readonly state: PermissionState
  readonly answer: DepartmentAnswer | undefined
}

/**
 * 授权状态: a change under way is told by its department's answer, one that has taken effect is
 * done, and what was sent back says so until something else is asked for (domain of Art. 19).
 */
export const programmePermission = (
  paid: PersonProgramme,
  accounts: readonly Account[],
): ProgrammePermission => {
  const [answer] = paid.answers
  if (paid.change !== undefined) return { state: UNDER_WAY[answer?.status ?? 'published'], answer }
  if (answer?.status === 'rejected') return { state: 'rejected', answer }
  if (paid.assignment.authorisation === 'consent' && answer?.status !== 'cancelled')
    return { state: 'switched', answer }
  const possible = otherAccounts(paid, accounts).length > 0
  return { state: possible ? 'notPermitted' : 'onlyAccount', answer: undefined }
}
