import { z } from 'zod'
import { bigInteger, type Handle, plainDate, sql, type Transaction } from '#platform/db.ts'
import type { ActionContext } from '#platform/audit.ts'
import {
  balanceOf,
  type Balances,
  type Entry,
  LEDGER_ACCOUNT_CODES,
  LEDGER_ACCOUNTS,
  type LedgerAccount,
  type PostingKind,
  POSTING_KIND_CODES,
} from './ledger.ts'

/** 代发专户: an account of a department at a bank, from which people are paid. */
export interface Fund {
  readonly code: string
  readonly payerAgency: string
  readonly bankCode: string
  /** 付款户: whose account at the bank the money leaves. */
  readonly accountName: string
  readonly accountNumber: string
  readonly openedOn: Temporal.PlainDate
}

export interface Posting {
  readonly id: string
  readonly reference: string
  readonly fundCode: string
  readonly kind: PostingKind
  readonly amountFen: bigint
  readonly on: Temporal.PlainDate
  /** The closed day on which it happened; `undefined` for what is posted on its own day. */
  readonly lateFor: Temporal.PlainDate | undefined
}

const FundRow = z
  .object({
    code: z.string(),
    payer_agency: z.string(),
    bank_code: z.string(),
    account_name: z.string(),
    account_number: z.string(),
    opened_on: plainDate,
  })
  .transform((row): Fund => ({
    code: row.code,
    payerAgency: row.payer_agency,
    bankCode: row.bank_code,
    accountName: row.account_name,
    accountNumber: row.account_number,
    openedOn: row.opened_on,
  }))

const FUNDS = sql`
  select code, payer_agency, bank_code, account_name, account_number, opened_on
    from ledger.fund`

/** Opens a fund account. */
export const insertFund = async (tx: Transaction, fund: Fund): Promise<void> => {
  await tx.run(sql`
    insert into ledger.fund (code, payer_agency, bank_code, account_name, account_number,
      opened_on)
    values (${fund.code}, ${fund.payerAgency}, ${fund.bankCode}, ${fund.accountName},
      ${fund.accountNumber}, ${fund.openedOn})`)
}

/** A fund account, open or closed. */
export const findFund = (handle: Handle, code: string): Promise<Fund | undefined> =>
  handle.maybeOne(FundRow, sql`${FUNDS} where code = ${code}`)

/** Every open fund account, by its code. */
export const listFunds = (handle: Handle): Promise<Fund[]> =>
  handle.many(FundRow, sql`${FUNDS} where closed_on is null order by code`)

/** The open fund accounts of a department, by bank. */
export const fundsOf = (handle: Handle, payerAgency: string): Promise<Fund[]> =>
  handle.many(
    FundRow,
    sql`${FUNDS} where payer_agency = ${payerAgency} and closed_on is null order by bank_code`,
  )

/** Whoever posts to a fund account waits for this lock, so that its balances stand still. */
export const lockFund = (tx: Transaction, code: string): Promise<Fund | undefined> =>
  tx.maybeOne(FundRow, sql`${FUNDS} where code = ${code} and closed_on is null for no key update`)

const BalanceRow = z.object({
  account: z.enum(LEDGER_ACCOUNT_CODES as readonly [LedgerAccount, ...LedgerAccount[]]),
  debit_fen: bigInteger,
  credit_fen: bigInteger,
})

/** 余额 of every account of a fund, in fen. */
export const balancesOf = async (handle: Handle, fundCode: string): Promise<Balances> =>
  balancesIn(
    await handle.many(
      BalanceRow,
      sql`select account, debit_fen, credit_fen from ledger.balance where fund_code = ${fundCode}`,
    ),
  )

/** 余额 of every account of a fund at the end of a day, added up from its entries. */
export const balancesAt = async (
  handle: Handle,
  fundCode: string,
  day: Temporal.PlainDate,
): Promise<Balances> =>
  balancesIn(
    await handle.many(
      BalanceRow,
      sql`select e.account, sum(e.debit_fen)::bigint as debit_fen,
                 sum(e.credit_fen)::bigint as credit_fen
            from ledger.posting p join ledger.entry e on e.posting_id = p.id
           where p.fund_code = ${fundCode} and p.on_day <= ${day} group by e.account`,
    ),
  )

