import type { ArticleId } from '#law/articles.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { EVENT_KINDS, type EventKind } from './event-kind.ts'

/** 接收地址状态 */
export const ENDPOINT_STATUSES = ['proposed', 'active', 'disabled'] as const
export type EndpointStatus = (typeof ENDPOINT_STATUSES)[number]

export const ENDPOINT_ACTIONS = ['approve', 'disable'] as const
export type EndpointAction = (typeof ENDPOINT_ACTIONS)[number]

interface Step {
  readonly to: EndpointStatus
  readonly basis: ArticleId
}

const approve = { to: 'active', basis: 'YKT-22' } as const
const disable = { to: 'disabled', basis: 'YKT-22' } as const

/** Every lawful step of an endpoint, of a key of a system, and of a rule that confirms changes. */
export const ENDPOINT_TRANSITIONS = {
  proposed: { approve, disable },
  active: { disable },
  disabled: {},
} as const satisfies Record<EndpointStatus, Partial<Record<EndpointAction, Step>>>

/** 接收地址: where the systems of a department want events to be posted to. */
export interface Endpoint {
  readonly id: string
  readonly agencyCode: string
  readonly url: string
  readonly eventKinds: readonly EventKind[]
  readonly status: EndpointStatus
  readonly enteredBy: string
  readonly enteredAt: Temporal.Instant
  readonly approvedBy: string | undefined
  readonly approvedAt: Temporal.Instant | undefined
  readonly disabledAt: Temporal.Instant | undefined
  /** `person`, or `gone` when the receiver itself said so. */
  readonly disabledFor: string | undefined
}

/** One of the secrets that hold; it is shown once and never again. */
export interface EndpointSecret {
  readonly id: string
  readonly slot: 1 | 2
  readonly madeAt: Temporal.Instant
}

/** More addresses than that are a mistake. */
const MOST_ENDPOINTS = 5

export type NewEndpointRefusal =
  | 'URL_NOT_ALLOWED'
  | 'EVENT_KIND_MISSING'
  | 'ENDPOINT_KNOWN'
  | 'ENDPOINTS_FULL'

/** https; http to this machine only, in a demonstration. No names and passwords, no fragment. */
const isAllowed = (text: string, demo: boolean): boolean => {
  const url = URL.parse(text)
  if (url === null || text.length > 500) return false
  const plain = demo && url.protocol === 'http:' && url.hostname === '127.0.0.1'
  return (
    (url.protocol === 'https:' || plain) &&
    url.username === '' &&
    url.password === '' &&
    url.hash === ''
  )
}

/** Whether an address can be entered for a department that has these already (T15). */
export const decideNewEndpoint = (
  { url, eventKinds }: { readonly url: string; readonly eventKinds: readonly string[] },
  there: readonly Pick<Endpoint, 'url' | 'status'>[],
  demo: boolean,
): Decision<{ url: string; eventKinds: readonly EventKind[] }, NewEndpointRefusal> => {
  const text = url.trim()
  if (!isAllowed(text, demo)) return refuse('YKT-22', 'URL_NOT_ALLOWED', ['useHttps'])
  const kinds = EVENT_KINDS.filter((kind) => eventKinds.includes(kind))
  if (kinds.length === 0) return refuse('YKT-19', 'EVENT_KIND_MISSING', ['chooseEventKind'])
  const live = there.filter(({ status }) => status !== 'disabled')
  if (live.some((one) => one.url === text))
    return refuse('YKT-22', 'ENDPOINT_KNOWN', ['openEndpoint'])
  if (live.length >= MOST_ENDPOINTS) return refuse('YKT-22', 'ENDPOINTS_FULL', ['disableEndpoint'])
  return grant('YKT-19', { url: text, eventKinds: kinds })
}

export type StepRefusal = 'STEP_NOT_POSSIBLE' | 'SECOND_PERSON_NEEDED'

/** Whether somebody may approve or disable what another or they themselves have entered (T15). */
export const decideEndpointStep = (
  { status, enteredBy }: { readonly status: EndpointStatus; readonly enteredBy: string },
  action: EndpointAction,
  staffId: string,
): Decision<EndpointStatus, StepRefusal> => {
  const steps: Partial<Record<EndpointAction, Step>> = ENDPOINT_TRANSITIONS[status]
  const step = steps[action]
  if (step === undefined)
    return refuse('YKT-22', 'STEP_NOT_POSSIBLE', Object.keys(ENDPOINT_TRANSITIONS[status]))
  if (action === 'approve' && enteredBy === staffId)
    return refuse('YKT-22', 'SECOND_PERSON_NEEDED', ['askColleague'])
  return grant(step.basis, step.to)
}

export type RotationRefusal = 'STEP_NOT_POSSIBLE' | 'TWO_SECRETS_HOLD' | 'LAST_SECRET'

/** 轮换密钥: a second secret beside the one that holds, so that nothing is lost meanwhile. */
export const decideRotation = (
  status: EndpointStatus,
  secrets: readonly EndpointSecret[],
): Decision<1 | 2, RotationRefusal> => {
  if (status === 'disabled') return refuse('YKT-22', 'STEP_NOT_POSSIBLE')
  const free = ([1, 2] as const).find((slot) => secrets.every((one) => one.slot !== slot))
  return free === undefined
    ? refuse('YKT-22', 'TWO_SECRETS_HOLD', ['retireSecret'])
    : grant('YKT-22', free)
}

/** 停用旧密钥: the older of two; the last one goes with its endpoint only. */
export const decideRetirement = (
  secrets: readonly EndpointSecret[],
): Decision<EndpointSecret, RotationRefusal> => {
  const [older] = secrets.toSorted((a, b) => Temporal.Instant.compare(a.madeAt, b.madeAt))
  return older === undefined || secrets.length < 2
    ? refuse('YKT-22', 'LAST_SECRET', ['rotateSecret'])
    : grant('YKT-22', older)
}
