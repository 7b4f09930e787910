export {
  type Balances,
  entriesOf,
  LEDGER_ACCOUNTS,
  type LedgerAccount,
  POSTING_KINDS,
  type PostingKind,
} from './ledger.ts'
export { post, type PostingInput, type PostingRefusal } from './post.ts'
export { balancesOf, findPosting, type Fund, fundsOf, insertFund, type Posting } from './store.ts'
