import type { Bucket } from './bucket.ts'
import type { IntakePhase, IntakeStatus } from './intake.ts'
import type { RosterStatus } from './roster.ts'
import type { TagColour } from '#ui/components.ts'

/** Words of the pages about lists; staff pages speak Simplified Chinese. */
export const ROSTER_STATUS_WORDS: Readonly<Record<RosterStatus, string>> = {
  reading: '还没有核验',
  judged: '已核验',
  noticed: '公示中',
  settled: '已核定',
  handedOver: '已交发放',
  withdrawn: '已撤回',
}

export const ROSTER_STATUS_COLOURS: Readonly<Record<RosterStatus, TagColour>> = {
  reading: 'yellow',
  judged: 'blue',
  noticed: 'blue',
  settled: 'green',
  handedOver: 'grey',
  withdrawn: 'grey',
}

export const INTAKE_STATUS_WORDS: Readonly<Record<IntakeStatus, string>> = {
  receiving: '接收中',
  looking: '等您确认',
  queued: '排队中',
  running: '导入中',
  paused: '已暂停',
  done: '已完成',
  refused: '没有导入',
  dropped: '已放弃',
}

export const PHASE_WORDS: Readonly<Record<IntakePhase, string>> = {
  counting: '第一步：从头到尾读一遍，核对行数和金额',
  storing: '第二步：逐行入库，并和持卡人信息库比对',
  checking: '第三步：核验死亡、重复、账户等各项',
}

export const BUCKET_WORDS: Readonly<Record<Bucket, string>> = {
  payable: '可发',
  toConfirm: '需确认',
  notPayable: '不能发',
}

export const ENCODING_WORDS: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030（国标，常见于旧系统）',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16（大端）',
}

export const PERIOD_HINTS = {
  monthly: '按月发放，写成 2026-11',
  quarterly: '按季发放，写成 2026-Q4',
  yearly: '按年发放，写成 2026',
  once: '一次性发放，写 once',
} as const

/** Why something was not done, for the officer. */
export const REFUSAL_WORDS: Readonly<Record<string, string>> = {
  ROSTER_NOT_IN_STATUS: '名册已经公示或者交出，现在不能改。要改请先撤回公示。',
  ROW_NOT_KEPT: '这一行的原文没有保存，请改好后重新上传。',
  REASON_MISSING: '请写明理由，以后有人查的时候看得到。',
  NOTHING_TO_CONFIRM: '没有可以这样处理的行。不能发的行要先改好，或者移出名册。',
  NAME_NOT_KNOWN: '库里没有这个人，无法采用登记的姓名。',
  INTAKE_NOT_IN_STATUS: '这个文件的状态已经变了，请看最新情况。',
  COLUMNS_MISSING: '还不知道姓名、证件号码或金额在哪一列。请先选好。',
}
