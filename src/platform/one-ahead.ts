import { setImmediate } from 'node:timers/promises'

async function* piecesOf<Piece>(source: AsyncIterable<Piece> | Iterable<Piece>) {
  yield* source
}

/**
 * Hands on what comes from a source, and has the next piece made while the last one is worked on:
 * reading and the database each have something to do. A source that fails is told in its turn.
 */
export async function* oneAhead<Piece>(
  source: AsyncIterable<Piece> | Iterable<Piece>,
): AsyncGenerator<Piece, void, undefined> {
  const pieces = piecesOf(source)
  const take = (): Promise<IteratorResult<Piece>> => {
    // Not at once: first what is done with the last piece has to leave for the database.
    const next = setImmediate().then(() => pieces.next())
    // Until its turn comes nobody listens; a fault must not end the process meanwhile.
    next.catch(() => {})
    return next
  }
  let next = take()
  try {
    for (;;) {
      const { done, value } = await next
      if (done === true) return
      next = take()
      yield value
    }
  } finally {
    await next.catch(() => {})
    await pieces.return()
  }
}
