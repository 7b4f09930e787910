import { type Decision, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { PROVINCE_ZONE, provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { lockPartnerKeys, readPublicKey, retirePartnerKey } from '#platform/http/partner-keys.ts'
import { registerPartnerKey } from '#platform/http/partner-token.ts'
import { newKeyFacts } from '#modules/bank/index.ts'
import {
  type AccessKey,
  decideAccessKey,
  type NewAccessKey,
  type NewAccessKeyRefusal,
} from './access-key.ts'
import { decideEndpointStep, type EndpointAction, type StepRefusal } from './endpoint.ts'
import { insertAccessKey, lockAccessKey } from './store-access-key.ts'
import { saveStep } from './store-step.ts'

type Deps = { readonly db: Database }

const decide = async (
  tx: Transaction,
  agencyCode: string,
  input: Omit<NewAccessKey, 'known' | 'from'>,
  at: Temporal.Instant,
): Promise<ReturnType<typeof decideAccessKey>> => {
  const { known, keys, mostDays } = await newKeyFacts(tx, agencyCode, input.read, at)
  return decideAccessKey({ ...input, known, from: provinceDate(at) }, keys, at, mostDays)
}

const auditKey = (
  tx: Transaction,
  context: ActionContext,
  act: string,
  { id, agencyCode }: Pick<AccessKey, 'id' | 'agencyCode'>,
  decision: Decision<unknown, string>,
): Promise<void> =>
  audit(tx, context, {
    action: `exchange.${act}AccessKey`,
    subjectKind: 'accessKey',
    subjectId: id,
    decision,
    detail: { agency: agencyCode },
  })

/** 登记系统密钥: nothing is let in by it before another person approves. */
export const enterAccessKey = (
  { db }: Deps,
  context: ActionContext,
  input: {
    readonly agencyCode: string
    readonly label: string
    /** PEM or JWK, as it was pasted. */
    readonly text: string
    readonly scopes: readonly string[]
    /** The first day on which it no longer holds. */
    readonly until: Temporal.PlainDate
  },
): Promise<Decision<string, NewAccessKeyRefusal>> =>
  db.transaction(async (tx) => {
    const { actor, at } = context
    const { agencyCode, text, label, scopes, until } = input
    const key = { id: uuidv7(at), agencyCode }
    await lockPartnerKeys(tx, agencyCode)
    const read = readPublicKey(text)
    const decided = await decide(tx, agencyCode, { read, label, scopes, until }, at)
    const decision =
      decided.granted &&
      !(await insertAccessKey(tx, {
        ...key,
        ...decided.outcome,
        enteredBy: actor.id,
        enteredAt: at,
      }))
        ? refuse('YKT-22', 'KEY_KNOWN' as const, ['makeNewPair'])
        : decided
    await auditKey(tx, context, 'enter', key, decision)
    return decision.granted ? { ...decision, outcome: key.id } : decision
  })

/** What was entered is judged once more at its approval: the day may have passed meanwhile. */
const approve = async (
  tx: Transaction,
  { actor, at }: ActionContext,
  key: AccessKey,
): Promise<Decision<unknown, NewAccessKeyRefusal>> => {
  const { agencyCode, label, scopes, publicKey: read, validUntil } = key
  const until = validUntil.toZonedDateTimeISO(PROVINCE_ZONE).toPlainDate()
  const decision = await decide(tx, agencyCode, { read, label, scopes, until }, at)
  if (!decision.granted) return decision
  const isFirst = await registerPartnerKey(tx, {
    kind: 'department',
    code: agencyCode,
    publicKey: read,
    validFrom: at,
    validUntil,
    registeredBy: actor.id,
    scopes,
  })
  return isFirst ? decision : refuse('YKT-22', 'KEY_KNOWN', ['makeNewPair'])
}

/**
 * 批准或者停用系统密钥: from the commit of an approval on its system is let in, from that of an end on
 * it is not, nor is a token that it was given (K8).
 *
 * @returns `undefined` when the department has no such key.
 */
export const stepAccessKey = (
  { db }: Deps,
  context: ActionContext,
  input: { readonly agencyCode: string; readonly id: string; readonly action: EndpointAction },
): Promise<Decision<AccessKey, StepRefusal | NewAccessKeyRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const { actor, at } = context
    const { agencyCode, id, action } = input
    await lockPartnerKeys(tx, agencyCode)
    const key = await lockAccessKey(tx, agencyCode, id)
    if (key === undefined) return undefined
    const step = decideEndpointStep(key, action, actor.id)
    const decision: Decision<unknown, StepRefusal | NewAccessKeyRefusal> =
      step.granted && action === 'approve' ? await approve(tx, context, key) : step
    await auditKey(tx, context, action, key, decision)
    if (!decision.granted) return decision
    await saveStep(tx, 'access_key', id, { action, by: actor.id, at })
    if (action === 'disable' && key.approvedAt !== undefined)
      await retirePartnerKey(
        tx,
        { code: agencyCode, validFrom: key.approvedAt },
        { at, by: actor.id },
      )
    return { ...decision, outcome: key }
  })
