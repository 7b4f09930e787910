export {
  type Change,
  type ChangeRefusal,
  CRITICAL_ATTRIBUTES,
  type CriticalAttribute,
  unitsNeeded,
} from './attribute-change.ts'
export { changeAttributes, decideChangeOrder, unitsFor } from './change-attributes.ts'
export { holdRelation, isMinor } from './hold-relation.ts'
export { identityCheck } from './check-identity.ts'
export { confirmRelation } from './confirm-relation.ts'
export type { DocumentFault, PresentedDocument } from './document.ts'
export { endRelation } from './end-relation.ts'
export {
  hasOnlineSource,
  type IdentityState,
  reviewNeeded,
  type ReviewReason,
  type ReviewRefusal,
} from './identity-review.ts'
export {
  ATTRIBUTES_CHANGED,
  DEATH_WITHDRAWN,
  DIED,
  IDENTITY_CHECKED,
  IDENTITY_REVIEWED,
  MERGED,
  NOTICE_WRITTEN,
  RELATION_ENDED,
  UNMERGED,
} from './events.ts'
export { expireRelations } from './expire-relations.ts'
export {
  type FactRecord,
  FEED_TRANSITIONS,
  type FeedName,
  feedText,
  type FeedRecord,
} from './feed.ts'
export { feedWords } from './feed-words.ts'
export { type Holding, type Holdings, MERGE_TRANSITIONS } from './merge.ts'
export { decideMergeProposal, type MergeDeps, proposeMerge } from './merge-persons.ts'
export { kindWords, relationRefusals, scopeWords } from './messages-family.ts'
export { readChange, type ShownChange } from './read-change.ts'
export { readLabel } from './read-name.ts'
export { defineActs, defineNotices, type NoticeContent, noticeText } from './notice.ts'
export { noteAccountChange } from './note-account-change.ts'
export { notify, tellBoth } from './notify.ts'
export { notifyMany } from './notify-many.ts'
export { personPages } from './pages.ts'
export { feedPages } from './pages-feeds.ts'
export type {
  NewPerson,
  RegistrationDecision,
  RegistrationFault,
  RegistrationRefusal,
  RegistrationRefused,
} from './person.ts'
export { decideRegistration } from './person.ts'
export { httpPopulationRegister, type PopulationRegister } from './population-register.ts'
export { proposeRelation } from './propose-relation.ts'
export { pullDeaths, pullFeed } from './pull-feed.ts'
export { type Identity, readIdentity } from './read-identity.ts'
export { type Profile, readProfile } from './read-profile.ts'
export { type CounterRelation, recordRelation } from './record-relation.ts'
export { type Registration, registerPerson } from './register-person.ts'
export {
  isInForce,
  KIND_SCOPES,
  type Relation,
  RELATION_KINDS,
  RELATION_TRANSITIONS,
  type RelationKind,
  type RelationRefusal,
  type Signature,
  waitsForLetter,
} from './relation.ts'
export { askIdentityReview, decideIdentityReview, reviewLateChecks } from './review-identity.ts'
export { signRelation } from './sign-relation.ts'
export { resolveDelivery } from './resolve-delivery.ts'
export { personRoutes } from './routes.ts'
export { holdLiving, holdPerson } from './store-standing.ts'
export type { Standing } from './standing.ts'
export { httpShortMessages, type ShortMessages } from './short-messages.ts'
export {
  findPersonBySubject,
  linkSubject,
  nameIndex,
  type PersonFacts,
  personsForVerification,
  regionOfPerson,
  setCodesValidFrom,
} from './store.ts'
export { insertAttributeChange, type OrderToReview, ordersToReview } from './store-attribute.ts'
export { type IdentityCheck, latestCheck } from './store-check.ts'
export { copyPersons, type PersonToCopy } from './store-copy.ts'
export { personsWithFormerNumber, socialSecurityNumberIndex } from './store-identity.ts'
export { idsOf, mergesToReview, type MergeToReview, survivingPerson } from './store-merge.ts'
export { type Notice, noticesOf } from './store-notice.ts'
export { findRelation, liveRelations, scopesInForce } from './store-relation.ts'
export { type IdentityReview, identityOfPerson, reviewsWaiting } from './store-review.ts'
export { personSubscribers } from './subscribers.ts'
export { decideSecond, type Decider, type SecondRefusal } from './two-people.ts'
export { decideUnmerge, proposeUnmerge } from './unmerge-persons.ts'
export {
  findByThreeFactors,
  primaryDocumentKind,
  readPrimaryDocument,
  type ThreeFactors,
} from './store-find.ts'
export {
  deceasedPersons,
  formerEntries,
  identities,
  indexesOf,
  type ListedIdentity,
  mergedEntries,
  namedIdentityIndex,
  namedPersons,
  openName,
  readListedIdentities,
  readNames,
  registeredIdentities,
  regionsOfPersons,
  sealedNames,
} from './store-sets.ts'
export { hasDied } from './store-death.ts'
export {
  feedFreshness,
  noteFresh,
  personsOfFact,
  type StaleFeed,
  staleFeeds,
  type WantedFeed,
} from './store-facts.ts'
export { FEEDS } from './feed.ts'
