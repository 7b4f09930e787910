import { z } from 'zod'
import { eventType } from '#platform/events.ts'

const Request = z.strictObject({ requestId: z.string() })

/** An asynchronous message has items to be answered. */
export const mapperReceived = eventType('mapper.received', Request)

/** Every item of an asynchronous message is answered: the caller is to be told. */
export const mapperAnswered = eventType('mapper.answered', Request)
