import { z } from 'zod'

// The mapper interface of G2P Connect 1.0.0, as its published description has it: what must be
// there, of which type, and which codes there are. Written from the description and not from our
// own shapes, so that the two can differ. Members that it does not name are refused.

const DateTime = z.iso.datetime({ offset: true })
const Status = z.enum(['rcvd', 'pdng', 'succ', 'rjct'])
const Attributes = z.array(z.strictObject({ name: z.string().max(99), value: z.unknown() }))
const Head = {
  reference_id: z.string(),
  timestamp: DateTime,
  status: Status,
  status_reason_message: z.string().max(999).optional(),
  additional_info: Attributes.optional(),
  locale: z
    .string()
    .regex(/^[a-z]{3}$/)
    .optional(),
}
const Transaction = { transaction_id: z.string().max(99), correlation_id: z.string().max(99) }

const FAULTS = [
  'rjct.reference_id.invalid',
  'rjct.reference_id.duplicate',
  'rjct.timestamp.invalid',
] as const

const LinkResponse = z.strictObject({
  ...Transaction,
  link_response: z.array(
    z.strictObject({
      ...Head,
      fa: z.string().optional(),
      status_reason_code: z
        .enum([
          ...FAULTS,
          'rjct.id.invalid',
          'rjct.fa.invalid',
          'rjct.name.invalid',
          'rjct.mobile_number.invalid',
          'rjct.unknown.retry',
          'rjct.other.error',
        ])
        .optional(),
    }),
  ),
})

const OtherCode = z.enum([...FAULTS, 'rjct.beneficiary_name.invalid']).optional()

const UpdateResponse = z.strictObject({
  ...Transaction,
  update_response: z.array(
    z.strictObject({
      ...Head,
      fa: z.string(),
      id: z.string().optional(),
      status_reason_code: OtherCode,
    }),
  ),
})

const UnlinkResponse = z.strictObject({
  ...Transaction,
  unlink_response: z.array(
    z.strictObject({ ...Head, id: z.string().optional(), status_reason_code: OtherCode }),
  ),
})

const ResolveResponse = z.strictObject({
  ...Transaction,
  resolve_response: z.array(
    z.strictObject({
      ...Head,
      fa: z.string().optional(),
      id: z.string().optional(),
      account_provider_info: z
        .strictObject({
          name: z.string(),
          code: z.string(),
          subcode: z.string().optional(),
          additional_info: z.string().max(999).optional(),
        })
        .optional(),
      status_reason_code: z
        .enum([
          ...FAULTS,
          'rjct.id.invalid',
          'rjct.fa.invalid',
          'rjct.resolve_type.not_supported',
          'succ.fa.active',
          'succ.fa.inactive',
          'succ.fa.not_found',
          'succ.fa.not_linked_to_id',
          'succ.id.active',
          'succ.id.inactive',
          'succ.id.not_found',
        ])
        .optional(),
    }),
  ),
})

const StatusResponse = z.strictObject({
  ...Transaction,
  txnstatus_response: z.strictObject({
    txn_type: z.enum(['on-link', 'on-resolve', 'on-update', 'on-unlink']),
    txn_status: z.union([LinkResponse, UpdateResponse, UnlinkResponse, ResolveResponse]),
  }),
})

const CallbackHeader = z.strictObject({
  version: z.string().optional(),
  message_id: z.string(),
  message_ts: DateTime,
  action: z.string(),
  status: Status,
  status_reason_code: z
    .enum([
      'rjct.version.invalid',
      'rjct.message_id.duplicate',
      'rjct.message_ts.invalid',
      'rjct.action.invalid',
      'rjct.action.not_supported',
      'rjct.total_count.invalid',
      'rjct.total_count.limit_exceeded',
      'rjct.errors.too_many',
    ])
    .optional(),
  status_reason_message: z.string().max(999).optional(),
  total_count: z.int().optional(),
  completed_count: z.int().optional(),
  sender_id: z.string().optional(),
  receiver_id: z.string().optional(),
  is_msg_encrypted: z.boolean().optional(),
})

const envelope = <Message extends z.ZodType>(message: Message) =>
  z.strictObject({
    signature: z.string().optional(),
    header: CallbackHeader,
    message: message.optional(),
  })

/** What an answer and a callback to each action must look like. */
export const CONTRACT = {
  link: envelope(LinkResponse),
  update: envelope(UpdateResponse),
  unlink: envelope(UnlinkResponse),
  resolve: envelope(ResolveResponse),
  'txn-status': envelope(StatusResponse),
} as const

/** The receipt of an asynchronous message. */
export const RECEIPT_CONTRACT = z.strictObject({
  message: z.strictObject({
    ack_status: z.enum(['ACK', 'NACK', 'ERR']),
    timestamp: DateTime,
    correlation_id: z.string().max(99),
    error: z
      .strictObject({
        code: z.enum([
          'err.request.bad',
          'err.request.unauthorized',
          'err.request.forbidden',
          'err.request.not_found',
          'err.request.timeout',
          'err.version.not_supported',
          'err.request.too_many_requests',
          'err.sender_id.invalid',
          'err.sender_uri.invalid',
          'err.receiver_id.invalid',
          'err.signature.missing',
          'err.signature.invalid',
          'err.encryption.invalid',
          'err.service.unavailable',
        ]),
        message: z.string().max(999),
      })
      .optional(),
  }),
})
