import { PLACE_FAULTS } from './messages-place-entry.ts'
import { type FilledColumn, LIST_COLUMNS } from './list-columns.ts'
import type { RowFault, RowFaultCode } from './place-row.ts'

/** 清单导入: pages of operators, banks and of the bureau, in Simplified Chinese. */
export const importWords = {
  titles: { place: '导入场所清单', outlet: '导入网点清单' },
  operatorLead:
    '一次申报很多场所：按模板填好上传。没有问题的行马上交社保部门，有问题的行改好再传。',
  bureauLead: '替运营单位登记：按模板填好上传。没有问题的行成为申报，由另外两人初审和核准。',
  bankLead: '一次登记很多网点：按模板填好上传。没有问题的行马上交社保部门，有问题的行改好再传。',
  files: { place: '场所清单文件', outlet: '网点清单文件' },
  fileHint: (rows: string, megabytes: number) =>
    `xlsx 或 csv（UTF-8、GB18030），最多 ${rows} 行、${megabytes} MB`,
  upload: '上传',
  templates: '下载模板',
  templateNames: { xlsx: 'Excel（xlsx）', csv: 'CSV（UTF-8）', gb18030: 'CSV（GB18030）' },
  listCaption: '导入过的清单',
  listNone: '还没有导入过',
  fileName: '文件',
  when: '时间',
  filed: '已申报',
  waiting: '待修改',
  noFile: '请选择文件',
  result: (filed: number, waiting: number) =>
    waiting === 0 ? `${filed} 行都已申报` : `${filed} 行已申报，${waiting} 行要修改`,
  repaired: (filed: number, waiting: number, leftAlone: number) =>
    `改好 ${filed} 行，还有 ${waiting} 行要修改` +
    (leftAlone === 0 ? '' : `；${leftAlone} 行不用改或者行标识不对，没有动`),
  accepted: (filed: number, waiting: number) =>
    waiting === 0
      ? `采纳建议，${filed} 行已申报`
      : `采纳建议，${filed} 行已申报，${waiting} 行还有问题`,
  allDone: '没有要修改的行',
  allDoneText: '每一行都已申报，请在申报记录里看办理结果。',
  waitingCaption: '要修改的行',
  shownOf: (shown: number, all: number) =>
    `这里列出前 ${shown} 行，共 ${all} 行；下载可以看到全部。`,
  row: '行号',
  name: '名称',
  problems: '问题',
  offer: '建议',
  accept: (rows: number) => `采纳建议并申报（${rows} 行）`,
  acceptHint: '只采纳确定无疑的：对调经纬度、改城市、改开放时间的写法。',
  badRows: '下载要修改的行',
  repairTitle: '上传改好的行',
  repairHint: '照下载的格式改好上传；“行标识”一列请不要动。新加的行不用填行标识。',
  sheets: { place: '场所', outlet: '网点' },
  badSheet: '待修改',
} as const

const ROW_ONLY: Readonly<Record<Exclude<RowFaultCode, keyof typeof PLACE_FAULTS>, string>> = {
  CITY_UNKNOWN: '没有这个城市，请写全称，例如：广州市',
  CITY_NOT_YOURS: '这个城市的场所由该市或者省的社保部门登记',
  DISTRICT_OF_OTHER_CITY: '区县不属于所写的城市',
  OPERATOR_UNKNOWN: '没有登记这个统一社会信用代码的运营单位',
  DUPLICATE_IN_FILE: '和前面的一行重复：同一区县、同一名称',
  DUPLICATE_IN_REGISTER: '已登记或者已申报；要改内容请在已登记的那一处改',
  PLACE_IN_TWO_CITIES: '同一个地点报在两个城市，请核对',
  UNTIL_UNREADABLE: '授权期限请写成 2028-12-01',
  SERVICE_UNCLEAR: '“当场制卡”“港澳服务窗口”请写“是”或者“否”',
  FACILITY_UNKNOWN: '便利设施里有清单上没有的，请照设施核查表的名称写，用顿号隔开',
  CELLS_DOUBTFUL: '这一行有乱码、多余的引号或者出错的公式，请核对每一格',
}

const ROW_FAULTS: Readonly<Record<RowFaultCode, string>> = { ...PLACE_FAULTS, ...ROW_ONLY }

/** What is wrong, in words for whoever brought the list. */
export const faultText = ({ code }: RowFault): string => ROW_FAULTS[code]

/** `纬度 23.117、经度 113.325` */
export const offerText = ({ offer }: RowFault): string | undefined =>
  offer &&
  Object.entries(offer)
    .map(([column, text]) => `${LIST_COLUMNS[column as FilledColumn].zh} ${text}`)
    .join('、')
