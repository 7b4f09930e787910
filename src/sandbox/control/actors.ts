import { profileText } from '../banks/profiles.ts'
import { BANKS_PATH } from '../banks/routes.ts'
import type { Banks } from '../banks/index.ts'
import { CARD_FACTORY } from '../card-factory/index.ts'
import type { Department } from '../departments/index.ts'
import { DEPARTMENTS_PATH } from '../departments/routes.ts'
import { DEATH_FEED, FACT_FEEDS, POPULATION } from '../population/index.ts'
import { SMS } from '../sms/index.ts'
import { SMS_PATH } from '../sms/routes.ts'
import type { ActorKind } from '../world/fault.ts'

/** Somebody of the outside world, as the page of the sandbox lists them. */
export interface ActorEntry {
  /** Its name at the fault switch. */
  readonly id: string
  readonly kind: ActorKind
  readonly name: string
  readonly plays: string
  /** How it is when nobody has set it. */
  readonly usual: string
  /** Where people can look at it, besides its switch. */
  readonly look?: { readonly href: string; readonly text: string }
}

const SERVICES: readonly ActorEntry[] = [
  {
    id: CARD_FACTORY,
    kind: 'cardFactory',
    name: '制卡厂',
    plays: '接收制卡订单，几秒后告知制成或失败。',
    usual: '三到九秒制成',
  },
  {
    id: POPULATION,
    kind: 'population',
    name: '人口库身份核对',
    plays: '核对姓名与证件，只存摘要，不存名单。',
    usual: '当场答复',
  },
  {
    id: DEATH_FEED,
    kind: 'deathFeed',
    name: '死亡信息',
    plays: '按序号交付死亡与撤回记录。',
    usual: '清单与内容相符',
  },
  {
    id: FACT_FEEDS.imprisonments,
    kind: 'prisonFeed',
    name: '服刑信息',
    plays: '按序号交付服刑起止与撤回记录。',
    usual: '清单与内容相符',
  },
  {
    id: FACT_FEEDS.emigrations,
    kind: 'emigrationFeed',
    name: '出国定居信息',
    plays: '按序号交付出国定居起止与撤回记录。',
    usual: '清单与内容相符',
  },
  {
    id: SMS,
    kind: 'sms',
    name: '短信通道',
    plays: '收下短信和语音电话给人看，不真的发出。',
    usual: '当场收下',
    look: { href: SMS_PATH, text: '看短信' },
  },
]

const CHANGES: Readonly<Record<Department['identity']['usual'], string>> = {
  normal: '收到账户变更，一两秒后确认',
  refuses: '收到账户变更，一两秒后退回并写明原因',
  silent: '收到账户变更，不答复',
}

/** Everybody, the banks last. */
export const listActors = (
  banks: Banks,
  departments: ReadonlyMap<string, Department>,
): readonly ActorEntry[] => [
  ...SERVICES,
  ...Array.from(departments.values(), ({ actor, identity }): ActorEntry => ({
    id: actor,
    kind: 'department',
    name: identity.name,
    plays: '接收签名的事件，核对签名，答复账户变更。',
    usual: CHANGES[identity.usual],
    look: { href: `${DEPARTMENTS_PATH}/${identity.code}`, text: '看收到的事件' },
  })),
  ...Array.from(banks.values(), ({ actor, identity, profile }): ActorEntry => ({
    id: actor,
    kind: 'bank',
    name: identity.name,
    plays: '开户、挂失与解挂，账户变动主动告知。',
    usual: profileText(profile),
    look: { href: `${BANKS_PATH}/${identity.code}`, text: '到柜台' },
  })),
]
