import type { Database } from '#platform/db.ts'
import { type Principal, signedIn } from '#platform/http/route.ts'
import type { Frame } from '#ui/portal.ts'
import { findStaff, type Permission } from '#modules/organisation/index.ts'

interface Section {
  readonly href: string
  readonly text: string
  readonly permission: Permission
}

/** Sections of the staff portals; each is there for those who may open it. */
const SECTIONS = {
  venue: [
    { href: '/venue', text: '终端', permission: 'verification.today' },
    { href: '/venue/listen', text: '核验', permission: 'verification.today' },
    { href: '/venue/today', text: '今日记录', permission: 'verification.today' },
    { href: '/venue/activate', text: '启用设备', permission: 'verification.today' },
    { href: '/venue/places', text: '场所', permission: 'place.file' },
  ],
  dept: [
    { href: '/dept', text: '待办', permission: 'programme.read' },
    { href: '/dept/programmes', text: '项目', permission: 'programme.read' },
    { href: '/dept/rosters', text: '名册', permission: 'roster.read' },
    { href: '/dept/batches', text: '批次', permission: 'batch.read' },
    { href: '/dept/returns', text: '退回', permission: 'return.handle' },
    { href: '/dept/unknown', text: '结果未知', permission: 'payment.reconcile' },
    { href: '/dept/suspense', text: '挂账', permission: 'payment.reconcile' },
    { href: '/dept/recoveries', text: '追回', permission: 'batch.read' },
    { href: '/dept/account-changes', text: '账户变更', permission: 'account.acknowledge' },
    { href: '/dept/webhooks', text: '系统对接', permission: 'exchange.read' },
    { href: '/dept/funds', text: '对账', permission: 'fund.read' },
    { href: '/dept/statements', text: '明白账', permission: 'statement.issue' },
    { href: '/dept/off-card', text: '未上卡', permission: 'programme.read' },
    { href: '/dept/credentials', text: '卡证码审查', permission: 'credential.file' },
    { href: '/dept/entitlements', text: '权益登记', permission: 'entitlement.read' },
    { href: '/dept/duties', text: '职责', permission: 'duty.answer' },
  ],
  bank: [
    { href: '/bank', text: '待办', permission: 'bank.work' },
    { href: '/bank/files', text: '文件交换', permission: 'bank.exchange' },
    { href: '/bank/payments', text: '代发', permission: 'bank.pay' },
    { href: '/bank/outlets', text: '网点', permission: 'bank.outlets' },
    { href: '/bank/card-services', text: '银行功能', permission: 'bank.outlets' },
    { href: '/bank/accounts', text: '账户变动', permission: 'bank.work' },
    { href: '/bank/standing', text: '协议和义务', permission: 'bank.work' },
    { href: '/bank/measures', text: '措施和整改', permission: 'bank.work' },
    { href: '/bank/keys', text: '密钥', permission: 'bank.keys' },
  ],
  admin: [
    { href: '/admin/banks', text: '合作银行', permission: 'banks.read' },
    { href: '/admin/catalogue', text: '应用目录', permission: 'catalogue.read' },
    { href: '/admin/credentials', text: '卡证码审查', permission: 'credential.read' },
    { href: '/admin/duties', text: '部门职责', permission: 'duty.read' },
    { href: '/admin/announcements', text: '公告', permission: 'publicity.read' },
    { href: '/admin/campaigns', text: '宣传活动', permission: 'publicity.read' },
    { href: '/admin/offers', text: '社会参与', permission: 'offer.read' },
    { href: '/admin/entitlements', text: '权益主管部门', permission: 'entitlement.assign' },
    { href: '/admin/standards', text: '办理参数', permission: 'standard.edit' },
    { href: '/admin/calendar', text: '工作日历', permission: 'standard.edit' },
    { href: '/admin/places', text: '场所核准', permission: 'place.see' },
    { href: '/admin/outlets', text: '网点核准', permission: 'place.see' },
    { href: '/admin/places/imports', text: '导入场所', permission: 'place.import' },
    { href: '/admin/outlets/new', text: '登记网点', permission: 'place.import' },
    { href: '/admin/feeds', text: '人口库推送', permission: 'feed.release' },
    { href: '/desk/reviews', text: '登记复核', permission: 'person.merge.approve' },
    { href: '/desk/exceptions', text: '疑难件', permission: 'exception.resolve' },
  ],
  desk: [
    { href: '/desk', text: '工作台', permission: 'desk.serve' },
    { href: '/desk/exceptions', text: '疑难件', permission: 'exception.see' },
    { href: '/desk/notices', text: '公示异议', permission: 'desk.serve' },
    { href: '/desk/day-end', text: '日结', permission: 'desk.serve' },
    { href: '/desk/reviews', text: '登记复核', permission: 'person.merge.approve' },
  ],
  supervision: [
    { href: '/watch', text: '线索', permission: 'lead.read' },
    { href: '/watch/places', text: '设施检查', permission: 'place.inspect' },
  ],
} as const satisfies Readonly<Record<string, readonly Section[]>>

export type StaffPortal = keyof typeof SECTIONS

const itemsFor = (portal: StaffPortal, { permissions }: Principal) =>
  SECTIONS[portal].filter(({ permission }) => permissions.has(permission))

/**
 * The frame of a staff portal: sections, settings, who is signed in. Staff pages speak Simplified
 * Chinese whatever language a person chose for the public pages.
 */
export const staffPortal =
  ({ db, demo }: { readonly db: Database; readonly demo: boolean }, portal: StaffPortal): Frame =>
  async (request, section) => {
    const principal = signedIn(request)
    const staff = await findStaff(db, principal.subjectId)
    return {
      language: 'zh-Hans',
      display: request.display,
      portal,
      path: request.path,
      navigation: {
        items: itemsFor(portal, principal),
        current: section,
        inside: section !== request.path,
      },
      signedIn: {
        name: staff?.displayName ?? '',
        signOutPath: '/sign-out',
        csrf: principal.csrfToken,
      },
      demo,
    }
  }
