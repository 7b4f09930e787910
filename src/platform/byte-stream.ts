/** Bytes as they arrive: an upload, a file, a part of an archive. */
export type ByteStream = AsyncIterable<Uint8Array>

/** More bytes came than were allowed. */
export class TooManyBytes extends Error {
  override readonly name = 'TooManyBytes'
  readonly limit: number
  constructor(limit: number) {
    super(`more than ${limit} bytes`)
    this.limit = limit
  }
}

/**
 * Counts what passes, and stops it at a limit.
 *
 * @throws {TooManyBytes} as soon as one byte too many arrives.
 */
export async function* atMost(stream: ByteStream, limit: number): AsyncGenerator<Uint8Array> {
  let count = 0
  for await (const chunk of stream) {
    count += chunk.length
    if (count > limit) throw new TooManyBytes(limit)
    yield chunk
  }
}

/**
 * Looks at the first items without taking them away: `head` holds items until `enough` says so or
 * the source ends, `all` yields those and the others, once.
 */
export const lookAhead = async <Item>(
  source: AsyncIterable<Item>,
  enough: (head: readonly Item[]) => boolean,
): Promise<{ readonly head: readonly Item[]; readonly all: AsyncIterable<Item> }> => {
  const iterator = source[Symbol.asyncIterator]()
  const head: Item[] = []
  while (!enough(head)) {
    const next = await iterator.next()
    if (next.done === true) break
    head.push(next.value)
  }
  const all = async function* (): AsyncGenerator<Item> {
    try {
      yield* head
      for (;;) {
        const next = await iterator.next()
        if (next.done === true) return
        yield next.value
      }
    } finally {
      await iterator.return?.()
    }
  }
  return { head, all: all() }
}

/** All bytes together. */
export const collect = async (stream: ByteStream): Promise<Buffer> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}
