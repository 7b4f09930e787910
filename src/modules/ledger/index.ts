export {
  type Balances,
  LEDGER_ACCOUNT_CODES,
  entriesOf,
  type LedgerAccount,
  type PostingKind,
} from './ledger.ts'
export { post, type PostingInput, type PostingRefusal } from './post.ts'
export {
  balancesAt,
  balancesOf,
  findFund,
  findPosting,
  type Fund,
  fundsOf,
  insertFund,
  listFunds,
  lockFund,
  type Posting,
  postingsAbout,
  postingsOn,
  turnoverOf,
} from './store.ts'
export {
  type Closed,
  closedThrough,
  closedUpTo,
  openDays,
  closedDays,
  closedMonths,
  insertClosedDay,
  insertClosedMonth,
} from './store-closed.ts'
export {
  type Appropriation,
  VOUCHER_KINDS,
  type VoucherKind,
  appropriationsOf,
  appropriationsWaiting,
} from './store-appropriation.ts'
export {
  type AppropriationRefusal,
  confirmAppropriation,
  enterAppropriation,
  withdrawAppropriation,
} from './appropriate.ts'
