import { maskName } from '#kernel/masking.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import type { Access, PersonalInformation } from '#platform/pii.ts'
import { findProfile, sealedValue } from './store.ts'

/**
 * The masked name of a person, as the other side of a relation sees it unless something else is
 * said, with the record of the reading. `undefined`, and no record, when there is no such person.
 */
export const readLabel = async (
  tx: Transaction,
  pii: PersonalInformation,
  { actor, requestId, at }: ActionContext,
  personId: string,
  reading: Pick<Access, 'purpose' | 'basis'> = { purpose: 'family', basis: 'HANDLING-30' },
): Promise<string | undefined> => {
  const row = await findProfile(tx, personId)
  if (row === undefined) return undefined
  const access: Access = {
    personId,
    actorKind: actor.kind === 'holder' ? 'holder' : actor.kind === 'staff' ? 'staff' : 'system',
    actorId: actor.kind === 'holder' ? personId : actor.id,
    organisationCode: actor.organisationCode ?? '',
    ...reading,
    requestId,
    at,
  }
  const values = { name: sealedValue('name', personId, row.name_sealed) }
  return maskName((await pii.read(tx, access, values)).name.reveal())
}
