import type { FileRefusal } from './file-refusal.ts'

/** Why a file came to nothing, besides what is wrong with it as a file. */
export const INTAKE_REFUSALS = {
  TOTALS_DIFFER: '文件里的行数或金额和事先说的不一致',
  PROGRAMME_NOT_IN_FORCE: '这个项目已经不在发放期内，请换一个项目',
  NOT_YOUR_PROGRAMME: '这个项目由别的部门主管，请换一个项目',
  ROSTER_CLOSED: '名册已经公示或者交出，不能再改',
  NOBODY_IN_FILE: '文件里没有要发放的人，请检查是否选错了文件或工作表',
  GAVE_UP: '程序多次没能读完这个文件，已经停下。请另存后重新上传；还不行请联系技术支持',
} as const
export type IntakeRefusal = keyof typeof INTAKE_REFUSALS

export interface Refusal {
  readonly code: string
  readonly text: string
}

export const refusedBecause = (code: IntakeRefusal, detail = ''): Refusal => ({
  code,
  text: `${INTAKE_REFUSALS[code]}${detail === '' ? '' : `：${detail}`}。`,
})

/** What is wrong with a file, and the row at which reading stopped. */
export const refusedFile = ({ code, messageZh, row }: FileRefusal): Refusal => ({
  code,
  text: row === undefined ? messageZh : `${messageZh}（第 ${row} 行）`,
})
