import type { DocumentKind } from '#kernel/identity-number/index.ts'
import type { ApplicantKind, ServiceCode } from './service.ts'

/** 证件类别: what somebody brings to show who they are, as far as the papers differ. */
export const DOCUMENT_GROUPS = [
  'resident',
  'minor',
  'hongKongMacao',
  'residencePermit',
  'taiwan',
  'overseasChinese',
  'foreigner',
] as const
export type DocumentGroup = (typeof DOCUMENT_GROUPS)[number]

const GROUP_OF = {
  residentIdentityCard: 'resident',
  householdRegister: 'minor',
  residencePermitHongKong: 'residencePermit',
  residencePermitMacao: 'residencePermit',
  residencePermitTaiwan: 'residencePermit',
  travelPermitHongKongMacao: 'hongKongMacao',
  travelPermitHongKongMacaoNonChinese: 'hongKongMacao',
  travelPermitTaiwan: 'taiwan',
  passportChina: 'overseasChinese',
  passportForeign: 'foreigner',
  permanentResidence18: 'foreigner',
  permanentResidence15: 'foreigner',
  hongKongIdentityCard: 'hongKongMacao',
  macaoIdentityCard: 'hongKongMacao',
} as const satisfies Record<DocumentKind, DocumentGroup>

export const documentGroup = (kind: DocumentKind): DocumentGroup => GROUP_OF[kind]

/** 申请材料 */
export const MATERIAL_CODES = [
  'identityDocument',
  'nameAndNumber',
  'photo',
  'card',
  'oldCard',
  'newDataProof',
  'endingProof',
  'bothDocuments',
  'otherDocument',
  'otherConfirms',
  'guardianDocument',
  'guardianshipProof',
  'agentDocument',
  'mandate',
] as const
export type MaterialCode = (typeof MATERIAL_CODES)[number]

/** Registers whose answer stands for a paper: 免证办. */
export const REGISTERS = ['identityCheck', 'photoRegister', 'population', 'relations'] as const
export type Register = (typeof REGISTERS)[number]

export interface Material {
  /** Whose data make it unnecessary. */
  readonly sharedBy?: Register
  /** 容缺: it may come within the days of `laterMaterialWorkingDays`. */
  readonly later?: true
}

/** What each material is to us; where to get it stands in the words of the guide. */
export const MATERIALS: Readonly<Record<MaterialCode, Material>> = {
  identityDocument: { sharedBy: 'identityCheck' },
  /** Said, not shown: what a person who calls can give. */
  nameAndNumber: { sharedBy: 'identityCheck' },
  photo: { sharedBy: 'photoRegister' },
  card: {},
  oldCard: {},
  newDataProof: { sharedBy: 'population', later: true },
  /** 死亡证明 or 出境定居证明 */
  endingProof: { sharedBy: 'population', later: true },
  bothDocuments: {},
  otherDocument: {},
  otherConfirms: {},
  guardianDocument: {},
  guardianshipProof: { sharedBy: 'population', later: true },
  agentDocument: {},
  mandate: { sharedBy: 'relations' },
}

const FOR_SERVICE: Readonly<Record<ServiceCode, readonly MaterialCode[]>> = {
  firstCard: ['identityDocument', 'photo'],
  enable: ['identityDocument', 'card'],
  activate: ['identityDocument', 'card'],
  temporaryLoss: ['nameAndNumber'],
  formalLoss: ['identityDocument'],
  restore: ['identityDocument'],
  replaceLost: ['identityDocument', 'photo'],
  renewDamaged: ['identityDocument', 'oldCard', 'photo'],
  renewExpired: ['identityDocument', 'oldCard', 'photo'],
  renewChangedData: ['identityDocument', 'oldCard', 'newDataProof', 'photo'],
  changeBank: ['identityDocument'],
  unlock: ['identityDocument', 'card'],
  changeData: ['identityDocument', 'newDataProof'],
  cancel: ['identityDocument', 'endingProof'],
  eCard: ['identityDocument'],
  relation: ['identityDocument', 'otherDocument', 'otherConfirms'],
  personMerge: ['bothDocuments'],
}

const FOR_APPLICANT: Readonly<Record<ApplicantKind, readonly MaterialCode[]>> = {
  holder: [],
  guardian: ['guardianDocument', 'guardianshipProof'],
  agent: ['agentDocument', 'mandate'],
  villageHelper: ['mandate'],
  bank: ['mandate'],
  department: ['mandate'],
}

/** Children under 16 may do without a photo. */
const NOT_FOR: Readonly<Partial<Record<DocumentGroup, readonly MaterialCode[]>>> = {
  minor: ['photo'],
}

/** Everything that one applicant brings for a service, with the documents they have. */
export const materialsFor = (
  service: ServiceCode,
  applicant: ApplicantKind,
  group: DocumentGroup,
): readonly MaterialCode[] =>
  [...FOR_SERVICE[service], ...FOR_APPLICANT[applicant]].filter(
    (code) => NOT_FOR[group]?.includes(code) !== true,
  )
