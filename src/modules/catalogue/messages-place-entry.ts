import type {
  PlaceEntryAction,
  PlaceEntryRefusal,
  PlaceEntryStatus,
  PlaceFault,
} from './place-entry.ts'

/** 场所申报和授权: pages of operators and of the bureau, in Simplified Chinese. */
export const entryWords = {
  ownTitle: '我们的场所',
  ownLead:
    '新开的场所在这里申报，社保部门两人核准后才对外公布、才能核验。授权到期自动停用，到期前请申请续期。',
  ownCaption: '已登记的场所',
  noPlaces: '还没有登记场所',
  filedCaption: '申报和续期',
  noEntries: '没有申报记录',
  name: '名称',
  nameHint: '简体中文，写对外用的名称',
  nameHant: '繁体名称（选填）',
  nameEn: '英文名称（选填）',
  namePt: '葡文名称（选填）',
  kind: '类型',
  district: '区县',
  address: '地址',
  latitude: '纬度',
  latitudeHint: '国测局坐标（GCJ-02），广东在 20 到 26 之间',
  longitude: '经度',
  longitudeHint: '广东在 109 到 118 之间',
  hours: '开放时间',
  hoursHint: '例如：09:00-21:00；周一至周五 09:00-12:00 13:00-17:00；09:00-17:00（周一闭馆）',
  phone: '对外电话',
  scenes: '提供的应用场景',
  creditCode: '本单位统一社会信用代码',
  until: '授权到（不含）',
  untilHint: (months: number) => `例如：2028-12-01；最长 ${months} 个月`,
  code: '编号',
  state: '状态',
  inForce: '有效',
  noEnd: '未设期限',
  ended: '已停用',
  endsSoon: '快到期',
  renew: '申请续期',
  facilities: '设施自查',
  fileTitle: '申报新场所',
  file: '申报',
  saved: '已交社保部门',
  operator: '运营单位',
  entryKind: { new: '新场所', renewal: '续期' },
  adminTitle: '场所申报核准',
  adminLead: '先初审、后核准，由两个人办；申报人所在单位不能自己核准。核准后立即对外公布。',
  adminCaption: '待办的申报',
  adminNone: '没有待办的申报',
  filedAt: '申报时间',
  decide: '办理',
  remark: '退回理由',
  done: '已办理',
  returnedFor: (remark: string) => `退回：${remark}`,
} as const

export const ENTRY_STATUS_WORDS: Readonly<Record<PlaceEntryStatus, string>> = {
  filed: '待初审',
  reviewed: '待核准',
  approved: '已核准',
  returned: '已退回',
}

export const ENTRY_ACTION_WORDS: Readonly<Record<PlaceEntryAction, string>> = {
  review: '初审通过',
  approve: '核准',
  sendBack: '退回',
}

export const PLACE_FAULTS: Readonly<Record<PlaceFault, string>> = {
  NAME_MISSING: '请填写场所名称，至少两个字',
  KIND_UNKNOWN: '请从清单里选场所类型',
  DISTRICT_UNKNOWN: '请从清单里选区县',
  ADDRESS_MISSING: '请填写地址，写到门牌号',
  COORDINATES_SWAPPED: '经度和纬度填反了，请对调',
  COORDINATES_OUTSIDE: '坐标不在广东省内，请核对',
  HOURS_UNREADABLE: '开放时间的写法读不懂，请照例子写',
  PHONE_WRONG: '请填写电话号码，例如 020-12345678',
  SCENES_MISSING: '请至少选一个应用场景',
  SCENE_UNKNOWN: '有的应用场景在本市没有公布，请重新选',
  CREDIT_CODE_WRONG: '统一社会信用代码不对：18 位，请核对每一位',
  CREDIT_CODE_OF_ANOTHER: '统一社会信用代码和本单位登记的不一致',
  UNTIL_PAST: '授权期限要晚于今天',
  UNTIL_TOO_FAR: '授权期限太长，请填早一些的日期，到期前再续',
}

export const ENTRY_REFUSALS: Readonly<Record<PlaceEntryRefusal, string>> = {
  PLACE_WRONG: '有几处要改',
  PLACE_ALREADY_THERE: '这个区县已经有本单位的同名场所或者申报，不用再报',
  PLACE_NOT_YOURS: '只能办理本单位的场所',
  RENEWAL_UNDER_WAY: '续期正在办理，请等结果',
  PLACE_ENTRY_NOT_IN_STATUS: '这一项已经办过，请刷新再看',
  PLACE_ENTRY_SAME_PERSON: '申报、初审和核准要由不同的人办，请由同事办理',
  PLACE_ENTRY_OTHER_CITY: '这一项由所在市或者省的社保部门办',
  PLACE_ENTRY_REMARK_MISSING: '退回要写清理由，至少四个字',
}
