import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { isFresh } from '#platform/session.ts'
import { setCodesValidFrom } from '#modules/person/index.ts'
import { loadStandards, type ReadStandard, standardValue } from '#modules/standard/index.ts'
import { decideUse, type ECard, type ECardUseRefusal } from './e-card.ts'
import { type Card, currentCard, lockCard } from './store.ts'
import { closeChannel, eCardOf, lockECard, openChannel, saveECard } from './store-e-card.ts'

/** Whose code is to be issued, and whether it may be. */
export interface CodeCard {
  readonly card: Card
  readonly decision: Decision<undefined, ECardUseRefusal>
}

/**
 * The card that stands behind somebody's codes, and whether codes of it may be issued now.
 *
 * @returns `undefined` when the person has no card.
 */
export const cardForCodes = async (
  tx: Transaction,
  personId: string,
  at: Temporal.Instant,
): Promise<CodeCard | undefined> => {
  const card = await currentCard(tx, personId)
  if (card === undefined) return undefined
  const [region, on] = [card.issuingRegion, provinceDate(at)]
  const onLoss = await standardValue(tx, 'eCardOnTemporaryLoss', region, on)
  const eCard = await eCardOf(tx, personId)
  return { card, decision: decideUse({ ...card, eCard }, onLoss) }
}

export interface Permission {
  readonly personId: string
  /** True permits the use while the card is lost for the time being; false takes it back. */
  readonly permitted: boolean
  readonly authenticatedAt: Temporal.Instant
}
export type PermissionRefusal = 'STEP_UP_NEEDED' | 'E_CARD_LOCKED' | 'NO_PERMISSION_NEEDED'

const decidePermission = (
  card: Card,
  eCard: ECard,
  { permitted, authenticatedAt }: Permission,
  at: Temporal.Instant,
  standard: ReadStandard,
): Decision<undefined, PermissionRefusal> => {
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

/**
 * 本人授权: the electronic card may be used while the plastic one is lost for the time being, for this
 * loss alone. Codes of before stay void; taking it back voids those issued since.
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
    const current = await currentCard(tx, personId)
    const card = current === undefined ? undefined : await lockCard(tx, personId, current.id)
    const eCard = await lockECard(tx, personId)
    if (card === undefined || eCard === undefined) return undefined
    const standard = await loadStandards(tx)
    const decision = decidePermission(card, eCard, permission, context.at, standard)
    await audit(tx, context, {
      action: 'card.permitECard',
      subjectKind: 'eCard',
      subjectId: eCard.id,
      decision,
      detail: { permitted },
    })
    if (!decision.granted) return decision
    if (!permitted) await setCodesValidFrom(tx, personId, context.at)
    const permittedLossAt = permitted ? card.lossReportedAt : undefined
    return { ...decision, outcome: await saveECard(tx, { ...eCard, permittedLossAt }) }
  })

/**
 * 渠道: opens or closes the electronic card in one application of those that show it.
 *
 * @returns false when the person has no electronic card.
 */
export const setECardChannel = (
  { db }: { readonly db: Database },
  context: ActionContext,
  input: { readonly personId: string; readonly channel: string; readonly open: boolean },
): Promise<boolean> =>
  db.transaction(async (tx) => {
    const eCard = await lockECard(tx, input.personId)
    if (eCard === undefined) return false
    await audit(tx, context, {
      action: input.open ? 'card.openECardChannel' : 'card.closeECardChannel',
      subjectKind: 'eCard',
      subjectId: eCard.id,
      decision: grant('YKT-3', undefined),
      detail: { channel: input.channel },
    })
    const change = input.open ? openChannel : closeChannel
    await change(tx, eCard, input.channel, context.at)
    return true
  })
