import { z } from 'zod'
import { bigInteger, bytes, type Handle, type Sql, sql } from '#platform/db.ts'
import { sealedAccountNumbers } from '#modules/account/index.ts'
import { sealedNames } from '#modules/person/index.ts'
import { BUILDER } from './store-outcomes.ts'

/** 发放明细: one amount to one person, on one account. */
export interface Line {
  readonly id: string
  readonly personId: string
  readonly batchId: string
  readonly amountFen: bigint
  readonly bankCode: string
  readonly accountId: string
  readonly assignmentId: string
  readonly reissueOf: string | undefined
}

const LINE_COLUMNS = {
  id: z.string(),
  person_id: z.string(),
  batch_id: z.string(),
  amount_fen: bigInteger,
  bank_code: z.string(),
  account_id: z.string(),
  assignment_id: z.string(),
  reissue_of: z.string().nullable(),
}

const lineOf = (row: z.output<z.ZodObject<typeof LINE_COLUMNS>>): Line => ({
  id: row.id,
  personId: row.person_id,
  batchId: row.batch_id,
  amountFen: row.amount_fen,
  bankCode: row.bank_code,
  accountId: row.account_id,
  assignmentId: row.assignment_id,
  reissueOf: row.reissue_of ?? undefined,
})

const LineRow = z.object(LINE_COLUMNS).transform(lineOf)

/** A line with what its bank is told of the account and its owner, still sealed. */
export interface SealedLine extends Line {
  readonly numberSealed: Uint8Array | undefined
  readonly nameSealed: Uint8Array
}

const SealedRow = z
  .object({ ...LINE_COLUMNS, number_sealed: bytes.nullable(), name_sealed: bytes })
  .transform((row): SealedLine => ({
    ...lineOf(row),
    numberSealed: row.number_sealed ?? undefined,
    nameSealed: row.name_sealed,
  }))

/** Enough for one statement, little enough to stay in memory many times over. */
const PIECE = 5000
const FIRST = '00000000-0000-0000-0000-000000000000'

export interface LineRange {
  readonly batchId: string
  /** Of one bank alone. */
  readonly bankCode?: string
  /** With those that were taken out while instructions were built: as three people signed them. */
  readonly asSigned?: boolean
}

/** A relation: the next lines of a range after an id, in the order of their ids. */
const nextLines = ({ batchId, bankCode, asSigned = false }: LineRange, last: string): Sql => sql`
  select id, person_id, batch_id, amount_fen, bank_code, account_id, assignment_id, reissue_of
    from payment.line l
   where batch_id = ${batchId} and (${bankCode ?? null}::text is null
         or bank_code = ${bankCode ?? null}) and id > ${last}
     and not exists (select from payment.outcome o
                      where o.line_id = l.id and o.person_id = l.person_id
                        and o.kind = 'cancelled'
                        and not (${asSigned} and o.decided_by = ${BUILDER}))
   order by id limit ${PIECE}`

/** Whatever lines are read as, a piece at a time, so that a million fit. */
async function* inPieces<One extends Pick<Line, 'id'>>(
  next: (last: string) => Promise<readonly One[]>,
): AsyncGenerator<readonly One[]> {
  for (let last = FIRST; ;) {
    const lines = await next(last)
    const end = lines.at(-1)
    if (end === undefined) return
    yield lines
    last = end.id
  }
}

/** The lines of a batch that are to be paid, in the order of their ids. */
export const linesOf = (handle: Handle, range: LineRange): AsyncGenerator<readonly Line[]> =>
  inPieces((last) => handle.many(LineRow, nextLines(range, last)))

/** The same lines, each with the number of its account and the name of its payee. */
export const sealedLinesOf = (
  handle: Handle,
  range: LineRange,
): AsyncGenerator<readonly SealedLine[]> =>
  inPieces((last) =>
    handle.many(
      SealedRow,
      sql`select l.id, l.person_id, l.batch_id, l.amount_fen, l.bank_code, l.account_id,
                 l.assignment_id, l.reissue_of, a.number_sealed, p.name_sealed
            from (${nextLines(range, last)}) l
            join (${sealedNames()}) p on p.person_id = l.person_id
            left join (${sealedAccountNumbers()}) a on a.account_id = l.account_id
           order by l.id`,
    ),
  )

/** Some lines in their canonical form. */
export interface CanonicalLines {
  /** `canonicalLine` of each, with line feeds between. */
  readonly text: string
  readonly lineCount: number
  readonly totalFen: bigint
}

/** One line in its canonical form: all that decides who is paid what, and by which right. */
export const canonicalLine = (line: Line): string =>
  [
    line.id,
    line.personId,
    line.amountFen,
    line.bankCode,
    line.accountId,
    line.assignmentId,
    line.reissueOf ?? '',
  ].join('|')

const CanonicalRow = z
  .object({ text: z.string().nullable(), count: z.number(), total: bigInteger })
  .transform(({ text, count, total }) => ({ text: text ?? '', lineCount: count, totalFen: total }))

const LENGTH_OF_ID = FIRST.length

/**
 * The same lines in their canonical form. The database writes it: lines are digested at each
 * signature, and to take every value out and put it together again costs three times as much.
 */
export async function* canonicalLinesOf(
  handle: Handle,
  range: LineRange,
): AsyncGenerator<CanonicalLines> {
  for (let last = FIRST; ;) {
    const piece = await handle.one(
      CanonicalRow,
      sql`select string_agg(
                   concat_ws('|', l.id, l.person_id, l.amount_fen, l.bank_code, l.account_id,
                     l.assignment_id, coalesce(l.reissue_of::text, '')),
                   e'\n' order by l.id) as text,
                 count(*)::int as count, coalesce(sum(l.amount_fen), 0)::bigint as total
            from (${nextLines(range, last)}) l`,
    )
    if (piece.lineCount === 0) return
    yield piece
    last = piece.text.slice(piece.text.lastIndexOf('\n') + 1).slice(0, LENGTH_OF_ID)
  }
}
