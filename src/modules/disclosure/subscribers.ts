import type { Clock } from '#platform/clock.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { outsideSubscriber, type Subscriber } from '#platform/deliveries.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import type { ShortMessages } from '#modules/person/index.ts'
import { objectionDecided } from './events.ts'
import { outcomeMessages } from './messages-public.ts'
import { objectionNumber } from './objection.ts'
import { findObjection, noteTold, PHONE_COLUMN } from './store-objections.ts'

export interface DisclosureSubscriberDeps {
  readonly db: Database
  readonly clock: Clock
  readonly pii: PersonalInformation
  /** Absent until a gateway is connected: outcomes are found by their number all the same. */
  readonly shortMessages: ShortMessages | undefined
}

/** Nobody in particular left the phone; that they were told stands with the objection. */
const OF_NOBODY = { recorded: true } as const

const addressed = async (
  tx: Transaction,
  { pii }: DisclosureSubscriberDeps,
  objectionId: string,
) => {
  const one = await findObjection(tx, objectionId)
  if (one?.phoneSealed === undefined || one.status === 'open' || one.toldAt !== undefined)
    return undefined
  const binding = { column: PHONE_COLUMN, rowId: one.id }
  const { phone } = pii.open(OF_NOBODY, {
    phone: { field: 'phone', binding, sealed: one.phoneSealed },
  })
  const text = outcomeMessages(one.language, one.status, { number: objectionNumber(one.id) })
  return { channel: 'sms' as const, language: one.language, to: phone.reveal(), text }
}

/** Whoever left a phone is told what came of their objection; then the phone is forgotten. */
export const disclosureSubscribers = (deps: DisclosureSubscriberDeps): readonly Subscriber[] => {
  const { shortMessages } = deps
  if (shortMessages === undefined) return []
  return [
    outsideSubscriber(
      'disclosure.tell-objector',
      objectionDecided,
      async ({ payload: { objectionId } }) => {
        const message = await deps.db.transaction((tx) => addressed(tx, deps, objectionId))
        if (message === undefined) return false
        await shortMessages.send({ messageId: objectionId, ...message })
        return true
      },
      async (tx, { payload: { objectionId } }, sent) => {
        if (sent) await noteTold(tx, objectionId, deps.clock.now())
      },
    ),
  ]
}
