import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { ACCESS_SCOPES, type AccessScope } from '#platform/http/partner.ts'
import type { PublicPoint, RegisteredKey } from '#platform/http/partner-keys.ts'
import { decideNewKey, type NewKey, type NewKeyRefusal } from '#modules/bank/index.ts'
import type { EndpointStatus } from './endpoint.ts'

/** 系统密钥: a public key by which systems of a department call, and what they may call with it. */
export interface AccessKey {
  readonly id: string
  readonly agencyCode: string
  /** What the department calls the system. */
  readonly label: string
  readonly publicKey: PublicPoint
  readonly scopes: readonly AccessScope[]
  readonly validUntil: Temporal.Instant
  readonly status: EndpointStatus
  readonly enteredBy: string
  readonly enteredAt: Temporal.Instant
  readonly approvedBy: string | undefined
  readonly approvedAt: Temporal.Instant | undefined
}

export type NewAccessKeyRefusal = NewKeyRefusal | 'LABEL_MISSING' | 'SCOPE_NOT_CHOSEN'

export interface NewAccessKey extends NewKey {
  readonly label: string
  readonly scopes: readonly string[]
}

const LONGEST_LABEL = 40

/**
 * Whether a department can have another key (Art. 22): as a bank can, with a name and with what it
 * is for. It holds from the approval on.
 */
export const decideAccessKey = (
  input: NewAccessKey,
  keys: readonly RegisteredKey[],
  at: Temporal.Instant,
  mostDays: number,
): Decision<
  Pick<AccessKey, 'label' | 'publicKey' | 'scopes' | 'validUntil'>,
  NewAccessKeyRefusal
> => {
  const label = input.label.trim()
  if (label === '' || label.length > LONGEST_LABEL)
    return refuse('YKT-22', 'LABEL_MISSING', ['nameTheSystem'])
  const scopes = ACCESS_SCOPES.filter((one) => input.scopes.includes(one))
  if (scopes.length === 0) return refuse('YKT-22', 'SCOPE_NOT_CHOSEN', ['chooseScope'])
  const decision = decideNewKey(input, keys, at, mostDays)
  if (!decision.granted) return decision
  const { publicKey, validUntil } = decision.outcome
  return grant(decision.basis, { label, publicKey, scopes, validUntil })
}
