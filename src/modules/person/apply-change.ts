import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import type { Access, Personal, PersonalInformation, SealedValue } from '#platform/pii.ts'
import type { CheckedChange, CriticalAttribute } from './attribute-change.ts'
import { ATTRIBUTES_CHANGED } from './events.ts'
import { personNotices } from './messages-notices.ts'
import { notify } from './notify.ts'
import { PERSON_BINDINGS } from './store.ts'
import {
  type ChangeFacts,
  type ChangeOrder,
  insertAttributeChange,
  primaryDocument,
  saveName,
  savePhone,
} from './store-attribute.ts'
import { replaceSocialSecurityNumber, takeDocument } from './store-identity.ts'
import type { Decider } from './two-people.ts'

const Day = z
  .string()
  .optional()
  .transform((text) => (text === undefined ? undefined : Temporal.PlainDate.from(text)))

const Values = z.object({
  name: z.string().optional(),
  phone: z.string().optional(),
  document: z
    .custom<Omit<NonNullable<CheckedChange['document']>, 'validFrom' | 'validUntil'>>()
    .optional(),
  validFrom: Day,
  validUntil: Day,
})

const bindingOf = (orderId: string) => ({
  column: 'person.change_order.values_sealed',
  rowId: orderId,
})

/** The new values, sealed to their order while they wait. */
export const sealChange = (
  pii: PersonalInformation,
  orderId: string,
  { name, phone, document }: CheckedChange,
): Buffer => {
  const { validFrom, validUntil, ...rest } = document ?? {}
  const values = {
    name,
    phone,
    ...(document !== undefined && { document: rest }),
    validFrom: validFrom?.toString(),
    validUntil: validUntil?.toString(),
  }
  return pii.seal(bindingOf(orderId), JSON.stringify(values))
}

/** Reads the new values of an order again, with the record of the reading. */
export const openChange = async (
  tx: Transaction,
  pii: PersonalInformation,
  access: Access,
  order: ChangeOrder,
): Promise<CheckedChange> => {
  const values = {
    values: {
      field: 'identityNumber',
      binding: bindingOf(order.id),
      sealed: order.valuesSealed,
    } as const satisfies SealedValue,
  }
  const opened = await pii.read(tx, access, values)
  const { validFrom, validUntil, document, ...rest } = Values.parse(
    JSON.parse(opened.values.reveal()),
  )
  return {
    ...rest,
    ...(document !== undefined && { document: { ...document, validFrom, validUntil } }),
  }
}

type OldValues = Partial<
  Record<'name' | 'phone' | 'identityNumber' | 'socialSecurityNumber', Personal>
>

const readOld = async (
  tx: Transaction,
  pii: PersonalInformation,
  access: Access,
  facts: ChangeFacts,
): Promise<OldValues> => {
  const document = await primaryDocument(tx, facts.id)
  const own = <Field extends 'name' | 'phone' | 'socialSecurityNumber'>(
    field: Field,
    sealed: Uint8Array | null,
  ) =>
    sealed === null
      ? {}
      : { [field]: { field, binding: { column: PERSON_BINDINGS[field], rowId: facts.id }, sealed } }
  const values: Record<string, SealedValue> = {
    ...own('name', facts.name_sealed),
    ...own('phone', facts.phone_sealed),
    ...own('socialSecurityNumber', facts.social_security_number_sealed),
    ...(document !== undefined && {
      identityNumber: {
        field: 'identityNumber',
        binding: { column: PERSON_BINDINGS.identityNumber, rowId: document.id },
        sealed: document.number_sealed,
      },
    }),
  }
  return pii.read(tx, access, values)
}

interface Application {
  readonly order: ChangeOrder
  readonly change: CheckedChange
  readonly facts: ChangeFacts
  readonly access: Access
  /** The second unit, where one was needed. */
  readonly second: Decider | undefined
}

const newValueOf = (change: CheckedChange, attribute: CriticalAttribute): string | undefined => {
  if (attribute === 'account') return undefined
  return attribute === 'identityNumber' ? change.document?.number : change[attribute]
}

const writeDown = async (
  tx: Transaction,
  pii: PersonalInformation,
  context: ActionContext,
  { order, change, second }: Application,
  old: OldValues,
): Promise<void> => {
  for (const attribute of order.attributes) {
    if (attribute === 'account') continue
    const id = uuidv7(context.at)
    const sealed = (column: 'old_sealed' | 'new_sealed', text: string | undefined) =>
      text === undefined
        ? undefined
        : pii.seal({ column: `person.attribute_change.${column}`, rowId: id }, text)
    const row = {
      id,
      personId: order.personId,
      attribute,
      oldSealed: sealed('old_sealed', old[attribute]?.reveal()),
      newSealed: sealed('new_sealed', newValueOf(change, attribute)),
      orderId: order.id,
      first: order.proposer,
      second,
    }
    await insertAttributeChange(tx, row, context.at)
  }
}

/**
 * Makes the change in the register and writes down what it was before. False, and nothing has
 * changed, when the document is somebody else's.
 */
export const applyChange = async (
  tx: Transaction,
  pii: PersonalInformation,
  context: ActionContext,
  application: Application,
): Promise<boolean> => {
  const { order, change, facts, access, second } = application
  const { personId } = order
  const old = await readOld(tx, pii, access, facts)
  const { document } = change
  if (document !== undefined) {
    if (!(await takeDocument(tx, pii, personId, document, context.at))) return false
    const former = old.socialSecurityNumber?.reveal()
    if (document.isCitizenNumber && former !== document.number)
      await replaceSocialSecurityNumber(
        tx,
        pii,
        personId,
        { former, next: document.number },
        context.at,
      )
  }
  if (change.name !== undefined) await saveName(tx, pii, personId, change.name)
  if (change.phone !== undefined) await savePhone(tx, pii, personId, change.phone)
  await writeDown(tx, pii, context, application, old)
  await publish(tx, context, ATTRIBUTES_CHANGED, {
    subjectId: personId,
    payload: {
      personId,
      orderId: order.id,
      attributes: [...order.attributes],
      hold: second !== undefined,
    },
  })
  await notify(tx, context, { personId, ...personNotices('attributesChanged') })
  return true
}
