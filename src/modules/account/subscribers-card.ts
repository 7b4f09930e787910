import { z } from 'zod'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { subscriber, type Subscriber } from '#platform/deliveries.ts'
import { eventType, type PublishedEvent } from '#platform/events.ts'
import type { Access, PersonalInformation } from '#platform/pii.ts'
import { readAccountNumber } from '#modules/bank/index.ts'
import { holdPerson } from '#modules/person/index.ts'
import { activateAccount } from './activate-account.ts'
import { announceAccount } from './announce-account.ts'
import { closeAccount, watchAccount } from './close-account.ts'
import { closeAtBank } from './close-at-bank.ts'
import { type Account, lockAccounts } from './store.ts'

/** What this module reads of the events of banks and cards; they carry more than stands here. */
const onCard = { cardId: z.string(), personId: z.string() }
const AccountOpened = eventType(
  'bank.account-opened',
  z.object({ ...onCard, bankCode: z.string() }),
)
const AccountChanged = eventType(
  'bank.account-changed',
  z.object({
    ...onCard,
    bankCode: z.string(),
    status: z.string(),
    /** The bank's own time; where it is absent, that of the event. */
    at: z.iso.datetime().nullish(),
  }),
)
const CardCancelled = eventType('card.cancelled', z.object({ ...onCard, reason: z.string() }))

/** One that is frozen or asleep was activated before; that word may have been overtaken. */
const IN_USE: ReadonlySet<string> = new Set([
  'activated',
  'frozen',
  'unfrozen',
  'dormant',
  'reactivated',
  'restored',
])

/** One name for all of them: what happens to one card comes in its order. */
const FOLLOWER = 'account.follow-card'

const contextOf = ({ id, at }: PublishedEvent<unknown>): ActionContext => ({
  actor: { kind: 'system', id: FOLLOWER },
  requestId: `event-${id}`,
  at,
})

interface OnCard {
  readonly cardId: string
  readonly personId: string
}

const accountOn = async (
  tx: Transaction,
  { personId, cardId }: OnCard,
): Promise<Account | undefined> =>
  (await lockAccounts(tx, personId)).find((account) => account.cardId === cardId)

const announceOnce = async (
  tx: Transaction,
  context: ActionContext,
  { personId, cardId, bankCode }: OnCard & { readonly bankCode: string },
): Promise<Account> =>
  (await accountOn(tx, { personId, cardId })) ??
  announceAccount(tx, context, { personId, cardId, bankCode })

const readNumber = (
  tx: Transaction,
  pii: PersonalInformation,
  { actor, requestId, at }: ActionContext,
  { personId, cardId }: OnCard,
) => {
  const access: Access = {
    personId,
    actorKind: 'system',
    actorId: actor.id,
    organisationCode: '',
    purpose: 'activateAccount',
    basis: 'YKT-14',
    requestId,
    at,
  }
  return readAccountNumber(tx, pii, access, cardId)
}

/** 激活: from now on programmes can pay the account; told again, nothing more happens. */
const activate = async (
  tx: Transaction,
  pii: PersonalInformation,
  context: ActionContext,
  told: OnCard & { readonly bankCode: string },
): Promise<void> => {
  const account = await announceOnce(tx, context, told)
  if (account.status !== 'announced') return
  const number = await readNumber(tx, pii, context, told)
  if (number === undefined) return
  const { personId } = told
  const input = { personId, accountId: account.id, number: number.reveal() }
  await activateAccount(tx, pii, context, input)
}

const instantOf = (text: string): Temporal.Instant => Temporal.Instant.from(text)

/** 销户: told of an account that nobody has heard of before, it was never paid here. */
const closeWithBank = async (
  tx: Transaction,
  context: ActionContext,
  told: OnCard,
  closedAt: Temporal.Instant,
): Promise<void> => {
  const { personId } = told
  await holdPerson(tx, personId)
  const account = await accountOn(tx, told)
  if (account !== undefined)
    await closeAtBank(tx, context, { personId, accountId: account.id, closedAt })
}

/**
 * The card has ended: its account receives nothing more once nothing pays it. One that a programme
 * still pays, or that a new card took the place of, stays a fallback for some weeks (Art. 19).
 */
const endWithCard = async (
  tx: Transaction,
  context: ActionContext,
  { reason, ...card }: OnCard & { readonly reason: string },
): Promise<void> => {
  const account = await accountOn(tx, card)
  if (account?.status !== 'announced' && account?.status !== 'active') return
  const input = { personId: card.personId, accountId: account.id }
  const isFallback = account.status === 'active' && reason === 'replaced'
  const closed = isFallback ? undefined : await closeAccount(tx, context, input)
  if (account.status === 'active' && closed?.granted !== true)
    await watchAccount(tx, context, input)
}

/** The payee account follows the account that a bank opened on a card. */
export const cardAccountSubscribers = ({
  pii,
}: {
  readonly pii: PersonalInformation
}): readonly Subscriber[] => [
  subscriber(FOLLOWER, AccountOpened, async (tx, event) => {
    await announceOnce(tx, contextOf(event), event.payload)
  }),
  subscriber(FOLLOWER, AccountChanged, async (tx, event) => {
    const { status, at, ...told } = event.payload
    if (status === 'closed')
      await closeWithBank(
        tx,
        contextOf(event),
        told,
        typeof at === 'string' ? instantOf(at) : event.at,
      )
    else if (IN_USE.has(status)) await activate(tx, pii, contextOf(event), told)
  }),
  subscriber(FOLLOWER, CardCancelled, (tx, event) =>
    endWithCard(tx, contextOf(event), event.payload),
  ),
]
