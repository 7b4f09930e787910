import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import { type BuildDeps, buildInstructions, type NotBuilt } from './build-instructions.ts'
import { closeIfEnded } from './close-batch.ts'
import {
  askForUnknown,
  loseOverdue,
  sendAll,
  type SendDeps,
  type Sent,
} from './send-instruction.ts'
import { releasedBatches } from './store.ts'

export interface Round {
  readonly notBuilt: readonly NotBuilt[]
  readonly sent: readonly Sent[]
  readonly lost: number
  readonly found: number
  readonly closed: number
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
  const lost = await loseOverdue(deps)
  const sent = await sendAll(deps)
  const found = await askForUnknown(deps)
  let closed = 0
  for (const id of batches) if (await closeIfEnded(deps, context(), id)) closed += 1
  return { notBuilt, sent, lost, found, closed }
}
