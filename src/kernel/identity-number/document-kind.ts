/** What this system knows about a kind of identity document. */
export interface DocumentKindEntry {
  /** The official name, as printed on forms. */
  readonly zh: string
  /**
   * Its code in field AAC058 (证件类型). A default: the code list is known at second hand only, and
   * must be compared with the national platform's when the two are joined. 99 is 其他.
   */
  readonly standard: string
  /** Whether a person can be registered by it alone. The others only support another document. */
  readonly primary: boolean
}

/** 证件类型: every document by which a person can be known here. */
export const DOCUMENT_KINDS = {
  residentIdentityCard: { zh: '居民身份证', standard: '01', primary: true },
  householdRegister: { zh: '居民户口簿', standard: '01', primary: true },
  residencePermitHongKong: { zh: '香港居民居住证', standard: '99', primary: true },
  residencePermitMacao: { zh: '澳门居民居住证', standard: '99', primary: true },
  residencePermitTaiwan: { zh: '台湾居民居住证', standard: '99', primary: true },
  travelPermitHongKongMacao: { zh: '港澳居民来往内地通行证', standard: '04', primary: true },
  travelPermitHongKongMacaoNonChinese: {
    zh: '港澳居民来往内地通行证(非中国籍)',
    standard: '04',
    primary: true,
  },
  travelPermitTaiwan: { zh: '台湾居民来往大陆通行证', standard: '06', primary: true },
  /** 华侨: a citizen who lives abroad and has no resident identity card. */
  passportChina: { zh: '中华人民共和国护照', standard: '99', primary: true },
  passportForeign: { zh: '外国护照', standard: '08', primary: true },
  /** The form issued since 2023-12-01. */
  permanentResidence18: { zh: '外国人永久居留身份证', standard: '07', primary: true },
  /** The older form, good until it expires. */
  permanentResidence15: { zh: '外国人永久居留身份证(旧版)', standard: '07', primary: true },
  hongKongIdentityCard: { zh: '香港居民身份证', standard: '99', primary: false },
  macaoIdentityCard: { zh: '澳门居民身份证', standard: '99', primary: false },
} as const satisfies Record<string, DocumentKindEntry>

export type DocumentKind = keyof typeof DOCUMENT_KINDS

/** Every kind, in the order in which a form offers them. */
export const ALL_DOCUMENT_KINDS = Object.keys(DOCUMENT_KINDS) as readonly DocumentKind[]

/**
 * The AAC058 code of one document. AAC058 splits the travel permit in two, 04 for Hong Kong and 05
 * for Macao, which only the letter of the number tells apart; so the number is needed too.
 */
export const standardCode = (kind: DocumentKind, normalised: string): string => {
  const { standard } = DOCUMENT_KINDS[kind]
  return standard === '04' && normalised.startsWith('M') ? '05' : standard
}
