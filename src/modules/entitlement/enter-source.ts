import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { type Agency, listAgencies } from '#modules/organisation/index.ts'
import type { EntitlementKind } from './entitlement.ts'
import { insertSource } from './store.ts'

export type SourceRefusal = 'SOURCE_NOT_AN_AGENCY' | 'SOURCE_KNOWN'

/** Who may answer for a kind: public agencies, and neither banks nor operators. */
export const mayAnswer = ({ kind }: Agency): boolean => kind === 'bureau' || kind === 'department'

/** 权益主管部门: the bureau enters which department answers for a kind (Art. 4, 21). */
export const enterSource = (
  { db }: { readonly db: Pick<Database, 'transaction'> },
  context: ActionContext,
  { kind, agencyCode }: { readonly kind: EntitlementKind; readonly agencyCode: string },
): Promise<Decision<undefined, SourceRefusal>> =>
  db.transaction(async (tx) => {
    const agency = (await listAgencies(tx)).find(({ code }) => code === agencyCode)
    const may = agency !== undefined && mayAnswer(agency)
    const isNew = may && (await insertSource(tx, { kind, agencyCode })) === 1
    const failed = may
      ? refuse('YKT-21', 'SOURCE_KNOWN' as const)
      : refuse('YKT-21', 'SOURCE_NOT_AN_AGENCY' as const, ['chooseAgency'])
    const decision = isNew ? grant('YKT-21', undefined) : failed
    await audit(tx, context, {
      action: 'entitlement.enterSource',
      subjectKind: 'entitlementSource',
      subjectId: `${kind}/${agencyCode}`,
      decision,
    })
    return decision
  })
