import type { OutletEntryRefusal } from './outlet-entry.ts'
import { ENTRY_REFUSALS } from './messages-place-entry.ts'

/** 网点登记: pages of banks and of the bureau, in Simplified Chinese. */
export const outletEntryWords = {
  newTitle: '登记新网点',
  newLead: '登记经社保部门两人核准后，网点就出现在“在哪里办卡”里，办事人可以选它。',
  agency: '网点属于',
  services: '能做什么',
  instant: '当场制卡',
  desk: '港澳服务窗口',
  facilities: '便利设施',
  file: '申报登记',
  saved: '已交社保部门',
  filedCaption: '登记申报',
  name: '网点名称',
  state: '状态',
  filedAt: '申报时间',
  code: '网点编号',
  adminTitle: '网点登记核准',
  adminLead: '先初审、后核准，由两个人办；登记的人不能审自己登记的。核准后立即对外公布。',
  adminNone: '没有待办的网点登记',
  none: '没有',
  done: '已办理',
} as const

export const OUTLET_REFUSALS: Readonly<Record<OutletEntryRefusal, string>> = {
  ...ENTRY_REFUSALS,
  OUTLET_ALREADY_THERE: '这个区县已经有同名的网点或者申报，不用再报',
  AGENCY_WITHOUT_OUTLETS: '这个单位没有办卡网点，请选银行、社保部门或者卡管中心',
}
