import type { ActionContext } from '#platform/audit.ts'
import type { AnsweringDeps } from './answer-message.ts'
import { type Asking, payeeAccess } from './payee-access.ts'
import { type WaitingConsent, waitingConsents } from './store-lookup.ts'

/**
 * 待关联授权: what holders permitted the programme to pay and what is not linked yet. The words of
 * the consent let the department know; that it looked stands on record (N1).
 */
export const readWaitingConsents = (
  deps: AnsweringDeps,
  { at, requestId }: ActionContext,
  { agencyCode, programmeCode }: Asking,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly WaitingConsent[]> =>
  deps.db.transaction(async (tx) => {
    const list = await waitingConsents(tx, programmeCode, after, limit)
    const persons = [...new Set(list.map(({ personId }) => personId))]
    if (persons.length > 0)
      await deps.pii.recordAccesses(
        tx,
        { ...payeeAccess({ agencyCode, programmeCode }, { requestId, at }), basis: 'YKT-19' },
        persons,
        ['accountNumber'],
      )
    return list
  })