/** What grew and fell on every account of a fund within days, both included, on its own side. */
export const turnoverOf = async (
  handle: Handle,
  fundCode: string,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<ReadonlyMap<LedgerAccount, { readonly grewFen: bigint; readonly fellFen: bigint }>> => {
  const rows = await handle.many(
    BalanceRow,
    sql`select e.account, sum(e.debit_fen)::bigint as debit_fen,
               sum(e.credit_fen)::bigint as credit_fen
          from ledger.posting p join ledger.entry e on e.posting_id = p.id
         where p.fund_code = ${fundCode} and p.on_day between ${from} and ${until}
         group by e.account`,
  )
  return new Map(
    rows.map(({ account, debit_fen: debit, credit_fen: credit }) => {
      const grows = LEDGER_ACCOUNTS[account] === 'debit'
      return [
        account,
        grows ? { grewFen: debit, fellFen: credit } : { grewFen: credit, fellFen: debit },
      ]
    }),
  )
}

const balancesIn = (rows: readonly z.output<typeof BalanceRow>[]): Balances => {
  const held = new Map(
    rows.map(({ account, debit_fen: debitFen, credit_fen: creditFen }) => [
      account,
      balanceOf(account, { debitFen, creditFen }),
    ]),
  )
  return Object.fromEntries(
    LEDGER_ACCOUNT_CODES.map((account) => [account, held.get(account) ?? 0n]),
  ) as Record<LedgerAccount, bigint>
}

const PostingRow = z
  .object({
    id: z.string(),
    reference: z.string(),
    fund_code: z.string(),
    kind: z.enum(POSTING_KIND_CODES as readonly [PostingKind, ...PostingKind[]]),
    amount_fen: bigInteger,
    on_day: plainDate,
    late_for: plainDate.nullable(),
  })
  .transform((row): Posting => ({
    id: row.id,
    reference: row.reference,
    fundCode: row.fund_code,
    kind: row.kind,
    amountFen: row.amount_fen,
    on: row.on_day,
    lateFor: row.late_for ?? undefined,
  }))

const POSTINGS = sql`
  select id, reference, fund_code, kind, amount_fen, on_day, late_for from ledger.posting`

/** What was posted under a reference. */
export const findPosting = (handle: Handle, reference: string): Promise<Posting | undefined> =>
  handle.maybeOne(PostingRow, sql`${POSTINGS} where reference = ${reference}`)

/** What was posted to a fund on a day, in its order. */
export const postingsOn = (
  handle: Handle,
  fundCode: string,
  day: Temporal.PlainDate,
): Promise<Posting[]> =>
  handle.many(
    PostingRow,
    sql`${POSTINGS} where fund_code = ${fundCode} and on_day = ${day} order by posted_at, id`,
  )

/** What was posted to a fund under references that begin with one of these, on whatever day. */
export const postingsAbout = (
  handle: Handle,
  fundCode: string,
  beginnings: readonly string[],
): Promise<Posting[]> =>
  handle.many(
    PostingRow,
    sql`${POSTINGS} where fund_code = ${fundCode}
           and exists (select from unnest(${beginnings}::text[]) b (text)
                        where starts_with(reference, b.text))
         order by posted_at, id`,
  )

/** Enters a posting with its sides; the database adds them up and refuses what does not balance. */
export const insertPosting = async (
  tx: Transaction,
  { actor, at }: ActionContext,
  posting: Posting,
  entries: readonly Entry[],
): Promise<void> => {
  await tx.run(sql`
    insert into ledger.posting (id, reference, fund_code, kind, amount_fen, on_day, late_for,
      posted_at, actor_kind, actor_id)
    values (${posting.id}, ${posting.reference}, ${posting.fundCode}, ${posting.kind},
      ${posting.amountFen}, ${posting.on}, ${posting.lateFor ?? null}, ${at}, ${actor.kind},
      ${actor.id})`)
  for (const { account, debitFen, creditFen } of entries)
    await tx.run(sql`
      insert into ledger.entry (posting_id, fund_code, account, debit_fen, credit_fen)
      values (${posting.id}, ${posting.fundCode}, ${account}, ${debitFen}, ${creditFen})`)
}
