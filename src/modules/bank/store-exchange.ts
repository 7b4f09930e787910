import { z } from 'zod'
import { bytes, type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import type { PersonalInformation, RecordedAccess } from '#platform/pii.ts'

/** 交换文件 */
export interface ExchangeFile {
  readonly id: string
  readonly bankCode: string
  readonly direction: 'out' | 'in'
  readonly number: string
  /** SM3 of the bytes, in hexadecimal digits. */
  readonly digest: string
  readonly rows: number
  readonly goodRows: number
  readonly madeBy: string
  readonly madeAt: Temporal.Instant
}

const FileRow = z
  .object({
    id: z.string(),
    bank_code: z.string(),
    direction: z.enum(['out', 'in']),
    number: z.string(),
    digest: z.string(),
    rows: z.number(),
    good_rows: z.number(),
    made_by: z.string(),
    made_at: instant,
  })
  .transform((row): ExchangeFile => ({
    id: row.id,
    bankCode: row.bank_code,
    direction: row.direction,
    number: row.number,
    digest: row.digest,
    rows: row.rows,
    goodRows: row.good_rows,
    madeBy: row.made_by,
    madeAt: row.made_at,
  }))

const COLUMNS = sql`id, bank_code, direction, number, digest, rows, good_rows, made_by, made_at`
const COLUMN = 'bank.exchange_file.content_sealed'

/** The files of one bank, the newest first. */
export const listFiles = (handle: Handle, bankCode: string): Promise<ExchangeFile[]> =>
  handle.many(
    FileRow,
    sql`select ${COLUMNS} from bank.exchange_file where bank_code = ${bankCode}
         order by made_at desc, id desc limit 100`,
  )

/** One file of a bank; another bank's is not found. */
export const findFile = (
  handle: Handle,
  bankCode: string,
  id: string,
): Promise<ExchangeFile | undefined> =>
  handle.maybeOne(
    FileRow,
    sql`select ${COLUMNS} from bank.exchange_file where bank_code = ${bankCode} and id = ${id}`,
  )

/** One exchange of a bank at a time, so that a file that comes twice at once is taken once. */
export const lockExchange = async (tx: Transaction, bankCode: string): Promise<void> => {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`exchange|${bankCode}`}, 0))`)
}

/** How many files with a number that begins so went out to a bank. */
export const countSentFiles = async (
  tx: Transaction,
  bankCode: string,
  prefix: string,
): Promise<number> =>
  (
    await tx.one(
      z.object({ count: z.number() }),
      sql`select count(*)::int as count from bank.exchange_file
           where bank_code = ${bankCode} and direction = 'out' and starts_with(number, ${prefix})`,
    )
  ).count

/** The file that came under a number before. */
export const fileByNumber = (
  handle: Handle,
  bankCode: string,
  direction: ExchangeFile['direction'],
  number: string,
): Promise<ExchangeFile | undefined> =>
  handle.maybeOne(
    FileRow,
    sql`select ${COLUMNS} from bank.exchange_file
         where bank_code = ${bankCode} and direction = ${direction} and number = ${number}`,
  )

/** Writes a file; `content` only of one that goes out. False when its number is taken. */
export const insertFile = async (
  tx: Transaction,
  pii: PersonalInformation,
  file: ExchangeFile,
  content?: Buffer,
): Promise<boolean> => {
  const sealed =
    content === undefined
      ? null
      : pii.seal({ column: COLUMN, rowId: file.id }, content.toString('base64'))
  const written = await tx.run(sql`
    insert into bank.exchange_file (id, bank_code, direction, number, digest, rows, good_rows,
      content_sealed, made_by, made_at)
    values (${file.id}, ${file.bankCode}, ${file.direction}, ${file.number}, ${file.digest},
      ${file.rows}, ${file.goodRows}, ${sealed}, ${file.madeBy}, ${file.madeAt})
    on conflict (bank_code, direction, number) do nothing`)
  return written === 1
}

/** The bytes of a file that went out, for whoever has left the record of each person in it. */
export const readContent = async (
  tx: Transaction,
  pii: PersonalInformation,
  proof: RecordedAccess,
  id: string,
): Promise<Buffer> => {
  const row = await tx.one(
    z.object({ content_sealed: bytes }),
    sql`select content_sealed from bank.exchange_file where id = ${id}`,
  )
  const { content } = pii.open(proof, {
    content: {
      field: 'identityNumber',
      binding: { column: COLUMN, rowId: id },
      sealed: row.content_sealed,
    },
  })
  return Buffer.from(content.reveal(), 'base64')
}

/** What became of one row. */
export interface ExchangeRow {
  readonly number: number
  readonly requestId: string | undefined
  readonly outcome: string
  readonly field: string | undefined
  readonly fault: string | undefined
}

/** Writes the rows of a file. */
export const insertRows = async (
  tx: Transaction,
  fileId: string,
  rows: readonly ExchangeRow[],
): Promise<void> => {
  await tx.run(sql`
    insert into bank.exchange_row (file_id, number, request_id, outcome, field, fault)
    select ${fileId}, number, "requestId", outcome, field, fault
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r (number integer, "requestId" uuid, outcome text, field text, fault text)`)
}

const ExchangeRowRow = z
  .object({
    number: z.number(),
    request_id: z.string().nullable(),
    outcome: z.string(),
    field: z.string().nullable(),
    fault: z.string().nullable(),
  })
  .transform((row): ExchangeRow => ({
    number: row.number,
    requestId: row.request_id ?? undefined,
    outcome: row.outcome,
    field: row.field ?? undefined,
    fault: row.fault ?? undefined,
  }))

/** What became of the rows of a file, in their order. */
export const rowsOfFile = (handle: Handle, fileId: string): Promise<ExchangeRow[]> =>
  handle.many(
    ExchangeRowRow,
    sql`select number, request_id, outcome, field, fault from bank.exchange_row
         where file_id = ${fileId} order by number`,
  )

/** Whose data stand in a file. */
export const personsOfFile = async (handle: Handle, fileId: string): Promise<string[]> =>
  (
    await handle.many(
      z.object({ person_id: z.string() }),
      sql`select distinct q.person_id from bank.exchange_row r
            join bank.request q on q.id = r.request_id where r.file_id = ${fileId}`,
    )
  ).map((row) => row.person_id)
