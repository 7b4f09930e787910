import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import {
  type BuildDeps,
  buildInstructions,
  type NotBuilt,
  restoreFile,
} from './build-instructions.ts'
import { closeIfEnded } from './close-batch.ts'
import {
  askForUnknown,
  loseOverdue,
  sendAll,
  type SendDeps,
  type Sent,
} from './send-instruction.ts'
import { releasedBatches } from './store.ts'
import { preparedInstructions } from './store-instructions.ts'

export interface Round {
  readonly notBuilt: readonly NotBuilt[]
  readonly sent: readonly Sent[]
  /** Files that were gone and were written again. */
  readonly restored: number
  readonly lost: number
  readonly found: number
  readonly closed: number
}

/** Files of instructions that wait and that no disk has any more. */
const restoreFiles = async (deps: BuildDeps): Promise<number> => {
  let restored = 0
  for (const { id, reference } of await preparedInstructions(deps.db))
    if ((await deps.spool.read(reference)) === undefined && (await restoreFile(deps, id)))
      restored += 1
  return restored
}

/**
 * 代发作业: builds what was released, sends what was built, notices senders that died, asks for what
 * is unknown and closes what has ended. Run as often as one likes, by as many as one likes: each
 * step is taken once.
 */
export const paymentRound = async (deps: BuildDeps & SendDeps): Promise<Round> => {
  const context = (): ActionContext => {
    const at = deps.clock.now()
    return { actor: { kind: 'system', id: 'payment.round' }, requestId: `round-${uuidv7(at)}`, at }
  }
  const batches = await releasedBatches(deps.db)
  const notBuilt: NotBuilt[] = []
  for (const id of batches)
    notBuilt.push(...((await buildInstructions(deps, context(), id))?.notBuilt ?? []))
  const restored = await restoreFiles(deps)
  const lost = await loseOverdue(deps)
  const sent = await sendAll(deps)
  const found = await askForUnknown(deps)
  let closed = 0
  for (const id of batches) if (await closeIfEnded(deps, context(), id)) closed += 1
  return { notBuilt, sent, restored, lost, found, closed }
}
