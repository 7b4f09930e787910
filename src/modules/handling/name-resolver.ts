import type { Transaction } from '#platform/db.ts'
import { type Colleague, staffWithRole } from '#modules/organisation/index.ts'
import { namedResolver } from './exception.ts'
import { ruleOf } from './exception-kind.ts'
import { type Exception, openCounts } from './store-exception.ts'

/** Everybody of the province who may resolve exceptions of this kind. */
export const resolversFor = (
  tx: Transaction,
  { kind }: Pick<Exception, 'kind'>,
): Promise<Colleague[]> => staffWithRole(tx, ruleOf(kind).role)

/** Whoever of the resolving unit is next; nobody when nobody of it may take this one. */
export const nameResolver = async (
  tx: Transaction,
  one: Exception,
): Promise<Pick<Colleague, 'id'> | undefined> => {
  const counts = await openCounts(tx)
  const unit = (await resolversFor(tx, one)).filter(
    ({ agencyCode }) => agencyCode === one.resolverAgency,
  )
  return namedResolver(
    one,
    unit.map(({ id, agencyCode, code }) => ({
      id,
      agencyCode,
      code,
      open: counts.get(id) ?? 0,
    })),
  )
}
