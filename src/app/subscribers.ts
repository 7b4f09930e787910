import type { Subscriber } from '#platform/deliveries.ts'
import { tellOutside } from '#platform/outside.ts'
import { accountSubscribers, cardAccountSubscribers } from '#modules/account/index.ts'
import { bankSubscribers, wantedSubscribers } from '#modules/bank/index.ts'
import { cardEvents, cardSubscribers, isAccountWanted } from '#modules/card/index.ts'
import { credentialSubscribers } from '#modules/credential/index.ts'
import { disclosureSubscribers } from '#modules/disclosure/index.ts'
import { entitlementSubscribers } from '#modules/entitlement/index.ts'
import { exchangeSubscribers } from '#modules/exchange/index.ts'
import { mapperSubscribers } from '#modules/mapper/index.ts'
import { caseSubscribers } from '#modules/handling/index.ts'
import { paymentRound, paymentSubscribers, stopSubscribers } from '#modules/payment/index.ts'
import { personSubscribers } from '#modules/person/index.ts'
import { supervisionSubscribers } from '#modules/supervision/index.ts'
import { bankWorld } from './banks.ts'
import { cardFactoryDeps } from './card-factory.ts'
import type { AppDeps } from './deps.ts'
import { type OutsideParties, partiesOver } from './outside-parties.ts'
import { paymentDeps } from './payments.ts'

/** What the cards want of banks, which come before them. */
const ofWishes = (): readonly Subscriber[] =>
  wantedSubscribers(
    {
      accountWanted: cardEvents.AccountWanted,
      lossWanted: cardEvents.BankLossWanted,
      restoreWanted: cardEvents.BankRestoreWanted,
    },
    isAccountWanted,
  )

/** Who follows which event; each module declares its own. */
export const allSubscribers = (
  deps: AppDeps,
  parties: OutsideParties = partiesOver(deps),
): readonly Subscriber[] => [
  ...personSubscribers({ ...deps, ...parties }),
  ...bankSubscribers({ ...deps, ...bankWorld(deps), ...parties }),
  ...credentialSubscribers(),
  ...ofWishes(),
  ...accountSubscribers(),
  ...cardAccountSubscribers(deps),
  ...cardSubscribers({ ...deps, ...cardFactoryDeps(deps, parties.factory) }),
  ...entitlementSubscribers(),
  ...stopSubscribers(),
  ...disclosureSubscribers({ ...deps, ...parties }),
  ...mapperSubscribers({ ...deps, sendCallback: tellOutside }),
  ...caseSubscribers(),
  ...paymentSubscribers({ ...deps, round: () => paymentRound(paymentDeps(deps)) }),
  ...exchangeSubscribers(deps),
  ...supervisionSubscribers(),
]
