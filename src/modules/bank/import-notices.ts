import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { NewNoticeRefusal } from './account-notice.ts'
import { announceAccountEvent, type NoticeDeps } from './announce-account-event.ts'
import { sm3 } from '#platform/crypto/sm3.ts'
import { type ReadNotices, readNoticeFile } from './notice-format.ts'

export type NoticeRowOutcome = 'taken' | 'unreadable' | NewNoticeRefusal

/** What became of a row of a file of notices, by its place. */
export interface NoticeRowResult {
  readonly number: number
  readonly outcome: NoticeRowOutcome
}

type Refusal =
  | Extract<ReadNotices, { valid: false }>['fault']
  | 'FILE_DIGEST_DIFFERS'
  | 'FILE_OF_ANOTHER_BANK'

export interface NoticeFileInput {
  readonly bankCode: string
  readonly content: Uint8Array
  /** What the file beside it says: the SM3 digest, perhaps with the file's name. */
  readonly sidecar: string
}

const wholeFile = (
  { bankCode, sidecar, content }: NoticeFileInput,
  read: ReadNotices,
): Decision<Extract<ReadNotices, { valid: true }>, Refusal> => {
  const told = /^\s*([0-9a-f]{64})\b/i.exec(sidecar)?.[1]?.toLowerCase()
  if (told !== sm3(content)) return refuse('YKT-19', 'FILE_DIGEST_DIFFERS', ['sendAgain'])
  if (!read.valid) return refuse('YKT-19', read.fault, ['correctFile'])
  return read.bankCode === bankCode
    ? grant('YKT-19', read)
    : refuse('YKT-19', 'FILE_OF_ANOTHER_BANK', ['correctFile'])
}

/**
 * 导入账户变动预告: takes in a file of notices, row by row. A notice is known by the bank's own
 * number, so a file that comes again, or was cut off half-way, does nothing twice.
 */
export const importNotices = async (
  deps: Omit<NoticeDeps, 'paidThrough'>,
  context: ActionContext,
  input: NoticeFileInput,
): Promise<Decision<readonly NoticeRowResult[], Refusal>> => {
  const decision = wholeFile(input, readNoticeFile(input.content))
  await deps.db.transaction((tx) =>
    audit(tx, context, {
      action: 'bank.importNotices',
      subjectKind: 'bank',
      subjectId: input.bankCode,
      decision,
      detail: { rows: decision.granted ? decision.outcome.rows.length : 0 },
    }),
  )
  if (!decision.granted) return decision
  const results: NoticeRowResult[] = []
  for (const [i, row] of decision.outcome.rows.entries()) {
    const { bankCode } = input
    const taken =
      row && (await announceAccountEvent(deps, context, { ...row, bankCode, channel: 'file' }))
    const outcome = taken === undefined ? 'unreadable' : taken.granted ? 'taken' : taken.refusal
    results.push({ number: i + 1, outcome })
  }
  return grant('YKT-19', results)
}
