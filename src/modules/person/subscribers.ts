import { ACTED_FOR, type ActionContext } from '#platform/audit.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { outsideSubscriber, subscriber, type Subscriber } from '#platform/deliveries.ts'
import { publish, type PublishedEvent } from '#platform/events.ts'
import type { Access, PersonalInformation, SealedValue } from '#platform/pii.ts'
import { IDENTITY_CHECK_WANTED, IDENTITY_CHECKED, NOTICE_WRITTEN } from './events.ts'
import { noticeText } from './notice.ts'
import { tellBoth } from './notify.ts'
import type { PopulationRegister } from './population-register.ts'
import { askIdentityReview, settleByRegister } from './review-identity.ts'
import { MESSAGE_CHANNELS, type MessageChannel, type ShortMessages } from './short-messages.ts'
import { PERSON_BINDINGS, sealedValue } from './store.ts'
import { saveCheck, statedIdentity } from './store-check.ts'
import { type AddressedNotice, addressedNotice, noteSent } from './store-notice.ts'

export interface PersonSubscriberDeps {
  readonly db: Database
  readonly clock: Clock
  readonly pii: PersonalInformation
  /** Absent until a gateway is connected: notices stand on the person's page all the same. */
  readonly shortMessages: ShortMessages | undefined
  readonly register: PopulationRegister | undefined
}

const contextOf = (name: string, event: PublishedEvent<unknown>): ActionContext => ({
  actor: { kind: 'system', id: name },
  requestId: `event-${event.id}`,
  at: event.at,
})

const systemAccess = (
  name: string,
  event: PublishedEvent<unknown>,
  reading: Pick<Access, 'personId' | 'purpose' | 'basis' | 'at'>,
): Access => ({
  ...reading,
  actorKind: 'system',
  actorId: name,
  organisationCode: '',
  requestId: `event-${event.id}`,
})

const TELL = 'person.tell-both'

const tellBothSides = (): Subscriber =>
  subscriber(TELL, ACTED_FOR, (tx, event) => {
    const { personId, agentId, action } = event.payload
    return tellBoth(tx, contextOf(TELL, event), { personId, agentId, act: action })
  })

/** The followers that write and call; each goes on without the other. */
const SENDERS = { sms: 'person.send-sms', voice: 'person.call' } as const

/** The phone of then where the notice asks for it and there was one, else the present one. */
const phoneOf = (notice: AddressedNotice): SealedValue<'phone'> | undefined => {
  const { person_id: personId, phone_sealed: present, change_id: id, former_sealed } = notice
  if (id !== null && former_sealed !== null) {
    const binding = { column: 'person.attribute_change.old_sealed', rowId: id }
    return { field: 'phone', binding, sealed: former_sealed }
  }
  const binding = { column: PERSON_BINDINGS.phone, rowId: personId }
  return present === null ? undefined : { field: 'phone', binding, sealed: present }
}

/** The text and the phone of a notice; nobody is written to who has died or has no phone. */
const addressed = async (
  tx: Transaction,
  { clock, pii }: PersonSubscriberDeps,
  event: PublishedEvent<{ noticeId: string }>,
  channel: MessageChannel,
) => {
  const notice = await addressedNotice(tx, event.payload.noticeId)
  const { person_id: personId, language } = notice
  const value = phoneOf(notice)
  if (value === undefined || !notice.living) return undefined
  const access = systemAccess(SENDERS[channel], event, {
    personId,
    purpose: 'sendNotice',
    basis: 'YKT-22',
    at: clock.now(),
  })
  const { phone } = await pii.read(tx, access, { phone: value })
  return { channel, language, to: phone.reveal(), text: noticeText(language, notice) }
}

const MESSAGE_IDS = {
  sms: (noticeId: string) => noticeId,
  voice: (noticeId: string) => `${noticeId}:voice`,
} as const satisfies Record<MessageChannel, unknown>

/** Every notice is written; those marked for it are read out in a call as well. */
const send = (
  deps: PersonSubscriberDeps,
  shortMessages: ShortMessages,
  channel: MessageChannel,
): Subscriber =>
  outsideSubscriber(
    SENDERS[channel],
    NOTICE_WRITTEN,
    async (event) => {
      const { noticeId, byVoice = false } = event.payload
      if (channel === 'voice' && !byVoice) return false
      const message = await deps.db.transaction((tx) => addressed(tx, deps, event, channel))
      if (message === undefined) return false
      await shortMessages.send({ messageId: MESSAGE_IDS[channel](noticeId), ...message })
      return true
    },
    async (tx, event, sent) => {
      if (sent) await noteSent(tx, event.payload.noticeId, channel, deps.clock.now())
    },
  )

const messengers = (deps: PersonSubscriberDeps): readonly Subscriber[] => {
  const { shortMessages } = deps
  return shortMessages === undefined
    ? []
    : MESSAGE_CHANNELS.map((channel) => send(deps, shortMessages, channel))
}

const CHECK = 'person.check-identity'

/** What a reviewer reads of an answer; staff pages speak Simplified Chinese only. */
const REGISTER_WORDS = {
  mismatched: '人口库有这个号码，姓名不一样',
  notFound: '人口库里没有这个号码',
} as const

const askRegister = (deps: PersonSubscriberDeps, register: PopulationRegister): Subscriber =>
  outsideSubscriber(
    CHECK,
    IDENTITY_CHECK_WANTED,
    async (event) => {
      const { personId, checkId } = event.payload
      const { kind, opened } = await deps.db.transaction(async (tx) => {
        const row = await statedIdentity(tx, personId)
        const access = systemAccess(CHECK, event, {
          personId,
          purpose: 'identityCheck',
          basis: 'YKT-6',
          at: deps.clock.now(),
        })
        const binding = { column: PERSON_BINDINGS.identityNumber, rowId: row.document_id }
        const values = {
          name: sealedValue('name', personId, row.name_sealed),
          number: { field: 'identityNumber', binding, sealed: row.number_sealed } as const,
        }
        return { kind: row.kind, opened: await deps.pii.read(tx, access, values) }
      })
      return register.check({
        requestId: checkId,
        name: opened.name.reveal(),
        documentKind: kind,
        documentNumber: opened.number.reveal(),
      })
    },
    async (tx, event, result) => {
      const { personId, checkId } = event.payload
      const asker = await saveCheck(tx, checkId, result, deps.clock.now())
      if (asker === undefined) return
      const context = contextOf(CHECK, event)
      if (result === 'matched') await settleByRegister(tx, context, personId)
      else
        await askIdentityReview(tx, context, {
          personId,
          reason: 'registerDiffers',
          evidence: REGISTER_WORDS[result],
          asker,
        })
      await publish(tx, context, IDENTITY_CHECKED, {
        subjectId: personId,
        payload: { personId, checkId, result },
      })
    },
  )

/** What follows events of this module and of acting for others. */
export const personSubscribers = (deps: PersonSubscriberDeps): readonly Subscriber[] => [
  tellBothSides(),
  ...messengers(deps),
  ...(deps.register === undefined ? [] : [askRegister(deps, deps.register)]),
]
