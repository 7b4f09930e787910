import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import { deliverDue, subscriber, syncSubscriptions } from '#platform/deliveries.ts'
import { eventType, publish } from '#platform/events.ts'
import { createLogger } from '#platform/log.ts'
import { cardSubscribers } from '#modules/card/index.ts'
import {
  type Application,
  type Clerk,
  EVENT_STEPS,
  followCard,
  openAndAct,
  type Wish,
} from '#modules/handling/index.ts'
import { registerAgencies, registerStaff } from '#modules/organisation/index.ts'
import { caseActs } from '#app/acts/index.ts'
import { workingDays } from '#app/working-days.ts'
import { orderWorld } from './card-orders.ts'
import { enterCard } from './card.ts'
import { enterSomebody } from './person.ts'

const Payload = z.looseObject({
  personId: z.string(),
  cardId: z.string(),
  orderId: z.string().nullish(),
  formal: z.boolean().optional(),
})

/** Cases follow their cards, as the program lets them. */
export const followers = Object.keys(EVENT_STEPS).map((name) =>
  subscriber(`handling.follow.${name}`, eventType(name, Payload), (tx, event) =>
    followCard(tx, {
      ...event,
      payload: { ...event.payload, orderId: event.payload.orderId ?? undefined },
    }),
  ),
)

/** What a holder chooses when nothing is special: bank 102, photo of the document, by post. */
export const WISH: Wish = { bankCode: '102', photo: 'document', delivery: { to: 'mail' } }

/** Orders, cases that follow them, clerks, and holders with and without a card. */
export const actsWorld = async () => {
  const world = await orderWorld()
  const { db, clock } = world
  await db.transaction((tx) =>
    registerAgencies(tx, [
      {
        code: 'desk-441400',
        kind: 'bureau',
        regionCode: '441400',
        name: { 'zh-Hans': '梅州', 'zh-Hant': '梅州', en: 'Meizhou', pt: 'Meizhou' },
        unifiedSocialCreditCode: undefined,
      },
    ]),
  )
  const subscribers = [...cardSubscribers({ ...world.factoryDeps, clock }), ...followers]
  await db.transaction((tx) => syncSubscriptions(tx, subscribers))
  const deliver = () => deliverDue({ db, clock, log: createLogger('silent') }, subscribers)
  const deps = { db, pii: world.pii, workingDays: workingDays(db), acts: caseActs }
  let people = 0
  const somebody = (regionCode = '440106') => {
    people += 1
    return enterSomebody(db, people * 2, { regionCode })
  }
  const clerk = async (agencyCode: string, regionCode: string): Promise<Clerk> => {
    const id = uuidv7(clock.now())
    await db.transaction((tx) =>
      registerStaff(tx, { id, subject: id, agencyCode, displayName: '植秀兰', roles: ['clerk'] }),
    )
    return { id, agencyCode, regionCode }
  }
  return {
    ...world,
    deps,
    deliver,
    clerk,
    newcomer: somebody,
    holder: async (change: Parameters<typeof enterCard>[3] = {}) => {
      const personId = await somebody()
      return { personId, card: await enterCard(db, personId, people, change) }
    },
    staffContext: ({ id, agencyCode }: Clerk): ActionContext => ({
      actor: { kind: 'staff', id, organisationCode: agencyCode },
      requestId: 'request-1',
      at: clock.now(),
    }),
    tell: async (name: string, payload: Readonly<Record<string, unknown>>) => {
      const type = eventType(name, z.record(z.string(), z.unknown()))
      await db.transaction((tx) => publish(tx, world.job(), type, { subjectId: 'test', payload }))
      await deliver()
    },
    /** Somebody applies online by themselves, with every paper. */
    apply: (personId: string, service: Application['service'], change: Partial<Application> = {}) =>
      openAndAct(deps, world.context(personId), {
        key: `key-${personId}-${service}`,
        personId,
        service,
        applicant: 'holder',
        channel: 'online',
        issueRegion: '440100',
        acceptRegion: '440100',
        presented: ['oldCard', 'newDataProof', 'card', 'endingProof'],
        shared: ['identityDocument', 'nameAndNumber', 'photo'],
        wish: WISH,
        proof: { authenticatedAt: clock.now(), assuranceLevel: 2 },
        ...change,
      }),
  }
}
