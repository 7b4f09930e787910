import type { EntitlementKind, EntitlementRefusal, EntitlementStatus } from './entitlement.ts'
import type { SourceRefusal } from './enter-source.ts'
import {
  LIST_COLUMNS,
  LIST_ROWS,
  type ListColumn,
  type ListFinding,
  type ListRefusal,
  type ListStatus,
} from './list.ts'
import { KIND_WORDS } from './messages-kinds.ts'

export const kindWord = (kind: EntitlementKind): string => KIND_WORDS[kind]['zh-Hans']

/** 权益登记 in the portal of departments; staff pages speak Simplified Chinese. */
export const words = {
  title: '权益登记',
  lead:
    '本部门负责的权益：谁是残疾人、学生、退役军人、人才、低收入居民、献血荣誉者，到哪一天为止。' +
    '登记以后，用卡时的优惠自动算，场所只知道它该知道的那一点。',
  none: '本部门没有负责的权益种类。要登记的话，请联系省人社厅。',
  counts: '现在有效的',
  kind: '种类',
  inForce: '有效',
  lists: '名单，最新的在前',
  noLists: '还没有上传过名单',
  bring: '上传名单',
  bringLead:
    `一个文件只写一种权益，最多 ${LIST_ROWS} 行，csv 或者 xlsx。第一行是表头。` +
    '有问题的行会逐行列出，没有问题的行由另一位同事确认以后生效。文件本身不保留。',
  columns: '要写的栏目',
  optional: '可以不写',
  file: '名单文件',
  read: '读取名单',
  example: '下载模板',
  listTitle: '名单名称',
  titleHint: '例如：2026 年秋季新生。不超过 60 个字，不要写人名',
  status: '状态',
  good: '可生效',
  bad: '有问题',
  broughtAt: '上传时间',
  entered: '已生效',
  findings: '逐行的问题',
  row: '行',
  column: '栏目',
  problem: '问题和怎么办',
  wholeRow: '整行',
  noFindings: '每一行都没有问题。',
  adopt: '确认生效',
  adoptLead: (rows: string) => `${rows} 行将立即生效，本人会收到通知。确认的人不能是上传的人。`,
  waits: '等本部门另一位有确认权限的同事确认生效。',
  drop: '放弃这份名单',
  find: '查找和撤销',
  reference: '证书编号',
  findButton: '查找',
  findLead: '按本部门的证书编号查。不显示姓名。',
  noneFound: '本部门没有登记过这个编号。',
  since: '起',
  lastDay: '止',
  noEnd: '长期',
  reason: '撤销原因（本人看得到）',
  revoke: '撤销',
  level: '等级',
  saved: '已办好。',
  kindMissing: '请选择这份名单是哪一种权益。',
  fileMissing: '请选择文件。',
  titleMissing: '请给名单起个名称。',
} as const

/** 权益主管部门 in the bureau's portal. */
export const sourceWords = {
  title: '权益主管部门',
  lead: '每一种权益只有这里列出的部门能登记、能撤销。加上以后马上可以登记；登记过的不能从这里去掉。',
  kind: '种类',
  agency: '部门',
  nobody: '还没有部门',
  enter: '登记主管部门',
  saved: '已登记。',
  kindMissing: '请选择种类。',
} as const

export const SOURCE_WORDS: Readonly<Record<SourceRefusal, string>> = {
  SOURCE_NOT_AN_AGENCY: '请选择一个部门。银行和场所运营单位不能登记权益。',
  SOURCE_KNOWN: '这个部门已经负责这一种权益。',
}

export const LIST_STATUS_WORDS: Readonly<Record<ListStatus, string>> = {
  brought: '待确认',
  adopted: '已生效',
  dropped: '已放弃',
}

export const STATUS_WORDS: Readonly<Record<EntitlementStatus, string>> = {
  coming: '还没开始',
  inForce: '有效',
  ended: '已到期',
  revoked: '已撤销',
}

export const REFUSAL_WORDS: Readonly<Record<ListRefusal | EntitlementRefusal, string>> = {
  LIST_DECIDED: '这份名单已经办过了。',
  LIST_SAME_PERSON: '上传名单的人不能自己确认，请同事办理。',
  LIST_EMPTY: '没有可以生效的行。请改好以后重新上传。',
  ENTITLEMENT_NOT_YOURS: '本部门不负责这一种权益。',
  ENTITLEMENT_LEVEL_WRONG: '等级不对。',
  ENTITLEMENT_PERIOD_WRONG: '有效期不对。',
  ENTITLEMENT_PERSON_UNKNOWN: '登记册里没有同名同号的人。',
  ENTITLEMENT_OVERLAPS: '已经登记过，日期重叠。',
  ENTITLEMENT_REVOKED: '已经撤销过了。',
  ENTITLEMENT_REASON_MISSING: '请写明撤销原因，至少四个字。',
}

export const fieldWord = (field: ListFinding['field']): string =>
  field === 'row' ? words.wholeRow : LIST_COLUMNS[field].zh

export const columnWord = (column: ListColumn): string => LIST_COLUMNS[column].zh
