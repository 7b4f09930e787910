import { z } from 'zod'

/** A moment in a request, such as `2026-11-23T08:00:00Z`; more than nanoseconds is no moment. */
export const TimeText = z.iso.datetime().transform((text, context) => {
  try {
    return Temporal.Instant.from(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'has at most nine digits after the point' })
    return z.NEVER
  }
})
