import { setTimeout as pause } from 'node:timers/promises'
import { type Words, wordsOf } from '../words.ts'
import { EmbeddedDatabaseProblem } from './problem.ts'
import type { EmbeddedDatabase } from './index.ts'
import { SERVER_WORDS } from './words.ts'

/** How often the server may end before that is told instead of mended. */
const RESTARTS = 5
const WINDOW_MINUTES = 10
const LOOK_MILLISECONDS = 1000

export interface Supervision {
  /** Why the server is not started any more; never settles as long as it runs or comes back. */
  readonly lost: Promise<EmbeddedDatabaseProblem>
  /** Ends the watch, and then the server. */
  stop(): Promise<void>
}

/** The seconds to wait before each restart within the window. */
const backoff = (restarts: number): number => 0.2 * 2 ** (restarts - 1)

/**
 * Looks after a server that runs: starts it again when it ended by itself, at most five times in
 * ten minutes.
 *
 * @param start starts the server or finds it running
 */
export const supervise = (
  first: EmbeddedDatabase,
  start: () => Promise<EmbeddedDatabase>,
  log: (words: Words) => void,
): Supervision => {
  const stopping = new AbortController()
  const { signal } = stopping
  const lost = Promise.withResolvers<EmbeddedDatabaseProblem>()
  let server = first
  let reason: Words | undefined
  const restarts: number[] = []

  /** A server at another port is as good as none: everybody knows the old one. */
  const restart = async (): Promise<void> => {
    const next = await start()
    const moved = next.port !== first.port
    if (moved) await next.stop()
    reason = moved ? SERVER_WORDS.portTaken() : undefined
    if (!moved) server = next
  }
  const watch = async (): Promise<void> => {
    for (;;) {
      await pause(LOOK_MILLISECONDS, undefined, { signal })
      if (server.isRunning()) continue
      const now = performance.now()
      while ((restarts[0] ?? now) < now - WINDOW_MINUTES * 60_000) restarts.shift()
      if (restarts.push(now) > RESTARTS) break
      const wait = backoff(restarts.length)
      log(SERVER_WORDS.ended(wait))
      await pause(wait * 1000, undefined, { signal })
      await restart().catch((error: unknown) => (reason = wordsOf(error)))
    }
    const words = SERVER_WORDS.keepsEnding(RESTARTS, WINDOW_MINUTES, reason)
    lost.resolve(new EmbeddedDatabaseProblem('KEEPS_ENDING', words))
  }
  const watching = watch().catch(() => {})
  return {
    lost: lost.promise,
    stop: async () => {
      stopping.abort()
      await watching
      await server.stop()
    },
  }
}
