import type { DocumentKind } from '#kernel/identity-number/index.ts'
import type { Transaction } from '#platform/db.ts'
import type { Access, Personal } from '#platform/pii.ts'

/** Who a bank opens an account for. */
export interface HolderForBank {
  readonly cardNumber: string
  readonly name: Personal
  readonly documentKind: DocumentKind
  readonly documentNumber: Personal
  readonly phone: Personal | undefined
}

/**
 * Reads a holder for a bank and leaves the record of it; given by whoever composes the program,
 * since cards come after banks.
 */
export type ReadHolder = (
  tx: Transaction,
  access: Access,
  cardId: string,
) => Promise<HolderForBank | undefined>
