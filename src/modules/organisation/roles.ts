/**
 * 岗位: what each role may do. A permission opens an act at all; whoever acts does so for their own
 * organisation, and the statements of each module say so in their conditions.
 */
export const ROLES = {
  /** 场所操作员 */
  venueOperator: ['verification.today'],
  /** 终端管理员 */
  terminalAdministrator: ['terminal.manage', 'verification.today'],
  /** 场所管理员 of an operator: files its places and their renewals. */
  placeKeeper: ['verification.today', 'place.file'],
  /** 场所登记员 of the bureau: brings lists of places and enters outlets; judges none of them. */
  placeRegistrar: ['place.import'],
  /** 场所初审人 of the bureau */
  placeReviewer: ['place.see', 'place.review'],
  /** 场所核准人 of the bureau: the second look. */
  placeApprover: ['place.see', 'place.approve'],
  /** 目录管理员 */
  catalogueOfficer: ['catalogue.read', 'catalogue.opine'],
  /** 目录编辑: drafts the layer of their own region. */
  catalogueEditor: ['catalogue.read', 'catalogue.edit', 'catalogue.opine'],
  /** 目录复核: publishes what somebody else drafted, in their own region. */
  catalogueReviewer: ['catalogue.read', 'catalogue.publish'],
  /** 卡证码经办 of a department: files what it hands out, says what it thinks of others'. */
  credentialOfficer: ['credential.file'],
  /** 卡证码审查 of the bureau: asks departments, closes plans. */
  credentialReviewer: ['credential.read', 'credential.review'],
  /** 卡证码审查决定人 of the bureau: never of what they took part in. */
  credentialDecider: ['credential.read', 'credential.decide'],
  /** 职责经办 of a department: reports on what it was entrusted with. */
  dutyOfficer: ['duty.answer'],
  /** 职责管理员 of the bureau: duties, tasks and reminders. */
  dutyKeeper: ['duty.read', 'duty.entrust', 'entitlement.assign'],
  /** 宣传经办 of the bureau: writes announcements, plans campaigns, enters what they reached. */
  publicityEditor: ['publicity.read', 'publicity.write'],
  /** 宣传审核 of the bureau: reviews, publishes and approves what others wrote. */
  publicityReviewer: ['publicity.read', 'publicity.review'],
  /** 社会参与经办 of the bureau: looks into offers of third parties. */
  offerOfficer: ['offer.read', 'offer.examine'],
  /** 社会参与审批 of the bureau: lets them begin, never what they looked into. */
  offerDecider: ['offer.read', 'offer.decide'],
  /** 标准管理员 */
  standardsOfficer: ['standard.edit'],
  /** 资金发放部门经办人: brings lists, makes batches, sees to what came back. */
  departmentOfficer: [
    'account.acknowledge',
    'programme.read',
    'roster.read',
    'roster.edit',
    'batch.read',
    'batch.make',
    'return.handle',
    'statement.issue',
    'exchange.read',
    'exchange.enter',
    'entitlement.read',
    'entitlement.enter',
  ],
  /** 部门核定人: the second signature, never on what they made. */
  departmentChecker: [
    'programme.read',
    'roster.read',
    'roster.settle',
    'batch.read',
    'batch.check',
    'hold.release',
    'exchange.read',
    'exchange.approve',
    'entitlement.read',
    'entitlement.adopt',
  ],
  /** 项目管理员 of a department: what is paid, to whom and when. */
  programmeOfficer: ['programme.read', 'programme.edit', 'offCard.enter'],
  /** 财政审核人: the third signature, of whoever pays. */
  financeOfficer: [
    'programme.read',
    'programme.publish',
    'batch.read',
    'batch.release',
    'fund.read',
    'fund.appropriate',
    'fund.close',
    'offCard.approve',
  ],
  /** 资金对账员 of the bureau: differences, unknown outcomes, closes. */
  reconciliationOfficer: [
    'programme.read',
    'batch.read',
    'fund.read',
    'fund.close',
    'payment.reconcile',
  ],
  /** 监督员 */
  supervisor: ['lead.read', 'audit.read', 'place.inspect'],
  /** 审计员 */
  auditor: ['audit.read'],
  /** 经办人 */
  clerk: ['desk.serve', 'person.merge.propose', 'person.change.propose', 'exception.see'],
  /** 疑难件处置人: does what the case needs with the acts of a clerk. */
  exceptionOfficer: [
    'desk.serve',
    'person.merge.propose',
    'person.change.propose',
    'exception.see',
    'exception.resolve',
  ],
  /** 银行经办: one bank's worklist. */
  bankOperator: ['bank.work'],
  /** 银行主管: also its files and outlets. */
  bankOfficer: ['bank.work', 'bank.exchange', 'bank.outlets', 'bank.pay'],
  /** 银行密钥管理员: registers and retires the keys by which its systems sign. */
  bankKeyAdministrator: ['bank.work', 'bank.keys'],
  /** 合作银行管理员 of the bureau: rounds, agreements, obligations, what banks dispute. */
  bankAdministrator: ['banks.read', 'banks.administer'],
  /** 评审人 of the bureau */
  bankAssessor: ['banks.read', 'banks.assess'],
  /** 处置决定人 of the bureau: outcomes and measures. */
  bankDecider: ['banks.read', 'banks.decide'],
  /** 登记复核人 */
  registerReviewer: [
    'person.merge.propose',
    'person.merge.approve',
    'person.change.approve',
    'feed.release',
    'exception.see',
    'exception.resolve',
  ],
  /** 开发者 */
  developer: [],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type Role = keyof typeof ROLES
/** 权限 */
export type Permission = (typeof ROLES)[Role][number]

export const isRole = (text: string): text is Role => Object.hasOwn(ROLES, text)

/** All that several roles allow together. */
export const permissionsOf = (roles: readonly Role[]): ReadonlySet<Permission> =>
  new Set(roles.flatMap((role): readonly Permission[] => ROLES[role]))
