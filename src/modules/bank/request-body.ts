import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import type { Access, PersonalInformation } from '#platform/pii.ts'
import { MEASURE_EFFECTS } from './bank.ts'
import type { AccountBody, OpeningBody } from './connection.ts'
import type { ReadHolder } from './holder.ts'
import type { Bank } from './store.ts'
import { accountOfCard } from './store-account.ts'
import type { BankRequest } from './store-request.ts'

/** What a bank is told, by the kind of request. */
export type Body =
  | { readonly kind: 'openAccount'; readonly body: OpeningBody }
  | { readonly kind: 'reportLoss' | 'restore'; readonly body: AccountBody }

export interface BodyDeps {
  readonly pii: PersonalInformation
  readonly readHolder: ReadHolder
}

/** What was sent before a measure goes on (Art. 25); an opening that was not, waits or moves. */
export const isHeld = ({ kind, status }: BankRequest, { measure }: Bank): boolean =>
  kind === 'openAccount' && status === 'waiting' && !MEASURE_EFFECTS[measure].takesApplications

const openingBody = async (
  tx: Transaction,
  { readHolder }: BodyDeps,
  access: Access,
  { id: requestId, cardId }: BankRequest,
): Promise<OpeningBody> => {
  const holder = await readHolder(tx, access, cardId)
  if (holder === undefined) throw new Error(`Request ${requestId} is for a card that is not there`)
  return {
    requestId,
    cardNumber: holder.cardNumber,
    name: holder.name.reveal(),
    documentKind: holder.documentKind,
    documentNumber: holder.documentNumber.reveal(),
    phone: holder.phone?.reveal() ?? null,
  }
}

/** Reads what the bank has to know, in the clear, and leaves the record that the bank has it. */
export const bodyOf = async (
  tx: Transaction,
  deps: BodyDeps,
  context: ActionContext,
  { agencyCode }: Bank,
  request: BankRequest,
): Promise<Body> => {
  const { id: requestId, kind, cardId, personId } = request
  const access: Access = {
    personId,
    actorKind: 'system',
    actorId: context.actor.id,
    organisationCode: agencyCode,
    purpose: 'sendToBank',
    basis: kind === 'openAccount' ? 'YKT-6' : 'CARD-16',
    caseReference: requestId,
    requestId: context.requestId,
    at: context.at,
  }
  if (kind === 'openAccount') return { kind, body: await openingBody(tx, deps, access, request) }
  const account = await accountOfCard(tx, cardId)
  if (account === undefined)
    throw new Error(`Request ${requestId} is for a card whose account the bank never told`)
  const { number } = await deps.pii.read(tx, access, { number: account.number })
  return { kind, body: { requestId, accountNumber: number.reveal() } }
}
