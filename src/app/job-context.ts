import type { ActionContext } from '#platform/audit.ts'
import type { AppDeps } from './deps.ts'

/** Who acts when the clock sets a job off. */
export const jobContext = ({ clock }: Pick<AppDeps, 'clock'>, name: string): ActionContext => ({
  actor: { kind: 'system', id: name },
  requestId: `job-${clock.now().toString()}`,
  at: clock.now(),
})
