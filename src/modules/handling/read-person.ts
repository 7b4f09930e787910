import type { AccessPurpose } from '#kernel/access-purposes.ts'
import type { DocumentKind } from '#kernel/identity-number/index.ts'
import type { ActionContext } from '#platform/audit.ts'
import { notFound } from '#platform/http/problem.ts'
import { readPrimaryDocument, readProfile } from '#modules/person/index.ts'
import type { HandlingDeps } from './deps.ts'

/** Who stands at the counter, in the clear; the page masks what it shows. */
export interface ReadPerson {
  readonly name: string
  readonly kind: DocumentKind
  readonly number: string
}

/**
 * Reads the person at the counter and leaves the record of it, which they see under 谁查过我. A
 * reason that was given to see the number in full stands in the purpose.
 */
export const readPerson = (
  { db, pii }: Pick<HandlingDeps, 'db' | 'pii'>,
  { actor, requestId, at }: ActionContext,
  personId: string,
  purpose: AccessPurpose,
): Promise<ReadPerson> =>
  db.transaction(async (tx) => {
    const access = {
      personId,
      actorKind: 'staff',
      actorId: actor.id,
      organisationCode: actor.organisationCode ?? '',
      purpose,
      basis: 'YKT-17',
      requestId,
      at,
    } as const
    const profile = await readProfile(tx, pii, access)
    const document = await readPrimaryDocument(tx, pii, access)
    if (profile === undefined || document === undefined) throw notFound()
    return {
      name: profile.name.reveal(),
      kind: document.kind,
      number: document.number.reveal(),
    }
  })
