import { html, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  emptyState,
  form,
  link,
  pageHeading,
  paragraph,
  radios,
  sectionHeading,
  select,
  summaryList,
  type SummaryAction,
  type SummaryRow,
  table,
  warningText,
} from '#ui/components.ts'
import { formatTime } from '#ui/i18n/format.ts'
import type { Delivery } from '../world/courier.ts'
import { CONDUCTS, type Fault, FAULTS, type FaultSetting } from '../world/fault.ts'
import {
  CONDUCT_OF_PAYMENT_WORDS,
  CONDUCTS_OF_PAYMENT,
  type PaymentConductName,
} from '../banks/payments/conduct.ts'
import type { ActorEntry } from './actors.ts'

/** Not set: the actor behaves as its profile says. */
export const USUAL = 'usual'

export interface ShownActor extends ActorEntry {
  readonly setting: FaultSetting | undefined
  /** How a bank pays: what was set, what is usual, and where its books are. */
  readonly payments?:
    | {
        readonly set: PaymentConductName | undefined
        readonly usual: PaymentConductName
        readonly href: string
      }
    | undefined
}

const percent = (share: number): string => `${share / 10}%`

const conduct = ({ setting, usual }: ShownActor): string => {
  if (setting === undefined) return usual
  const { name } = FAULTS[setting.fault]
  return `已设定：${setting.share === 1000 ? name : `${name}（${percent(setting.share)}）`}`
}

const actionsOf = ({ id, name, look }: ShownActor): readonly SummaryAction[] => [
  ...(look === undefined ? [] : [{ ...look, about: name }]),
  { href: `/sandbox/actors/${id}`, text: '设定', about: name },
]

const serviceRow = (actor: ShownActor): SummaryRow => ({
  key: actor.name,
  value: html`${paragraph(actor.plays)}${paragraph(conduct(actor), 'quiet')}`,
  actions: actionsOf(actor),
})

const bankRow = (actor: ShownActor): SummaryRow => ({
  key: actor.name,
  value: conduct(actor),
  actions: actionsOf(actor),
})

const DELIVERY_STATES = {
  waiting: '待送',
  taken: '已收下',
  givenUp: '已放弃',
} as const satisfies Record<Delivery['state'], string>

const deliveryRow = ({ at, issuer, path, state, attempts, status }: Delivery) => [
  formatTime(at),
  issuer,
  path,
  DELIVERY_STATES[state],
  `${attempts}`,
  status === undefined ? '无' : `${status}`,
]

/** 沙箱: who plays the outside world here, how each behaves, and what they told the program. */
export const sandboxMain = (options: {
  readonly actors: readonly ShownActor[]
  readonly deliveries: readonly Delivery[]
}): Html =>
  html`${pageHeading('沙箱', '外部世界')}${paragraph(
    '银行、部门、制卡厂、人口库和短信通道都由沙箱扮演。它们各有自己的账册，像真的一样通过网络往来；' +
      '在这里可以让它们变慢、丢失答复、重复、颠倒次序、不予办理或停止服务。',
    'lead',
  )}${paragraph(
    link({ href: '/sandbox/clock', text: '把时间往后拨' }),
  )}${sectionHeading('厂、库与通道')}${summaryList({
    rows: options.actors
      .filter(({ kind }) => kind !== 'bank' && kind !== 'department')
      .map(serviceRow),
  })}${sectionHeading('业务部门')}${paragraph(
    '账户变更推送到部门的系统，由它们确认、退回或者不理会。',
  )}${summaryList({
    rows: options.actors.filter(({ kind }) => kind === 'department').map(bankRow),
  })}${sectionHeading('合作银行')}${paragraph(
    '开户、挂失与解挂由一卡通提出；账户在柜台的变动由银行主动告知。',
  )}${summaryList({
    rows: options.actors.filter(({ kind }) => kind === 'bank').map(bankRow),
  })}${sectionHeading('发给一卡通的通知')}${
    options.deliveries.length > 0
      ? table({
          caption: '最近的通知',
          captionSize: 'hidden',
          head: ['时间', '发出者', '地址', '结果', '次数', '最后的答复'],
          rows: options.deliveries.map(deliveryRow),
        })
      : emptyState({ title: '还没有发出通知。' })
  }${sectionHeading('重来')}${paragraph(
    '清空全部账册、短信和设定。一卡通自己的数据不变；原有账户仍可使用。',
  )}${form({
    action: '/sandbox/reset',
    method: 'post',
    content: button({ text: '清空沙箱', kind: 'warning' }),
  })}`

const SHARES = [1000, 500, 200, 50] as const

const choice = (fault: Fault) => ({
  value: fault,
  text: FAULTS[fault].name,
  hint: FAULTS[fault].does,
})

/** 代发表现 of a bank, apart from how its counter and interface behave. */
const paymentForm = (id: string, payments: NonNullable<ShownActor['payments']>): Html =>
  html`${sectionHeading('代发')}${paragraph(
    link({ href: payments.href, text: '看银行的代发账' }),
  )}${form({
    action: '/sandbox/payment-conduct',
    method: 'post',
    hidden: { actor: id },
    content: html`${select({
      language: 'zh-Hans',
      name: 'conduct',
      label: '代发时它应当怎样',
      hint: '对之后到达的指令有效',
      value: payments.set ?? USUAL,
      items: [
        { value: USUAL, text: `照本来的样子（${CONDUCT_OF_PAYMENT_WORDS[payments.usual][0]}）` },
        ...(Object.keys(CONDUCTS_OF_PAYMENT) as PaymentConductName[]).map((value) => ({
          value,
          text: CONDUCT_OF_PAYMENT_WORDS[value].join('：'),
        })),
      ],
    })}${button({ text: '保存代发表现' })}`,
  })}`

/** One actor and how it shall behave. */
export const actorMain = (actor: ShownActor): Html =>
  html`${backLink({ language: 'zh-Hans', href: '/sandbox', text: '返回沙箱' })}${pageHeading(
    actor.name,
    '沙箱 · 外部世界',
  )}${paragraph(actor.plays, 'lead')}${
    actor.look !== undefined && paragraph(link(actor.look))
  }${form({
    action: '/sandbox/faults',
    method: 'post',
    hidden: { actor: actor.id },
    content: html`${radios({
      language: 'zh-Hans',
      name: 'fault',
      legend: '它应当怎样',
      legendSize: 'm',
      value: actor.setting?.fault ?? USUAL,
      items: [
        { value: USUAL, text: '照本来的样子', hint: `${actor.usual}。` },
        ...CONDUCTS[actor.kind].map(choice),
      ],
    })}${select({
      language: 'zh-Hans',
      name: 'share',
      label: '多少件会这样',
      value: `${actor.setting?.share ?? 1000}`,
      items: SHARES.map((share) => ({
        value: `${share}`,
        text: share === 1000 ? '每一件' : `约 ${percent(share)}`,
      })),
    })}${warningText({
      language: 'zh-Hans',
      text: '设定对之后到达的请求有效，已在办的不变。',
    })}${button({ text: '保存' })}`,
  })}${actor.payments !== undefined && paymentForm(actor.id, actor.payments)}`
