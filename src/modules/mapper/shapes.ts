import { z } from 'zod'
import { HEADER_FAULTS, type HeaderFault } from './header.ts'
import { type MapperAction, REASON_CODES } from './reason.ts'

/** How a message, a transaction and an item are named by whoever sends them. */
const Name = z.string().min(1).max(99)

const Attribute = z.object({ name: z.string().max(99), value: z.unknown() })
const Attributes = z.array(Attribute).max(20).optional()

/** The head of a request. */
export const RequestHeader = z.object({
  version: z.string().max(20).optional(),
  message_id: Name,
  message_ts: z.string().max(40),
  action: z.string().max(40),
  sender_id: z.string().max(99).describe('The code of the department that signs the request'),
  sender_uri: z
    .string()
    .max(500)
    .optional()
    .describe('Where the answer of an asynchronous request goes; one that is arranged with us'),
  receiver_id: z.string().max(99).optional(),
  total_count: z.int().min(0),
  is_msg_encrypted: z.literal(false).optional(),
})

/** A message under its head; the token of the request signs every byte of it. */
const envelope = <Message extends z.ZodType>(message: Message) =>
  z.object({
    signature: z.string().max(2000).optional(),
    header: RequestHeader,
    message,
  })

const ItemHead = {
  reference_id: z.string().max(200),
  timestamp: z.string().max(60),
  additional_info: Attributes,
  locale: z.string().max(20).optional(),
}
const PersonId = z
  .string()
  .max(200)
  .describe('token:<32 hex>@<your code>, or <kind of document>:<number>@register.gd')
const Address = z.string().max(200).describe('token:<32 hex>@<code of the bank>')
const Persona = {
  name: z.string().max(200).optional(),
  phone_number: z.string().max(60).optional(),
}

const LinkItem = z.object({ ...ItemHead, ...Persona, id: PersonId, fa: Address })
const UnlinkItem = z.object({ ...ItemHead, id: PersonId, fa: Address.optional() })
const ResolveItem = z
  .object({
    ...ItemHead,
    id: PersonId.nullish(),
    fa: Address.nullish(),
    name: Persona.name,
    scope: z.enum(['yes_no', 'details']).optional(),
  })
  .refine(({ id, fa }) => (id ?? fa ?? undefined) !== undefined, {
    path: ['id'],
    error: 'id, fa or both are needed',
  })

/** An item of any request, before it is read. */
export interface RawItem {
  readonly reference_id: string
  readonly timestamp: string
  readonly id?: string | null | undefined
  readonly fa?: string | null | undefined
  readonly scope?: 'yes_no' | 'details' | undefined
  readonly additional_info?: z.output<typeof Attributes>
}

// One more than a message may have is read, so that the refusal can say so; the rest is cut off by
// the limit of the body.
const many = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(20_000)

/** What each action is asked with, by the name of its list. */
export const REQUESTS = {
  link: envelope(z.object({ transaction_id: Name, link_request: many(LinkItem) })),
  update: envelope(z.object({ transaction_id: Name, update_request: many(LinkItem) })),
  unlink: envelope(z.object({ transaction_id: Name, unlink_request: many(UnlinkItem) })),
  resolve: envelope(z.object({ transaction_id: Name, resolve_request: many(ResolveItem) })),
} as const satisfies Readonly<Record<MapperAction, z.ZodType>>

export const StatusRequest = envelope(
  z.object({
    transaction_id: Name,
    txnstatus_request: z.object({
      reference_id: Name,
      txn_type: z.enum(['link', 'resolve', 'update', 'unlink']),
      attribute_type: z.enum(['transaction_id', 'reference_id_list', 'correlation_id']),
      attribute_value: z.union([Name, z.array(Name).min(1).max(1000)]),
      locale: z.string().max(20).optional(),
    }),
  }),
)

const AnswerHead = {
  reference_id: z.string(),
  timestamp: z.iso.datetime(),
  status: z.enum(['rcvd', 'pdng', 'succ', 'rjct']),
  status_reason_message: z.string().max(999).optional(),
  additional_info: z
    .array(z.strictObject({ name: z.string(), value: z.string() }))
    .optional()
    .describe('tail: the last four digits; payable_from: nothing is paid there before'),
}
const Ids = { transaction_id: z.string(), correlation_id: z.string() }

const LinkAnswer = z.strictObject({
  ...AnswerHead,
  status_reason_code: z.enum(REASON_CODES.link).optional(),
  fa: z.string().optional(),
})
const UpdateAnswer = z.strictObject({
  ...AnswerHead,
  status_reason_code: z.enum(REASON_CODES.update).optional(),
  id: z.string().optional(),
  fa: z.string(),
})
const UnlinkAnswer = z.strictObject({
  ...AnswerHead,
  status_reason_code: z.enum(REASON_CODES.unlink).optional(),
  id: z.string().optional(),
})
const ResolveAnswer = z.strictObject({
  ...AnswerHead,
  status_reason_code: z.enum(REASON_CODES.resolve).optional(),
  id: z.string().optional(),
  fa: z.string().optional(),
  account_provider_info: z.strictObject({ name: z.string(), code: z.string() }).optional(),
})

/** What each action answers. */
export const ANSWERS = {
  link: z.strictObject({ ...Ids, link_response: z.array(LinkAnswer) }),
  update: z.strictObject({ ...Ids, update_response: z.array(UpdateAnswer) }),
  unlink: z.strictObject({ ...Ids, unlink_response: z.array(UnlinkAnswer) }),
  resolve: z.strictObject({ ...Ids, resolve_response: z.array(ResolveAnswer) }),
} as const satisfies Readonly<Record<MapperAction, z.ZodType>>

export const StatusAnswer = z.strictObject({
  ...Ids,
  txnstatus_response: z.strictObject({
    txn_type: z.enum(['on-link', 'on-resolve', 'on-update', 'on-unlink']),
    txn_status: z.union([ANSWERS.link, ANSWERS.update, ANSWERS.unlink, ANSWERS.resolve]),
  }),
})

/** The head of an answer or of a callback. */
export const AnswerHeader = z.strictObject({
  version: z.literal('1.0.0'),
  message_id: z.string(),
  message_ts: z.iso.datetime(),
  action: z.string(),
  status: z.enum(['rcvd', 'pdng', 'succ', 'rjct']),
  status_reason_code: z
    .enum(Object.keys(HEADER_FAULTS) as [HeaderFault, ...HeaderFault[]])
    .optional(),
  status_reason_message: z.string().max(999).optional(),
  total_count: z.int().optional(),
  completed_count: z.int().optional(),
  sender_id: z.string(),
  receiver_id: z.string(),
  is_msg_encrypted: z.literal(false),
})
export type AnswerHeader = z.output<typeof AnswerHeader>

/** An answer under its head; one that is refused as a whole has no message. */
export const answerEnvelope = <Message extends z.ZodType>(message: Message) =>
  z.strictObject({ header: AnswerHeader, message: message.optional() })

/** The receipt of an asynchronous request. */
export const Receipt = z.strictObject({
  message: z.strictObject({
    ack_status: z.enum(['ACK', 'NACK', 'ERR']),
    timestamp: z.iso.datetime(),
    correlation_id: z.string(),
    error: z
      .strictObject({
        code: z.enum(['err.request.bad', 'err.sender_uri.invalid']),
        message: z.string().max(999),
      })
      .optional(),
  }),
})
