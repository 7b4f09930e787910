import { z } from 'zod'
import { bytes, type Handle, instant, plainDate, sql, type Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { CRITICAL_ATTRIBUTES, type CriticalAttribute, type PastChange } from './attribute-change.ts'
import { nameIndex, PERSON_BINDINGS } from './store.ts'
import type { Decider } from './two-people.ts'

const FactsRow = z.object({
  id: z.string(),
  name_sealed: bytes,
  phone_sealed: bytes.nullable(),
  social_security_number_sealed: bytes.nullable(),
  birth_on: plainDate,
  sex: z.enum(['female', 'male']),
  died_on: plainDate.nullable(),
})
export type ChangeFacts = z.output<typeof FactsRow>

/** A person for a change of their entry. */
export const lockForChange = (
  tx: Transaction,
  personId: string,
): Promise<ChangeFacts | undefined> =>
  tx.maybeOne(
    FactsRow,
    sql`
    select id, name_sealed, phone_sealed, social_security_number_sealed, birth_on, sex, died_on
      from person.person where id = ${personId} for no key update`,
  )

const DocumentRow = z.object({ id: z.string(), number_sealed: bytes })

/** The document by which the person is known. */
export const primaryDocument = (tx: Transaction, personId: string) =>
  tx.maybeOne(
    DocumentRow,
    sql`
    select id, number_sealed from person.document
     where person_id = ${personId} and primary_identity`,
  )

const PastRow = z
  .object({ attribute: z.enum(CRITICAL_ATTRIBUTES), changed_at: instant })
  .transform((row): PastChange => ({ attribute: row.attribute, changedAt: row.changed_at }))

/** Changes of critical attributes since a moment. */
export const changesSince = (
  handle: Handle,
  personId: string,
  since: Temporal.Instant,
): Promise<PastChange[]> =>
  handle.many(
    PastRow,
    sql`
    select attribute, changed_at from person.attribute_change
     where person_id = ${personId} and changed_at > ${since} order by changed_at`,
  )

/** A data change order as it is stored. */
export interface ChangeOrder {
  readonly id: string
  readonly personId: string
  readonly attributes: readonly CriticalAttribute[]
  readonly valuesSealed: Uint8Array
  readonly status: 'proposed' | 'settled' | 'declined'
  readonly proposer: Decider
}

const OrderRow = z
  .object({
    id: z.string(),
    person_id: z.string(),
    attributes: z.array(z.enum(CRITICAL_ATTRIBUTES)),
    values_sealed: bytes,
    status: z.enum(['proposed', 'settled', 'declined']),
    proposed_by: z.string(),
    proposed_agency: z.string(),
  })
  .transform((row): ChangeOrder => ({
    id: row.id,
    personId: row.person_id,
    attributes: row.attributes,
    valuesSealed: row.values_sealed,
    status: row.status,
    proposer: { staffId: row.proposed_by, agencyCode: row.proposed_agency },
  }))

/** Whether an order of the person waits for its second unit. */
export const hasOpenOrder = async (tx: Transaction, personId: string): Promise<boolean> =>
  (
    await tx.one(
      z.object({ found: z.boolean() }),
      sql`
      select exists (select from person.change_order
        where person_id = ${personId} and status = 'proposed') as found`,
    )
  ).found

/** Writes an order. */
export const insertOrder = async (
  tx: Transaction,
  order: ChangeOrder,
  materials: readonly string[],
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    insert into person.change_order (id, person_id, attributes, values_sealed, materials, status,
      proposed_by, proposed_agency, proposed_at)
    values (${order.id}, ${order.personId}, ${order.attributes}, ${order.valuesSealed},
      ${materials}, ${order.status}, ${order.proposer.staffId}, ${order.proposer.agencyCode},
      ${at})`)
}

/** An order as it was asked for. */
export const findOrder = (handle: Handle, id: string): Promise<ChangeOrder | undefined> =>
  handle.maybeOne(
    OrderRow,
    sql`
    select id, person_id, attributes, values_sealed, status, proposed_by, proposed_agency
      from person.change_order where id = ${id}`,
  )

/** An order for its decision. */
export const lockOrder = (tx: Transaction, id: string): Promise<ChangeOrder | undefined> =>
  tx.maybeOne(
    OrderRow,
    sql`
    select id, person_id, attributes, values_sealed, status, proposed_by, proposed_agency
      from person.change_order where id = ${id} for update`,
  )

const WaitingRow = z
  .object({
    id: z.string(),
    person_id: z.string(),
    attributes: z.array(z.enum(CRITICAL_ATTRIBUTES)),
    materials: z.array(z.string()),
    proposed_by: z.string(),
    proposed_agency: z.string(),
    proposed_at: instant,
  })
  .transform((row) => ({
    id: row.id,
    personId: row.person_id,
    attributes: row.attributes,
    materials: row.materials,
    proposer: { staffId: row.proposed_by, agencyCode: row.proposed_agency },
    proposedAt: row.proposed_at,
  }))
/** An order that waits for its second unit; its values stay sealed until they decide. */
export type OrderToReview = z.output<typeof WaitingRow>

/** Orders that wait for a second unit, the oldest first. */
export const ordersToReview = (handle: Handle): Promise<OrderToReview[]> =>
  handle.many(
    WaitingRow,
    sql`
    select id, person_id, attributes, materials, proposed_by, proposed_agency, proposed_at
      from person.change_order where status = 'proposed' order by proposed_at, id limit 50`,
  )

/** What became of an order. */
export const saveOrder = (
  tx: Transaction,
  id: string,
  status: 'settled' | 'declined',
  at: Temporal.Instant,
): Promise<number> =>
  tx.run(sql`
    update person.change_order set status = ${status}, decided_at = ${at} where id = ${id}`)

/** One row of what changed, from what to what, and by whom. */
export interface AttributeChange {
  readonly id: string
  readonly personId: string
  readonly attribute: CriticalAttribute
  readonly oldSealed: Uint8Array | undefined
  readonly newSealed: Uint8Array | undefined
  readonly orderId: string
  readonly first: Decider
  readonly second: Decider | undefined
}

/** Writes it down; the database refuses a second attribute of one unit alone (C7). */
export const insertAttributeChange = async (
  tx: Transaction,
  change: AttributeChange,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    insert into person.attribute_change (id, person_id, attribute, old_sealed, new_sealed,
      changed_at, order_id, first_approver, first_agency, second_approver, second_agency)
    values (${change.id}, ${change.personId}, ${change.attribute}, ${change.oldSealed ?? null},
      ${change.newSealed ?? null}, ${at}, ${change.orderId}, ${change.first.staffId},
      ${change.first.agencyCode}, ${change.second?.staffId ?? null},
      ${change.second?.agencyCode ?? null})`)
}

/** The name as it is from now on. */
export const saveName = (
  tx: Transaction,
  pii: PersonalInformation,
  personId: string,
  name: string,
): Promise<number> =>
  tx.run(sql`
    update person.person
       set name_sealed = ${pii.seal({ column: PERSON_BINDINGS.name, rowId: personId }, name)},
           name_index = ${nameIndex(pii, name)}
     where id = ${personId}`)

/** The phone as it is from now on. */
export const savePhone = (
  tx: Transaction,
  pii: PersonalInformation,
  personId: string,
  phone: string,
): Promise<number> =>
  tx.run(sql`
    update person.person
       set phone_sealed = ${pii.seal({ column: PERSON_BINDINGS.phone, rowId: personId }, phone)}
     where id = ${personId}`)
