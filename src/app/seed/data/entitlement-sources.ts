import type { EntitlementKind } from '#modules/entitlement/index.ts'

/** 权益主管部门: which department of the demonstration answers for which kind. */
export const AGENCY_OF_KIND: Readonly<Record<EntitlementKind, string>> = {
  student: 'dept-education',
  disabled: 'dept-disabled-federation',
  veteran: 'dept-veterans',
  talent: 'hrss-440000',
  lowIncome: 'dept-civil-affairs',
  donor: 'dept-health',
}

/** The province's departments, and the bureau of Shenzhen for talents of its own. */
export const ENTITLEMENT_SOURCES: readonly {
  readonly kind: EntitlementKind
  readonly agencyCode: string
}[] = [
  ...Object.entries(AGENCY_OF_KIND).map(([kind, agencyCode]) => ({
    kind: kind as EntitlementKind,
    agencyCode,
  })),
  { kind: 'talent', agencyCode: 'hrss-440300' },
]
