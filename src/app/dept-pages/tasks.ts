import { provinceDate } from '#kernel/period.ts'
import type { Handle } from '#platform/db.ts'
import type { Principal } from '#platform/http/route.ts'
import { noticesOver, openObjections, rosterOfFirstObjection } from '#modules/disclosure/index.ts'
import { acknowledgementsOfAgency } from '#modules/account/index.ts'
import {
  batchesWaiting,
  caseGroups,
  openSuspense,
  unknownInstructions,
} from '#modules/payment/index.ts'
import { waitingLists } from '#modules/entitlement/index.ts'
import { unreadMessages } from '#modules/organisation/index.ts'
import { rosterCounts } from '#modules/roster/index.ts'
import { MONEY_TASKS } from './tasks-money.ts'

/** Something that waits for whoever has a permission: how many, and where they are. */
export interface DeptTask {
  readonly title: string
  readonly hint: string
  readonly count: number
  readonly href: string
}

/** Counts what waits for somebody; nothing where it is not theirs. */
export interface DeptTasks {
  readonly permission: string
  readonly read: (
    handle: Handle,
    principal: Principal,
    at: Temporal.Instant,
  ) => Promise<readonly DeptTask[]>
}

const rosters: DeptTasks = {
  permission: 'roster.edit',
  read: async (handle, { organisationCode }) => {
    const counts = await rosterCounts(handle, organisationCode)
    return [
      {
        title: '待修、待公示的名册',
        hint: '修好或者另册有问题的行，然后公示',
        count: (counts.get('judged') ?? 0) + (counts.get('reading') ?? 0),
        href: '/dept/rosters',
      },
      {
        title: '已核定、待交发放的名册',
        hint: '交发放以后成为批次',
        count: counts.get('settled') ?? 0,
        href: '/dept/rosters',
      },
    ]
  },
}

const notices: DeptTasks = {
  permission: 'roster.read',
  read: async (handle, { organisationCode }, at) => {
    const { hanging, over } = await noticesOver(handle, organisationCode, provinceDate(at))
    return [
      { title: '公示期已满的名册', hint: '核定清册', count: over, href: '/dept/rosters' },
      { title: '正在公示的名册', hint: '等公示期满', count: hanging, href: '/dept/rosters' },
    ]
  },
}

const objections: DeptTasks = {
  permission: 'roster.settle',
  read: async (handle, { organisationCode }) => {
    const first = await rosterOfFirstObjection(handle, organisationCode)
    return [
      {
        title: '待核实的异议',
        hint: '核实以前，涉及的行不发',
        count: await openObjections(handle, organisationCode),
        href: first === undefined ? '/dept/rosters' : `/dept/rosters/${first}/notice`,
      },
    ]
  },
}

const waiting = (
  status: 'draft' | 'submitted' | 'checked',
  permission: string,
  title: string,
  hint: string,
): DeptTasks => ({
  permission,
  read: async (handle, { organisationCode }) => {
    const { count, firstId } = await batchesWaiting(handle, status, organisationCode)
    const href =
      count === 1 && firstId !== undefined ? `/dept/batches/${firstId}/review` : '/dept/batches'
    return [{ title, hint, count, href }]
  },
})

/** Lists are read up to here; a longer one is told as so many. */
const MOST = 1000

const returns: DeptTasks = {
  permission: 'return.handle',
  read: async (handle, { organisationCode }) => {
    const groups = await caseGroups(handle, organisationCode)
    const count = groups.reduce((sum, group) => sum + group.count, 0)
    return [{ title: '退回待处置', hint: '按原因一组一组处置', count, href: '/dept/returns' }]
  },
}

const accountChanges: DeptTasks = {
  permission: 'account.acknowledge',
  read: async (handle, { organisationCode }) => {
    const open = await acknowledgementsOfAgency(handle, organisationCode, 'waiting', MOST)
    return [
      {
        title: '账户变更待确认',
        hint: '两个工作日内答复，本人看得到',
        count: open.length,
        href: '/dept/account-changes',
      },
    ]
  },
}

const books: DeptTasks = {
  permission: 'payment.reconcile',
  read: async (handle) => [
    {
      title: '结果未知的指令',
      hint: '问银行，不要重发',
      count: (await unknownInstructions(handle)).length,
      href: '/dept/unknown',
    },
    {
      title: '银行来账对不上的',
      hint: '查清以后转销或者退回',
      count: (await openSuspense(handle, MOST)).length,
      href: '/dept/suspense',
    },
  ],
}

const messages: DeptTasks = {
  permission: 'programme.read',
  read: async (handle, { subjectId }) => [
    {
      title: '未读的站内消息',
      hint: '到期提醒、系统代拟的批次',
      count: await unreadMessages(handle, subjectId),
      href: '/dept/messages',
    },
  ],
}

const entitlementLists: DeptTasks = {
  permission: 'entitlement.adopt',
  read: async (handle, { organisationCode }) => [
    {
      title: '待确认的权益名单',
      hint: '看清逐行的问题，然后确认生效',
      count: await waitingLists(handle, organisationCode),
      href: '/dept/entitlements',
    },
  ],
}

/** 待办 of departments and of finance, in the order of their work; other pieces add theirs. */
export const DEPT_TASKS: readonly DeptTasks[] = [
  messages,
  rosters,
  notices,
  objections,
  waiting('draft', 'batch.make', '编制中的批次', '看清以后提交核定'),
  waiting('submitted', 'batch.check', '待核定的批次', '核对差异、抽样，然后签署'),
  waiting('checked', 'batch.release', '待审核下达的批次', '审核以后钱就发出去'),
  ...MONEY_TASKS,
  returns,
  accountChanges,
  entitlementLists,
  books,
]
