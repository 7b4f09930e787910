import { type Decision, grant, refuse } from '#kernel/decision.ts'

/** 借方 or 贷方: where an account grows. */
export type Side = 'debit' | 'credit'

/**
 * 科目 of one fund account. None of them may fall below nothing on its own side: that is how no more
 * can be sent to a bank than was appropriated, and no more come back than was paid.
 */
export const LEDGER_ACCOUNTS = {
  /** 国库拨入: what the treasury has paid in. */
  appropriated: 'credit',
  /** 可用资金: at the bank, not yet ordered to anybody. */
  available: 'debit',
  /** 在途: ordered, and the bank has not told the outcome. */
  inTransit: 'debit',
  /** 已发放: on accounts of payees, by the word of the bank. */
  paid: 'debit',
  /** 未明来款: at the bank, and not to be used while nobody knows where it belongs. */
  unexplained: 'debit',
  /** 待查: the other side of it, owed to whomever it turns out to be from. */
  suspense: 'credit',
  /** 追回款: given back by payees, at the bank, and not to be paid out again. */
  recovered: 'debit',
  /** 应缴国库: the other side of it. */
  dueToTreasury: 'credit',
} as const satisfies Readonly<Record<string, Side>>
export type LedgerAccount = keyof typeof LEDGER_ACCOUNTS

export const LEDGER_ACCOUNT_CODES = Object.keys(LEDGER_ACCOUNTS) as readonly LedgerAccount[]

/** 借, 贷: one amount goes from the second to the first. */
type Movement = readonly [debit: LedgerAccount, credit: LedgerAccount]

/** 记账事项: what can happen to money, and the accounts that each touches. */
export const POSTING_KINDS = {
  /** 拨款到账 */
  appropriate: [['available', 'appropriated']],
  /** 退回国库 */
  refund: [['appropriated', 'available']],
  /** 发出指令 */
  send: [['inTransit', 'available']],
  /** 入账成功 */
  confirm: [['paid', 'inTransit']],
  /** 银行拒绝 */
  reject: [['available', 'inTransit']],
  /** 退票 */
  return: [['available', 'paid']],
  /** 来款待查 */
  suspend: [['unexplained', 'suspense']],
  /** 查明为退票 */
  clear: [
    ['suspense', 'unexplained'],
    ['available', 'paid'],
  ],
  /** 查明不是本户的款，退还 */
  release: [['suspense', 'unexplained']],
  /** 追回多发的 */
  recover: [['recovered', 'dueToTreasury']],
  /** 追回款缴回国库 */
  remit: [['dueToTreasury', 'recovered']],
} as const satisfies Readonly<Record<string, readonly Movement[]>>
export type PostingKind = keyof typeof POSTING_KINDS

export const POSTING_KIND_CODES = Object.keys(POSTING_KINDS) as readonly PostingKind[]

/** One side of a posting. */
export interface Entry {
  readonly account: LedgerAccount
  readonly debitFen: bigint
  readonly creditFen: bigint
}

/** 借 and 贷 of a posting, equal by construction; each account stands in it once. */
export const entriesOf = (kind: PostingKind, amountFen: bigint): readonly Entry[] => {
  if (amountFen <= 0n) throw new RangeError(`a posting of ${amountFen} fen`)
  const movements: readonly Movement[] = POSTING_KINDS[kind]
  return movements.flatMap(([debit, credit]) => [
    { account: debit, debitFen: amountFen, creditFen: 0n },
    { account: credit, debitFen: 0n, creditFen: amountFen },
  ])
}

/** 余额: what an account holds on its own side. */
export const balanceOf = (
  account: LedgerAccount,
  { debitFen, creditFen }: Omit<Entry, 'account'>,
): bigint => (LEDGER_ACCOUNTS[account] === 'debit' ? debitFen - creditFen : creditFen - debitFen)

export type Balances = Readonly<Record<LedgerAccount, bigint>>

/** The accounts that a posting takes from. */
export const drawnOn = (kind: PostingKind): readonly LedgerAccount[] =>
  entriesOf(kind, 1n).flatMap((entry) =>
    balanceOf(entry.account, entry) < 0n ? entry.account : [],
  )

const AHEAD: Readonly<Partial<Record<LedgerAccount, string>>> = {
  available: 'appropriate',
  inTransit: 'suspend',
  paid: 'suspend',
  recovered: 'recover',
}

/** Whether there is enough for a posting: money that is not there is never moved (Art. 13). */
export const decidePosting = (
  kind: PostingKind,
  amountFen: bigint,
  balances: Balances,
): Decision<readonly Entry[], 'FUNDS_SHORT'> => {
  const short = drawnOn(kind).find((account) => balances[account] < amountFen)
  if (short === undefined) return grant('YKT-13', entriesOf(kind, amountFen))
  const first = AHEAD[short]
  return refuse('YKT-13', 'FUNDS_SHORT', first === undefined ? [] : [first])
}
