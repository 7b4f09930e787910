import { PROVINCE } from '#law/setting.ts'
import { grant } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { standardValue } from '#modules/standard/index.ts'
import { IDENTITY_CHECK_WANTED } from './events.ts'
import { insertCheck } from './store-check.ts'

/**
 * 身份核对: has the population register asked whether a person is who they say. The answer comes later,
 * as `person.identity-checked`; while the register is away the question is repeated, and the agency
 * named in the check settles it by papers.
 *
 * @returns the id of the check.
 */
export const identityCheck = async (
  tx: Transaction,
  context: ActionContext,
  { personId }: { readonly personId: string },
): Promise<string> => {
  const { at, actor } = context
  const id = uuidv7(at)
  const resolverAgency =
    actor.kind === 'staff' && actor.organisationCode !== undefined
      ? actor.organisationCode
      : await standardValue(tx, 'registerResolverAgency', PROVINCE, provinceDate(at))
  const askedBy = actor.kind === 'staff' ? actor.id : undefined
  await insertCheck(tx, { id, personId, resolverAgency, askedBy }, at)
  await audit(tx, context, {
    action: 'person.wantIdentityCheck',
    subjectKind: 'person',
    subjectId: personId,
    decision: grant('YKT-6', undefined),
    detail: { checkId: id, resolverAgency },
  })
  await publish(tx, context, IDENTITY_CHECK_WANTED, {
    subjectId: personId,
    payload: { personId, checkId: id },
  })
  return id
}
