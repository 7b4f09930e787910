import { createHash, type Hash } from 'node:crypto'
import type { PaymentFormat } from './answer-file.ts'
import { readDelimitedOrders } from './delimited-orders.ts'
import { readIsoOrders } from './iso-orders.ts'
import type { OrderFile, PaymentOrder } from './payment.ts'

export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

async function* hashed(content: Bytes, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    hash.update(piece)
    yield piece
  }
}

/** Reads a file of orders as a whole, with the SM3 of its bytes. */
export const readOrders = async (format: PaymentFormat, content: Bytes) => {
  const hash = createHash('sm3')
  const bytes = hashed(content, hash)
  const parts = format === 'iso20022' ? readIsoOrders(bytes) : readDelimitedOrders(bytes)
  const orders: PaymentOrder[] = []
  let file: OrderFile | undefined
  for await (const part of parts)
    if (part.kind === 'file') file = part.file
    else orders.push(part.order)
  if (file === undefined) throw new Error('a file of orders without a head')
  return { file, orders, sm3: hash.digest('hex') }
}
