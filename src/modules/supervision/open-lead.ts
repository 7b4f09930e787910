import { publicId, uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { type Lead, sourceOf } from './lead.ts'
import { insertLead, leadAbout } from './store.ts'

/** What somebody says is wrong, and with what. */
export type NewLead = Pick<
  Lead,
  'personId' | 'kind' | 'subjectKind' | 'subjectId' | 'organisationCode' | 'statement' | 'basis'
>

/**
 * Opens a lead. The same thing said of the same thing by the same person again is the lead that is
 * there. The action that calls this writes the audit row: one per request.
 */
export const openLead = async (
  tx: Transaction,
  { actor, at }: ActionContext,
  lead: NewLead,
): Promise<{ readonly id: string; readonly reference: string; readonly created: boolean }> => {
  const id = uuidv7(at)
  const opened: Lead = {
    ...lead,
    id,
    reference: publicId('lead', id),
    source: sourceOf(actor.kind),
    openedAt: at,
    status: 'open',
  }
  if (await insertLead(tx, opened)) return { id, reference: opened.reference, created: true }
  const known = await leadAbout(tx, opened)
  return { id: known.id, reference: known.reference, created: false }
}
