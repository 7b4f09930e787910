import { setTimeout as pause } from 'node:timers/promises'
import type { Faults } from '#platform/faults.ts'
import type { Logger } from '#platform/log.ts'
import type { RunDeps } from './intake-run.ts'
import { runIntake } from './run-intake.ts'
import { claimIntake } from './store-intakes.ts'
import { filesToRemove, markFileGone, removePieces } from './store-pieces.ts'

/** How long it rests when there is nothing to do, and after a fault of the database. */
const REST_MILLISECONDS = { idle: 500, fault: 3000 } as const

/**
 * Works on one file that waits, or that a process has left behind.
 *
 * @returns false when there is none.
 */
export const workOnNext = async (deps: RunDeps, stopping: AbortSignal): Promise<boolean> => {
  const intake = await deps.db.transaction((tx) => claimIntake(tx, deps.clock.now()))
  if (intake === undefined) return false
  await runIntake(deps, intake, stopping)
  return true
}

/** Works until nothing waits; for tests, and for the end of a command. */
export const workOnAll = async (deps: RunDeps): Promise<void> => {
  const { signal } = new AbortController()
  while (await workOnNext(deps, signal));
}

/**
 * Imports as long as the program runs, one file at a time in each process. A process that ends
 * gives its file back; that of one that died is taken up when its lease has run out.
 */
export const startIntakes = (
  deps: RunDeps & { readonly log: Logger; readonly faults: Faults },
): { stop(): Promise<void> } => {
  const stopping = new AbortController()
  const rest = (milliseconds: number): Promise<void> =>
    pause(milliseconds, undefined, { signal: stopping.signal }).catch(() => {})
  const work = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const attempt = deps.faults.attempt()
      try {
        const found = await workOnNext(deps, stopping.signal)
        attempt.passed()
        if (!found) await rest(REST_MILLISECONDS.idle)
      } catch (error) {
        deps.faults.happened(error, 'imports of lists')
        await rest(REST_MILLISECONDS.fault)
      }
    }
  }
  const running = work()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

/** Removes the files of imports that have ended. */
export const removeFiles = async ({ db, clock }: Pick<RunDeps, 'db' | 'clock'>): Promise<void> => {
  const at = clock.now()
  for (const intakeId of await filesToRemove(db, at))
    await db.transaction(async (tx) => {
      await removePieces(tx, intakeId)
      await markFileGone(tx, intakeId, at)
    })
}
