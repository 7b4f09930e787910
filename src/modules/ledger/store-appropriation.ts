import { z } from 'zod'
import {
  bigInteger,
  bytes,
  type Handle,
  instant,
  type Sql,
  sql,
  type Transaction,
} from '#platform/db.ts'

export const APPROPRIATION_STATUSES = ['entered', 'confirmed', 'withdrawn'] as const

/** 拨款 comes from the treasury; what was recovered goes back to it (缴回). */
export const VOUCHER_KINDS = ['appropriate', 'remit'] as const
export type VoucherKind = (typeof VOUCHER_KINDS)[number]

/** A voucher over money that comes to a fund from the treasury, or goes back to it. */
export interface Appropriation {
  readonly id: string
  readonly kind: VoucherKind
  readonly fundCode: string
  readonly voucherNumber: string
  /** SM3 of the paper, hexadecimal. */
  readonly paperDigest: string
  readonly amountFen: bigint
  readonly enteredBy: string
  readonly enteredAt: Temporal.Instant
  readonly status: (typeof APPROPRIATION_STATUSES)[number]
  readonly decidedBy: string | undefined
  readonly decidedAt: Temporal.Instant | undefined
}

const AppropriationRow = z
  .object({
    id: z.string(),
    kind: z.enum(VOUCHER_KINDS),
    fund_code: z.string(),
    voucher_number: z.string(),
    paper_digest: bytes.transform((value) => Buffer.from(value).toString('hex')),
    amount_fen: bigInteger,
    entered_by: z.string(),
    entered_at: instant,
    status: z.enum(APPROPRIATION_STATUSES),
    decided_by: z.string().nullable(),
    decided_at: instant.nullable(),
  })
  .transform((row): Appropriation => ({
    id: row.id,
    kind: row.kind,
    fundCode: row.fund_code,
    voucherNumber: row.voucher_number,
    paperDigest: row.paper_digest,
    amountFen: row.amount_fen,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    status: row.status,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at ?? undefined,
  }))

const APPROPRIATIONS = sql`
  select id, kind, fund_code, voucher_number, paper_digest, amount_fen, entered_by, entered_at,
         status, decided_by, decided_at
    from ledger.appropriation`

const listed = (handle: Handle, where: Sql): Promise<Appropriation[]> =>
  handle.many(AppropriationRow, sql`${APPROPRIATIONS} ${where}`)

/** The vouchers of a fund: those that wait first, then the newest. */
export const appropriationsOf = (handle: Handle, fundCode: string): Promise<Appropriation[]> =>
  listed(
    handle,
    sql`where fund_code = ${fundCode}
        order by status <> 'entered', entered_at desc, id limit 50`,
  )

/** Vouchers of a unit that wait for somebody else than this person. */
export const appropriationsWaiting = (
  handle: Handle,
  payerAgency: string,
  staffId: string,
): Promise<Appropriation[]> =>
  listed(
    handle,
    sql`where status = 'entered' and entered_by <> ${staffId}
          and fund_code in (select code from ledger.fund where payer_agency = ${payerAgency})
        order by entered_at, id`,
  )

/** A voucher, held until the end of the transaction. */
export const lockAppropriation = (
  tx: Transaction,
  id: string,
): Promise<Appropriation | undefined> =>
  tx.maybeOne(AppropriationRow, sql`${APPROPRIATIONS} where id = ${id} for update`)

/** What is on its way back to the treasury and waits for a second person. */
export const remittanceWaiting = async (handle: Handle, fundCode: string): Promise<bigint> =>
  (
    await handle.one(
      z.object({ total: bigInteger }),
      sql`select coalesce(sum(amount_fen), 0)::bigint as total from ledger.appropriation
           where fund_code = ${fundCode} and kind = 'remit' and status = 'entered'`,
    )
  ).total

/** Enters a voucher; `false` when it stands already. */
export const insertAppropriation = async (
  tx: Transaction,
  one: Appropriation,
): Promise<boolean> => {
  const entered = await tx.run(sql`
    insert into ledger.appropriation (id, kind, fund_code, voucher_number, paper_digest, amount_fen,
      entered_by, entered_at, status)
    values (${one.id}, ${one.kind}, ${one.fundCode}, ${one.voucherNumber},
      decode(${one.paperDigest}, 'hex'), ${one.amountFen}, ${one.enteredBy}, ${one.enteredAt},
      'entered')
    on conflict (fund_code, kind, voucher_number) where status <> 'withdrawn' do nothing`)
  return entered === 1
}

/** Writes what became of a voucher. */
export const saveAppropriation = async (tx: Transaction, one: Appropriation): Promise<void> => {
  await tx.run(sql`
    update ledger.appropriation
       set status = ${one.status}, decided_by = ${one.decidedBy ?? null},
           decided_at = ${one.decidedAt ?? null}
     where id = ${one.id}`)
}
