import { PROVINCE } from '../setting.ts'
import type { Parameter, Setting } from '../setting.ts'
import { validity } from '../validity.ts'

const provincial = (value: number): readonly Setting<number>[] => [
  { regionCode: PROVINCE, validity: validity('2024-11-01'), value },
]

/** Payee accounts: when a change takes effect, and who may share one. */
export const accountParameters = {
  paymentWindowDaysBefore: {
    zh: '发放日前批次在途天数',
    note: '产品约定：发放日前五日起批次可能已经送银行，此时切换由系统保护在途批次。',
    basis: 'YKT-13',
    confirmed: false,
    settings: provincial(5),
  },
  paymentWindowDaysAfter: {
    zh: '发放日后等待入账天数',
    note: '代发一般次日到账；发放日后一日内仍视为在途。',
    basis: 'YKT-13',
    confirmed: false,
    settings: provincial(1),
  },
  accountCoolDownHours: {
    zh: '账户变更后的冷静期小时数',
    note: '产品约定：变更登记后二十四小时内不向新账户发放，便于本人发现异常。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(24),
  },
  accountWatchDays: {
    zh: '原账户观察期天数',
    note: '产品约定：换银行后原账户保留九十日作为退汇时的后备。',
    basis: 'YKT-19',
    confirmed: false,
    settings: provincial(90),
  },
  previousContactDays: {
    zh: '联系方式变更后仍通知原号码的天数',
    note: '产品约定：手机号码变更后九十日内，账户变更发到变更前的号码，防止有人先改号码再改账户。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(90),
  },
  changeAnswerWorkingDays: {
    zh: '部门确认账户变更工作日',
    note: '产品约定：推送后两个工作日内确认、退回或者暂缓，逾期提醒。',
    basis: 'YKT-19',
    confirmed: false,
    settings: provincial(2),
  },
  changeEscalationWorkingDays: {
    zh: '部门逾期未答复报监督工作日',
    note: '产品约定：逾期提醒后再过三个工作日仍未答复，转监督处核查。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(3),
  },
  exchangeMessageDays: {
    zh: '推送记录和拉取事件保存天数',
    note: '产品约定：部门已经收到的账户变更事件保存一百八十天；没有送达、等人处理的不清理。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(180),
  },
  mapperMissesPerHour: {
    zh: '部门系统每小时可以查无结果的次数',
    note: '产品约定：一个部门的系统一小时内查无结果两千次以后暂停查询，防止拿号码逐个试。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(2000),
  },
  personsPerGuardianAccount: {
    zh: '监护人账户最多代收人数',
    note: '一个账户原则上只收一个人的钱；监护人账户登记后可以代收，人数上限待确认。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(4),
  },
} as const satisfies Readonly<Record<string, Parameter<unknown>>>
