import type { ActionContext } from '#platform/audit.ts'
import type { Decider } from './two-people.ts'

/**
 * Who of the staff acts, for what two of them must do together.
 *
 * @throws for anybody else: a bug of the route that let them in.
 */
export const deciderOf = ({ actor }: ActionContext): Decider => {
  if (actor.kind !== 'staff' || actor.organisationCode === undefined)
    throw new Error('only staff of an organisation propose or decide this')
  return { staffId: actor.id, agencyCode: actor.organisationCode }
}
