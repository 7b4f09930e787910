import { inspect } from 'node:util'
import type { ArticleId } from '#law/articles.ts'
import type { AccessPurpose } from '#kernel/access-purposes.ts'
import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from './audit.ts'
import type { KeyRing } from './crypto/keys.ts'
import { type Binding, blindIndex, seal, unseal } from './crypto/sealing.ts'
import { type Sql, sql, type Transaction } from './db.ts'

/** Personal information in the clear. It cannot be logged, joined into a string or sent as JSON. */
export class Personal {
  readonly #text: string
  constructor(text: string) {
    this.#text = text
  }
  /** The text itself, for the one page or answer it was read for. */
  reveal(): string {
    return this.#text
  }
  toString(): never {
    throw new TypeError('Personal information has no string form; reveal() it where it is shown')
  }
  toJSON(): never {
    throw new TypeError('Personal information has no JSON form; reveal() it where it is shown')
  }
  [inspect.custom](): string {
    return '[personal]'
  }
}

export type PersonalField =
  | 'name'
  | 'identityNumber'
  | 'socialSecurityNumber'
  | 'phone'
  | 'birthDate'
  | 'sex'
  | 'accountNumber'

/** Who reads whose data, why and by which article: what the holder will see under 谁查过我. */
export interface Access {
  readonly personId: string
  readonly actorKind: 'holder' | 'agent' | 'staff' | 'terminal' | 'system'
  readonly actorId: string
  readonly organisationCode: string
  /** Shown to the holder in words. */
  readonly purpose: AccessPurpose
  readonly basis: ArticleId
  readonly caseReference?: string | undefined
  readonly requestId: string
  readonly at: Temporal.Instant
}

/**
 * A reading on the holder's own pages: by the holder, or by whoever acts for them, who is named.
 */
export const ownReading = (
  { actor, requestId, at }: ActionContext,
  reading: Pick<Access, 'personId' | 'purpose' | 'basis'>,
): Access => ({
  ...reading,
  actorKind: actor.kind === 'agent' ? 'agent' : 'holder',
  actorId: actor.id,
  organisationCode: actor.organisationCode ?? '',
  requestId,
  at,
})

export interface SealedValue<Field extends PersonalField = PersonalField> {
  readonly field: Field
  readonly binding: Binding
  readonly sealed: Uint8Array
}

/** The statement that records accesses to many persons, each under an id of its own. */
export const accessesStatement = (
  access: Omit<Access, 'personId'>,
  fields: readonly PersonalField[],
  ids: readonly string[],
  personIds: readonly string[],
): Sql => sql`
  insert into platform.access_record (id, at, person_id, actor_kind, actor_id,
    organisation_code, purpose, basis, fields, case_reference, request_id)
  select r.id, ${access.at}, r.person_id, ${access.actorKind}, ${access.actorId},
         ${access.organisationCode}, ${access.purpose}, ${access.basis}, ${fields}::text[],
         ${access.caseReference ?? null}, ${access.requestId}
    from unnest(${ids}::uuid[], ${personIds}::uuid[]) r (id, person_id)`

/** Proof that an access has been recorded in the transaction that reads. */
export interface RecordedAccess {
  readonly recorded: true
}

/**
 * The only way to personal information in the clear. Whoever reads leaves a record in the same
 * transaction, so nothing can leave without one (Art. 22, PIPL 44 and 51).
 */
export class PersonalInformation {
  readonly #keys: KeyRing
  constructor(keys: KeyRing) {
    this.#keys = keys
  }

  /** Ciphertext to store, bound to its row and column. */
  seal(binding: Binding, text: string): Buffer {
    return seal(this.#keys, binding, text)
  }

  /** Keyed digest for equality; `normalised` must be the canonical form of the value. */
  index(kind: string, normalised: string): Buffer {
    return blindIndex(this.#keys, kind, normalised)
  }

  /** Records the access, then opens the values, by the labels they were given. */
  async read<Label extends string>(
    tx: Transaction,
    access: Access,
    values: Readonly<Record<Label, SealedValue>>,
  ): Promise<Record<Label, Personal>> {
    const list = Object.values<SealedValue>(values)
    await this.recordAccess(tx, access, [...new Set(list.map((value) => value.field))])
    return this.open({ recorded: true }, values)
  }

  /** Writes the record alone: for fields stored in the clear that are personal all the same. */
  async recordAccess(
    tx: Transaction,
    access: Access,
    fields: readonly PersonalField[],
  ): Promise<RecordedAccess> {
    await tx.run(sql`
      insert into platform.access_record (id, at, person_id, actor_kind, actor_id,
        organisation_code, purpose, basis, fields, case_reference, request_id)
      values (${uuidv7(access.at)}, ${access.at}, ${access.personId}, ${access.actorKind},
        ${access.actorId}, ${access.organisationCode}, ${access.purpose}, ${access.basis},
        ${fields}, ${access.caseReference ?? null}, ${access.requestId})`)
    return { recorded: true }
  }

  /** The same for many persons of whom the same was read for the same reason, in one statement. */
  async recordAccesses(
    tx: Transaction,
    access: Omit<Access, 'personId'>,
    personIds: readonly string[],
    fields: readonly PersonalField[],
  ): Promise<RecordedAccess> {
    const ids = personIds.map(() => uuidv7(access.at))
    const { text, values } = accessesStatement(access, fields, ids, personIds)
    await tx.prepared('pii.accesses', text, values)
    return { recorded: true }
  }

  /** Opens values whose access stands in another durable record, such as a usage row. */
  open<Label extends string>(
    _proof: RecordedAccess,
    values: Readonly<Record<Label, SealedValue>>,
  ): Record<Label, Personal> {
    const opened = (Object.entries(values) as [Label, SealedValue][]).map(
      ([label, { binding, sealed }]) =>
        [label, new Personal(unseal(this.#keys, binding, sealed))] as const,
    )
    return Object.fromEntries(opened) as Record<Label, Personal>
  }
}
