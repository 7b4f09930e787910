export { ACCOUNT_TRANSITIONS, type AccountRefusal, type AccountStatus } from './account.ts'
export { accountsByNumber, readAccountNumber } from './account-number.ts'
export {
  ACKNOWLEDGEMENT_TRANSITIONS,
  type AcknowledgementRefusal,
  type AcknowledgementStatus,
  type Answer,
} from './acknowledgement.ts'
export { activateAccount, type ActivationRefusal } from './activate-account.ts'
export { allowGuardianAccount, type GuardianAccountRefusal } from './allow-guardian-account.ts'
export { announceAccount, type NewAccount } from './announce-account.ts'
export { ANSWER_PERMISSION, answerChange, answerChangeWithin, notePush } from './answer-change.ts'
export type { Assignment, ChangeRefusal } from './assignment.ts'
export { cancelChange, type CancelReason } from './cancel-change.ts'
export { changeAccount, type ChangeInput } from './change-account.ts'
export { type AccountInput, closeAccount, endWatches, watchAccount } from './close-account.ts'
export { type CutOverChoices, cutOverChoices } from './cut-over.ts'
export { endAssignment, type EndingInput } from './end-assignment.ts'
export { accountChangeCancelled, accountChanged } from './events.ts'
export { type AssignmentInput, openAssignment } from './open-assignment.ts'
export { holdChange } from './hold-change.ts'
export { isPaidTwice } from './paid-twice.ts'
export {
  accountHistory,
  type AccountHistoryEntry,
  type DepartmentAnswer,
  type PersonProgramme,
  programmesOf,
} from './programmes-of.ts'
export { tellOfChanges } from './tell-of-changes.ts'
export { type Account, accountsOf } from './store.ts'
export {
  acknowledgementsOfAgency,
  type ChangeAcknowledgement,
  findAcknowledgement,
  overdueAcknowledgements,
} from './store-acknowledgements.ts'
export { type AccountEnding, type ChangeFacts, changesByIds } from './store-changes.ts'
export {
  type AccountToCopy,
  type AssignmentToCopy,
  copyAccounts,
  copyAssignments,
} from './store-copy.ts'
export { accountSubscribers } from './subscribers.ts'
export { cardAccountSubscribers } from './subscribers-card.ts'
export {
  accountsFitSince,
  accountLabels,
  accountsLatelyChanged,
  assignedAccountOf,
  closedAccounts,
  openAssignments,
  payableAccounts,
  openAccountNumber,
  sealedAccountNumbers,
  sharedNumbers,
  withdrawnAssignments,
} from './store-sets.ts'
export { accountsForVerification } from './store-verification.ts'
