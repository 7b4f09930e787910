import { html, type Html } from '#kernel/html.ts'
import {
  backLink,
  emptyState,
  pageHeading,
  paragraph,
  table,
  tag,
  type TagColour,
  verbatim,
} from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import type { DepartmentIdentity, TakenEvent } from './department.ts'

const KINDS: Readonly<Record<string, string>> = {
  'account.changed': '账户变更',
  'account.change-cancelled': '变更撤回',
  'account.answer-due': '催办',
}

const SIGNATURES: Readonly<Record<TakenEvent['signature'], readonly [string, TagColour]>> = {
  fine: ['签名无误', 'green'],
  unsigned: ['签名不对', 'red'],
  tooOld: ['时间不对', 'red'],
}

const ANSWERS = { acknowledge: '确认', reject: '退回' } as const

/** 收到的事件: what the systems of a department were told, and what they said to it. */
export const departmentMain = ({ name }: DepartmentIdentity, events: readonly TakenEvent[]): Html =>
  html`${backLink({ language: 'zh-Hans', href: '/sandbox', text: '返回沙箱' })}${pageHeading(
    name,
    '沙箱 · 业务部门',
  )}${paragraph(
    '账户变更以签名的事件推送到这里：核对签名，记下来，再通过接口答复。最近的在最前面。',
    'lead',
  )}${
    events.length === 0
      ? emptyState({
          title: '还没有收到事件。',
          text: '有人换银行并授权本部门的项目，就会到这里。',
        })
      : table({
          caption: '收到的事件',
          captionSize: 'hidden',
          head: ['时间', '事件', '项目', '变更编号', '签名', '次数', '答复'],
          rows: events.map((one) => {
            const [text, colour] = SIGNATURES[one.signature]
            return [
              formatDateTime('zh-Hans', one.at),
              KINDS[one.kind] ?? one.kind,
              one.programmeCode,
              verbatim(one.changeId),
              tag({ text, colour }),
              `${one.times}`,
              one.answered === undefined ? '不答复' : ANSWERS[one.answered],
            ]
          }),
        })
  }`
