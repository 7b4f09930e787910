import { parseIsoDay } from '#kernel/period.ts'
import type { NoticeKind } from './account-notice.ts'
import {
  columnsOf,
  differs,
  type FieldSpec,
  type FileHead,
  headLine,
  line,
  openFile,
  type UnreadableFile,
} from './exchange-format.ts'
import type { FileCharacter } from '#kernel/gb18030.ts'

/** 账户变动预告: a row of the file that comes in. */
const NOTICE = [
  { key: 'mark', zh: '记录标志', width: 1 },
  { key: 'number', zh: '行号', width: 6, figures: true },
  { key: 'noticeId', zh: '预告编号', width: 36 },
  { key: 'accountNumber', zh: '银行账号', width: 20 },
  { key: 'kind', zh: '变动标志', width: 1 },
  { key: 'plannedOn', zh: '计划日期', width: 8 },
] as const satisfies readonly FieldSpec[]

const TOTALS = [
  { key: 'mark', zh: '记录标志', width: 1 },
  { key: 'rows', zh: '总行数', width: 6, figures: true },
  { key: 'closing', zh: '销户行数', width: 6, figures: true },
  { key: 'dormant', zh: '不动户行数', width: 6, figures: true },
] as const satisfies readonly FieldSpec[]

/** 变动标志: C 销户, D 不动户. */
const KINDS: Readonly<Record<string, NoticeKind>> = { C: 'closing', D: 'dormant' }

export interface NoticeRow {
  readonly noticeId: string
  readonly accountNumber: string
  readonly kind: NoticeKind
  readonly plannedOn: Temporal.PlainDate
}

/** The file of notices as a bank makes it: for tests and for banks that try the format. */
export const noticeFile = (head: FileHead, rows: readonly NoticeRow[]): Buffer => {
  const closing = rows.filter(({ kind }) => kind === 'closing').length
  return Buffer.concat([
    headLine(head),
    ...rows.map(({ noticeId, accountNumber, kind, plannedOn }, i) =>
      line(NOTICE, {
        mark: 'D',
        number: String(i + 1),
        noticeId,
        accountNumber,
        kind: kind === 'closing' ? 'C' : 'D',
        plannedOn: plannedOn.toString().replaceAll('-', ''),
      }),
    ),
    line(TOTALS, {
      mark: 'T',
      rows: String(rows.length),
      closing: String(closing),
      dormant: String(rows.length - closing),
    }),
  ])
}

const rowOf = (characters: readonly FileCharacter[]): NoticeRow | undefined => {
  const columns = columnsOf(NOTICE, characters)
  const kind = KINDS[columns?.kind ?? '']
  const plannedOn = parseIsoDay(columns?.plannedOn ?? '')
  if (columns === undefined || kind === undefined || plannedOn === undefined) return undefined
  const { noticeId, accountNumber } = columns
  return /^[\w.:-]{1,36}$/.test(noticeId) ? { noticeId, accountNumber, kind, plannedOn } : undefined
}

export type ReadNotices =
  | {
      readonly valid: true
      readonly bankCode: string
      /** By their place; `undefined` where a row cannot be read. */
      readonly rows: readonly (NoticeRow | undefined)[]
    }
  | UnreadableFile

/** Reads a file of notices: its number of rows is compared before any row is looked at. */
export const readNoticeFile = (bytes: Uint8Array): ReadNotices => {
  const file = openFile(bytes, TOTALS)
  if (!file.valid) return file
  const { head, totals, rows } = file
  if (Number(totals.rows) !== rows.length)
    return differs('FILE_TOTALS_DIFFER', String(Number(totals.rows)), String(rows.length))
  return { valid: true, bankCode: head.bankCode, rows: rows.map(rowOf) }
}
