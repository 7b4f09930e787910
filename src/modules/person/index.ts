export type { DocumentFault, PresentedDocument } from './document.ts'
export type {
  NewPerson,
  RegistrationDecision,
  RegistrationFault,
  RegistrationRefusal,
  RegistrationRefused,
} from './person.ts'
export { type Profile, readProfile } from './read-profile.ts'
export { type Registration, registerPerson } from './register-person.ts'
export {
  findPersonBySubject,
  linkSubject,
  type PersonFacts,
  personsForVerification,
  setCodesValidFrom,
} from './store.ts'
export { decideRegistration } from './person.ts'
export { copyPersons, type PersonToCopy } from './store-copy.ts'
export {
  findByThreeFactors,
  primaryDocumentKind,
  readPrimaryDocument,
  type ThreeFactors,
} from './store-find.ts'
