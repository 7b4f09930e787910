import { provinceDate } from '#kernel/period.ts'
import { appropriationsWaiting, listFunds, openDays } from '#modules/ledger/index.ts'
import { listsOf, readOffCard } from '#modules/programme/index.ts'
import type { DeptTasks } from './tasks.ts'

const lists: DeptTasks = {
  permission: 'programme.publish',
  read: async (handle, { organisationCode }) => {
    const proposed = (await listsOf(handle, organisationCode)).filter(
      ({ status, payerAgency }) => status === 'proposed' && payerAgency === organisationCode,
    )
    const [first] = proposed
    const href = first === undefined ? '/dept/programmes' : `/dept/programmes/lists/${first.id}`
    return [{ title: '待公布的项目清单', hint: '看清改动和理由', count: proposed.length, href }]
  },
}

const offCardToApprove: DeptTasks = {
  permission: 'offCard.approve',
  read: async (handle, { organisationCode }, at) => {
    const shown = await readOffCard(handle, organisationCode, provinceDate(at))
    const count = shown.filter(({ entry }) => entry.status === 'entered').length
    return [
      { title: '待批准的未上卡登记', hint: '批准或者写明理由', count, href: '/dept/off-card' },
    ]
  },
}

const offCardEnding: DeptTasks = {
  permission: 'offCard.enter',
  read: async (handle, { organisationCode }, at) => {
    const shown = await readOffCard(handle, organisationCode, provinceDate(at))
    const count = shown.filter(({ endsSoon }) => endsSoon).length
    return [
      { title: '快到期的未上卡登记', hint: '恢复上卡或者重新登记', count, href: '/dept/off-card' },
    ]
  },
}

const vouchers: DeptTasks = {
  permission: 'fund.appropriate',
  read: async (handle, { organisationCode, subjectId }) => {
    const waiting = await appropriationsWaiting(handle, organisationCode, subjectId)
    const [first] = waiting
    const href = first === undefined ? '/dept/funds' : `/dept/funds/${first.fundCode}`
    return [{ title: '待确认的拨款和缴回', hint: '拿原件核对', count: waiting.length, href }]
  },
}

const days: DeptTasks = {
  permission: 'fund.close',
  read: async (handle, { organisationCode, permissions }, at) => {
    const today = provinceDate(at)
    let count = 0
    for (const { code, payerAgency } of await listFunds(handle))
      if (permissions.has('payment.reconcile') || payerAgency === organisationCode)
        count += (await openDays(handle, code)).filter(
          (day) => Temporal.PlainDate.compare(day, today) < 0,
        ).length
    return [{ title: '待日结的日子', hint: '先处理差异，再日结', count, href: '/dept/funds' }]
  },
}

/** 待办 about programmes, about what is off the card, and about funds. */
export const MONEY_TASKS: readonly DeptTasks[] = [
  lists,
  offCardToApprove,
  offCardEnding,
  vouchers,
  days,
]
