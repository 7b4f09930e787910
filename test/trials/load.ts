import type { Database } from '#platform/db.ts'
import { sql } from '#platform/db.ts'
import { fromPublicId } from '#kernel/ids.ts'
import { PERSONAS } from '#app/seed/data/personas.ts'
import { z } from 'zod'
import type { HttpTerminal, TerminalAnswer } from './http-terminal.ts'

/** Chips of the personas; some of their cards are refused, and that is an answer, too. */
export const CHIPS = PERSONAS.map(({ card }) => ({
  card: { region: card.issuingRegion, number: card.cardNumber, identifier: card.identifier },
}))

export interface Load {
  /** Every answer that said what was decided. */
  readonly answered: TerminalAnswer[]
  /** Waits until somebody has been answered that often. */
  reached(count: number): Promise<void>
  /** Sends nothing new, and waits for what is under way. */
  stop(): Promise<void>
}

/** Verifications without end from some terminals, until stopped or until nobody answers. */
export const verificationLoad = (terminals: readonly HttpTerminal[]): Load => {
  const answered: TerminalAnswer[] = []
  const waiting: { readonly count: number; readonly go: () => void }[] = []
  const stopped = new AbortController()
  const work = async (terminal: HttpTerminal, offset: number): Promise<void> => {
    for (let i = offset; !stopped.signal.aborted; i += 1) {
      // What is cut off in the middle was not answered.
      const answer = await terminal.verify(CHIPS[i % CHIPS.length] ?? {}).catch(() => undefined)
      if (answer === undefined) return
      if (answer.status === 200 || answer.status === 409) answered.push(answer)
      for (const { count, go } of waiting) if (answered.length >= count) go()
    }
  }
  const workers = terminals.map((terminal, i) => work(terminal, i))
  return {
    answered,
    reached: (count) =>
      new Promise((resolve, reject) => {
        waiting.push({ count, go: resolve })
        void Promise.all(workers).then(() => reject(new Error('the load ended early')))
      }),
    stop: async () => {
      stopped.abort()
      await Promise.all(workers)
    },
  }
}

const Row = z.object({ id: z.string(), outcome: z.string() })

/** Answers whose verification does not stand in the table as it was told. */
export const missing = async (
  db: Database,
  answered: readonly TerminalAnswer[],
): Promise<readonly TerminalAnswer[]> => {
  const rows = await db.many(Row, sql`select id, outcome from verification.usage`)
  const outcomes = new Map(rows.map(({ id, outcome }) => [id, outcome]))
  return answered.filter(({ id, outcome }) => {
    const uuid = id === undefined ? undefined : fromPublicId('verification', id)
    return uuid === undefined || outcomes.get(uuid) !== outcome
  })
}
