import type { AccessPurpose } from '#kernel/access-purposes.ts'
import { maskIdentityNumber, maskName } from '#kernel/masking.ts'
import { DOCUMENT_KINDS } from '#kernel/identity-number/index.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { findRelation, kindWords } from '#modules/person/index.ts'
import { proveApplicant } from './comer.ts'
import type { ShownComer } from './pages-desk-applicant.ts'
import type { DeskDeps } from './pages-desk-frame.ts'
import { personIdOf } from './pages-desk-person-routes.ts'
import { readPerson } from './read-person.ts'
import type { ServiceCode } from './service.ts'

const language = 'zh-Hans' as const

/** A person masked, as a page of the counter names them beside somebody else. */
export const maskedPerson = async (
  deps: Pick<DeskDeps, 'db' | 'pii'>,
  request: AnyRequest,
  personId: string,
  purpose: AccessPurpose = 'handling',
): Promise<{ readonly name: string; readonly number: string }> => {
  const { name, kind, number } = await readPerson(deps, request.context, personId, purpose)
  return {
    name: maskName(name),
    number: `${DOCUMENT_KINDS[kind].zh} ${maskIdentityNumber(number)}`,
  }
}

/** Whoever came instead of the holder, with what the program decides about them now. */
export const comerOf = async (
  deps: DeskDeps,
  request: AnyRequest,
  asked: { readonly personId: string; readonly service: ServiceCode; readonly by: string },
): Promise<ShownComer> => {
  const { by: lookupId, personId, service } = asked
  const agentId = await personIdOf(deps, request, lookupId)
  const decision = await proveApplicant(deps, request.context, { personId, agentId, service })
  const relation = decision.granted
    ? await findRelation(deps.db, decision.outcome.relationId)
    : undefined
  return {
    ...(await maskedPerson(deps, request, agentId)),
    lookupId,
    relation: relation && kindWords(language, relation.kind),
    decision,
  }
}
