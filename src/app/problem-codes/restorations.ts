import { entry, type ProblemEntry } from './entry.ts'

const WAIT = [
  '等运维人员核对完银行已收的指令。',
  'Wait until operations have asked the banks what they have.',
] as const
const ASK = [
  '按 docs/after-restore.md 登记并核对。',
  'Declare it and ask the banks: docs/after-restore.md.',
] as const

const restored = (
  title: readonly [string, string],
  cause: readonly [string, string],
): ProblemEntry => entry(409, { title, cause, clerk: WAIT, developer: ASK })

/** Codes of a database that came back from a backup. */
export const RESTORATION_PROBLEMS = {
  PLACE_CHANGED: restored(
    ['数据库恢复过，还没有登记', 'The database came back and nobody declared it'],
    [
      '它可能不知道银行后来收到了什么，所以什么也不发。',
      'It may not know what banks were told since, so that it sends nothing.',
    ],
  ),
  INCARNATION_NOT_DECLARED: restored(
    ['没有登记恢复', 'No restoration was declared'],
    ['先登记，再核对银行已收的指令。', 'It is declared first; then banks are asked.'],
  ),
  REASON_NEEDED: restored(
    ['没有写原因', 'The reason is missing'],
    ['登记恢复要写明原因。', 'A restoration is declared with its reason.'],
  ),
  LATER_INCARNATION: restored(
    ['银行有另一次恢复的指令', 'A bank has instructions of another restoration'],
    ['编号已经用过。再登记一次。', 'The number was used. Declare it once more.'],
  ),
  BANK_NOT_ASKED: restored(
    ['银行还没有核对', 'The bank was not asked'],
    [
      '数据库恢复以后，这家银行还没有说它收到了什么。',
      'Since the restoration this bank has not said what it has.',
    ],
  ),
  BATCH_MISSING: restored(
    ['银行已收的一批在库里没有', 'A batch that the bank has is lost here'],
    [
      '恢复丢失了那一批。重新录入，由两个单位的两个人认定。',
      'It is entered again, and two people of two units say that it is the same.',
    ],
  ),
  BANK_HAS_OTHER: restored(
    ['银行已经有这一批的另一份指令', 'The bank has another instruction for this batch'],
    [
      '笔数或金额不同，或者不止一份。查清以前不发。',
      'Number or sum differ, or there are several. Nothing is sent before that is cleared up.',
    ],
  ),
  FOUND_SETTLED: restored(
    ['这份指令已经认定过', 'That instruction was matched before'],
    ['认定只能一次。', 'It is matched once.'],
  ),
} as const satisfies Record<string, ProblemEntry>
