import type { Decision } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { newWebhookSecret } from '#platform/http/webhook.ts'
import { notePush } from '#modules/account/index.ts'
import {
  decideEndpointStep,
  decideNewEndpoint,
  decideRetirement,
  decideRotation,
  type EndpointAction,
  type NewEndpointRefusal,
  type RotationRefusal,
  type StepRefusal,
} from './endpoint.ts'
import { keepSecret } from './secrets.ts'
import { giveUpDeliveries } from './store-delivery.ts'
import {
  approveEndpointRow,
  disableEndpointRow,
  endpointsOf,
  insertEndpoint,
  lockEndpoint,
  lockEndpoints,
  retireSecretRow,
  secretsOf,
} from './store-endpoint.ts'

interface KeepingDeps {
  readonly db: Database
  readonly keys: KeyRing
  /** Plain http to this machine is for a demonstration. */
  readonly demo: boolean
}

/** Which endpoint of which department. */
export interface EndpointKey {
  readonly agencyCode: string
  readonly id: string
}

/** A secret in the clear, for the one page it is shown on. */
export interface ShownSecret {
  readonly endpointId: string
  readonly secret: string
}

const auditEndpoint = (
  tx: Transaction,
  context: ActionContext,
  act: string,
  { agencyCode, id }: EndpointKey,
  decision: Decision<unknown, string>,
): Promise<void> =>
  audit(tx, context, {
    action: `exchange.${act}`,
    subjectKind: 'endpoint',
    subjectId: id,
    decision,
    detail: { agency: agencyCode },
  })

/** 登记接收地址: with its first secret; nothing is posted there before another person approves. */
export const enterEndpoint = (
  { db, keys, demo }: KeepingDeps,
  context: ActionContext,
  input: {
    readonly agencyCode: string
    readonly url: string
    readonly eventKinds: readonly string[]
    /** Of a sandbox that knows it beforehand; made by chance otherwise. */
    readonly secret?: string | undefined
  },
): Promise<Decision<ShownSecret, NewEndpointRefusal>> =>
  db.transaction(async (tx) => {
    const { actor, at } = context
    const { agencyCode, secret = newWebhookSecret() } = input
    await lockEndpoints(tx, agencyCode)
    const decision = decideNewEndpoint(input, await endpointsOf(tx, agencyCode), demo)
    const key = { agencyCode, id: uuidv7(at) }
    await auditEndpoint(tx, context, 'enterEndpoint', key, decision)
    if (!decision.granted) return decision
    await insertEndpoint(tx, {
      ...key,
      ...decision.outcome,
      enteredBy: actor.id,
      enteredAt: at,
    })
    await keepSecret(tx, keys, {
      id: uuidv7(at),
      endpointId: key.id,
      slot: 1,
      madeAt: at,
      madeBy: actor.id,
      text: secret,
    })
    return { ...decision, outcome: { endpointId: key.id, secret } }
  })

/** What waits goes to people, and the days of the answers count from here. */
const giveUp = async (
  tx: Transaction,
  context: ActionContext,
  { agencyCode, id }: EndpointKey,
): Promise<void> => {
  const given = await giveUpDeliveries(tx, id, { at: context.at, result: 'disabled' })
  for (const changeId of new Set(given)) await notePush(tx, context, { changeId, agencyCode })
}

/** 批准或者停用: another person than who entered it opens the way; either may close it. */
export const stepEndpoint = (
  { db }: Pick<KeepingDeps, 'db'>,
  context: ActionContext,
  key: EndpointKey,
  action: EndpointAction,
): Promise<Decision<unknown, StepRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const { actor, at } = context
    const endpoint = await lockEndpoint(tx, key.agencyCode, key.id)
    if (endpoint === undefined) return undefined
    const decision = decideEndpointStep(endpoint, action, actor.id)
    await auditEndpoint(tx, context, `${action}Endpoint`, key, decision)
    if (!decision.granted) return decision
    if (action === 'approve') await approveEndpointRow(tx, key.id, actor.id, at)
    else {
      await disableEndpointRow(tx, key.id, { by: actor.id, at, reason: 'person' })
      await giveUp(tx, context, key)
    }
    return decision
  })

/** 轮换密钥: both sign until the older one is retired. */
export const rotateSecret = (
  { db, keys }: Pick<KeepingDeps, 'db' | 'keys'>,
  context: ActionContext,
  key: EndpointKey,
): Promise<Decision<ShownSecret, RotationRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const { actor, at } = context
    const endpoint = await lockEndpoint(tx, key.agencyCode, key.id)
    if (endpoint === undefined) return undefined
    const decision = decideRotation(endpoint.status, await secretsOf(tx, key.id))
    await auditEndpoint(tx, context, 'rotateSecret', key, decision)
    if (!decision.granted) return decision
    const secret = newWebhookSecret()
    await keepSecret(tx, keys, {
      id: uuidv7(at),
      endpointId: key.id,
      slot: decision.outcome,
      madeAt: at,
      madeBy: actor.id,
      text: secret,
    })
    return { ...decision, outcome: { endpointId: key.id, secret } }
  })

/** 停用旧密钥 */
export const retireSecret = (
  { db }: Pick<KeepingDeps, 'db'>,
  context: ActionContext,
  key: EndpointKey,
): Promise<Decision<unknown, RotationRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const { actor, at } = context
    const endpoint = await lockEndpoint(tx, key.agencyCode, key.id)
    if (endpoint === undefined) return undefined
    const decision = decideRetirement(await secretsOf(tx, key.id))
    await auditEndpoint(tx, context, 'retireSecret', key, decision)
    if (decision.granted) await retireSecretRow(tx, decision.outcome.id, actor.id, at)
    return decision
  })
