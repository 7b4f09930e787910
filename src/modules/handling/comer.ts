import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Decision } from '#kernel/decision.ts'
import { isMinor, liveRelations } from '#modules/person/index.ts'
import { type ApplicantRefusal, decideApplicant, type ProvedApplicant } from './applicant.ts'
import type { HandlingDeps } from './deps.ts'
import type { ServiceCode } from './service.ts'

/** Reads what is on record between the two, and decides whether the one may apply for the other. */
export const proveApplicant = async (
  { db }: Pick<HandlingDeps, 'db'>,
  { at }: ActionContext,
  asked: { readonly personId: string; readonly agentId: string; readonly service: ServiceCode },
): Promise<Decision<ProvedApplicant, ApplicantRefusal>> => {
  const on = provinceDate(at)
  const [relations, minor] = await Promise.all([
    liveRelations(db, asked.personId),
    isMinor(db, asked.personId, on),
  ])
  return decideApplicant({ ...asked, relations, isMinor: minor, on })
}
