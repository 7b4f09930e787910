import { TABLE_FAULT_TEXTS } from '#platform/table-file/index.ts'
import type { Effect, Match, NumberListRefusal, NumberListStatus, RowFault } from './number-list.ts'
import type { ListFault } from './open-list.ts'

/** 旧卡号名单: pages of departments, in Simplified Chinese. */
export const listWords = {
  title: '旧卡号名单',
  lead: '把旧卡号和持卡人对上，过渡期内持卡人可以报旧卡号，“我的卡”里也看得到收进来的旧卡。',
  known: (count: string) => `已经对上 ${count} 个旧卡号`,
  open: '报旧卡号名单',
  file: '名单文件',
  fileHint:
    'xlsx 或 csv，不超过 20 MB、20 万行。要有旧卡号，以及证件号码，或者姓名加出生日期；' +
    '有“状态”一列的，注销、停用的旧卡号随之停用。',
  scope: '这份名单',
  more: '只有要增加或者改动的',
  moreHint: '名单里没有的旧卡号照旧有效',
  whole: '是全部在用的旧卡号',
  wholeHint: '名单里没有的旧卡号，采用以后停用',
  upload: '上传并比对',
  chooseFile: '请选择名单文件',
  lists: '报过的名单',
  noLists: '还没有报过名单',
  broughtAt: '上传时间',
  scopeHead: '范围',
  moreShort: '增改',
  wholeShort: '全部',
  rows: '行数',
  status: '情况',
  report: '比对结果',
  progress: (done: string, all: string) => `已比对 ${done} 行，共 ${all} 行`,
  reading: (rows: string) => `已读 ${rows} 行`,
  see: '看比对结果',
  leave: '可以离开这一页，比对会接着做；打开这一页就能看到做到哪里。',
  match: '怎么对上的',
  effect: '采用以后',
  count: '行数',
  missing: (count: string) => `另有 ${count} 个在用的旧卡号不在名单里，采用以后停用。`,
  privacy: '只用证件号码、姓名的密文索引比对，系统不留名单里的姓名和证件号码。',
  download: '下载比对结果（csv）',
  toConfirm: '要人工确认的',
  toConfirmLead: '请对照本单位的档案，逐行核对是不是同一个人。没有确认的行不采用。',
  toConfirmMore: (count: string) => `先列出前面 ${count} 行，确认以后再列后面的。`,
  confirmRow: (row: string, tail: string, match: string) => `第 ${row} 行，尾号 ${tail}：${match}`,
  confirm: '确认勾选的行',
  bad: '没有对上的前 50 行',
  row: '行',
  tail: '旧卡号尾号',
  why: '原因',
  takeOver: '采用这份名单',
  takeOverLead: '由另一个人采用：上传的人和确认过行的人都不行。',
  drop: '放弃这份名单',
  confirmed: '已确认',
} as const

export const LIST_STATUS_WORDS: Readonly<Record<NumberListStatus, string>> = {
  reading: '正在读取',
  matching: '正在比对',
  matched: '等采用',
  takenOver: '已采用',
  dropped: '已放弃',
}

export const MATCH_WORDS: Readonly<Record<Match, string>> = {
  sameIdentity: '证件号码对上',
  nameDiffers: '证件号码对上，姓名不一致',
  sameName: '姓名和出生日期对上',
  ambiguous: '同名同生日的不止一人',
  unknown: '没有找到这个人',
  fault: '这一行读不了',
  numberTwice: '同一个旧卡号出现多次，说的不是同一件事',
  personTwice: '同一个人有几个旧卡号',
  otherHolder: '这个旧卡号已经是另一个人的',
  repeated: '和前面的行重复',
  over: '旧卡已注销或者停用',
}

export const EFFECT_WORDS: Readonly<Record<Effect, string>> = {
  add: '新增',
  replace: '换成这个旧卡号，原来的停用',
  keep: '不变',
  end: '停用',
  none: '不采用',
}

export const ROW_FAULT_WORDS: Readonly<Record<RowFault, string>> = {
  NUMBER_MISSING: '没有旧卡号',
  NUMBER_WRONG: '旧卡号不是 4 到 32 位数字和字母',
  DIGITS_LOST: '号码被表格软件改过，后几位丢了，请把这一列设成文本再填',
  IDENTITY_WRONG: '证件号码不对',
  NAME_WRONG: '姓名里有认不出的字',
  BIRTH_WRONG: '出生日期不对',
  PERSON_MISSING: '没有证件号码，姓名和出生日期也不全',
  STATUS_UNKNOWN: '状态认不出，请写“正常”或者“注销”',
  QUOTES_BROKEN: '引号不成对',
}

export const LIST_FAULT_WORDS: Readonly<Record<ListFault, string>> = {
  ...TABLE_FAULT_TEXTS,
  FILE_EMPTY: '文件里没有一行持卡人',
  FILE_TOO_LARGE: '文件超过 20 MB，请分成几个',
  ENCODING_UNKNOWN: '认不出文字编码，请另存为 xlsx 再上传',
  TOO_MANY_ROWS: '超过 20 万行，请分成几个',
  TOO_MANY_COLUMNS: '超过 50 列，请只保留需要的列',
  TOO_MANY_SHEETS: '工作表超过 50 张，请只保留要上传的一张',
  COLUMNS_MISSING: '前 30 行里找不到表头：要有旧卡号，以及证件号码，或者姓名和出生日期',
}

export const LIST_REFUSAL_WORDS: Readonly<Record<NumberListRefusal, string>> = {
  NUMBERS_NOT_WANTED: '现在不收这种旧卡的名单：不是本单位的，或者方案已经结束',
  NUMBER_LIST_OPEN: '上一份名单还没有采用或者放弃，请先办完',
  NUMBER_LIST_UNREADABLE: '名单读不了',
  NUMBER_LIST_NOT_IN_STATUS: '名单的情况变了，请刷新再看',
  NUMBER_ROWS_NOT_TO_CONFIRM: '请勾选核对过的行',
  NUMBER_LIST_SAME_PERSON: '上传或者确认过的人不能采用，请由同事办理',
}
