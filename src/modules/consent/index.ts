export {
  type ConsentChannel,
  type ConsentKind,
  type ConsentRefusal,
  type ConsentScope,
  ONLINE_CONSENT_LEVEL,
  WITNESSED_LEVEL,
} from './consent.ts'
export { consentBox } from './consent-box.ts'
export { consentInForce } from './consent-in-force.ts'
export { consentGiven, consentWithdrawn } from './events.ts'
export { endConsents } from './end-consents.ts'
export { type ConsentInput, giveConsent } from './give-consent.ts'
export { consentPages } from './pages.ts'
export { type ConsentSubject, filledText } from './pages-consents.ts'
export { type Consent, consentsOf, findConsent, withdrawalsOf } from './store.ts'
export { type ConsentText, consentText, publishTexts } from './store-texts.ts'
export { CONSENT_TEXTS, type PublishedText } from './texts.ts'
export { isSameText, ReadText, readTextField, readTextOf, textField } from './read-text.ts'
export { withdrawConsent } from './withdraw-consent.ts'
export { standingPayConsents, withdrawnConsents } from './store-sets.ts'
