import type { ArticleId } from '#law/articles.ts'
import type { AccessPurpose } from '#kernel/access-purposes.ts'
import { maskName } from '#kernel/masking.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { readNames } from '#modules/person/index.ts'

/** Why a list of names is read. */
export interface NamesReading {
  readonly purpose: AccessPurpose
  readonly basis: ArticleId
  readonly organisationCode: string
  /** What the list is of: a batch. */
  readonly caseReference: string
}

/** 脱敏姓名 by person, each with a record that its holder sees (Art. 22). */
export const readMaskedNames = async (
  tx: Transaction,
  pii: PersonalInformation,
  { actor, requestId, at }: ActionContext,
  reading: NamesReading,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const ids = [...new Set(personIds)]
  if (ids.length === 0) return new Map()
  const access = { ...reading, actorKind: 'staff', actorId: actor.id, requestId, at } as const
  const proof = await pii.recordAccesses(tx, access, ids, ['name'])
  const names = await readNames(tx, pii, proof, ids)
  return new Map([...names].map(([id, name]) => [id, maskName(name.reveal())]))
}
