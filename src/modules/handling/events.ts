import { z } from 'zod'
import { eventType } from '#platform/events.ts'
import { CASE_STATUSES } from './case.ts'
import { CASE_HOLDERS, STEP_CODES } from './case-step.ts'
import { EXCEPTION_KINDS, OUTCOMES } from './exception-kind.ts'
import { SERVICE_CODES } from './service.ts'

const About = z.object({
  caseId: z.string(),
  personId: z.string(),
  cardId: z.string().nullable(),
  service: z.enum(SERVICE_CODES),
})

/** A case was opened: accepted, or told once what is missing. */
export const CaseOpened = eventType(
  'handling.case-opened',
  About.extend({ status: z.enum(CASE_STATUSES) }),
)

/** A case went on; who is told of acts in their name follows this. */
export const CaseMoved = eventType(
  'handling.case-moved',
  About.extend({ step: z.enum(STEP_CODES), heldBy: z.enum(CASE_HOLDERS) }),
)

/** A case ended: finished, withdrawn or refused. */
export const CaseEnded = eventType(
  'handling.case-ended',
  About.extend({ status: z.enum(CASE_STATUSES) }),
)

const AboutException = z.object({
  exceptionId: z.string(),
  personId: z.string(),
  kind: z.enum(EXCEPTION_KINDS),
  resolverAgency: z.string(),
})

/** The program cannot go on by itself: somebody has to see to it. */
export const ExceptionOpened = eventType('handling.exception-opened', AboutException)

/** The limit of an exception has passed and it is still under way. */
export const ExceptionEscalated = eventType('handling.exception-escalated', AboutException)

/** An exception was seen to. */
export const ExceptionClosed = eventType(
  'handling.exception-closed',
  AboutException.extend({ outcome: z.enum(OUTCOMES) }),
)
