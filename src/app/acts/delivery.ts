import { type Decision, grant, refuse } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import {
  enableCardIn,
  type Handover,
  openOrderOf,
  personaliseInstantlyIn,
  receiveCardIn,
} from '#modules/card/index.ts'
import { outletIssuance } from '#modules/organisation/index.ts'
import { type ActDone, type ActRequest, type CaseAct, settleFee } from '#modules/handling/index.ts'
import { eCardConsentOf } from './e-card.ts'

type Answer = Decision<ActDone, string> | undefined

const NO_SUCH_CARD = refuse('CARD-16', 'CARD_NOT_SEALED' as const, ['seeOrder'])
/** With a card of another bank money goes elsewhere: nobody does that for others (A6). */
const MOVES_MONEY = refuse('YKT-19', 'NOT_THE_HOLDER' as const, ['askHolder'])
const OTHER_OUTLET = refuse('YKT-17', 'OUTLET_IS_ANOTHER' as const, ['goToOutlet'])

/** 即时制卡: what a clerk says of one blank, at the outlet that the order names. */
export const personalisation: CaseAct = {
  steps: ['cardMade'],
  atOnce: false,
  asks: 'blank',
  fits: ({ instant }) => instant === true,
  carryOut: async (tx, context, { case: one, wish, blank }): Promise<Answer> => {
    const { orderId } = one
    const { delivery } = wish
    if (orderId === undefined || delivery?.to !== 'outlet' || blank === undefined) return undefined
    const { outletCode } = delivery
    const outlet = await outletIssuance(tx, outletCode)
    if (outlet?.agencyCode !== context.actor.organisationCode) return OTHER_OUTLET
    const decision = await personaliseInstantlyIn(tx, context, {
      orderId,
      outletCode,
      slotId: blank.slotId,
      ...(blank.spoiled && { failure: { code: 'spoiled', text: '写卡没有成功' } }),
    })
    if (decision?.granted !== true) return decision
    return grant(decision.basis, blank.spoiled ? { again: true } : {})
  },
}

/** Who has the card in the hand: online an agent says so of themselves. */
const receiverOf = (
  { actor }: ActionContext,
  { personId, applicant }: ActRequest['case'],
): Pick<Handover, 'receivedBy' | 'receiverId'> =>
  actor.kind === 'agent'
    ? { receivedBy: applicant === 'guardian' ? 'guardian' : 'agent', receiverId: actor.id }
    : { receivedBy: 'holder', receiverId: personId }

/** Whoever receives by mail says so by enabling; at a counter the clerk hands the card over. */
const receiveAndEnable = async (
  tx: Transaction,
  context: ActionContext,
  request: ActRequest,
  isReceived: boolean,
): Promise<Answer> => {
  const { personId } = request.case
  const order = await openOrderOf(tx, personId)
  if (order === undefined) return NO_SUCH_CARD
  if (order.kind === 'bankChange' && context.actor.kind === 'agent') return MOVES_MONEY
  const { cardId } = order
  if (isReceived) {
    const unpaid = await settleFee(tx, context, order)
    if (unpaid !== undefined) return unpaid
    const handover = { personId, cardId, ...receiverOf(context, request.case) }
    const received = await receiveCardIn(tx, context, handover)
    if (received?.granted !== true) return received
  }
  const eCard = eCardConsentOf(context, request)
  const enabled = await enableCardIn(tx, context, { personId, cardId, eCard })
  return enabled?.granted === true ? grant(enabled.basis, { cardId }) : enabled
}

/** 领卡并启用 in one step, as the last of an order. */
export const handover: CaseAct = {
  steps: ['cardReceived', 'enabled'],
  atOnce: false,
  asks: 'eCard',
  carryOut: (tx, context, request) => receiveAndEnable(tx, context, request, true),
}

/** 启用 after the card was handed over and not enabled there. */
export const enablingOfOrder: CaseAct = {
  steps: ['enabled'],
  atOnce: false,
  asks: 'eCard',
  carryOut: (tx, context, request) => receiveAndEnable(tx, context, request, false),
}

/** 启用 as a service of its own. */
export const enabling: CaseAct = {
  steps: ['enabled'],
  atOnce: true,
  carryOut: async (tx, context, request): Promise<Answer> => {
    const order = await openOrderOf(tx, request.case.personId)
    const atCounter = context.actor.kind === 'staff'
    return receiveAndEnable(tx, context, request, atCounter || order?.delivery.to === 'mail')
  },
}
