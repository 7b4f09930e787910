import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { PROVINCE } from '#law/setting.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { isFresh } from '#platform/session.ts'
import { readProfile } from '#modules/person/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import {
  type ECard,
  eCardAfter,
  type PasswordFault,
  passwordFault,
  refusePassword,
} from './e-card.ts'
import { lockECard, saveECard } from './store-e-card.ts'

const DIGEST_BYTES = 32
const digest = promisify<string, Uint8Array, number, Buffer>(scrypt)

const digestOf = async (password: string, salt = randomBytes(16)) => ({
  digest: await digest(password, salt, DIGEST_BYTES),
  salt,
})

export interface NewPassword {
  readonly personId: string
  readonly password: string
  readonly authenticatedAt: Temporal.Instant
}
export type NewPasswordRefusal = PasswordFault | 'STEP_UP_NEEDED'

const decide = async (
  tx: Transaction,
  pii: PersonalInformation,
  context: ActionContext,
  { personId, password, authenticatedAt }: NewPassword,
): Promise<Decision<undefined, NewPasswordRefusal>> => {
  const { at, requestId, actor } = context
  const minutes = await standardValue(tx, 'stepUpFreshMinutes', PROVINCE, provinceDate(at))
  if (!isFresh(authenticatedAt, at, minutes)) return refuse('YKT-22', 'STEP_UP_NEEDED', ['stepUp'])
  const profile = await readProfile(tx, pii, {
    personId,
    actorKind: 'holder',
    actorId: actor.id,
    organisationCode: actor.organisationCode ?? '',
    purpose: 'ownCard',
    basis: 'YKT-22',
    requestId,
    at,
  })
  const fault = passwordFault(password, profile?.socialSecurityNumber?.reveal())
  return fault === undefined ? grant('YKT-22', undefined) : refusePassword(fault)
}

const auditECard = (
  tx: Transaction,
  context: ActionContext,
  eCard: ECard,
  entry: Pick<Parameters<typeof audit>[2], 'action' | 'decision' | 'detail'>,
): Promise<void> => audit(tx, context, { subjectKind: 'eCard', subjectId: eCard.id, ...entry })

/**
 * 设置、重置密码: the holder's own six digits, after a sign-in of the last minutes. It holds in every
 * application at once, and ends a lock. Only a digest is kept.
 *
 * @returns `undefined` when the person has no electronic card.
 */
export const setECardPassword = (
  { db, pii }: { readonly db: Database; readonly pii: PersonalInformation },
  context: ActionContext,
  input: NewPassword,
): Promise<Decision<ECard, NewPasswordRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const eCard = await lockECard(tx, input.personId)
    if (eCard === undefined) return undefined
    const decision = await decide(tx, pii, context, input)
    await auditECard(tx, context, eCard, { action: 'card.setECardPassword', decision })
    if (!decision.granted) return decision
    const password = await digestOf(input.password)
    const status = eCardAfter(eCard.status, 'resetPassword')
    const changed = { ...eCard, password, passwordFailures: 0, status }
    return { ...decision, outcome: await saveECard(tx, changed) }
  })

export type PasswordRefusal = 'E_CARD_LOCKED' | 'E_CARD_PASSWORD_UNSET' | 'E_CARD_PASSWORD_WRONG'

const LOCKED = refuse('YKT-22', 'E_CARD_LOCKED', ['resetECardPassword'])
const UNSET = refuse('YKT-22', 'E_CARD_PASSWORD_UNSET', ['setECardPassword'])
const WRONG = refuse('YKT-22', 'E_CARD_PASSWORD_WRONG', ['tryAgain', 'resetECardPassword'])

/** The answer to a password, and the electronic card after it. */
const judge = async (
  eCard: ECard,
  password: string,
  attempts: number,
): Promise<{ readonly decision: Decision<undefined, PasswordRefusal>; readonly after: ECard }> => {
  if (eCard.status === 'locked') return { decision: LOCKED, after: eCard }
  if (eCard.password === undefined) return { decision: UNSET, after: eCard }
  const given = await digest(password, eCard.password.salt, DIGEST_BYTES)
  if (timingSafeEqual(given, eCard.password.digest))
    return { decision: grant('YKT-22', undefined), after: { ...eCard, passwordFailures: 0 } }
  const passwordFailures = eCard.passwordFailures + 1
  return passwordFailures < attempts
    ? { decision: WRONG, after: { ...eCard, passwordFailures } }
    : {
        decision: LOCKED,
        after: { ...eCard, passwordFailures, status: eCardAfter(eCard.status, 'lock') },
      }
}

/**
 * Whether this is the password of somebody's electronic card. Wrong ones in a row lock it, and then
 * the right one is refused as well, until the password is set anew.
 *
 * @returns `undefined` when the person has no electronic card.
 */
export const checkECardPassword = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { personId, password }: { readonly personId: string; readonly password: string },
): Promise<Decision<undefined, PasswordRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const eCard = await lockECard(tx, personId)
    if (eCard === undefined) return undefined
    const on = provinceDate(context.at)
    const attempts = await standardValue(tx, 'eCardPasswordAttempts', PROVINCE, on)
    const { decision, after } = await judge(eCard, password, attempts)
    await auditECard(tx, context, eCard, {
      action: 'card.checkECardPassword',
      decision,
      detail: { failures: after.passwordFailures },
    })
    if (after !== eCard) await saveECard(tx, after)
    return decision
  })
