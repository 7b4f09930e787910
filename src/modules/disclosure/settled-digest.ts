import type { Handle, Sql } from '#platform/db.ts'
import { Sm3 } from '#platform/crypto/sm3.ts'
import { inOrder } from './store-settlement.ts'

/** What a list comes to. */
export interface ListDigest {
  /** SM3, hexadecimal. */
  readonly digest: string
  readonly rowCount: number
  readonly totalFen: bigint
}

/**
 * SM3 over who is paid how much, in the order of the rows' ids, then their number and their sum.
 *
 * @param payees a relation: `line_id`, `person_id`, `amount_fen`
 */
export const digestOfPayees = async (handle: Handle, payees: Sql): Promise<ListDigest> => {
  const hash = new Sm3()
  let rowCount = 0
  let totalFen = 0n
  for await (const rows of inOrder(handle, payees)) {
    for (const row of rows) {
      hash.update(`${row.line_id}|${row.person_id}|${row.amount_fen}\n`)
      totalFen += row.amount_fen
    }
    rowCount += rows.length
  }
  return { digest: hash.update(`${rowCount}|${totalFen}`).hex(), rowCount, totalFen }
}
