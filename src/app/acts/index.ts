import { type Decision, grant, type Refused } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import {
  cancelCardIn,
  reportLossIn,
  reportTemporaryLossIn,
  restoreCardIn,
  unlockCardIn,
} from '#modules/card/index.ts'
import type { ActRequest, CaseAct, CaseActs } from '#modules/handling/index.ts'
import { bankChange } from './bank-change.ts'
import { issuing } from './e-card.ts'
import { enabling, enablingOfOrder, handover, personalisation } from './delivery.ts'
import { firstCard, renewal, replaceLost } from './orders.ts'

type OfCard = { readonly personId: string; readonly cardId: string }

/** An act on the card of the case, which is done with the case in the same moment. */
const onCard = (
  step: CaseAct['steps'][0],
  act: (
    tx: Transaction,
    context: ActionContext,
    card: OfCard,
    request: ActRequest,
  ) => Promise<Decision<unknown, string> | undefined>,
): CaseAct => ({
  steps: [step],
  atOnce: true,
  carryOut: async (tx, context, request) => {
    const { personId, cardId } = request.case
    if (cardId === undefined) return undefined
    const decision = await act(tx, context, { personId, cardId }, request)
    return decision?.granted === true ? grant(decision.basis, {}) : decision
  },
})

/** Of a report about both sides the social one tells: where it cannot be done, nothing is. */
const both = <Card extends OfCard>(card: Card) => ({ ...card, sides: 'both' }) as const

type Sides = { readonly social: { readonly granted: true } | Refused<string> }

const bySocialSide = (
  decision: Decision<Sides, string> | undefined,
): Decision<unknown, string> | undefined => {
  if (decision?.granted !== true) return decision
  const { social } = decision.outcome
  return social.granted ? decision : social
}

const newCard = (order: CaseAct): readonly CaseAct[] => [
  order,
  personalisation,
  handover,
  enablingOfOrder,
]

/** 事项 → 办理: the one table of what the program does for a case, whoever asks and wherever. */
export const caseActs: CaseActs = {
  firstCard: newCard(firstCard),
  replaceLost: newCard(replaceLost),
  renewDamaged: newCard(renewal('damage')),
  renewExpired: newCard(renewal('expiry')),
  renewChangedData: newCard(renewal('changedData')),
  changeBank: newCard(bankChange),
  enable: [enabling],
  temporaryLoss: [
    onCard('stopped', async (tx, context, card) =>
      bySocialSide(await reportTemporaryLossIn(tx, context, both(card))),
    ),
  ],
  formalLoss: [
    onCard('stopped', async (tx, context, card) =>
      bySocialSide(await reportLossIn(tx, context, both(card))),
    ),
  ],
  restore: [
    onCard('restored', async (tx, context, card, { proof }) =>
      bySocialSide(await restoreCardIn(tx, context, { ...both(card), ...proof })),
    ),
  ],
  unlock: [onCard('unlocked', unlockCardIn)],
  cancel: [
    onCard('cardEnded', (tx, context, card) =>
      cancelCardIn(tx, context, { ...card, reason: 'holder' }),
    ),
  ],
  eCard: [{ steps: ['eCardIssued'], atOnce: true, carryOut: issuing }],
}
