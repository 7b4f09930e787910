import type { AccessScope } from '#platform/http/partner.ts'
import { KEY_STATE_WORDS, type KeyState } from '#modules/bank/index.ts'
import type { NewAccessKeyRefusal } from './access-key.ts'

/** 系统密钥: pages of a department, in Simplified Chinese. */
export const accessKeyWords = {
  heading: '系统密钥',
  lead: '本部门的系统用密钥证明自己：每次请求签名，或者先换一个五分钟的访问令牌。公钥由一人登记、另一人核对指纹后批准。',
  caption: '登记过的公钥，最新的在前',
  label: '系统名称',
  fingerprint: '指纹',
  scopes: '可以调用',
  status: '状态',
  until: '到期',
  lastUsed: '最近使用',
  neverUsed: '还没有用过',
  act: '办理',
  entered: (name: string) => `登记：${name}`,
  approved: (name: string) => `批准：${name}`,
  registered: '由平台登记',
  noEnd: '没有设定到期日',
  none: '还没有系统密钥。没有密钥时，平台不接受本部门系统的任何请求。',
  add: '登记系统密钥',
  labelHint: '例如：救助业务系统、GovStack 支付中心，不超过 40 字',
  text: '公钥',
  textHint: 'PEM（BEGIN PUBLIC KEY）或者 JWK，P-256。只要公钥，不要粘贴私钥。',
  scopesLabel: '这个系统可以调用哪些接口',
  untilLabel: '到期日（当天零点起不再有效）',
  untilHint: (mostDays: number) => `例如：2027-06-01。最长 ${mostDays} 天，批准以后开始生效`,
  dateWrong: '请按 2027-06-01 这样填写日期',
  save: '登记，等另一人批准',
  approve: '指纹一致，批准',
  disable: '停用',
  how: '怎样换访问令牌（OAuth 2.0）',
  howList: (tokenUrl: string) => [
    `POST ${tokenUrl}，grant_type=client_credentials，client_assertion 用私钥签名（ES256）。`,
    '断言的 iss 和 sub 是本部门编码，aud 是平台地址，exp 在五分钟以内，jti 只用一次。',
    '令牌五分钟有效，只能调用批准的接口。密钥停用以后，用它换的令牌马上失效。',
  ],
} as const

export const SCOPE_WORDS: Readonly<Record<AccessScope, string>> = {
  entitlements: '登记和撤销权益',
  events: '拉取事件、答复账户变更',
  mapper: '账户映射（G2P Connect、GovStack）',
  rosters: '报送名册和发放明细',
}

export const ACCESS_KEY_STATE_WORDS: Readonly<Record<KeyState | 'proposed', string>> = {
  proposed: '待批准',
  ...KEY_STATE_WORDS,
}

export const ACCESS_KEY_REFUSALS: Readonly<Record<NewAccessKeyRefusal, string>> = {
  LABEL_MISSING: '请写系统名称，不超过 40 字',
  SCOPE_NOT_CHOSEN: '请至少选一类接口',
  KEY_PRIVATE: '这是私钥。它已经离开原来的系统，不能再用：请重新生成一对，只粘贴公钥',
  KEY_UNREADABLE: '读不出 P-256 公钥，请导出 PEM 或者 JWK 再粘贴',
  KEY_KNOWN: '这把公钥以前登记过，请重新生成一对',
  KEY_PERIOD_WRONG: '到期日不对：在今天以后，不超过最长天数',
  TWO_KEYS_LIVE: '已有两把公钥有效，请先停用旧的',
}
