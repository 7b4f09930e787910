import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { isFresh } from '#platform/session.ts'
import {
  consentInForce,
  type ConsentInput,
  type ConsentRefusal,
  consentsOf,
  giveConsent,
  withdrawConsent,
} from '#modules/consent/index.ts'
import { setCodesValidFrom } from '#modules/person/index.ts'
import { loadStandards, type ReadStandard } from '#modules/standard/index.ts'
import type { ECard } from './e-card.ts'
import { type Card, currentCard, lockCard } from './store.ts'
import { eCardOf, lockECard, saveECard } from './store-e-card.ts'

export interface Permission {
  readonly personId: string
  /** True permits the use while the card is lost for the time being; false takes it back. */
  readonly permitted: boolean
  readonly authenticatedAt: Temporal.Instant
  readonly assuranceLevel: number
  /** The words that were read; none where the permission of before still stands. */
  readonly text?: ConsentInput['text'] | undefined
}
export type PermissionRefusal =
  | 'STEP_UP_NEEDED'
  | 'E_CARD_LOCKED'
  | 'NO_PERMISSION_NEEDED'
  | 'CONSENT_MISSING'
  | ConsentRefusal

type Judged = Decision<undefined, PermissionRefusal>

const KIND = 'eCardOnTemporaryLoss'

const decide = (
  card: Card,
  eCard: ECard,
  { permitted, authenticatedAt }: Permission,
  at: Temporal.Instant,
  standard: ReadStandard,
): Judged => {
  // Taking it back makes nothing more possible: nobody is asked for proof.
  if (!permitted) return grant('YKT-22', undefined)
  const on = provinceDate(at)
  const minutes = standard('stepUpFreshMinutes', card.issuingRegion, on)
  if (!isFresh(authenticatedAt, at, minutes)) return refuse('YKT-22', 'STEP_UP_NEEDED', ['stepUp'])
  if (eCard.status === 'locked') return refuse('YKT-22', 'E_CARD_LOCKED', ['resetECardPassword'])
  const asks = standard('eCardOnTemporaryLoss', card.issuingRegion, on)
  return card.status === 'temporarilyLost' && asks !== 'unusable'
    ? grant('YKT-22', undefined)
    : refuse('YKT-22', 'NO_PERMISSION_NEEDED', ['seeCard'])
}

/** The words first: they are given or withdrawn, or those of before are found to stand (N11). */
const settleConsent = async (
  tx: Transaction,
  context: ActionContext,
  { personId, permitted, text, assuranceLevel }: Permission,
): Promise<Judged> => {
  if (!permitted) {
    for (const { id: consentId, kind, withdrawnAt } of await consentsOf(tx, personId))
      if (kind === KIND && withdrawnAt === undefined)
        await withdrawConsent(tx, context, { personId, consentId })
    return grant('YKT-14', undefined)
  }
  if (text !== undefined) {
    const asked = { personId, kind: KIND, text, channel: 'portal', assuranceLevel } as const
    const given = await giveConsent(tx, context, asked)
    return given.granted ? grant(given.basis, undefined) : given
  }
  const standing = await consentInForce(tx, { personId, kind: KIND })
  return standing === undefined
    ? refuse('YKT-14', 'CONSENT_MISSING', ['giveConsent'])
    : grant('YKT-14', undefined)
}

/** Judged with both cards locked; what is refused asks for no consent. */
const carryOut = async (
  tx: Transaction,
  context: ActionContext,
  permission: Permission,
  cardId: string,
): Promise<Decision<ECard, PermissionRefusal> | undefined> => {
  const { personId, permitted } = permission
  const card = await lockCard(tx, personId, cardId)
  const eCard = await lockECard(tx, personId)
  if (card === undefined || eCard === undefined) return undefined
  const decision = decide(card, eCard, permission, context.at, await loadStandards(tx))
  if (!decision.granted) return decision
  if (!permitted) await setCodesValidFrom(tx, personId, context.at)
  // Consents come after cards and the person's line, as for everybody.
  const settled = await settleConsent(tx, context, permission)
  if (!settled.granted) return settled
  const permittedLossAt = permitted ? card.lossReportedAt : undefined
  return { ...decision, outcome: await saveECard(tx, { ...eCard, permittedLossAt }) }
}

/**
 * 本人授权: the electronic card may be used while the plastic one is lost for the time being, for this
 * loss alone and by a consent whose words were read. Codes of before stay void; taking it back
 * withdraws the consent and voids those issued since.
 *
 * @returns `undefined` when the person has no electronic card.
 */
export const permitECard = (
  { db }: { readonly db: Database },
  context: ActionContext,
  permission: Permission,
): Promise<Decision<ECard, PermissionRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const { personId, permitted } = permission
    const card = await currentCard(tx, personId)
    const eCard = await eCardOf(tx, personId)
    if (card === undefined || eCard === undefined) return undefined
    const decision = await carryOut(tx, context, permission, card.id)
    if (decision === undefined) return undefined
    await audit(tx, context, {
      action: 'card.permitECard',
      subjectKind: 'eCard',
      subjectId: eCard.id,
      decision,
      detail: { permitted },
    })
    return decision
  })

/** The consent was withdrawn where all consents stand: nothing rests on it any more (N6). */
export const endPermission = async (
  tx: Transaction,
  context: ActionContext,
  personId: string,
): Promise<void> => {
  const card = await currentCard(tx, personId)
  if (card === undefined || (await lockCard(tx, personId, card.id)) === undefined) return
  const eCard = await lockECard(tx, personId)
  if (eCard?.permittedLossAt === undefined) return
  await audit(tx, context, {
    action: 'card.permitECard',
    subjectKind: 'eCard',
    subjectId: eCard.id,
    decision: grant('YKT-22', undefined),
    detail: { permitted: false },
  })
  await setCodesValidFrom(tx, personId, context.at)
  await saveECard(tx, { ...eCard, permittedLossAt: undefined })
}
