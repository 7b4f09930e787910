import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { ActionContext } from '#platform/audit.ts'
import { FixedClock } from '#platform/clock.ts'
import { type Database, sql } from '#platform/db.ts'
import { deliverDue, type Subscriber, syncSubscriptions } from '#platform/deliveries.ts'
import { addressGuard } from '#platform/http/address-guard.ts'
import { createLogger } from '#platform/log.ts'
import {
  accountSubscribers,
  cancelChange,
  changeAccount,
  openAssignment,
} from '#modules/account/index.ts'
import { giveConsent, withdrawConsent } from '#modules/consent/index.ts'
import {
  enterEndpoint,
  exchangeSubscribers,
  sendDue,
  type SendingDeps,
  stepEndpoint,
} from '#modules/exchange/index.ts'
import { testDatabase } from './database.ts'
import {
  ALLOWANCE,
  byHolder,
  bySystem,
  enterAccount,
  enterProgrammes,
  payConsent,
} from './payees.ts'
import { enterSomebody, testKeys } from './person.ts'

export const TOLD_AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
export const OWNER = ALLOWANCE.ownerAgency

export const officer = (at: Temporal.Instant, id = 'officer-1', agency = OWNER): ActionContext => ({
  actor: { kind: 'staff', id, organisationCode: agency },
  requestId: 'request-1',
  at,
})

/** Until no older transaction is open, of whatever test: then the feed shows all there is. */
export const feedReady = async (owner: Database): Promise<void> => {
  const query = sql`
    select coalesce(max(written_in) < pg_snapshot_xmin(pg_current_snapshot()), true) as ready
      from exchange.message`
  while (!(await owner.one(z.object({ ready: z.boolean() }), query)).ready) await pause(5)
}

/** Somebody with a change of account that their department has to hear of. */
export interface ToldChange {
  readonly personId: string
  readonly changeId: string
  readonly consentId: string
}

const enterPerson = async (db: Database, sequence: number, programmeCode: string) => {
  const personId = await enterSomebody(db, sequence)
  const before = TOLD_AT.subtract({ hours: 100 })
  return db.transaction(async (tx) => {
    const old = await enterAccount(tx, personId, 2 * sequence, before)
    const fresh = await enterAccount(tx, personId, 2 * sequence + 1, before)
    await openAssignment(tx, bySystem(before), { personId, programmeCode, accountId: old.id })
    return { personId, programmeCode, accountId: fresh.id }
  })
}

/** Departments, people and changes over a database of its own, without receivers. */
export const exchangeWorld = async () => {
  const it = await testDatabase()
  const { db } = it
  const clock = new FixedClock(TOLD_AT)
  await enterProgrammes(db)
  const subscribers: readonly Subscriber[] = [
    ...accountSubscribers(),
    ...exchangeSubscribers({ keys: testKeys }),
  ]
  await db.transaction((tx) => syncSubscriptions(tx, subscribers))
  const sending: SendingDeps = {
    db,
    clock,
    keys: testKeys,
    allows: addressGuard(['127.0.0.0/8']),
  }
  let people = 0
  return {
    ...it,
    clock,
    sending,
    /** Brings what happened to where it is to be sent. */
    spread: () => deliverDue({ db, clock, log: createLogger('silent') }, subscribers),
    send: (change: Partial<SendingDeps> = {}) => sendDue({ ...sending, ...change }),
    /** An endpoint that two people have agreed on, and its secret. */
    enterApproved: async (url: string, agencyCode = OWNER, eventKinds?: readonly string[]) => {
      const deps = { db, keys: testKeys, demo: true }
      const kinds = eventKinds ?? ['account.changed', 'account.change-cancelled']
      const context = officer(clock.now(), 'officer-1', agencyCode)
      const entered = await enterEndpoint(deps, context, { agencyCode, url, eventKinds: kinds })
      if (!entered.granted) throw new Error(entered.refusal)
      const { endpointId: id, secret } = entered.outcome
      const second = officer(clock.now(), 'checker-1', agencyCode)
      const approved = await stepEndpoint(deps, second, { agencyCode, id }, 'approve')
      if (approved?.granted !== true) throw new Error('not approved')
      return { id, secret }
    },
    enterPerson: (programmeCode = ALLOWANCE.code) => {
      people += 1
      return enterPerson(db, people, programmeCode)
    },
    /** The holder permits the change, which takes effect some hours later. */
    change: async (
      scope: { personId: string; programmeCode: string; accountId: string },
      inHours = 48,
    ): Promise<ToldChange> => {
      const { personId } = scope
      const at = clock.now()
      const holder = byHolder(personId, at)
      return db.transaction(async (tx) => {
        const consent = await giveConsent(tx, holder, await payConsent(tx, scope, at))
        if (!consent.granted) throw new Error(consent.refusal)
        const consentId = consent.outcome.id
        const effectiveFrom = at.add({ hours: inHours })
        const change = await changeAccount(tx, holder, { ...scope, consentId, effectiveFrom })
        if (!change.granted) throw new Error(change.refusal)
        return { personId, changeId: change.outcome.id, consentId }
      })
    },
    withdraw: ({ personId, consentId }: ToldChange) =>
      db.transaction((tx) =>
        withdrawConsent(tx, byHolder(personId, clock.now()), { personId, consentId }),
      ),
    cancel: ({ personId }: ToldChange, programmeCode = ALLOWANCE.code) =>
      db.transaction((tx) =>
        cancelChange(tx, byHolder(personId, clock.now()), { personId, programmeCode }),
      ),
  }
}
export type ExchangeWorld = Awaited<ReturnType<typeof exchangeWorld>>
