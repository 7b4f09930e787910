import { z } from 'zod'
import { eventType } from '#platform/events.ts'

const personId = z.uuid()

/** A notice stands on the person's page; channels follow. */
export const NOTICE_WRITTEN = eventType(
  'person.notice-written',
  z.object({
    personId,
    noticeId: z.uuid(),
    /** Whoever may not read a screen is called as well. */
    byVoice: z.boolean().optional(),
  }),
)

/** Nobody acts by this relation any more. */
export const RELATION_ENDED = eventType(
  'person.relation-ended',
  z.object({ relationId: z.uuid(), personId, agentId: z.uuid(), reason: z.string() }),
)

/** The population register says that a person has died. */
export const DIED = eventType('person.died', z.object({ personId, diedOn: z.iso.date() }))

/** The population register takes back that a person has died. */
export const DEATH_WITHDRAWN = eventType('person.death-withdrawn', z.object({ personId }))

const pair = z.object({ mergeId: z.uuid(), fromPersonId: z.uuid(), intoPersonId: z.uuid() })

/** Two entries are one person; what belongs to the first is looked up by the second. */
export const MERGED = eventType('person.merged', pair)

/** They are two again, exactly as they were. */
export const UNMERGED = eventType('person.unmerged', pair)

/** Name, identity number or phone has changed; `hold` asks that payments wait (C7). */
export const ATTRIBUTES_CHANGED = eventType(
  'person.attributes-changed',
  z.object({ personId, orderId: z.uuid(), attributes: z.array(z.string()), hold: z.boolean() }),
)

/** Somebody asks the population register whether a person is who they say. */
export const IDENTITY_CHECK_WANTED = eventType(
  'person.identity-check-wanted',
  z.object({ personId, checkId: z.uuid() }),
)

/** Two people have looked, or the register was back before them. */
export const IDENTITY_REVIEWED = eventType(
  'person.identity-reviewed',
  z.object({ personId, reviewId: z.uuid(), result: z.enum(['confirmed', 'refused']) }),
)

/** The population register has answered. */
export const IDENTITY_CHECKED = eventType(
  'person.identity-checked',
  z.object({ personId, checkId: z.uuid(), result: z.enum(['matched', 'mismatched', 'notFound']) }),
)
