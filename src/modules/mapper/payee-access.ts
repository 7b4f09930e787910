import type { ActionContext } from '#platform/audit.ts'

/** Which department asks for its programme. */
export interface Asking {
  readonly agencyCode: string
  readonly programmeCode: string
}

/** What the access record says when the system of a department is told where somebody is paid. */
export const payeeAccess = (
  { agencyCode, programmeCode }: Asking,
  { requestId, at }: Pick<ActionContext, 'requestId' | 'at'>,
) =>
  ({
    actorKind: 'system',
    actorId: agencyCode,
    organisationCode: agencyCode,
    purpose: 'payeeAccount',
    basis: 'YKT-13',
    caseReference: programmeCode,
    requestId,
    at,
  }) as const
