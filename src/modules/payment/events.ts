import { z } from 'zod'
import { eventType } from '#platform/events.ts'

/** A batch was let go: its instructions are built and sent. */
export const batchReleased = eventType(
  'payment.batch-released',
  z.object({ batchId: z.uuid(), programmeCode: z.string(), payPeriod: z.string() }),
)

/** Money came back, or never went: somebody has to see to it. */
export const linesFailed = eventType(
  'payment.lines-failed',
  z.object({ batchId: z.uuid(), inboundId: z.uuid(), count: z.number().int() }),
)
