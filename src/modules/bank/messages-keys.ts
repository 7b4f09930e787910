import type { KeyState, NewKeyRefusal, RetirementRefusal } from './partner-key.ts'

/** 密钥: pages of a bank, in Simplified Chinese. */
export const keyWords = {
  title: '密钥',
  fileKeys: '代发文件的签名公钥',
  lead: '本行系统发给平台的每个请求都用私钥签名，平台用这里登记的公钥核对。',
  caption: '登记过的公钥，最新的在前',
  fingerprint: '指纹',
  state: '状态',
  from: '生效',
  until: '到期',
  lastUsed: '最近使用',
  neverUsed: '还没有用过',
  noEnd: '没有设定到期日',
  daysLeft: (days: number) => (days === 0 ? '今天到期' : `还有 ${days} 天`),
  act: '办理',
  retire: '停用',
  add: '登记新公钥',
  full: '已有两把公钥，停用旧的以后才能登记新的。',
  none: '还没有登记公钥',
  noneText: '没有公钥时，平台不接受本行系统的任何请求。',
  howTitle: '怎样更换，不中断业务',
  how: [
    '在本行系统里生成新的 P-256 密钥对，私钥不离开本行。',
    '在这里登记新公钥。这时新旧两把都有效。',
    '让本行系统改用新私钥签名，在这里看“最近使用”是不是新的那把。',
    '停用旧公钥。停用以后不能恢复。',
  ],
  addTitle: '登记新公钥',
  keyText: '公钥',
  keyHint: 'PEM（BEGIN PUBLIC KEY）或者 JWK，P-256。只要公钥，不要粘贴私钥。',
  fromLabel: '从哪天起有效',
  untilLabel: '到期日（当天零点起不再有效）',
  dateHint: '例如：2027-12-01',
  dateWrong: '请按 2027-12-01 这样填写日期',
  untilHint: (mostDays: number) => `最长 ${mostDays} 天`,
  save: '登记',
  saved: '已登记。请打电话与省人社厅联络人核对指纹。',
  retired: '已停用',
  retireTitle: '停用这把公钥',
  retireWarning: '停用以后马上不再接受它签名的请求，也不能恢复。',
  lastWarning: '这是现在唯一有效的公钥。停用以后，平台不再接受本行系统的任何请求。',
  leaked: '私钥已经泄露，要马上停用',
  confirm: '停用',
  endsSoon: (days: number) =>
    `系统签名密钥${days === 0 ? '今天' : ` ${days} 天后`}到期，还没有接替的密钥。请密钥管理员登记新公钥。`,
  seeKeys: '看密钥',
} as const

export const KEY_STATE_WORDS: Readonly<Record<KeyState, string>> = {
  holds: '有效',
  later: '还没有生效',
  ended: '已到期',
  retired: '已停用',
}

export const NEW_KEY_REFUSALS: Readonly<Record<NewKeyRefusal, string>> = {
  KEY_PRIVATE: '这是私钥。它已经离开本行，不能再用：请重新生成一对，只粘贴公钥',
  KEY_UNREADABLE: '读不出 P-256 公钥，请导出 PEM 或者 JWK 再粘贴',
  KEY_KNOWN: '这把公钥以前登记过，请重新生成一对',
  KEY_PERIOD_WRONG: '有效期不对：从今天或以后开始，到期日在后面，不超过最长天数',
  TWO_KEYS_LIVE: '已有两把公钥，请先停用旧的',
}

export const RETIREMENT_REFUSALS: Readonly<Record<RetirementRefusal, string>> = {
  KEY_ENDED: '这把公钥已经不再有效，不用停用',
  LAST_KEY: '这是唯一有效的公钥：请先登记新的，或者写明私钥已经泄露',
}
