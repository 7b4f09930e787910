import type { BankChangePageDeps } from '#modules/card/index.ts'
import {
  caseLinkOf,
  type HandlingDeps,
  openAndAct,
  withdrawByOrder,
} from '#modules/handling/index.ts'
import { caseActs } from '../acts/index.ts'

/** Who has signed in has been identified: no document is shown again. */
const KNOWN_ONLINE = ['identityDocument'] as const

/** A change of bank that its holder signs or takes back online, with its case. */
export const bankChanges = (deps: HandlingDeps): BankChangePageDeps['bankChanges'] => ({
  sign: (context, { key, personId, cardId, terms, text, ...signing }) => {
    const { bankCode, delivery, acceptRegion } = terms
    const { moment, programmes, assuranceLevel, authenticatedAt } = signing
    return openAndAct({ ...deps, acts: caseActs }, context, {
      key,
      personId,
      cardId,
      service: 'changeBank',
      applicant: 'holder',
      channel: 'online',
      issueRegion: acceptRegion,
      acceptRegion,
      presented: [],
      shared: KNOWN_ONLINE,
      wish: {
        bankCode,
        delivery,
        moment,
        programmes: [...programmes],
        ...(text && {
          consent: { version: text.version, language: text.language, digest: text.digest },
        }),
      },
      proof: { assuranceLevel, authenticatedAt },
    })
  },
  withdraw: (context, order) => withdrawByOrder(deps, context, order),
  caseOf: (orderId) => caseLinkOf(deps.db, orderId),
})
