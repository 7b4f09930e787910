import type { ArticleId } from '#law/articles.ts'

/** Who has to do something before the money can go out again, or is never to. */
export type NextActor =
  | 'department'
  | 'holder'
  | 'bank'
  | 'bureau'
  /** Whoever runs the payments: compares the books first. */
  | 'operator'

/** When the same money may be sent again. It always takes a person and a new line (P2). */
export type Retry =
  | 'never'
  | 'afterCorrection'
  /** The holder does something at the bank, and the account is well again. */
  | 'afterHolderActs'
  | 'afterRelease'
  /** To another account, and only with the holder's permission for the programme. */
  | 'withPermission'
  | 'afterDecision'

/** 退票原因: what it means and where it leads. */
export interface ReturnRoute {
  readonly zh: string
  readonly todo: string
  readonly next: NextActor
  readonly retry: Retry
  /** Every payment to the person is held, whatever the programme. */
  readonly stopsPerson: boolean
  /** What was paid before has to be looked at, and asked back where it must be. */
  readonly recovers: boolean
  readonly basis: ArticleId
}

const route = (
  zh: string,
  [next, retry]: readonly [NextActor, Retry],
  todo: string,
  basis: ArticleId = 'YKT-13',
  more: Partial<Pick<ReturnRoute, 'stopsPerson' | 'recovers'>> = {},
): ReturnRoute => ({ zh, todo, next, retry, basis, stopsPerson: false, recovers: false, ...more })

export const RETURN_REASONS = {
  R01: route('户名不符', ['department', 'afterCorrection'], '主管部门核实姓名和账户后更正'),
  R02: route(
    '账号不存在或者已销户',
    ['holder', 'withPermission'],
    '通知本人；有本人授权的改发新账户，没有的先征得本人同意',
    'YKT-19',
  ),
  R03: route('账户冻结或者止付', ['holder', 'afterRelease'], '通知本人，向银行查明，解除后再发'),
  R04: route(
    '社会保障卡金融功能未激活',
    ['holder', 'afterHolderActs'],
    '短信告知最近的网点；老年人、行动不便的上门激活',
    'YKT-14',
  ),
  R05: route('账户长期不动', ['holder', 'afterHolderActs'], '通知本人到银行恢复使用', 'YKT-14'),
  R06: route(
    '证件过期，账户受限',
    ['holder', 'afterHolderActs'],
    '通知本人到银行更新证件',
    'YKT-14',
  ),
  R07: route(
    '二、三类账户超过限额',
    ['holder', 'afterHolderActs'],
    '通知本人到银行升级账户',
    'YKT-14',
  ),
  R08: route(
    '银行暂停服务或者已解约',
    ['bureau', 'withPermission'],
    '按该银行的迁移方案办理，改发其他账户须有本人授权',
    'YKT-25',
  ),
  R09: route(
    '持卡人死亡',
    ['department', 'never'],
    '停发全部资金，核实死亡日期，追回多发的部分',
    'HANDLING-26',
    { stopsPerson: true, recovers: true },
  ),
  R10: route(
    '卡已注销，或者换行后没有切换',
    ['holder', 'withPermission'],
    '有本人授权的改发变更后的账户，没有的询问本人',
    'YKT-19',
  ),
  R11: route('重复指令', ['operator', 'never'], '与银行核对原指令，不得再发'),
  R12: route('金额或者格式错误', ['operator', 'afterCorrection'], '查明文件差错，更正后重新生成'),
  R13: route(
    '涉案或者风险控制',
    ['department', 'afterDecision'],
    '主管部门会同银行核查，作出决定后再处理',
    'YKT-22',
  ),
  R99: route('其他原因', ['department', 'afterDecision'], '按银行原文人工核实'),
} as const satisfies Readonly<Record<`R${number}`, ReturnRoute>>
export type ReturnReason = keyof typeof RETURN_REASONS

export const isReturnReason = (text: string): text is ReturnReason =>
  Object.hasOwn(RETURN_REASONS, text)

/** A reason as the bank told it, with what it means here. */
export interface ToldReason {
  readonly reason: ReturnReason
  readonly scheme: 'iso20022' | 'own'
  /** As the bank wrote them. */
  readonly code: string
  readonly text: string
}
