import { z } from 'zod'
import { eventType } from '#platform/events.ts'

/** A batch was let go: its instructions are built and sent. */
export const batchReleased = eventType(
  'payment.batch-released',
  z.object({ batchId: z.uuid(), programmeCode: z.string(), payPeriod: z.string() }),
)

const ofFile = z.object({
  batchId: z.uuid(),
  /** The file of the bank that said so; nothing where a whole instruction was refused. */
  inboundId: z.uuid().nullable(),
  count: z.number().int(),
})

/** Money has arrived: one event for each file and batch, however many lines it tells of. */
export const linesPaid = eventType('payment.lines-paid', ofFile)

/** Money came back, or never went: somebody has to see to it. */
export const linesFailed = eventType('payment.lines-failed', ofFile)
