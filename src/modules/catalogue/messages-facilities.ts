import type { CheckRefusal, FacilityAnswer } from './facility-check.ts'

/** 设施自查和检查: pages of operators and inspectors, in Simplified Chinese. */
export const checkWords = {
  title: (where: string) => `${where}：适老适残设施`,
  lead: '逐项到现场看过再填。每年至少查一次，逾期会在公开页面上标明“早该复查”。',
  day: '核查日期',
  dayHint: '例如：2026-11-26；只能补填一个月以内的',
  before: (answer: string, day: string) => `上次：${answer}，${day}`,
  never: '还没有查过',
  submit: '保存核查结果',
  photoTitle: '上传照片',
  photoLead: '照片公开显示。请不要拍到人脸和证件。JPEG 或者 PNG，不超过 1 MB。',
  facility: '哪一项设施',
  photo: '照片',
  upload: '上传',
  saved: '已保存',
  dueTitle: '该复查的场所和网点',
  dueLead: '一年内没有人到现场查过设施的，从没查过的和最久的在前。',
  duePlaces: '该复查的场所',
  dueOutlets: '该复查的网点',
  dueNone: '没有逾期的场所和网点',
  name: '场所',
  outlet: '网点',
  code: '编号',
  last: '上次核查',
  search: '场所或者网点编号',
  open: '打开检查表',
} as const

export const ANSWER_WORDS: Readonly<Record<FacilityAnswer, string>> = {
  there: '有',
  absent: '没有',
  notApplicable: '不适用',
}

export const CHECK_REFUSALS: Readonly<Record<CheckRefusal, string>> = {
  NOTHING_CHECKED: '请至少填一项',
  CHECK_DAY_WRONG: '核查日期不对：不能晚于今天，也不能早于一个月前',
  PHOTO_OF_NOTHING: '没有的设施不用传照片',
  PHOTO_TOO_LARGE: '照片太大，请压缩到 1 MB 以内',
  PHOTO_NOT_A_PICTURE: '请上传 JPEG 或者 PNG 照片',
}
