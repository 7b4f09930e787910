/** What kind of system outside may call a route. */
export const PARTNER_KINDS = ['bank', 'cardFactory', 'department'] as const
export type PartnerKind = (typeof PARTNER_KINDS)[number]

/**
 * 访问范围: what systems of departments call. A key can be for some of it, and an access token is
 * for no more than its key.
 */
export const ACCESS_SCOPES = ['entitlements', 'events', 'mapper', 'rosters'] as const
export type AccessScope = (typeof ACCESS_SCOPES)[number]

/** 合作系统: the system that sent a request. */
export interface Partner {
  readonly kind: PartnerKind
  /** The code of the bank, `cardFactory`, or the agency code of the department. */
  readonly code: string
  /** Of a body that comes as a stream: what its digest has to be, by the token; base64url. */
  readonly bodyDigest?: string | undefined
}

/** Which partners may call a route; without a scope only by requests that are signed each. */
export interface PartnerRule {
  readonly kind: 'partner'
  readonly partner: PartnerKind
  readonly scope?: AccessScope | undefined
}
