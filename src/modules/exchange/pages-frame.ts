import type { Decision } from '#kernel/decision.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import type { PageAnswer } from '#platform/http/route.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import type { Frame } from '#ui/portal.ts'
import type { REFUSAL_WORDS, Said } from './messages.ts'

export interface ExchangePageDeps {
  readonly db: Database
  readonly keys: KeyRing
  readonly pii: PersonalInformation
  readonly demo: boolean
  readonly publicUrl: string
  /** The frame of the departments' portal. */
  readonly portal: Frame
}

/** Who answers changes of account. */
export const ACKNOWLEDGE = { kind: 'staff', permission: 'account.acknowledge' } as const
/** Who sees, enters and approves. */
export const READ = { kind: 'staff', permission: 'exchange.read' } as const
export const ENTER = { kind: 'staff', permission: 'exchange.enter' } as const
export const APPROVE = { kind: 'staff', permission: 'exchange.approve' } as const

/** Back to a page, with what was done or why it was not. */
export const back = (
  path: string,
  decision: Decision<unknown, keyof typeof REFUSAL_WORDS> | undefined,
  said: Said,
): PageAnswer => {
  if (decision === undefined) throw notFound()
  const query = decision.granted ? { said } : { refused: decision.refusal }
  return { redirect: `${path}?${new URLSearchParams(query).toString()}` }
}
